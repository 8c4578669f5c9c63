"""Writing the files a panel changes, in the columns they are read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from prioritise.domain.criteria import Criterion
from prioritise.domain.errors import refusal
from prioritise.domain.partners import AgreedScore, PanelScore
from prioritise.files.cells import Id, NeededText, Text
from prioritise.files.exercise.declared_tables import TABLE_BY_FILE
from prioritise.files.exercise.tables import written
from prioritise.files.number_text import plain_number
from prioritise.files.problem_list import ProblemList
from prioritise.files.text import one_line_end
from prioritise.judgement.values import level_named

MEMBERS_FILE, SCORES_FILE, AGREED_FILE = "members.csv", "scores.csv", "agreed.csv"
WEIGHTS_FILE, COMMENTS_FILE = "weights.csv", "comments.csv"
PANEL_FILES = (MEMBERS_FILE, WEIGHTS_FILE, SCORES_FILE, AGREED_FILE, COMMENTS_FILE)
LONGEST_TEXT = 10_000


def panel_csv(name: str, rows: Iterable[object], criteria: Mapping[str, Criterion]) -> bytes:
    """Write one of the files a panel changes: values by the name of their level where they have one."""

    def value(row: PanelScore | AgreedScore) -> str:
        if row.value is None:
            return ""
        return level_named(criteria[row.criterion].scale, row.value) or plain_number(row.value)

    return written(TABLE_BY_FILE[name], rows, value=value)


def readable_text(text: str, *, what: str, needed: bool = False) -> str:
    """Return the text as a file would give it back.

    Raises FileProblems for what no file could hold, or if needed and empty.

    `what` names the box it was typed in.
    """
    return _accepted(NeededText if needed else Text, text, what)


def readable_id(text: str, *, what: str) -> str:
    """Return an id, in the form ids have. Raises FileProblems when it has another."""
    return _accepted(Id, text, what)


def _accepted(kind: Any, text: str, what: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise refusal(what, f"{len(text):,} letters", f"keep it under {LONGEST_TEXT:,}")
    try:
        return str(TypeAdapter(kind).validate_python(one_line_end(text)))
    except ValidationError as error:
        problems = ProblemList()
        problems.add_refused(what, error)
        raise problems.refusal() from None
