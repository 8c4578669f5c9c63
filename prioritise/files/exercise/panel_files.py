"""Writing the files a panel changes, in the columns they are read from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from prioritise.domain.criteria import Criterion
from prioritise.domain.partners import AgreedScore, Comment, Member, PanelScore, WeightStatement
from prioritise.files.cells import Id, NeededText, Text
from prioritise.files.exercise.panel_rows import AgreedRow, CommentRow, MemberRow, ScoreRow, WeightRow
from prioritise.files.problem_list import ProblemList
from prioritise.judgement.values import level_named

MEMBERS_FILE, SCORES_FILE, AGREED_FILE = "members.csv", "scores.csv", "agreed.csv"
WEIGHTS_FILE, COMMENTS_FILE = "weights.csv", "comments.csv"
PANEL_FILES = (MEMBERS_FILE, WEIGHTS_FILE, SCORES_FILE, AGREED_FILE, COMMENTS_FILE)
LONGEST_TEXT = 10_000


def members_csv(rows: Iterable[Member]) -> bytes:
    """Write `members.csv`: who sits on the panel, by pseudonymous id."""
    return written_rows(MemberRow, ((row.id, row.partner, row.role) for row in rows))


def weights_csv(rows: Iterable[WeightStatement]) -> bytes:
    """Write `weights.csv`: every statement of weights."""
    return written_rows(
        WeightRow,
        ((row.partner, row.member, row.criterion, row.method, plain_number(row.points), row.against) for row in rows),
    )


def scores_csv(rows: Iterable[PanelScore], criteria: Mapping[str, Criterion]) -> bytes:
    """Write `scores.csv`: values by the name of their level where they have one."""
    return written_rows(
        ScoreRow,
        (
            (
                row.round,
                row.member,
                row.intervention,
                row.criterion,
                "" if row.value is None else _value(criteria[row.criterion], row.value),
                row.state,
                row.reason,
                row.level,
            )
            for row in rows
        ),
    )


def agreed_csv(rows: Iterable[AgreedScore], criteria: Mapping[str, Criterion]) -> bytes:
    """Write `agreed.csv`: values by the name of their level where they have one, each with its reason."""
    return written_rows(
        AgreedRow,
        (
            (
                row.round,
                row.intervention,
                row.criterion,
                _value(criteria[row.criterion], row.value),
                row.reason,
                row.level,
                row.dissent,
            )
            for row in rows
        ),
    )


def comments_csv(rows: Iterable[Comment]) -> bytes:
    """Write `comments.csv`: what was written about interventions."""
    return written_rows(CommentRow, ((row.intervention, row.member, row.text, row.date.isoformat()) for row in rows))


def plain_number(number: float) -> str:
    """Write a number as it stands in a cell: exact, and without a needless point."""
    return repr(float(number)).removesuffix(".0")


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
    problems = ProblemList()
    if len(text) > LONGEST_TEXT:
        problems.add(what, f"{len(text):,} letters", f"keep it under {LONGEST_TEXT:,}")
        raise problems.refusal()
    try:
        return str(TypeAdapter(kind).validate_python(_one_line_end(text)))
    except ValidationError as error:
        problems.add_refused(what, error)
        raise problems.refusal() from None


def _value(criterion: Criterion, value: float) -> str:
    return level_named(criterion.scale, value) or plain_number(value)


def written_rows(model: type[BaseModel], rows: Iterable[Sequence[object]]) -> bytes:
    """Write a table in the columns its rows are read from."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(model.model_fields)
    writer.writerows([_one_line_end(str(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8")


def _one_line_end(text: str) -> str:
    # The writer does not put a lone carriage return in quotation marks, and the reader then ends the row there.
    return text.replace("\r\n", "\n").replace("\r", "\n")
