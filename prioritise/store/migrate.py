"""Bringing a store up to date: in one transaction, after a copy was made, or not at all."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from prioritise.domain.errors import StoreError
from prioritise.store.copying import copy_to_file
from prioritise.store.location import default_file
from prioritise.store.revisions import STEPS, known_revisions, newest_revision, revision_of, run_steps


def migrate(engine: Engine, *, file: Path | None, steps: Path = STEPS) -> None:
    """Make a new store, or bring an older one up to date after copying it. Raises StoreError for a newer one."""
    with engine.connect() as connection:
        revision = revision_or_empty(connection)
    newest = newest_revision(steps)
    if revision == newest:
        return
    _check_known(revision, steps)
    if revision is not None:
        copy_before_change(engine, file, revision)
    run_steps(engine, newest, steps=steps)


def revision_or_empty(connection: Connection) -> str | None:
    """Return the version of the store, None where the database is empty. Raises StoreError where it holds another's."""
    revision = revision_of(connection)
    if revision is None and inspect(connection).get_table_names():
        raise StoreError("This database holds other tables. Nothing was changed. Name an empty one for the store.")
    return revision


def copy_before_change(engine: Engine, file: Path | None, revision: str) -> Path:
    """Copy a store as it is to a file beside it (PostgreSQL: in the user's data folder) and return that file."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    folder, stem = (file.parent, file.name) if file else (default_file().parent, "postgresql-store")
    copy = folder / f"{stem}.before-change-{revision}-{stamp}.sqlite"
    folder.mkdir(parents=True, exist_ok=True)
    if file is not None:
        copy_sqlite(file, copy)
    else:
        copy_to_file(engine, copy)
    return copy


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a SQLite database, whoever is using it meanwhile, by SQLite's online backup."""
    target.touch(mode=0o600)
    reader, writer = sqlite3.connect(source), sqlite3.connect(target)
    try:
        reader.backup(writer)
    finally:
        reader.close()
        writer.close()


def _check_known(revision: str | None, steps: Path) -> None:
    if revision is not None and revision not in known_revisions(steps):
        raise StoreError(
            f"This store was made by a newer version of this tool (its version is {revision}). Nothing was changed. "
            "Install the newer version, or open another store."
        )
