"""An exercise after a sign-off, a challenge or its answer, for somebody who works alone with a folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from operator import attrgetter

from prioritise.domain.accountability import Challenge, ChallengeOutcome, SignOff
from prioritise.domain.errors import refusal
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.partners import AgreedScore
from prioritise.files.accountability.entries import (
    merged_challenges,
    merged_sign_offs,
    numbered,
    tidy_answer,
    tidy_challenge,
    tidy_sign_off,
    with_answer,
)
from prioritise.files.accountability.tables import CHALLENGES_FILE, SIGN_OFFS_FILE, challenges_csv, sign_offs_csv
from prioritise.files.exercise.loading import load_changed
from prioritise.files.exercise.panel_files import AGREED_FILE, panel_csv
from prioritise.files.number_text import plain_number


def signed_off(exercise: Exercise, typed: SignOff, *, today: date) -> Exercise:
    """Return the exercise with one more sign-off. Raises FileProblems for what cannot be written down."""
    sign_offs = merged_sign_offs(exercise.sign_offs, [tidy_sign_off(typed, today=today)])
    return replace(exercise, sign_offs=sign_offs, files=_with(exercise, SIGN_OFFS_FILE, sign_offs_csv(sign_offs)))


def challenged(exercise: Exercise, typed: Challenge, *, today: date) -> Exercise:
    """Return the exercise with one more challenge. Raises FileProblems for what cannot be written down."""
    added = numbered(exercise.challenges, tidy_challenge(typed, today=today))
    return _with_challenges(exercise, (*exercise.challenges, added))


def answered(exercise: Exercise, typed: Challenge, *, today: date) -> Exercise:
    """Return the exercise with a challenge answered by a reason. Raises FileProblems, VersionClash."""
    reasoned = tidy_answer(replace(typed, outcome=ChallengeOutcome.KEPT, round=None), today=today)
    return _with_challenges(exercise, with_answer(exercise.challenges, reasoned))


def rescored(exercise: Exercise, typed: Challenge, *, value: float, today: date) -> Exercise:
    """Return the exercise with a challenged cell agreed anew, in a round of its own, and the challenge answered by it.

    The answer is the reason of the new value. Raises FileProblems for a value off the criterion's scale, or the one
    that was agreed last and so was challenged; VersionClash.
    """
    _check_another(exercise, typed, value)
    spoken = [score.round for score in exercise.scores] + [score.round for score in exercise.agreed]
    number = max(spoken, default=0) + 1
    written = tidy_answer(replace(typed, outcome=ChallengeOutcome.RESCORED, round=number), today=today)
    agreed = (*exercise.agreed, AgreedScore(number, typed.intervention, typed.criterion, value, written.answer))
    challenges = with_answer(exercise.challenges, written)
    agreed_csv = panel_csv(AGREED_FILE, agreed, exercise.criterion_by_id)
    return load_changed(exercise, {AGREED_FILE: agreed_csv, CHALLENGES_FILE: challenges_csv(challenges)})


def _check_another(exercise: Exercise, typed: Challenge, value: float) -> None:
    cell = (typed.intervention, typed.criterion)
    rows = [row for row in exercise.agreed if (row.intervention, row.criterion) == cell]
    last = max(rows, key=attrgetter("round"), default=None)
    if last is not None and (last.level, last.value) == ("", value):
        raise refusal(
            "score", f"{plain_number(value)}, which is what was agreed", "give another, or answer with a reason"
        )


def with_entries_of(changed: Exercise, current: Exercise) -> Exercise:
    """Return a changed exercise with every sign-off and challenge of the one that is open, so that none is undone."""
    sign_offs = merged_sign_offs(current.sign_offs, changed.sign_offs)
    challenges = merged_challenges(current.challenges, changed.challenges)
    if sign_offs == changed.sign_offs and challenges == changed.challenges:
        return changed
    files = _with(changed, SIGN_OFFS_FILE, sign_offs_csv(sign_offs)) if sign_offs else changed.files
    kept = replace(changed, sign_offs=sign_offs, files=files)
    return _with_challenges(kept, challenges) if challenges else kept


def _with_challenges(exercise: Exercise, challenges: tuple[Challenge, ...]) -> Exercise:
    files = _with(exercise, CHALLENGES_FILE, challenges_csv(challenges))
    return replace(exercise, challenges=challenges, files=files)


def _with(exercise: Exercise, name: str, content: bytes) -> tuple[SourceFile, ...]:
    files = {file.name: file for file in exercise.files} | {name: SourceFile(name, content)}
    return tuple(files[file] for file in sorted(files))
