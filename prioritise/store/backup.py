"""Back up and restore. A backup is one SQLite file, whichever database it came from, and itself a store.

SQLite is copied by its online backup, page by page; PostgreSQL is read table by table as it is at one moment. Both
may go on being used meanwhile. A backup of one can be restored into the other.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from sqlalchemy import MetaData, text

from prioritise.domain.errors import FileProblems, PrioritiseError, StoreError
from prioritise.store.accountability import unmatched_entries
from prioritise.store.copying import copy_rows, copy_to_file
from prioritise.store.database import Store, connect_store
from prioritise.store.events import verify_chain
from prioritise.store.exercises import exercises_here
from prioritise.store.faults import said_plainly
from prioritise.store.migrate import copy_before_change, copy_sqlite, migrate, revision_or_empty
from prioritise.store.revisions import VERSION_TABLE, known_revisions, newest_revision, run_steps_on
from prioritise.store.rounds import unmatched_rounds
from prioritise.store.standing import unmatched_rows
from prioritise.words import counted


@dataclass(frozen=True, slots=True)
class StoreCheck:
    """What was found wrong with a store, in sentences; nothing when it is sound."""

    exercises: int
    events: int
    problems: tuple[str, ...]


def back_up(store: Store, target: Path) -> None:
    """Write a backup to a new file. Raises StoreError when the file is there already, and leaves no half of one."""
    if target.exists():
        raise StoreError(f"{target} is there already. Nothing was written. Name a new file.")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with said_plainly():
            if store.file is None:
                copy_to_file(store.engine, part)
            else:
                copy_sqlite(store.file, part)
        _fold_in(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def restore(source: Path, url: str | None = None, *, replace: bool = False) -> Path | None:
    """Put a backup in the place of the store at a URL, brought up to date. Stop the app first.

    A store that holds exercises is replaced only with `replace`, and is copied before; that copy is returned. Raises
    StoreError for a file that is not a sound backup; then nothing is changed.
    """
    _check_backup(source)
    store = connect_store(url)
    try:
        with said_plainly(), TemporaryDirectory(dir=store.file.parent if store.file else None) as folder:
            ready = _brought_up_to_date(source, Path(folder) / "backup.sqlite")
            kept = _keep(store, replace=replace)
            try:
                with said_plainly():
                    _put_in_place(ready, store)
            except PrioritiseError as error:
                raise StoreError(f"{error} What was there before is in {kept}." if kept else str(error)) from error
        return kept
    finally:
        store.close()


def check_store(store: Store) -> StoreCheck:
    """Look through a whole store: its pages, its chains of events, and what they say was revealed and written."""
    problems = list(_damage(store))
    exercises = exercises_here(store)
    events = 0
    for exercise in exercises:
        chain = verify_chain(store, exercise.id)
        events += chain.events
        if not chain.holds:
            # What its events say is then nothing to compare with.
            problems.append(f"{exercise.id}: the chain of events is broken at event {chain.broken_at}.")
            continue
        problems += _unmatched(store, exercise.id)
    return StoreCheck(len(exercises), events, tuple(problems))


def _unmatched(store: Store, exercise: str) -> list[str]:
    try:
        rounds = [
            f"the scores of round {round_number} are not those that were revealed."
            for round_number in unmatched_rounds(store, exercise)
        ]
        entries = [
            f"the sign-off, challenge or answer of {place} is not as it was written."
            for place in unmatched_entries(store, exercise)
        ]
        rows = [f"{what} is not as it was written." for what in unmatched_rows(store, exercise)]
    except (FileProblems, LookupError, TypeError, ValueError):
        return [f"{exercise}: its tables hold what this product does not write."]
    return [f"{exercise}: {problem}" for problem in (*rounds, *entries, *rows)]


def _damage(store: Store) -> list[str]:
    if store.file is None:
        return []
    with store.read() as connection:
        words = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check"))]
        loose = connection.execute(text("PRAGMA foreign_key_check")).all()
    problems = [f"SQLite: {word}" for word in words if word != "ok"]
    return problems + ([f"{counted(len(loose), 'row points', 'rows point')} at what is not there."] if loose else [])


def _check_backup(source: Path) -> None:
    if not source.is_file():
        raise StoreError(f"There is no file {source}.")
    with said_plainly():
        backup = sqlite3.connect(f"file:{quote(str(source))}?mode=ro", uri=True)
        try:
            sound = backup.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            if backup.execute("SELECT name FROM sqlite_master WHERE name = ?", [VERSION_TABLE]).fetchone():
                version = backup.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()
            else:
                version = None
        finally:
            backup.close()
    if not sound or version is None:
        raise StoreError(f"{source} is not a backup of a store, or is damaged. Nothing was changed.")
    if version[0] not in known_revisions():
        raise StoreError(
            f"{source} was made by a newer version of this tool (its version is {version[0]}). Nothing was changed. "
            "Install the newer version, then restore it."
        )


def _brought_up_to_date(source: Path, ready: Path) -> Path:
    """Copy a backup and bring the copy up to date, so that what is put in place needs nothing more."""
    copy_sqlite(source, ready)
    copy = connect_store(str(ready))
    try:
        migrate(copy.engine, file=ready)
    finally:
        copy.close()
    return ready


def _keep(store: Store, *, replace: bool) -> Path | None:
    with store.engine.connect() as connection:
        revision = revision_or_empty(connection)
    if revision is None:
        return None
    if not replace:
        raise StoreError("There is a store here already. Nothing was changed. Say --replace to put the backup over it.")
    return copy_before_change(store.engine, store.file, revision)


def _put_in_place(ready: Path, store: Store) -> None:
    if store.file is not None:
        copy_sqlite(ready, store.file)
        return
    backup = connect_store(str(ready))
    try:
        with backup.engine.connect() as reader, store.engine.begin() as writer:
            metadata = MetaData()
            metadata.reflect(writer)
            metadata.drop_all(writer)
            writer.execute(text("DROP FUNCTION IF EXISTS event_stays"))
            run_steps_on(writer, newest_revision())
            copy_rows(reader, writer)
    finally:
        backup.close()


def _fold_in(file: Path) -> None:
    # A backup of a store in WAL mode is in WAL mode too; one file is easier to keep than three.
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()
