"""Opening the store, and the two ways of using it: to read, and to write in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError

from prioritise.domain.errors import StoreError, StoreUnavailable
from prioritise.store.faults import GONE, said_plainly
from prioritise.store.location import store_url
from prioritise.store.migrate import migrate

BUSY_TIMEOUT_SECONDS = 15
SETTINGS: Any = {
    "pool_size": 10,
    "max_overflow": 30,
    "pool_timeout": BUSY_TIMEOUT_SECONDS,
    # What people wrote has no place in a log, and an error's text may end up in one.
    "hide_parameters": True,
}
WRITE = "prioritise_write"
"""The execution option that makes SQLite take its write lock at the start: BEGIN IMMEDIATE."""


def clock_now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Store:
    """An open store. `file` is its SQLite file, None for PostgreSQL."""

    engine: Engine = field(repr=False)
    file: Path | None
    clock: Callable[[], datetime] = field(default=clock_now, repr=False)

    @property
    def now(self) -> str:
        """The time now as the store writes it: UTC, to the microsecond, in an order that sorts as text."""
        return as_stamp(self.clock())

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a connection that writes nothing. In PostgreSQL each question sees what there is when it is asked."""
        # A page asks about ten short questions. Without a transaction around each, PostgreSQL is called half as often.
        with said_plainly(), self._reading("AUTOCOMMIT").connect() as connection:
            yield connection

    @contextmanager
    def read_one_moment(self) -> Iterator[Connection]:
        """Return a connection that sees one state of the store throughout, and writes nothing."""
        with said_plainly(), self._reading("REPEATABLE READ").connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Return a connection in one transaction: all of it is kept when the block ends, nothing when it raises.

        Raises StoreUnavailable when the database is gone, full or busy.
        """
        with said_plainly():
            with self.engine.execution_options(**{WRITE: True}).begin() as connection:
                yield connection
            if self.file is not None and not self.file.exists():
                raise StoreUnavailable(GONE)

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def _reading(self, isolation_level: str) -> Engine:
        # A SQLite transaction sees one state throughout, and costs next to nothing.
        return self.engine if self.file else self.engine.execution_options(isolation_level=isolation_level)


def as_stamp(moment: datetime) -> str:
    """Return a moment as the store writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def open_store(url: str | None = None, *, clock: Callable[[], datetime] = clock_now) -> Store:
    """Open the store at a URL or file, the machine's own when None; made when new, brought up to date when old.

    An older store is copied before it is changed. Raises StoreError when it was made by a newer version of this tool
    or the URL is none, StoreUnavailable when it cannot be reached.
    """
    store = connect_store(url, clock=clock)
    try:
        with said_plainly():
            migrate(store.engine, file=store.file)
    except BaseException:
        store.close()
        raise
    return store


def connect_store(url: str | None = None, *, clock: Callable[[], datetime] = clock_now) -> Store:
    """Return a store without any look at its version: for backup and restore."""
    address = _address(url or store_url())
    if address.get_backend_name() == "sqlite":
        if not address.database:
            raise StoreError("The store needs a file. Name one after sqlite:///.")
        file = Path(address.database).expanduser().resolve()
        return Store(_sqlite_engine(file), file, clock)
    return Store(_postgres_engine(address), None, clock)


def _address(text: str) -> URL:
    if "://" not in text:
        return URL.create("sqlite", database=text)
    try:
        address = make_url(text)
        backend = address.get_backend_name()
    except (ArgumentError, ValueError):
        raise StoreError("DATABASE_URL is not a database address. Write it like postgresql://user@host/name.") from None
    if backend not in ("sqlite", "postgresql", "postgres"):
        raise StoreError(f"A store is kept in SQLite or PostgreSQL, not {backend}. Change DATABASE_URL.")
    return address if backend == "sqlite" else address.set(drivername="postgresql+psycopg")


def _sqlite_engine(file: Path) -> Engine:
    with _file_faults(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600, exist_ok=True)
    engine = create_engine("sqlite://", creator=lambda: _connect_sqlite(file), poolclass=QueuePool, **SETTINGS)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkout", lambda connection, record, _proxy: _same_file(file, connection, record))
    event.listen(engine, "connect", lambda _connection, record: record.info.update(inode=file.stat().st_ino))
    return engine


@contextmanager
def _file_faults(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreUnavailable(f"{file} cannot be opened or made: {error.strerror}. Nothing was written.") from error


def _connect_sqlite(file: Path) -> sqlite3.Connection:
    # mode=rw: a store that has gone must not be replaced by a new and empty one.
    connection = sqlite3.connect(
        f"file:{quote(str(file))}?mode=rw",
        uri=True,
        timeout=BUSY_TIMEOUT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    return connection


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _same_file(file: Path, _connection: object, record: object) -> None:
    # A deleted file can still be written through an open connection; what is saved there is lost.
    try:
        inode = file.stat().st_ino
    except OSError:
        inode = None
    if inode != record.info.get("inode"):  # type: ignore[attr-defined]
        raise DisconnectionError("the file of the store is not the one that was opened")


def _postgres_engine(address: URL) -> Engine:
    milliseconds = BUSY_TIMEOUT_SECONDS * 1000
    options = f"-c lock_timeout={milliseconds} -c statement_timeout={4 * milliseconds} -c timezone=UTC"
    return create_engine(
        address,
        pool_pre_ping=True,
        connect_args={"connect_timeout": BUSY_TIMEOUT_SECONDS, "options": options},
        **SETTINGS,
    )
