"""Grids of what to decide, costs and money: read with care, and written back as the same files."""

from __future__ import annotations

from functools import partial

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise
from prioritise.files.cells import OptionalNumber, OptionalShare
from prioritise.files.grids.cells import (
    read_as,
    read_people,
    read_points,
    read_pounds,
    read_share,
    read_status,
    read_units,
)
from prioritise.files.grids.changes import TakenOut, changed_exercise
from prioritise.files.grids.edited import Edited, TypedGrids, edited
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.of_files import LEAD, NAME, PEOPLE, Grids, grids_of_files
from prioritise.files.grids.paste_places import EMPTY_THEM
from prioritise.files.grids.pasted import order_said, pasted_rows
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


@pytest.mark.parametrize("read", [read_pounds, partial(read_pounds, below_zero=False), read_people, read_units])
@pytest.mark.parametrize("typed", ["approx 300", "about 300", "~300", "c. 300"])
def test_a_figure_that_is_only_about_so_is_asked_about_in_every_column_alike(read, typed):
    asked = read(typed)
    assert asked.found == f"“{typed}”, which may mean 300"
    assert (asked.what_to_do, asked.meant) == ("write 300 if that is meant", "300")


def test_money_that_is_only_about_so_may_have_its_sign_and_be_short():
    assert read_pounds("approx £40,000").meant == "40,000"
    assert read_pounds("about £1.2m").meant == "1,200,000"


def test_the_example_fits_what_is_asked_for():
    assert read_points("lots").what_to_do == "enter figures only, such as 45"
    assert read_people("lots").what_to_do.startswith("enter figures only, such as 1200, ")
    assert read_as(OptionalShare, "lots").what_to_do == "enter figures only, such as 0.45"
    assert read_as(OptionalNumber, "lots").what_to_do == "enter figures only, such as 1200 or 0.45"


def test_the_order_that_is_said_is_the_order_that_is_read(grids):
    both = (grids.interventions, grids.costs)
    said = order_said(both)
    assert said.startswith("Without headings the columns are read in this order: name; new, current or cut; ")
    order = said.partition(": ")[2].removesuffix(".").split("; ")
    cells = [
        "A new one",
        "new",
        "Theme",
        "Council",
        "12",
        "Trust",
        "NHS",
        grids.money.rows[0].cells[0],
        "1,000",
        "2,000",
    ]
    pasted = pasted_rows("\t".join(cells), both)
    row = next(pasted.grids[0].cells_of(row) for row in pasted.grids[0].rows if row.cells[0] == "A new one")
    cost = next(pasted.grids[1].cells_of(row) for row in pasted.grids[1].rows if row.cells[0] == "A new one")
    read = {heading.lower(): cell for heading, cell in (*row.items(), *cost.items())}
    assert [read[heading.lower()] for heading in order[: len(cells)]] == cells


def test_what_is_no_figure_may_be_left_empty_where_that_says_it_is_not_known():
    for read in (read_pounds("TBC"), read_people("N/A"), read_share("TBC")):
        assert read.is_sure or read.what_to_do.endswith(", or leave it empty if it is not known")
    assert not read_people("TBC").is_sure
    assert read_pounds("TBC", below_zero=False).what_to_do == "enter figures only, such as 1200"


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
    interventions, costs = pasted_rows(text, (grids.interventions, grids.costs)).grids
    row = interventions.cells_of(interventions.rows[-1])
    assert (row[NAME], row[LEAD]) == ("Damp team", "Council")
    cost = costs.cells_of(costs.rows[-1])
    assert (cost["Intervention"], cost["Fund"], cost["2026/27"]) == ("Damp team", "Council", "£10,000")


def test_a_paste_without_any_column_that_may_name_its_rows_and_too_many_rows_are_refused(grids):
    with pytest.raises(FileProblems, match=r"no column “Fund” \| call one so: “Purse”, “2026/27” and “27/28”"):
        pasted_rows("Purse\t2026/27\t27/28\n7\t1\t2", (grids.money,))
    with pytest.raises(FileProblems, match="10,000 rows"):
        pasted_rows("a\tnew\n" * 10_000, (grids.interventions,))


LEAD_IS_NEEDED = (
    "No column is called “Lead partner”, which is needed: fill it in below, or call your column so and paste again."
)


def test_what_nobody_asks_for_is_left_out_of_a_paste_and_said(grids):
    text = "Our bids for 2026\t\t\nScheme\tStatus\tTheme\tNotes\nDamp team\tNew\tHomes\tsoon\nTOTAL\t\t\t9"
    pasted = pasted_rows(text, (grids.interventions, grids.costs))
    assert pasted.grids[0].rows[-1].cells[:3] == ("Damp team", "New", "Homes")
    assert len(pasted.grids[0].rows) == len(grids.interventions.rows) + 1
    assert pasted.said == (
        "1 pasted row read. Nothing is kept yet.",
        "Left out: “Our bids for 2026”, above the headings; the column “Notes”; “TOTAL” in row 4.",
        LEAD_IS_NEEDED,
    )


def test_rows_pasted_again_take_the_place_of_those_before_and_a_merged_name_is_carried_down(grids):
    text = (
        "Name\tStatus\tFund\t2026/27\t2027/28\nDamp team\tsoon\tCouncil\t1k\t5\n\t\tPool\t7\t8\n"
        "Mould team\tnew\tPool\t3\t4"
    )
    first = pasted_rows(text, (grids.interventions, grids.costs))
    mended = text.replace("soon", "new").replace("1k\t5", "1,000\t")
    (question,) = pasted_rows(mended, first.grids).questions
    assert question.sentence == "Would be emptied, since these cells are pasted empty: Damp team: 2027/28 (5)."
    again = pasted_rows(mended, first.grids, {question.sentence: EMPTY_THEM})
    interventions, costs = again.grids
    assert [row.cells[1] for row in interventions.rows[-2:]] == ["new", "new"]
    assert [row.cells[:5] for row in costs.rows[-3:]] == [
        ("Damp team", "", "Council", "1,000", ""),
        ("Damp team", "", "Pool", "7", "8"),
        ("Mould team", "", "Pool", "3", "4"),
    ]
    assert "In place of what was there before: Damp team and Mould team." in again.said


def test_a_question_with_one_likely_answer_can_be_answered_at_once(files, grids):
    typed = changed(changed(grids.interventions, 0, PEOPLE, "approx 1,500"), 1, PEOPLE, "1.2k")
    result = edited(files, TypedGrids(interventions=typed))
    assert [(each.row, each.read_as) for each in result.asked] == [(1, "1,500"), (2, "1,200")]
    meant = typed.answered((each.row, each.heading, each.typed, each.read_as) for each in result.asked)
    assert edited(files, TypedGrids(interventions=meant)).problems == ()
    assert read_pounds("(1.2m)").meant == "-1,200,000"


def test_a_cut_names_what_it_reduces_and_its_people_lose(files, grids):
    service = next(row.cells[0] for row in grids.interventions.rows if row.cells[1] == "current")
    typed = added(grids.interventions, "Fewer hours", "saving", "x", "Borough council", "60", "", "", "", service)
    result = edited(files, TypedGrids(interventions=typed))
    assert ",reduce," in result.files["interventions.csv"].decode().splitlines()[-1]
    assert ",-60," in result.files["interventions.csv"].decode().splitlines()[-1]
    bare = added(grids.interventions, "Fewer hours", "cut", "x", "Borough council", "60")
    assert problems(edited(files, TypedGrids(interventions=bare)))[0].endswith("current intervention that this cuts")
    draft = grids_of_files(result.files).interventions
    assert draft.cells_of(draft.rows[-1])["What a cut reduces"] == service


def test_what_costs_nothing_in_the_last_year_does_not_go_on(files, grids):
    text = "Name\tFund\t2026/27\t2028/29\nWarm homes\tCouncil capital\t£5\t-"
    _list, costs = pasted_rows(text, (grids.interventions, grids.costs)).grids
    named = changed(costs, len(costs.rows) - 1, "Intervention", grids.interventions.rows[0].cells[0])
    result = edited(files, TypedGrids(costs=named))
    said = [(each.typed, each.read_as) for each in result.understood if each.heading != "Fund"]
    assert ("", "no, it ends within the plan") in said
    assert ("-", "0") in said


def test_a_name_that_is_part_of_a_partners_is_asked_about_and_makes_no_second_partner(files, grids):
    typed = added(grids.interventions, "Damp team", "new", "Homes", "The Borough Council")
    result = edited(files, TypedGrids(interventions=typed), adds_partners=True)
    assert [each.read_as for each in result.asked] == ["Borough council"]
    assert problems(result)[0].split(" | ")[1] == "“The Borough Council”, which may be Borough council"
    stranger = added(grids.interventions, "Damp team", "new", "Homes", "Age UK")
    assert problems(edited(files, TypedGrids(interventions=stranger), adds_partners=True)) == []


def test_a_formula_is_refused_where_it_stands(files, grids):
    result = edited(files, TypedGrids(interventions=changed(grids.interventions, 0, NAME, "=A1")))
    assert "which is a formula" in problems(result)[0]


def test_a_cell_that_was_merged_with_the_one_above_is_said_at_its_row(files, grids):
    text = "Name\tStatus\tTheme\tLead\nDamp team\tNew\tHomes\tBorough council\nMould team\tNew\t\tBorough council"
    interventions, costs = pasted_rows(text, (grids.interventions, grids.costs)).grids
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


def test_what_was_typed_fits_other_years_and_has_the_rows_that_came_since():
    typed = Grid("Any", ("Name", "2026/27"), (GridRow("a", ("One, typed", "5")), GridRow("", ("New", "7"))))
    now = Grid(
        "Any", ("Name", "2026/27", "2027/28"), (GridRow("a", ("One", "1", "2")), GridRow("b", ("Two", "3", "4")))
    )
    fitted = typed.fitted_to(now)
    assert [row.cells for row in fitted.rows] == [("One, typed", "5", "2"), ("New", "7", "")]
    assert [row.id for row in fitted.with_rows_of(now).rows] == ["a", "", "b"]
