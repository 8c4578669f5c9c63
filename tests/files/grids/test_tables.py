"""Effects, targets and rules are changed as grids and sentences, and written back as the same files."""

from __future__ import annotations

from datetime import date

import pytest

from prioritise.domain.rules import RULE_KINDS
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.grids.changes import (
    Copied,
    TakenOut,
    changed_exercise,
    grids_of_exercise,
    on_top,
)
from prioritise.files.grids.edited import Edited, TypedGrids, edited
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.merged import merged_grid
from prioritise.files.grids.rule_edit import TypedRule, with_rule
from prioritise.files.grids.rule_sentences import Blank, rule_sentence, sentence_parts
from prioritise.files.grids.table_grids import CHANGE, INDICATOR, OPEN_BECAUSE, TARGET
from tests.worked_example import worked_example

SMOKING = "Women smoking at the time of delivery"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return dict(worked_example().contents)


@pytest.fixture(scope="module")
def grids() -> TypedGrids:
    return grids_of_exercise(worked_example())


def changed(grid: Grid | None, place: int, **cells: str) -> Grid:
    assert grid is not None
    row = grid.rows[place]
    said = {**grid.cells_of(row), **{name.replace("_", " "): text for name, text in cells.items()}}
    rows = [*grid.rows[:place], GridRow(row.id, tuple(said[each] for each in grid.headings)), *grid.rows[place + 1 :]]
    return grid.with_rows(rows)


def added(grid: Grid | None, said: dict[str, str]) -> Grid:
    assert grid is not None
    return grid.with_rows([*grid.rows, GridRow("", tuple(said.get(each, "") for each in grid.headings))])


def sentences(result: Edited) -> list[str]:
    return [each.sentence for each in result.problems]


def new_lines(files: dict[str, bytes], result: Edited, name: str) -> list[str]:
    before = files[name].decode().splitlines()
    return [line for line in result.files[name].decode().splitlines() if line not in before]


def test_grids_that_are_not_changed_change_no_file(files, grids):
    result = edited(files, TypedGrids(effects=grids.effects, targets=grids.targets))
    assert (result.changed, result.problems) == ((), ())


def test_one_effect_changes_one_row_and_keeps_its_source(files, grids):
    result = edited(files, TypedGrids(effects=changed(grids.effects, 0, Change_a_person="-0.07")))
    assert result.changed == ("effects.csv",)
    (line,) = new_lines(files, result, "effects.csv")
    assert line.startswith('stop-smoking-service,adult-smoking,-0.07,-0.09,-0.04,1,5,"Published: 6.3%')


def test_a_new_effect_is_named_in_words_and_needs_its_source(files, grids):
    name = worked_example().indicators[0].name
    said = {"Intervention": "warm homes on prescription", INDICATOR: name.upper(), CHANGE: "0.01"}
    said["Intervention"] = worked_example().intervention_by_id["warm-homes"].name.upper()
    lacking = edited(files, TypedGrids(effects=added(grids.effects, said)))
    assert lacking.files == files
    assert any("Where this comes from" in each for each in sentences(lacking))
    result = edited(files, TypedGrids(effects=added(grids.effects, {**said, "Where this comes from": "A study"})))
    (line,) = new_lines(files, result, "effects.csv")
    assert line == f"warm-homes,{worked_example().indicators[0].id},0.01,,,,,A study"


def test_a_milestone_is_one_cell_and_a_new_target_gets_what_its_indicator_has(files, grids):
    result = edited(files, TypedGrids(targets=changed(grids.targets, 0, **{"2026/27": "9.5"})))
    assert new_lines(files, result, "milestones.csv") == ["smoking-at-birth,2026/27,9.5"]
    first = worked_example().targets[0]
    said = {TARGET: "Fewer still", INDICATOR: first.indicator, "Lead partner": "Borough council", "Baseline": "10.3"}
    result = edited(files, TypedGrids(targets=added(grids.targets, {**said, "2028/29": "7"})))
    assert sentences(result) == []
    (line,) = new_lines(files, result, "targets.csv")
    assert line.startswith(
        f"fewer-still,{first.indicator},Fewer still,local,level,E08000005,council,,10.3,,percent,lower"
    )
    assert new_lines(files, result, "milestones.csv") == ["fewer-still,2028/29,7"]


def test_a_target_that_is_open_says_why(grids):
    said = {
        TARGET: "Better sleep",
        "Better": "higher",
        OPEN_BECAUSE: "No survey yet",
        "Who fills it in": "Public health",
    }
    result = changed_exercise(worked_example(), TypedGrids(targets=added(grids.targets, said)))
    assert result.exercise is not None
    assert result.exercise.targets[-1].placeholder_reason == "No survey yet"


def test_a_target_taken_out_takes_its_milestones_along(files, grids):
    first = grids.targets.rows[0].id
    result = edited(files, TypedGrids(targets=grids.targets.with_rows(grids.targets.rows[1:])))
    assert f"{first},".encode() not in result.files["targets.csv"] + result.files["milestones.csv"]


def test_a_figure_that_is_none_is_said_at_its_cell(files, grids):
    result = edited(files, TypedGrids(effects=changed(grids.effects, 1, Change_a_person="lots")))
    assert sentences(result)[0].startswith("Effects on indicators, row 2, column Change a person | “lots”")


@pytest.mark.parametrize("kind", RULE_KINDS, ids=lambda kind: kind.kind)
def test_every_kind_of_rule_is_a_sentence_with_blanks(kind):
    parts = sentence_parts(kind)
    assert kind.blanks
    assert any(isinstance(each, Blank) for each in parts)
    assert any(isinstance(each, str) for each in parts)


def test_rules_of_the_worked_example_read_as_sentences():
    exercise = worked_example()
    said = {each.id: rule_sentence(each, exercise) for each in exercise.rules}
    assert said["health-checks-by-law"] == "NHS Health Check for all aged 40 to 74 must be on the list at any size."
    assert said["best-start-promise"] == "At least 2 from the theme Start well."
    assert said["reach-the-most-deprived"] == "At least 58% of the people reached are in the most deprived group."
    assert "no more than £1,905,000 goes to the theme Ageing well in the whole plan" in said["pool-for-all-ages"]


def test_a_rule_filled_in_is_written_below_the_others_and_they_keep_their_bytes(files):
    typed = TypedRule("", "fund_limit", {"fund": "better-care-fund", "share": "25%", "theme": "Live well"}, "A cap.")
    result = with_rule(files, typed)
    assert result.problems == ()
    before, after = (each["exercise.yaml"].decode() for each in (files, result.files))
    (written,) = [after[place : place + 200] for place in [after.index("- id: a-cap")]]
    assert "share: 0.25" in written
    assert "kind: fund_limit" in written
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []


def test_a_rule_is_changed_and_taken_out_in_place(files):
    changed_rule = with_rule(
        files, TypedRule("best-start-promise", "at_least", {"count": "3", "theme": "Start well"}, "x")
    )
    assert "count: 3" in changed_rule.files["exercise.yaml"].decode()
    assert "decided_on: 2025-09-18" in changed_rule.files["exercise.yaml"].decode()
    gone = with_rule(files, TypedRule("best-start-promise", is_taken_out=True))
    assert b"best-start-promise" not in gone.files["exercise.yaml"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (TypedRule("", "at_least", {"count": "two", "theme": "Start well"}, "x"), "“two”"),
        (TypedRule("", "at_least", {"count": "2"}, "x"), "nothing chosen"),
        (TypedRule("", "excludes", {"interventions": ("warm-homes",)}, "x"), "fewer than two"),
        (TypedRule("", "fund_limit", {"fund": "better-care-fund", "theme": "Start well"}, "x"), "no amount"),
        (TypedRule("", "must_fund", {"intervention": "warm-homes"}, ""), "no reason"),
    ],
)
def test_a_blank_that_is_not_filled_is_said_and_nothing_is_written(files, typed, found):
    result = with_rule(files, typed)
    assert result.files == files
    assert any(found in each for each in sentences(result))


def test_a_rule_that_contradicts_the_list_is_refused_as_in_a_file():
    typed = TypedRule("", "requires", {"intervention": "nhs-health-check", "required": "targeted-health-checks"}, "x")
    result = changed_exercise(worked_example(), typed)
    assert result.exercise is None
    assert result.result.problems


def test_a_copy_has_costs_and_effects_and_no_scores():
    result = changed_exercise(worked_example(), Copied("stop-smoking-service"))
    assert result.result.problems == ()
    assert result.exercise is not None
    made = result.exercise.intervention_by_id["stop-smoking-service-copy"]
    assert made.name.endswith("(copy)")
    assert len(result.exercise.costs_of[made.id]) == len(result.exercise.costs_of["stop-smoking-service"])
    assert result.exercise.effects_of[made.id]
    assert not [each for each in result.exercise.scores if each.intervention == made.id]


def test_two_peoples_changes_of_different_cells_are_both_kept(grids):
    exercise = worked_example()
    theirs = changed_exercise(exercise, TypedGrids(costs=changed(grids.costs, 0, **{"2026/27": "1"}))).exercise
    assert theirs is not None
    mine = TypedGrids(costs=changed(grids.costs, 1, **{"2026/27": "2"}), money=grids.money)
    put = on_top(mine, exercise, theirs)
    assert put.both == ()
    after = changed_exercise(theirs, put.change).exercise
    assert after is not None
    assert [grids_of_exercise(after).costs.rows[place].cells[3] for place in (0, 1)] == ["1", "2"]


def test_where_both_wrote_both_are_shown_and_yours_waits_on_top(grids):
    exercise = worked_example()
    theirs = changed_exercise(exercise, TypedGrids(costs=changed(grids.costs, 0, **{"2026/27": "1"}))).exercise
    assert theirs is not None
    put = on_top(TypedGrids(costs=changed(grids.costs, 0, **{"2026/27": "2"})), exercise, theirs)
    (both,) = put.both
    assert (both.heading, both.yours, both.theirs) == ("2026/27", "2", "1")


def test_what_one_took_out_and_the_other_changed_is_shown_and_stays(grids):
    exercise = worked_example()
    theirs = changed_exercise(exercise, TypedGrids(costs=changed(grids.costs, 0, **{"2026/27": "1"}))).exercise
    assert theirs is not None
    put = on_top(TypedGrids(costs=grids.costs.with_rows(grids.costs.rows[1:])), exercise, theirs)
    assert [(each.yours, each.theirs) for each in put.both] == [("taken out", "changed")]
    assert isinstance(put.change, TypedGrids)
    assert put.change.costs is not None
    assert len(put.change.costs.rows) == len(grids.costs.rows)


def test_a_rule_that_both_changed_is_shown_as_both_have_it():
    exercise = worked_example()
    theirs = changed_exercise(
        exercise, TypedRule("best-start-promise", "at_least", {"count": "3", "theme": "Start well"}, "y")
    ).exercise
    assert theirs is not None
    mine = TypedRule("best-start-promise", "at_least", {"count": "1", "theme": "Start well"}, "z")
    (both,) = on_top(mine, exercise, theirs).both
    assert both.yours == "At least 1 from the theme Start well."
    assert both.theirs == "At least 3 from the theme Start well."
    assert on_top(TakenOut("warm-homes"), exercise, theirs).both == ()


def test_who_decided_a_rule_and_when_is_filled_in_kept_and_emptied(files):
    said = {"intervention": "warm-homes"}
    typed = TypedRule("", "must_fund", said, "Asked for", decided_by="Cabinet", decided_on="2026-03-12")
    made = with_rule(files, typed)
    rule = load_exercise_files(made.files).rules[-1]
    assert (rule.decided_by, rule.decided_on) == ("Cabinet", date(2026, 3, 12))
    kept = with_rule(made.files, TypedRule(rule.id, "must_fund", said, "Asked for again"))
    assert load_exercise_files(kept.files).rules[-1].decided_by == "Cabinet"
    emptied = with_rule(made.files, TypedRule(rule.id, "must_fund", said, "Asked for", decided_by="", decided_on=""))
    rule = load_exercise_files(emptied.files).rules[-1]
    assert (rule.decided_by, rule.decided_on) == ("", None)


def test_two_people_who_each_add_an_effect_of_one_intervention_on_another_indicator_keep_both(grids):
    new = [{"Intervention": "Family hubs", INDICATOR: indicator, CHANGE: "0.1"} for indicator in ("Smoking", "Debt")]
    mine, theirs = (added(grids.effects, said) for said in new)
    put = merged_grid(mine, grids.effects, theirs)
    assert put.both == ()
    assert [put.yours.cells_of(row)[INDICATOR] for row in put.yours.rows[-2:]] == ["Debt", "Smoking"]
