"""Grids of what to decide, costs and money: read with care, and written back as the same files."""

from __future__ import annotations

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise
from prioritise.files.grids.cells import read_people, read_pounds, read_status
from prioritise.files.grids.changes import TakenOut, changed_exercise
from prioritise.files.grids.edited import Edited, TypedGrids, edited
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.of_files import LEAD, NAME, PEOPLE, Grids, grids_of_files
from prioritise.files.grids.pasted import pasted_rows
from tests.worked_example import worked_example


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {each.name: each.content for each in worked_example().files}


@pytest.fixture(scope="module")
def grids(files) -> Grids:
    return grids_of_files(files)


def changed(grid: Grid, place: int, heading: str, text: str) -> Grid:
    rows = list(grid.rows)
    cells = list(rows[place].cells)
    cells[grid.headings.index(heading)] = text
    rows[place] = GridRow(rows[place].id, tuple(cells))
    return grid.with_rows(rows)


def added(grid: Grid, *cells: str) -> Grid:
    return grid.with_rows([*grid.rows, GridRow("", cells + ("",) * (len(grid.headings) - len(cells)))])


def without(grid: Grid, *ids: str) -> Grid:
    return grid.with_rows([row for row in grid.rows if row.id not in ids])


def problems(result: Edited) -> list[str]:
    return [each.sentence for each in result.problems]


@pytest.mark.parametrize(
    ("typed", "read"),
    [("£90,000", "90000"), ("90 000", "90000"), ("(1,500)", "-1500"), ("-£1,500", "-1500"), ("", "")],
)
def test_pounds_are_read_however_they_are_written(typed, read):
    assert read_pounds(typed).text == read
    assert read_pounds(typed).is_sure


@pytest.mark.parametrize(("typed", "asked"), [("1.2m", "1,200,000"), ("£90k", "90,000"), ("2 million", "2,000,000")])
def test_a_short_form_is_asked_about_and_not_guessed(typed, asked):
    read = read_pounds(typed)
    assert not read.is_sure
    assert read.what_to_do == f"write {asked} if that is meant"


def test_people_are_no_pounds_and_a_cut_is_called_a_cut():
    assert read_people("1 200").text == "1200"
    assert not read_people("£1,200").is_sure
    assert read_status("Cut").text == "reduce"
    assert read_status("").what_to_do == "write new, current or cut"


def test_grids_that_are_not_changed_change_no_file(files, grids):
    result = edited(files, TypedGrids(grids.money, grids.interventions, grids.costs))
    assert result.changed == ()
    assert result.files == files


def test_one_figure_changes_one_row_and_nothing_else(files, grids):
    result = edited(files, TypedGrids(costs=changed(grids.costs, 0, "2026/27", "£200,000")))
    before, after = files["costs.csv"].split(b"\n"), result.files["costs.csv"].split(b"\n")
    assert result.changed == ("costs.csv",)
    assert [line for line in after if line not in before] == [
        b"stop-smoking-service,public-health-grant,2026/27,200000,revenue,yes,reduced"
    ]
    assert len(before) == len(after)


def test_a_table_with_the_pound_sign_of_an_older_spreadsheet_can_be_changed(files):
    old = files | {"costs.csv": files["costs.csv"].replace(b",208000,", ",£208000,".encode("latin-1"), 1)}
    assert old["costs.csv"] != files["costs.csv"]
    result = edited(old, TypedGrids(costs=changed(grids_of_files(old).costs, 1, "2026/27", "£301,000")))
    assert problems(result) == []
    assert ",301000," in result.files["costs.csv"].decode()


def test_a_budget_changes_its_fund_and_keeps_comments_and_rules(files, grids):
    result = edited(files, TypedGrids(money=changed(grids.money, 0, "2026/27", "£1,300,000")))
    assert result.changed == ("exercise.yaml",)
    before, after = (each["exercise.yaml"].decode().splitlines() for each in (files, result.files))
    assert "# What is not real, shown wherever it appears." in after
    assert [line for line in before if line not in after] == [
        "    budget_gbp: {2026/27: 1220000, 2027/28: 1245000, 2028/29: 1270000}"
    ]


def test_a_new_row_gets_an_id_from_its_name_and_a_theme_as_it_is_spelled(files, grids):
    typed = added(grids.interventions, "Damp team (two)", "New", "tobacco", "Borough council", "1 200")
    result = edited(files, TypedGrids(interventions=typed))
    last = result.files["interventions.csv"].decode().splitlines()[-1]
    assert last == "damp-team-two,Damp team (two),,Tobacco,council,new,,1200,,,,,"


def test_what_is_unclear_is_a_problem_at_its_row_and_column_and_nothing_is_written(files, grids):
    typed = changed(changed(grids.interventions, 0, PEOPLE, "1.2m"), 1, LEAD, "Nobody")
    result = edited(files, TypedGrids(interventions=typed))
    assert result.files == files
    first, second = problems(result)
    assert first.startswith("What to decide, row 1, column People a year | “1.2m”, which may mean 1,200,000")
    assert second.startswith("What to decide, row 2, column Lead partner | “Nobody”, which is not a partner here")


def test_the_same_name_twice_is_a_problem(files, grids):
    name = grids.interventions.rows[0].cells[0]
    result = edited(files, TypedGrids(interventions=added(grids.interventions, name.upper(), "new", "x", "council")))
    assert any("the same name as row 1" in each for each in problems(result))


def test_taking_one_out_says_what_goes_with_it():
    exercise = worked_example()
    changed = changed_exercise(exercise, TakenOut("warm-homes"))
    result, after = changed.result, changed.exercise
    assert result.problems == ()
    assert isinstance(after, Exercise)
    assert "warm-homes" not in after.intervention_by_id
    assert result.taken_out == (exercise.intervention_by_id["warm-homes"].name,)
    assert any("panel score" in each for each in result.goes_with)
    assert b"warm-homes" not in b"".join(content for name, content in result.files.items() if name.endswith(".csv"))


def test_rules_about_what_is_taken_out_go_and_are_named(files, grids):
    result = edited(files, TypedGrids(interventions=without(grids.interventions, "targeted-health-checks")))
    said = " ".join(result.goes_with)
    assert "The rule: “The outreach uses the same invitation list" in said
    assert "Its name in the rule: “Practices have said" in said
    assert b"outreach-needs-health-check" not in result.files["exercise.yaml"]


def test_a_fund_that_costs_come_from_cannot_be_taken_out(files, grids):
    result = edited(files, TypedGrids(money=without(grids.money, "council-capital")))
    assert "from which costs come" in problems(result)[0]


def test_rows_of_both_grids_are_pasted_side_by_side_with_headings_in_any_order(grids):
    text = "Fund\tName\t2026-27\tLead\tstatus\tTheme\nCouncil\tDamp team\t£10,000\tCouncil\tNew\tHomes"
    interventions, costs = pasted_rows(text, (grids.interventions, grids.costs))
    row = interventions.cells_of(interventions.rows[-1])
    assert (row[NAME], row[LEAD]) == ("Damp team", "Council")
    cost = costs.cells_of(costs.rows[-1])
    assert (cost["Intervention"], cost["Fund"], cost["2026/27"]) == ("Damp team", "Council", "£10,000")


def test_pasted_columns_that_no_grid_has_and_too_many_rows_are_refused(grids):
    with pytest.raises(FileProblems, match="the column “Colour”"):
        pasted_rows("Name\tTheme\tColour\na\tb\tc", (grids.interventions,))
    with pytest.raises(FileProblems, match="10,000 rows"):
        pasted_rows("a\tnew\n" * 10_000, (grids.interventions,))


def test_a_formula_is_refused_where_it_stands(files, grids):
    result = edited(files, TypedGrids(interventions=changed(grids.interventions, 0, NAME, "=A1")))
    assert "which is a formula" in problems(result)[0]


def test_a_title_in_merged_cells_above_the_headings_is_named(grids):
    text = "Our bids for 2026\t\t\nName\tStatus\tTheme\nDamp team\tNew\tHomes"
    with pytest.raises(FileProblems, match="“Our bids for 2026” above the headings"):
        pasted_rows(text, (grids.interventions, grids.costs))


def test_a_cell_that_was_merged_with_the_one_above_is_said_at_its_row(files, grids):
    text = "Name\tStatus\tTheme\tLead\nDamp team\tNew\tHomes\tBorough council\nMould team\tNew\t\tBorough council"
    interventions, costs = pasted_rows(text, (grids.interventions, grids.costs))
    result = edited(files, TypedGrids(interventions=interventions, costs=costs))
    (said,) = [each for each in problems(result) if "Theme" in each]
    assert said.startswith(f"What to decide, row {len(interventions.rows)}, column Theme | an empty cell")
    assert result.files == files


def test_cells_beyond_the_last_column_are_named(grids):
    with pytest.raises(FileProblems, match="beyond the last column"):
        pasted_rows("Name\tTheme\nDamp team\tHomes\tover here", (grids.interventions,))


def test_a_column_of_numbers_is_told_from_one_of_words_and_from_an_empty_one():
    rows = (GridRow("a", ("One", "£1,200", "", "3")), GridRow("b", ("Two", "-45,000", "", "a lot")))
    grid = Grid("Any", ("Name", "2026/27", "Later", "Reach"), rows)
    assert [each for each in grid.headings if grid.is_of_numbers(each)] == ["2026/27"]
