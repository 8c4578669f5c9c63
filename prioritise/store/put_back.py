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

DONE_AGAIN: Mapping[EventKind, tuple[str, str] | None] = {
    EventKind.SHARING_STARTED: (
        "member",
        "sharing is not started any more; run `store share` again before people come",
    ),
    EventKind.MEMBER_REMOVED: (
        "member",
        "members taken off since are on the panel again, with their links; take them off",
    ),
    EventKind.MEMBER_CHANGED: ("member", "members changed since are as before; see who may do what"),
    EventKind.MEMBER_NAMED: (
        "member",
        "names and addresses are as before, and an old address signs in; put them right",
    ),
    EventKind.MEMBER_ADDED: ("member", "members added since are gone; add them again"),
    EventKind.INVITATION_WITHDRAWN: (
        "invitation",
        "links withdrawn since are good again; withdraw them once more",
    ),
    EventKind.INVITATION_MADE: ("member", "links made since are good no more; make new ones"),
    EventKind.NAME_ERASED: ("member", "names erased since are back; erase them once more"),
    EventKind.REASON_REWORDED: ("intervention", "reasons reworded since are as before; reword them once more"),
    EventKind.COMMENT_REWORDED: ("intervention", "names taken out of comments are back; take them out once more"),
    EventKind.SCORES_REWORDED: ("round", "names taken out of reasons for scores are back; take them out once more"),
    EventKind.ENTRY_REWORDED: (
        "",
        "names taken out of challenges, sign-offs or reasons for calling a round off are back; take them out once more",
    ),
    EventKind.ROUND_REVEALED: (
        "round",
        "rounds revealed since are hidden again, though people saw the scores; reveal them",
    ),
    EventKind.ROUND_CLOSED: ("round", "rounds closed since can be settled again; close them once more"),
    EventKind.ROUND_CALLED_OFF: ("round", "rounds called off since are open again; call them off once more"),
    # What follows lets nobody in, hides nothing and brings nothing back: that it is undone says enough.
    EventKind.EXERCISE_IMPORTED: None,
    EventKind.FILES_REPLACED: None,
    EventKind.ROUND_OPENED: None,
    EventKind.WEIGHTS_SAVED: None,
    EventKind.VALUE_AGREED: None,
    EventKind.COMMENT_ADDED: None,
    EventKind.SCENARIO_SAVED: None,
    EventKind.SCENARIO_DELETED: None,
    EventKind.SIGNED_OFF: None,
    EventKind.CHALLENGE_LOGGED: None,
    EventKind.CHALLENGE_ANSWERED: None,
}
"""What must be done again by the kind of event that was undone, and what of the event says of whom or what."""


def undone_by(kept: Path, store: Store) -> tuple[str, ...]:
    """Say what the store that was kept knew and this one does not, and what must be done again, a line each.

    A link withdrawn since the backup is good again, for instance, and a name erased since is back.
    """
    before = connect_store(str(kept))
    try:
        gone = _events(before)
    except StoreError:
        return ()
    finally:
        before.close()
    here = _events(store)
    known = {exercise: {row["hash"] for row in rows} for exercise, rows in here.items()}
    return tuple(
        line
        for exercise, rows in gone.items()
        for line in _lines(exercise, [row for row in rows if row["hash"] not in known.get(exercise, ())])
    )


def _events(store: Store) -> Mapping[str, list[RowMapping]]:
    events: dict[str, list[RowMapping]] = {}
    with store.read() as connection:
        for row in connection.execute(select(event).order_by(event.c.exercise, event.c.number)).mappings():
            events.setdefault(row["exercise"], []).append(row)
    return events


def _lines(exercise: str, gone: list[RowMapping]) -> list[str]:
    if not gone:
        return []
    events = f"{len(gone)} event{'' if len(gone) == 1 else 's'}"
    since, until = gone[0]["at"][:16], gone[-1]["at"][:16]
    lines = [f"{exercise}: what happened from {since} to {until} UTC is undone, {events}."]
    for kind, what in DONE_AGAIN.items():
        undone = [json.loads(row["detail"]) for row in gone if row["kind"] == kind.value]
        if what and undone:
            name, again = what
            of = ", ".join(dict.fromkeys(str(detail[name]) for detail in undone)) if name else ""
            lines.append(f"{exercise}: {again}{': ' if of else ''}{of}.")
    return lines
