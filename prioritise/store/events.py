"""What happened, in order, each event holding the hash of the one before, so that no one can change the past unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, func, insert, select

from prioritise.domain.panel import Event, EventKind
from prioritise.store.access import ANYONE, FACILITATOR, Viewer, reading
from prioritise.store.database import Store
from prioritise.store.tables import event

BEGINNING = "0" * 64
"""What stands in place of a hash before the first event."""
Detail = Mapping[str, str | int | float | None]


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """Whether the chain holds; `broken_at` is the first event that does not fit, `head` the hash of the last.

    A chain cannot tell that its last events were cut off: compare `head` with one that was noted elsewhere, such as
    in a published record.
    """

    holds: bool
    events: int
    head: str
    broken_at: int | None


def append_event(connection: Connection, viewer: Viewer, kind: EventKind, detail: Detail, *, now: str) -> None:
    """Add one event within the caller's transaction, which must hold the lock on the exercise."""
    last = connection.execute(
        select(event.c.number, event.c.hash)
        .where(event.c.exercise == viewer.exercise)
        .order_by(event.c.number.desc())
        .limit(1)
    ).first()
    number, previous = (last.number + 1, last.hash) if last else (1, BEGINNING)
    row = {
        "exercise": viewer.exercise,
        "number": number,
        "at": now,
        "actor": viewer.actor,
        "kind": kind.value,
        "detail": json.dumps(dict(detail), sort_keys=True, ensure_ascii=False, separators=(",", ":")),
        "previous": previous,
    }
    connection.execute(insert(event).values(**row, hash=_hash(row)))


def events(store: Store, viewer: Viewer) -> tuple[Event, ...]:
    """Return the exercise's events, oldest first. For the facilitator."""
    with reading(store, viewer, *FACILITATOR) as connection:
        return tuple(Event(**row) for row in _rows(connection, viewer.exercise))


def latest_event(store: Store, viewer: Viewer) -> int:
    """Return the number of the last event: a cheap sign for a page that polls. Drafts add no event."""
    with reading(store, viewer, *ANYONE) as connection:
        return connection.scalar(select(func.max(event.c.number)).where(event.c.exercise == viewer.exercise)) or 0


def verify_chain(store: Store, exercise: str) -> ChainCheck:
    """Work every hash out again from the first event on. For whoever runs the machine; it gives away no content."""
    with store.read() as connection:
        rows = _rows(connection, exercise)
    previous = BEGINNING
    for expected, row in enumerate(rows, start=1):
        content = {name: value for name, value in row.items() if name != "hash"}
        if row["number"] != expected or row["previous"] != previous or _hash(content) != row["hash"]:
            return ChainCheck(False, len(rows), previous, row["number"])
        previous = row["hash"]
    return ChainCheck(True, len(rows), previous, None)


def latest_detail(connection: Connection, exercise: str, *kinds: str) -> Detail:
    """Return what the last event of some kinds says; nothing where there is none. Within the caller's connection."""
    mine = select(event.c.detail).where(event.c.exercise == exercise, event.c.kind.in_(kinds))
    detail: Detail = json.loads(connection.scalar(mine.order_by(event.c.number.desc()).limit(1)) or "{}")
    return detail


def head_at(store: Store, exercise: str, number: int) -> str:
    """Return the hash of one event; empty where there is none of this number. For whoever runs the machine."""
    with store.read() as connection:
        return connection.scalar(select(event.c.hash).filter_by(exercise=exercise, number=number)) or ""


def _rows(connection: Connection, exercise: str) -> list[RowMapping]:
    mine = select(event).where(event.c.exercise == exercise).order_by(event.c.number)
    return list(connection.execute(mine).mappings())


def _hash(content: Mapping[str, object]) -> str:
    text = json.dumps(dict(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
