"""Exercises in, from a folder, a zip or an upload: the panel's part in tables, and every file kept as it came."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from prioritise.domain.errors import StoreError, VersionClash
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.panel import Access, EventKind
from prioritise.files.exercise.folder import read_path
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.exercise.panel_files import PANEL_FILES
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.problem_list import ProblemList
from prioritise.judgement.values import value_bounds
from prioritise.store.access import ANYONE, FACILITATOR, CameInBy, Viewer, admit
from prioritise.store.current_files import current_files
from prioritise.store.database import Store
from prioritise.store.events import append_event
from prioritise.store.panel_rows import read_rows, rows_of, write_rows
from prioritise.store.tables import criterion, exercise, exercise_file, funding_level, intervention, partner, scenario
from prioritise.store.writing import Save, saving


@dataclass(frozen=True, slots=True)
class StoredExercise:
    """An exercise in the store. `version` rises when its files are replaced; `shared` once others may come in."""

    id: str
    title: str
    shared: bool
    imported_at: str
    version: int


def import_exercise(store: Store, source: str | Path) -> StoredExercise:
    """Take in an exercise folder, or a zip of one. For whoever runs the machine.

    Raises FileProblems for a folder with a problem, StoreError when an exercise of this id is there already with
    other files (`replace_files` changes those); the same files again change nothing.
    """
    problems = ProblemList()
    return import_files(store, read_path(Path(source), problems), problems)


def import_files(store: Store, files: Mapping[str, bytes], problems: ProblemList | None = None) -> StoredExercise:
    """Take in an exercise from its files by name, as `import_exercise` does. The panel need not have scored yet."""
    loaded = load_exercise_files(files, problems, awaiting_panel=True)
    with store.write() as connection:
        known = _entry(connection, loaded.id)
        if known is None:
            _insert_exercise(connection, store, loaded)
        elif not _same_files(connection, loaded):
            raise StoreError(
                f"The store already has an exercise called {loaded.id}, with other files. Nothing was changed. "
                "Give this one another id, or replace the files of the one that is there."
            )
        return _needed_entry(connection, loaded.id)


def replace_files(
    store: Store, viewer: Viewer, files: Mapping[str, bytes], *, seen_version: int, save_key: str
) -> StoredExercise:
    """Replace the files of an exercise that are not the panel's; those (`PANEL_FILES`) stay as the store has them.

    A file not named is kept. The whole is loaded before anything is written. Raises FileProblems when it would not
    load, such as when an intervention with scores is gone; VersionClash when someone else replaced files first.
    """
    given = {name: content for name, content in files.items() if name not in PANEL_FILES}
    request = sorted((name, hashlib.sha256(content).hexdigest()) for name, content in given.items())
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=request) as save:
        if not save.repeated:
            _replace(save, given, seen_version)
        return _needed_entry(save.connection, viewer.exercise)


def stored_exercise(store: Store, viewer: Viewer) -> StoredExercise:
    """The viewer's exercise: its title and version."""
    with store.read() as connection:
        admit(connection, viewer, *ANYONE, now=store.now)
        return _needed_entry(connection, viewer.exercise)


def exercises_here(store: Store) -> tuple[StoredExercise, ...]:
    """Every exercise in the store, by id. For whoever runs the machine; a shared app must not show it."""
    with store.read() as connection:
        rows = connection.execute(select(exercise).order_by(exercise.c.id))
        return tuple(StoredExercise(**row) for row in rows.mappings())


def _insert_exercise(connection: Connection, store: Store, loaded: Exercise) -> None:
    now = store.now
    connection.execute(
        insert(exercise).values(id=loaded.id, title=loaded.title, shared=False, imported_at=now, version=1)
    )
    rows = rows_of(loaded)
    _insert_files(connection, loaded.id, loaded.files, rows.digests)
    _add(connection, partner, _partner_rows(loaded))
    _add(connection, intervention, [{"exercise": loaded.id, "id": each.id} for each in loaded.interventions])
    _add(connection, funding_level, _level_rows(loaded))
    _add(connection, criterion, _criterion_rows(loaded))
    write_rows(connection, loaded.id, rows, now=now)
    operator = Viewer(loaded.id, Access.FACILITATOR, CameInBy.OPERATOR)
    append_event(connection, operator, EventKind.EXERCISE_IMPORTED, {"digest": _digest_of(loaded.files)}, now=now)


def _replace(save: Save, given: Mapping[str, bytes], seen_version: int) -> None:
    connection, name = save.connection, save.viewer.exercise
    stands = _needed_entry(connection, name)
    if stands.version != seen_version:
        raise VersionClash("Somebody else replaced the files first.", theirs=stands, yours=seen_version)
    files_before = {each.name: each.content for each in current_files(connection, name)}
    files = files_before | dict(given)
    loaded = load_exercise_files(files, awaiting_panel=True)
    if loaded.id != name:
        raise StoreError(f"These files are of an exercise called {loaded.id}, not {name}. Nothing was changed.")
    _sync(connection, partner, name, _partner_rows(loaded))
    _sync_interventions(connection, loaded)
    _sync(connection, criterion, name, _criterion_rows(loaded))
    changed_files = sorted(each.name for each in loaded.files if files_before.get(each.name) != each.content)
    kept = dict(read_rows(connection, name).digests)
    connection.execute(delete(exercise_file).where(exercise_file.c.exercise == name))
    _insert_files(connection, name, loaded.files, kept)
    if EXERCISE_FILE in given:
        _leave_to_the_file(connection, loaded)
    # The other scenarios saved here go out in exercise.yaml too; files that one of them could not run with are refused.
    as_it_goes_out = {each.name: each.content for each in current_files(connection, name)}
    load_exercise_files(as_it_goes_out, awaiting_panel=True)
    changed = update(exercise).where(exercise.c.id == name)
    connection.execute(changed.values(title=loaded.title, version=seen_version + 1))
    named = ", ".join(changed_files)
    save.note(EventKind.FILES_REPLACED, version=seen_version + 1, digest=_digest_of(loaded.files), files=named)


def _leave_to_the_file(connection: Connection, loaded: Exercise) -> None:
    """Scenarios that stand in the new exercise.yaml are the file's from now on, as it has them."""
    listed = [each.id for each in loaded.scenarios]
    connection.execute(delete(scenario).where(scenario.c.exercise == loaded.id, scenario.c.id.in_(listed)))


def _insert_files(
    connection: Connection, name: str, files: Iterable[SourceFile], rows_digests: Mapping[str, str]
) -> None:
    _add(
        connection,
        exercise_file,
        [
            {"exercise": name, "name": each.name, "content": each.content}
            | {"digest": hashlib.sha256(each.content).hexdigest(), "rows_digest": rows_digests.get(each.name)}
            for each in files
        ],
    )


def _sync_interventions(connection: Connection, loaded: Exercise) -> None:
    cells = (funding_level.c.intervention, funding_level.c.level)
    held = {tuple(row) for row in connection.execute(select(*cells).where(funding_level.c.exercise == loaded.id))}
    wanted = {(row["intervention"], row["level"]): row for row in _level_rows(loaded)}
    for each, level in held - set(wanted):
        gone = delete(funding_level).filter_by(exercise=loaded.id, intervention=each, level=level)
        connection.execute(gone)
    rows = [{"exercise": loaded.id, "id": each.id} for each in loaded.interventions]
    _sync(connection, intervention, loaded.id, rows)
    _add(connection, funding_level, [row for cell, row in wanted.items() if cell not in held])


def _level_rows(loaded: Exercise) -> list[dict[str, Any]]:
    whole = [(each.id, "") for each in loaded.interventions]
    single = [(each.intervention, each.level) for each in loaded.levels]
    return [{"exercise": loaded.id, "intervention": each, "level": level} for each, level in whole + single]


def _partner_rows(loaded: Exercise) -> list[dict[str, Any]]:
    return [{"exercise": loaded.id, "id": each.id, "name": each.name, "voice": each.voice} for each in loaded.partners]


def _criterion_rows(loaded: Exercise) -> list[dict[str, Any]]:
    found = []
    for each in loaded.criteria:
        bounds = value_bounds(each)
        scale = {"low": bounds.low, "high": bounds.high, "weighted": each.carries_weight}
        found.append({"exercise": loaded.id, "id": each.id, "measured_by": each.measured_by.value} | scale)
    return found


def _sync(connection: Connection, table: Table, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Make a table hold these rows; what still has scores or weights refuses to go, and the whole save with it."""
    held = set(connection.scalars(select(table.c.id).where(table.c.exercise == name)))
    for gone in held - {row["id"] for row in rows}:
        connection.execute(delete(table).where(table.c.exercise == name, table.c.id == gone))
    for row in rows:
        if row["id"] in held:
            same = (table.c.exercise == name) & (table.c.id == row["id"])
            connection.execute(update(table).where(same).values(**row))
        else:
            connection.execute(insert(table).values(**row))


def _same_files(connection: Connection, loaded: Exercise) -> bool:
    held = connection.execute(
        select(exercise_file.c.name, exercise_file.c.digest).where(exercise_file.c.exercise == loaded.id)
    )
    given = {each.name: hashlib.sha256(each.content).hexdigest() for each in loaded.files}
    return {row.name: row.digest for row in held} == given


def _entry(connection: Connection, name: str) -> StoredExercise | None:
    row = connection.execute(select(exercise).where(exercise.c.id == name)).mappings().first()
    return StoredExercise(**row) if row else None


def _needed_entry(connection: Connection, name: str) -> StoredExercise:
    found = _entry(connection, name)
    if found is None:
        raise StoreError(f"The store has no exercise called {name}.")
    return found


def _add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), [dict(row) for row in rows])


def _digest_of(files: Iterable[SourceFile]) -> str:
    whole = hashlib.sha256()
    for each in sorted(files, key=lambda file: file.name):
        whole.update(f"{each.name} {hashlib.sha256(each.content).hexdigest()}\n".encode())
    return whole.hexdigest()
