"""Sign-offs and challenges as they are published: what was done and in what role, without the names of people."""

from __future__ import annotations

from dataclasses import replace

from prioritise.domain.exercise import Exercise
from prioritise.files.accountability.tables import CHALLENGES_FILE, SIGN_OFFS_FILE, challenges_csv, sign_offs_csv

NO_NAME = "(name not published)"


def nameless_files(exercise: Exercise) -> dict[str, bytes]:
    """Write the files of sign-offs and challenges without names; none where there are none."""
    files = {}
    if exercise.sign_offs:
        files[SIGN_OFFS_FILE] = sign_offs_csv(replace(signed, who=NO_NAME, note="") for signed in exercise.sign_offs)
    if exercise.challenges:
        files[CHALLENGES_FILE] = challenges_csv(
            # What a value was then may have been the middle of a score or two.
            replace(
                asked, who=NO_NAME, answered_by=NO_NAME if asked.answered_by else "", value_then=None, level_then=""
            )
            for asked in exercise.challenges
        )
    return files
