"""One save: one transaction, one check of who asks, and no second effect when it is sent twice."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Table, insert, select

from prioritise.domain.errors import NotAllowed, StoreError
from prioritise.domain.panel import Access, EventKind
from prioritise.store.access import REFUSED, Viewer, admit
from prioritise.store.database import Store
from prioritise.store.events import Detail, append_event
from prioritise.store.tables import exercise, member, receipt

LONGEST_KEY = 100


@dataclass(frozen=True, slots=True)
class Save:
    """A save under way. `repeated` is true when this very save was done before: then only read, and return."""

    connection: Connection
    viewer: Viewer
    now: str
    repeated: bool

    def note(self, kind: EventKind, **detail: str | int | float | None) -> None:
        """Add an event to the chain: ids, numbers and digests only."""
        facts: Detail = detail
        append_event(self.connection, self.viewer, kind, facts, now=self.now)


def new_save_key() -> str:
    """Return a fresh key for one save. Make it when the form is drawn, and send the same one with every retry."""
    return secrets.token_hex(16)


@contextmanager
def saving(store: Store, viewer: Viewer, *allowed: Access, save_key: str, request: object = None) -> Iterator[Save]:
    """Return a save that may add events: saves of one exercise wait for each other."""
    with store.write() as connection:
        who = admit(connection, viewer, *allowed, now=store.now)
        _lock(connection, exercise, exercise.c.id == who.exercise)
        yield from _once(store, connection, who, save_key, request)


@contextmanager
def saving_own(store: Store, viewer: Viewer, *allowed: Access, save_key: str, request: object = None) -> Iterator[Save]:
    """Return a save of what only its writer may change: only their own saves wait for each other. It adds no event."""
    with store.write() as connection:
        who = admit(connection, viewer, *allowed, now=store.now)
        if not _lock(connection, member, (member.c.exercise == who.exercise) & (member.c.id == who.member)):
            raise NotAllowed(REFUSED)
        yield from _once(store, connection, who, save_key, request)


def _once(store: Store, connection: Connection, who: Viewer, save_key: str, request: object) -> Iterator[Save]:
    if not save_key or len(save_key) > LONGEST_KEY:
        raise StoreError("A save needs a key of its own. Reload the page and try again.")
    digest = hashlib.sha256(repr(request).encode("utf-8")).hexdigest()
    known = {"exercise": who.exercise, "actor": who.actor, "save_key": save_key}
    earlier = connection.scalar(select(receipt.c.request).filter_by(**known))
    if earlier is not None and earlier != digest:
        raise StoreError("This save was already made with other content. Reload the page and try again.")
    save = Save(connection, who, store.now, repeated=earlier is not None)
    yield save
    if not save.repeated:
        connection.execute(insert(receipt).values(**known, request=digest, at=save.now))


def _lock(connection: Connection, table: Table, condition: object) -> bool:
    # SQLite holds its one write lock already and takes no notice of FOR UPDATE.
    wanted = select(table.c.version).where(condition).with_for_update(key_share=True)  # type: ignore[arg-type]
    return connection.execute(wanted).first() is not None
