"""Exercises in, from a folder, a zip or an upload: the panel's part in tables, and every file kept as it came."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, insert, select

from prioritise.domain.errors import StoreError
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Access, EventKind
from prioritise.files.exercise.folder import read_path
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.problem_list import ProblemList
from prioritise.store.access import ANYONE, CameInBy, Viewer, reading
from prioritise.store.database import Store
from prioritise.store.events import append_event
from prioritise.store.exercise_rows import digests_of, insert_files, insert_listed
from prioritise.store.panel_rows import rows_of, write_rows
from prioritise.store.tables import exercise, exercise_file


@dataclass(frozen=True, slots=True)
class StoredExercise:
    """An exercise in the store. `version` rises when its files are replaced; `shared` once others may come in."""

    id: str
    title: str
    shared: bool
    imported_at: str
    version: int


def import_exercise(store: Store, source: str | Path) -> StoredExercise:
    """Take in an exercise folder, a zip of one, or its workbook. For whoever runs the machine.

    Raises FileProblems for a folder with a problem, StoreError when an exercise of this id is there already with
    other files (`replacing.replace_files` changes those); the same files again change nothing.
    """
    problems = ProblemList()
    return import_files(store, read_path(Path(source), problems), problems)


def import_files(store: Store, files: Mapping[str, bytes], problems: ProblemList | None = None) -> StoredExercise:
    """Take in an exercise from its files by name, as `import_exercise` does. The panel need not have scored yet."""
    loaded = load_exercise_files(files, problems, awaiting_panel=True, unfinished=True)
    with store.write() as connection:
        known = _entry(connection, loaded.id)
        if known is None:
            _insert_exercise(connection, store, loaded)
        elif not _same_files(connection, loaded):
            raise StoreError(
                f"The store already has an exercise called {loaded.id}, with other files. Nothing was changed. "
                "Give this one another id, or replace the files of the one that is there."
            )
        return needed_entry(connection, loaded.id)


def stored_exercise(store: Store, viewer: Viewer) -> StoredExercise:
    """Return the viewer's exercise: its title and version."""
    with reading(store, viewer, *ANYONE) as connection:
        return needed_entry(connection, viewer.exercise)


def exercises_here(store: Store) -> tuple[StoredExercise, ...]:
    """List every exercise in the store, by id. For whoever runs the machine; a shared app must not show it."""
    with store.read() as connection:
        rows = connection.execute(select(exercise).order_by(exercise.c.id))
        return tuple(StoredExercise(**row) for row in rows.mappings())


def _insert_exercise(connection: Connection, store: Store, loaded: Exercise) -> None:
    now = store.now
    connection.execute(
        insert(exercise).values(id=loaded.id, title=loaded.title, shared=False, imported_at=now, version=1)
    )
    rows = rows_of(loaded)
    insert_files(connection, loaded.id, loaded.files, rows.digests)
    insert_listed(connection, loaded)
    write_rows(connection, loaded.id, rows, now=now)
    operator = Viewer(loaded.id, Access.FACILITATOR, CameInBy.OPERATOR)
    append_event(connection, operator, EventKind.EXERCISE_IMPORTED, digests_of(loaded.files), now=now)


def _same_files(connection: Connection, loaded: Exercise) -> bool:
    stored = connection.execute(
        select(exercise_file.c.name, exercise_file.c.digest).where(exercise_file.c.exercise == loaded.id)
    )
    files = {file.name: hashlib.sha256(file.content).hexdigest() for file in loaded.files}
    return {row.name: row.digest for row in stored} == files


def _entry(connection: Connection, name: str) -> StoredExercise | None:
    row = connection.execute(select(exercise).where(exercise.c.id == name)).mappings().first()
    return StoredExercise(**row) if row else None


def needed_entry(connection: Connection, name: str) -> StoredExercise:
    """Return the exercise of this id. Raises StoreError when there is none."""
    entry = _entry(connection, name)
    if entry is None:
        raise StoreError(f"The store has no exercise called {name}.")
    return entry
