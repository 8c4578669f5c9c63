"""Scenarios people saved to compare: weights, funds and rules to test. Nothing agreed is touched by them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from prioritise.domain.errors import StoreError, VersionClash
from prioritise.domain.panel import Access, EventKind
from prioritise.domain.scenarios import Scenario
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.exercise.panel_files import readable_id, readable_text
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.scenario.data import scenario_data, scenario_from_data
from prioritise.files.scenario.text import with_scenarios, without_scenarios
from prioritise.store.access import ANYONE, PANEL, Viewer, reading
from prioritise.store.current_files import current_files
from prioritise.store.database import Store
from prioritise.store.digests import digest_of_text
from prioritise.store.tables import scenario
from prioritise.store.writing import Save, saving


@dataclass(frozen=True, slots=True)
class SavedScenario:
    """A scenario as the store has it, who saved it last, and its version."""

    scenario: Scenario
    saved_by: str
    saved_at: str
    version: int


def save_scenario(store: Store, viewer: Viewer, asked: Scenario, *, seen_version: int, save_key: str) -> SavedScenario:
    """Save a scenario under its id; `seen_version` is 0 for a new one. Not for observers.

    Raises VersionClash when somebody else saved one of this id first, and FileProblems, naming everything, for one that
    this exercise could not run: it goes out in `exercise.yaml`.
    """
    readable_id(asked.id, what="scenario")
    readable_text(asked.name, what="name of the scenario", needed=True)
    content = _content(asked)
    with saving(store, viewer, *PANEL, save_key=save_key, request=(content, seen_version)) as save:
        if not save.repeated:
            row = _row(save.connection, viewer.exercise, asked.id)
            if (row.version if row else 0) != seen_version:
                theirs = _saved(row) if row else None
                raise VersionClash("Somebody else saved this scenario first.", theirs=theirs, yours=asked)
            _check_it_runs(save.connection, viewer.exercise, asked)
            facts = {"content": content, "saved_by": save.viewer.actor, "saved_at": save.now}
            if row:
                changed = update(scenario).where(scenario.c.key == row.key)
                save.connection.execute(changed.values(**facts, version=seen_version + 1))
            else:
                new = insert(scenario).values(exercise=viewer.exercise, id=asked.id, **facts, version=1)
                save.connection.execute(new)
            _note(save, asked, seen_version + 1)
        return _needed(save.connection, viewer.exercise, asked.id)


def saved_scenarios(store: Store, viewer: Viewer) -> tuple[SavedScenario, ...]:
    """Return every scenario that was saved here, in the order they were first saved."""
    with reading(store, viewer, *ANYONE) as connection:
        mine = scenario.c.exercise == viewer.exercise
        return tuple(_saved(row) for row in connection.execute(select(scenario).where(mine).order_by(scenario.c.key)))


def delete_scenario(store: Store, viewer: Viewer, scenario_id: str, *, seen_version: int, save_key: str) -> None:
    """Delete a scenario: one's own, or any as the facilitator. Raises VersionClash when it was changed meanwhile."""
    with saving(store, viewer, *PANEL, save_key=save_key, request=("delete", scenario_id, seen_version)) as save:
        if save.repeated:
            return
        stands = _needed(save.connection, viewer.exercise, scenario_id)
        if stands.version != seen_version:
            raise VersionClash("Somebody else changed this scenario first.", theirs=stands, yours=None)
        if save.viewer.access is not Access.FACILITATOR and stands.saved_by != save.viewer.actor:
            raise StoreError("Only whoever saved a scenario, or the facilitator, can delete it.")
        mine = delete(scenario).where(scenario.c.exercise == viewer.exercise, scenario.c.id == scenario_id)
        save.connection.execute(mine)
        save.note(EventKind.SCENARIO_DELETED, scenario=scenario_id)


def saved_among(connection: Connection, exercise: str, listed: Iterable[Scenario]) -> dict[str, Scenario]:
    """Return those of a file's scenarios that were saved here, by id."""
    saved = set(connection.scalars(select(scenario.c.id).filter_by(exercise=exercise)))
    return {one.id: one for one in listed if one.id in saved}


def without_saved(files: Mapping[str, bytes], saved: Collection[str]) -> dict[str, bytes]:
    """Return the files with these scenarios taken out of `exercise.yaml`."""
    return {**files, EXERCISE_FILE: without_scenarios(files[EXERCISE_FILE], saved)}


def change_scenarios(save: Save, wanted: Mapping[str, Scenario], *, sent: Collection[str]) -> None:
    """Make saved scenarios what a file that was sent says, within the caller's save; each stays whose it is."""
    for scenario_id, asked in wanted.items() if EXERCISE_FILE in sent else ():
        stands = _needed(save.connection, save.viewer.exercise, scenario_id)
        if stands.scenario != asked:
            mine = update(scenario).filter_by(exercise=save.viewer.exercise, id=scenario_id)
            save.connection.execute(mine.values(content=_content(asked), version=stands.version + 1))
            _note(save, asked, stands.version + 1)


def _note(save: Save, asked: Scenario, version: int) -> None:
    save.note(EventKind.SCENARIO_SAVED, scenario=asked.id, version=version, digest=digest_of_text(_content(asked)))


def _content(asked: Scenario) -> str:
    return json.dumps(scenario_data(asked), sort_keys=True, ensure_ascii=False, allow_nan=False)


def _check_it_runs(connection: Connection, exercise: str, asked: Scenario) -> None:
    files = {current_file.name: current_file.content for current_file in current_files(connection, exercise)}
    files[EXERCISE_FILE] = with_scenarios(files[EXERCISE_FILE], [asked])
    load_exercise_files(files, awaiting_panel=True, unfinished=True)


def _needed(connection: Connection, exercise: str, scenario_id: str) -> SavedScenario:
    row = _row(connection, exercise, scenario_id)
    if row is None:
        raise StoreError(f"No scenario is called {scenario_id}.")
    return _saved(row)


def _row(connection: Connection, exercise: str, scenario_id: str) -> Row[Any] | None:
    return connection.execute(select(scenario).filter_by(exercise=exercise, id=scenario_id)).first()


def _saved(row: Row[Any]) -> SavedScenario:
    stored_scenario = scenario_from_data(json.loads(row.content), file="saved scenario")
    return SavedScenario(stored_scenario, row.saved_by, row.saved_at, row.version)
