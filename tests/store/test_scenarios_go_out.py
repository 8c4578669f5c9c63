"""Scenarios saved in the store go out in exercise.yaml, and come in again as the same."""

from __future__ import annotations

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.domain.rules import MustFund
from prioritise.domain.scenarios import Scenario
from prioritise.files.exercise.loading import load_exercise
from prioritise.store.backup import check_store
from prioritise.store.current_files import current_exercise, exercise_files, export_folder
from prioritise.store.exercises import stored_exercise
from prioritise.store.replacing import replace_files
from prioritise.store.scenarios import delete_scenario, save_scenario, saved_scenarios
from tests.store.panel import COST_ROWS, INTERVENTION_ROWS, YAML, key

KEPT = Scenario(
    id="keep-the-clinic",
    name="Keep the clinic: what then?",
    budget_factor=0.9,
    rules_add=(MustFund("keep-clinic", "clinic", "Promised # to all"),),
)
OTHER = Scenario(id="less", name="Less", budget_factor=0.5)


def yaml_of(store, viewer) -> str:
    return next(each.content for each in exercise_files(store, viewer) if each.name == "exercise.yaml").decode()


def test_a_saved_scenario_goes_out_and_loads_again(store, facilitator, people, tmp_path) -> None:
    save_scenario(store, people["ann"], KEPT, seen_version=0, save_key=key())
    save_scenario(store, people["bob"], OTHER, seen_version=0, save_key=key())
    assert current_exercise(store, facilitator).scenarios == (KEPT, OTHER)
    export_folder(store, facilitator, tmp_path)
    assert (tmp_path / "exercise.yaml").read_text().startswith(YAML)
    assert (tmp_path / "costs.csv").read_text() == COST_ROWS
    # The panel has not scored it yet; every other check is the same.
    with pytest.raises(FileProblems) as unscored:
        load_exercise(tmp_path)
    assert not [each for each in unscored.value.problems if each.file == "exercise.yaml"]


def test_one_that_is_deleted_goes_out_no_more(store, facilitator) -> None:
    save_scenario(store, facilitator, KEPT, seen_version=0, save_key=key())
    delete_scenario(store, facilitator, KEPT.id, seen_version=1, save_key=key())
    assert yaml_of(store, facilitator) == YAML


def test_one_this_exercise_could_not_run_is_refused_and_nothing_is_saved(store, facilitator) -> None:
    bad = Scenario(id="bad", name="Bad", rules_add=(MustFund("one", "nothing", "Made up"),))
    with pytest.raises(FileProblems, match="nothing"):
        save_scenario(store, facilitator, bad, seen_version=0, save_key=key())
    assert saved_scenarios(store, facilitator) == ()
    assert current_exercise(store, facilitator).scenarios == ()


def test_files_that_a_saved_scenario_could_not_run_with_are_refused_whole(store, facilitator) -> None:
    save_scenario(store, facilitator, KEPT, seen_version=0, save_key=key())
    rows = {"interventions.csv": INTERVENTION_ROWS, "costs.csv": COST_ROWS}
    without = {
        name: "".join(line for line in text.splitlines(keepends=True) if not line.startswith("clinic")).encode()
        for name, text in rows.items()
    }
    with pytest.raises(FileProblems, match="clinic"):
        replace_files(store, facilitator, without, seen_version=1, save_key=key())
    assert stored_exercise(store, facilitator).version == 1


def test_a_new_exercise_yaml_that_a_saved_scenario_could_not_run_with_is_refused_whole(store, facilitator) -> None:
    tight = Scenario(id="tight", name="Tight", funds={"main": {"2026/27": 5}})
    save_scenario(store, facilitator, tight, seen_version=0, save_key=key())
    renamed = {
        "exercise.yaml": YAML.replace("id: main", "id: pooled"),
        "costs.csv": COST_ROWS.replace("main", "pooled"),
    }
    files = {name: text.encode() for name, text in renamed.items()}
    with pytest.raises(FileProblems, match="main"):
        replace_files(store, facilitator, files, seen_version=1, save_key=key())
    assert current_exercise(store, facilitator).scenarios == (tight,)


def test_a_new_exercise_yaml_says_what_its_scenarios_are_and_each_stays_whose_it_was(
    store, facilitator, people
) -> None:
    save_scenario(store, facilitator, KEPT, seen_version=0, save_key=key())
    save_scenario(store, people["ann"], OTHER, seen_version=0, save_key=key())
    given = YAML + "scenarios:\n  - {id: own, name: Own}\n  - {id: less, name: Less, budget_factor: 0.4}\n"
    replace_files(store, facilitator, {"exercise.yaml": given.encode()}, seen_version=1, save_key=key())
    found = {each.id: each for each in current_exercise(store, facilitator).scenarios}
    assert found["less"].budget_factor == 0.4
    assert found[KEPT.id] == KEPT
    assert [(each.scenario.id, each.saved_by, each.version) for each in saved_scenarios(store, facilitator)] == [
        (KEPT.id, facilitator.actor, 1),
        ("less", "ann", 2),
    ]
    delete_scenario(store, people["ann"], "less", seen_version=2, save_key=key())
    assert [each.id for each in current_exercise(store, facilitator).scenarios] == ["own", KEPT.id]
    assert check_store(store).problems == ()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("costs.csv", "40000", "45000"), ("exercise.yaml", "2026/27: 100000", "2026/27: 90000")],
)
def test_a_scenario_stays_its_owners_when_a_page_sends_the_exercise_as_it_went_out_with_an_edit(
    store, facilitator, people, file, old, new
) -> None:
    save_scenario(store, people["ann"], KEPT, seen_version=0, save_key=key())
    read = {each.name: each.content for each in exercise_files(store, facilitator)}
    edited = read[file].replace(old.encode(), new.encode())
    replace_files(store, facilitator, read | {file: edited}, seen_version=1, save_key=key())
    assert [each.scenario for each in saved_scenarios(store, facilitator)] == [KEPT]
    assert check_store(store).problems == ()
    delete_scenario(store, people["ann"], KEPT.id, seen_version=1, save_key=key())
    assert current_exercise(store, facilitator).scenarios == ()
    assert yaml_of(store, facilitator) == (YAML.replace(old, new) if file == "exercise.yaml" else YAML)


def test_a_scenario_can_be_deleted_for_good_after_a_file_of_another_thing_was_sent(store, facilitator) -> None:
    save_scenario(store, facilitator, KEPT, seen_version=0, save_key=key())
    costs = COST_ROWS.replace("40000", "45000").encode()
    replace_files(store, facilitator, {"costs.csv": costs}, seen_version=1, save_key=key())
    delete_scenario(store, facilitator, KEPT.id, seen_version=1, save_key=key())
    assert yaml_of(store, facilitator) == YAML
