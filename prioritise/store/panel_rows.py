"""What the panel said, from the tables to the domain and back: the content of the five files a panel changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, select

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import IMPORTED, Access, RoundState
from prioritise.domain.partners import (
    AgreedScore,
    Comment,
    Member,
    PanelScore,
    WeightStatement,
)
from prioritise.files.exercise.panel_files import (
    AGREED_FILE,
    COMMENTS_FILE,
    MEMBERS_FILE,
    SCORES_FILE,
    WEIGHTS_FILE,
)
from prioritise.judgement.weights.methods import weight_method
from prioritise.store.access import revealed_scores
from prioritise.store.exercise_rows import insert_rows
from prioritise.store.score_rows import score_of
from prioritise.store.tables import (
    agreed,
    comment,
    dissent,
    member,
    round_,
    score,
    submission,
    weight_row,
    weight_statement,
)


@dataclass(frozen=True, slots=True)
class PanelRows:
    """Everything of an exercise that its panel may change, and everyone may see: no score of a round still open."""

    members: tuple[Member, ...]
    weights: tuple[WeightStatement, ...]
    scores: tuple[PanelScore, ...]
    agreed: tuple[AgreedScore, ...]
    comments: tuple[Comment, ...]

    @property
    def by_file(self) -> Mapping[str, Sequence[object]]:
        """The rows of each file of the panel, by its name."""
        return {
            MEMBERS_FILE: self.members,
            WEIGHTS_FILE: self.weights,
            SCORES_FILE: self.scores,
            AGREED_FILE: self.agreed,
            COMMENTS_FILE: self.comments,
        }

    @property
    def digests(self) -> Mapping[str, str]:
        """Return a fingerprint of each file's content, whatever the order of its rows or the way they are written."""
        return {name: _digest(rows) for name, rows in self.by_file.items()}


def rows_of(exercise: Exercise) -> PanelRows:
    """Return the panel's part of an exercise that was read from files."""
    return PanelRows(exercise.members, exercise.weights, exercise.scores, exercise.agreed, exercise.comments)


def read_rows(connection: Connection, exercise: str) -> PanelRows:
    """Read the panel's part of an exercise as the store has it, in the order it was saved."""
    return PanelRows(
        members=tuple(Member(row.id, row.partner, row.title) for row in _ordered(connection, member, exercise)),
        weights=_weights(connection, exercise),
        scores=tuple(
            score_of(row)
            for row in connection.execute(
                select(score)
                .where(score.c.exercise == exercise, revealed_scores())
                .order_by(score.c.round, score.c.key)
            )
        ),
        agreed=agreed_scores(connection, exercise),
        comments=comments_of(connection, exercise),
    )


def comments_of(connection: Connection, exercise: str) -> tuple[Comment, ...]:
    """Read what was written about interventions, oldest first."""
    return tuple(
        Comment(row.intervention, row.member or "", row.text, date.fromisoformat(row.date))
        for row in _ordered(connection, comment, exercise)
    )


def agreed_scores(connection: Connection, exercise: str) -> tuple[AgreedScore, ...]:
    """Read what was agreed, with who did not agree, in the order it was first settled."""
    dissents = {
        (row.round, row.intervention, row.criterion, row.level): row.text
        for row in connection.execute(select(dissent).where(dissent.c.exercise == exercise))
    }
    return tuple(
        AgreedScore(
            row.round,
            row.intervention,
            row.criterion,
            row.value,
            row.reason,
            row.level,
            dissents.get((row.round, row.intervention, row.criterion, row.level), ""),
        )
        for row in _ordered(connection, agreed, exercise)
    )


def write_rows(connection: Connection, exercise: str, rows: PanelRows, *, now: str) -> None:
    """Put the panel's part of a new exercise into the store. Its rounds count as closed and all its scores as sent."""
    same = {"exercise": exercise}
    insert_rows(
        connection,
        member,
        [
            same | {"id": row.id, "partner": row.partner, "title": row.role, "access": Access.MEMBER.value}
            for row in rows.members
        ],
    )
    rounds = sorted({row.round for row in rows.scores} | {row.round for row in rows.agreed})
    insert_rows(connection, round_, [same | {"number": number, "state": RoundState.CLOSED.value} for number in rounds])
    answers = [same | asdict(row) | {"state": row.state.value, "saved_at": now} for row in rows.scores]
    insert_rows(connection, score, answers)
    sent = dict.fromkeys((row.round, row.member) for row in rows.scores)
    insert_rows(connection, submission, [same | {"round": n, "member": who, "sent_at": now} for n, who in sent])
    insert_rows(
        connection,
        agreed,
        [
            same
            | {"round": row.round, "intervention": row.intervention, "criterion": row.criterion, "value": row.value}
            | {"level": row.level, "reason": row.reason, "saved_by": IMPORTED, "saved_at": now}
            for row in rows.agreed
        ],
    )
    insert_rows(
        connection,
        dissent,
        [
            same
            | {"round": row.round, "intervention": row.intervention, "criterion": row.criterion, "level": row.level}
            | {"text": row.dissent}
            for row in rows.agreed
            if row.dissent
        ],
    )
    _write_weights(connection, exercise, rows.weights, now)
    written = [
        same | asdict(row) | {"member": row.member or None, "date": row.date.isoformat()} for row in rows.comments
    ]
    insert_rows(connection, comment, written)


def _ordered(connection: Connection, table: Table, exercise: str) -> Sequence[Row[Any]]:
    return connection.execute(select(table).where(table.c.exercise == exercise).order_by(table.c.key)).all()


def _weights(connection: Connection, exercise: str) -> tuple[WeightStatement, ...]:
    rows = connection.execute(
        select(weight_statement, weight_row)
        .join_from(weight_statement, weight_row)
        .where(weight_statement.c.exercise == exercise)
        .order_by(weight_statement.c.key, weight_row.c.place)
    )
    return tuple(
        WeightStatement(
            row.partner, row.member or "", row.criterion, weight_method(row.method).id, row.points, row.against
        )
        for row in rows
    )


def _write_weights(connection: Connection, exercise: str, rows: Sequence[WeightStatement], now: str) -> None:
    statements: dict[tuple[str, str], list[WeightStatement]] = {}
    for row in rows:
        statements.setdefault((row.partner, row.member), []).append(row)
    for (partner, who), lines in statements.items():
        made = connection.execute(
            insert(weight_statement)
            .values(exercise=exercise, partner=partner, member=who or None, method=lines[0].method)
            .values(saved_by=IMPORTED, saved_at=now)
            .returning(weight_statement.c.key)
        )
        insert_lines(connection, made.scalar_one(), lines)


def insert_lines(connection: Connection, statement: int, lines: Iterable[Any]) -> None:
    """Put in the lines of a statement of weights, by its key, in their order."""
    rows = [
        {"statement": statement, "place": place, "criterion": line.criterion, "against": line.against}
        | {"points": float(line.points)}
        for place, line in enumerate(lines)
    ]
    insert_rows(connection, weight_row, rows)


def _digest(rows: Sequence[object]) -> str:
    return hashlib.sha256("\n".join(sorted(repr(row) for row in rows)).encode("utf-8")).hexdigest()
