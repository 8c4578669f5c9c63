"""Writing the files of sign-offs and challenges, and reading them by themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from prioritise.domain.accountability import Challenge, SignOff
from prioritise.files.exercise.accountability_rows import ChallengeRow, SignOffRow
from prioritise.files.exercise.panel_files import PANEL_FILES
from prioritise.files.exercise.tables import read_whole_table, written

SIGN_OFFS_FILE, CHALLENGES_FILE = SignOffRow.declared.file, ChallengeRow.declared.file
ADDED_TO = (*PANEL_FILES, SIGN_OFFS_FILE, CHALLENGES_FILE)
"""What a panel said, signed off and was asked. Each is added to by a save of its own, and replaced by no other file."""

Row = TypeVar("Row", SignOffRow, ChallengeRow)


def sign_offs_csv(sign_offs: Iterable[SignOff]) -> bytes:
    """Write `sign_offs.csv`: who signed off which list, and when."""
    return written(SignOffRow, sign_offs)


def challenges_csv(challenges: Iterable[Challenge]) -> bytes:
    """Write `challenges.csv`: who questioned what, and how it was answered."""
    return written(ChallengeRow, challenges)


def sign_offs_in(content: bytes) -> tuple[SignOff, ...]:
    """Read the sign-offs of a file that is sound; an empty one has none. Raises FileProblems."""
    return tuple(row.to_domain() for row in _rows(SIGN_OFFS_FILE, content, SignOffRow))


def challenges_in(content: bytes) -> tuple[Challenge, ...]:
    """Read the challenges of a file that is sound; an empty one has none. Raises FileProblems."""
    return tuple(row.to_domain() for row in _rows(CHALLENGES_FILE, content, ChallengeRow))


def _rows(name: str, content: bytes, model: type[Row]) -> tuple[Row, ...]:
    return read_whole_table(name, content, model) if content else ()
