"""Which rounds hold another score on a challenged question: another value, agreed after the challenge was logged."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from prioritise.domain.accountability import Challenge
from prioritise.domain.panel import IMPORTED, EventKind
from prioritise.domain.partners import AgreedScore
from prioritise.store.tables import agreed, event


def rounds_with_another_score(connection: Connection, exercise: str, asked: Challenge) -> tuple[int, ...]:
    """Find the rounds that can answer a challenge with another score, lowest first.

    What was agreed before the challenge was logged is what it questions; the same value again is no other score. The
    events tell which came first, since both may be of one day. A challenge that came with the files is before them all.
    """
    logged = _logged(connection, exercise, asked)
    before = _brought(connection, exercise, asked)
    since: dict[tuple[int, str], AgreedScore] = {}
    kind = {"exercise": exercise, "kind": EventKind.VALUE_AGREED.value}
    rows = connection.execute(select(event.c.number, event.c.detail).filter_by(**kind).order_by(event.c.number))
    for row in rows:
        value = _value(json.loads(row.detail))
        if (value.intervention, value.criterion) == (asked.intervention, asked.criterion):
            (before if row.number < logged else since)[value.round, value.level] = value
    return tuple(sorted({value.round for value in since.values() if not _stood(before.values(), value)}))


def _logged(connection: Connection, exercise: str, asked: Challenge) -> int:
    mine = {"exercise": exercise, "kind": EventKind.CHALLENGE_LOGGED.value}
    rows = connection.execute(select(event.c.number, event.c.detail).filter_by(**mine).order_by(event.c.number))
    return max((row.number for row in rows if json.loads(row.detail)["challenge"] == asked.id), default=0)


def _brought(connection: Connection, exercise: str, asked: Challenge) -> dict[tuple[int, str], AgreedScore]:
    cell = {"exercise": exercise, "intervention": asked.intervention, "criterion": asked.criterion}
    rows = connection.execute(select(agreed).filter_by(**cell, saved_by=IMPORTED))
    return {(row.round, row.level): _value(row._mapping) for row in rows}


def _value(said: Any) -> AgreedScore:
    level = said.get("level", "")
    return AgreedScore(said["round"], said["intervention"], said["criterion"], float(said["value"]), "", level)


def _stood(before: Iterable[AgreedScore], value: AgreedScore) -> bool:
    """Whether this very value stood before. One for the whole and one for a level are of different things."""
    of_it = [known for known in before if not value.level or known.level in ("", value.level)]
    last = max(of_it, key=lambda known: known.round, default=None)
    return last is not None and (last.level, last.value) == (value.level, value.value)
