"""What a restore undid: what had happened in the store that was there, and is not in the backup."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import RowMapping, select

from prioritise.domain.errors import StoreError
from prioritise.domain.panel import EventKind
from prioritise.store.database import Store, connect_store
from prioritise.store.tables import event


def undone_by(kept: Path, store: Store) -> tuple[str, ...]:
    """Say what the store that was kept knew and this one does not, and what must be done again, a line each.

    A link withdrawn since the backup is good again, and a name erased since is back.
    """
    before = connect_store(str(kept))
    try:
        gone = _events(before)
    except StoreError:
        return ()
    finally:
        before.close()
    here = _events(store)
    lines = [
        _lines(exercise, [row for row in rows if row["hash"] not in _hashes(here, exercise)])
        for exercise, rows in gone.items()
    ]
    return tuple(line for exercise_lines in lines for line in exercise_lines)


def _events(store: Store) -> Mapping[str, list[RowMapping]]:
    events: dict[str, list[RowMapping]] = {}
    with store.read() as connection:
        for row in connection.execute(select(event).order_by(event.c.exercise, event.c.number)).mappings():
            events.setdefault(row["exercise"], []).append(row)
    return events


def _hashes(events: Mapping[str, list[RowMapping]], exercise: str) -> set[str]:
    return {row["hash"] for row in events.get(exercise, [])}


def _lines(exercise: str, gone: list[RowMapping]) -> list[str]:
    if not gone:
        return []
    events = f"{len(gone)} event{'' if len(gone) == 1 else 's'}"
    lines = [f"{exercise}: what happened from {gone[0]['at'][:16]} to {gone[-1]['at'][:16]} UTC is undone, {events}."]
    for kind, name, again in (
        (EventKind.INVITATION_WITHDRAWN, "invitation", "links withdrawn since are good again; withdraw them once more"),
        (EventKind.NAME_ERASED, "member", "names erased since are back; erase them once more"),
        (EventKind.MEMBER_CHANGED, "member", "members changed since are as before; see who may do what"),
    ):
        whose = dict.fromkeys(str(json.loads(row["detail"])[name]) for row in gone if row["kind"] == kind.value)
        if whose:
            lines.append(f"{exercise}: {again}: {', '.join(whose)}.")
    return lines
