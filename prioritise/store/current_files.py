"""The files of an exercise as they stand: the bytes that came in, but for what the panel has changed since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, select

from prioritise.domain.criteria import Criterion
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.scenarios import Scenario
from prioritise.files.exercise.criterion_yaml import read_criteria
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.exercise.panel_files import panel_csv
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.problem_list import ProblemList
from prioritise.files.scenario.data import scenario_from_data
from prioritise.files.scenario.text import with_scenarios
from prioritise.store.access import ANYONE, Viewer, reading
from prioritise.store.database import Store
from prioritise.store.panel_rows import read_rows
from prioritise.store.tables import criterion, exercise_file, scenario


def exercise_files(store: Store, viewer: Viewer) -> tuple[SourceFile, ...]:
    """Return every file of the exercise as it stands, by name. Scores of a round still open are in none of them.

    A file in which nothing changed has the bytes it came in with. Names of people are never in them.
    """
    with reading(store, viewer, *ANYONE, one_moment=True) as connection:
        return current_files(connection, viewer.exercise)


def current_exercise(store: Store, viewer: Viewer) -> Exercise:
    """Load the exercise as it stands, the same for all. `analyse` raises IncompleteExercise for missing scores."""
    files = {file.name: file.content for file in exercise_files(store, viewer)}
    return load_exercise_files(files, awaiting_panel=True, unfinished=True)


def export_folder(store: Store, viewer: Viewer, folder: Path) -> tuple[str, ...]:
    """Write the exercise folder, and return the names of the files whose bytes are not there yet and were written."""
    written = []
    for file in exercise_files(store, viewer):
        place = folder / file.name
        if not place.is_file() or place.read_bytes() != file.content:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.content)
            written.append(file.name)
    return tuple(written)


def current_files(connection: Connection, exercise: str) -> tuple[SourceFile, ...]:
    """Return the files as they stand, within the caller's transaction, which must have checked who asks.

    Scenarios saved here are in `exercise.yaml`, beside those it came in with.
    """
    files = files_without_saved(connection, exercise)
    if saved := _scenarios(connection, exercise):
        files[EXERCISE_FILE] = with_scenarios(files[EXERCISE_FILE], saved)
    return tuple(SourceFile(name, files[name]) for name in sorted(files))


def files_without_saved(connection: Connection, exercise: str) -> dict[str, bytes]:
    """Return the files as they stand by name, without the scenarios saved here; otherwise as `current_files`."""
    stored = {
        row.name: row for row in connection.execute(select(exercise_file).where(exercise_file.c.exercise == exercise))
    }
    rows = read_rows(connection, exercise)
    files = {name: row.content for name, row in stored.items()}
    changed = [
        name
        for name, digest in rows.digests.items()
        if (stored[name].rows_digest != digest if name in stored else rows.by_file[name])
    ]
    criteria = _criteria(connection, exercise, files) if changed else {}
    return files | {name: panel_csv(name, rows.by_file[name], criteria) for name in changed}


def _scenarios(connection: Connection, exercise: str) -> list[Scenario]:
    rows = connection.execute(select(scenario.c.content).filter_by(exercise=exercise).order_by(scenario.c.key))
    return [scenario_from_data(json.loads(row.content), file="saved scenario") for row in rows]


def _criteria(connection: Connection, exercise: str, files: Mapping[str, bytes]) -> Mapping[str, Criterion]:
    ids = list(connection.scalars(select(criterion.c.id).where(criterion.c.exercise == exercise)))
    return read_criteria(ids, files, ProblemList())
