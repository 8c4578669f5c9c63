"""The steps say how far each has come, and the list so far begins with the first cost."""

from __future__ import annotations

from datetime import date

from prioritise.analysis.own_list import StepState
from prioritise.files.exercise.draft import draft_of
from prioritise.files.grids.edited import TypedGrids, edited
from prioritise.files.grids.grid import GridRow
from prioritise.files.grids.of_files import PEOPLE, SHARE, grids_of_files
from prioritise.files.own_list.begun import Place, empty_list, place_answered, place_of, with_place
from prioritise.files.own_list.criteria import judged_instead, with_criteria, without_criterion
from prioritise.files.own_list.judgements import judged_criteria
from prioritise.report.own_list.view import own_list_view
from tests.files.own_list.test_steps import made


def test_nothing_is_done_at_the_start_and_the_list_says_when_it_begins():
    view = own_list_view(empty_list())
    assert {each.state for each in view.steps} == {StepState.TO_DO}
    assert view.list_lines == ("It appears here from the first intervention with a cost on.",)
    assert not view.problems
    assert view.next_steps[0].startswith("Step 1, Place and years:")


def test_a_step_that_is_answered_is_done_whatever_the_order():
    view = own_list_view(with_place(empty_list(), Place("Bury")))
    assert view.steps[0].label == "1 Place and years: done"
    assert view.steps[0].line == "Bury, 2026/27 to 2028/29"


def test_a_finished_list_is_ranked_and_has_no_next_step():
    view = own_list_view(made())
    assert view.is_finished
    assert view.list_title == "Choose 5 of 6, for £450,000"
    assert view.next_steps == ()
    assert [row[1].partition(":")[0] for row in view.list_so_far.rows] == ["Yes"] * 5 + ["No"]
    assert view.list_so_far.rows[-1][1] == "No: it is left out for lack of money in Pool, over all its years."
    assert view.money.rows == ()


def test_a_cost_with_a_minus_is_worth_a_second_look_beside_the_list():
    grid = grids_of_files(made()).costs
    rows = [GridRow(row.id, (*row.cells[:2], *["(30,000)"] * 3, row.cells[5])) for row in grid.rows[:1]]
    view = own_list_view(edited(made(), TypedGrids(costs=grid.with_rows((*rows, *grid.rows[1:])))).files)
    (found,) = [note.found for note in view.notes if "minus" in note.what_to_do]
    assert found == "1 intervention would release money over the plan, though no cut: Thing 1 (−£90,000)."


def not_ranked(**amounts: str) -> dict[str, bytes]:
    """The list with nothing that matters yet, other costs of some in every year ("" for none yet)."""
    files = with_criteria(made(), [])
    grid = grids_of_files(files).costs
    rows = []
    for row in grid.rows:
        amount = amounts.get(row.cells[0].replace(" ", "_"))
        rows.append(row if amount is None else GridRow(row.id, (*row.cells[:2], *[amount] * 3, row.cells[5])))
    return dict(edited(files, TypedGrids(costs=grid.with_rows(rows))).files)


def test_until_it_is_ranked_every_fund_and_year_says_what_is_asked_and_what_there_is_the_shortest_first():
    view = own_list_view(not_ranked(Thing_2="95000", Thing_1=""))
    assert view.money.rows[:4] == (
        ("Pool, 2026/27", "£195,000", "£90,000"),
        ("Pool, 2027/28", "£195,000", "£90,000"),
        ("Pool, 2028/29", "£195,000", "£90,000"),
        ("Grant, 2026/27", "£80,000", "£400,000"),
    )
    without, in_all, alone = view.list_lines[1:]
    assert without == "Thing 1 has no cost yet."
    assert in_all == (
        "Not all of it can be paid: more is asked for than there is in 3 of 6 funds and years, most of all from Pool, "
        "2026/27, which has £90,000 for £195,000."
    )
    assert alone == "Thing 2 alone asks for £95,000 from Pool, 2026/27, which has £90,000."
    assert view.list_so_far.rows[0] == ("Thing 1", "no cost yet")
    assert view.list_so_far.rows[-1] == ("All of it, but for 1 with no cost yet", "£825,000")


def test_money_that_is_enough_is_said_to_be():
    view = own_list_view(not_ranked(Thing_2="1", Thing_4="1", Thing_6="1"))
    assert view.list_lines[1] == "Every fund has enough for all of it in every year."


def chosen(*criteria: str, shares: bool = False) -> dict[str, bytes]:
    """The finished list on other criteria, everything with its share of the most deprived or nothing."""
    files = with_criteria(made(), ["local-priority", *criteria, "cost"])
    if not shares:
        return files
    grid = grids_of_files(files).interventions
    place = grid.headings.index(SHARE)
    rows = (GridRow(row.id, (*row.cells[:place], "30%", *row.cells[place + 1 :])) for row in grid.rows)
    return dict(edited(files, TypedGrids(interventions=grid.with_rows(rows))).files)


def test_a_step_is_not_done_while_a_criterion_needs_something_of_it_and_the_list_says_why_it_is_not_ranked():
    view = own_list_view(chosen("inequality", shares=True))
    residents = "Reducing inequality: give the share of all residents of the place who are in its most deprived group"
    assert view.needed == (f"{residents}.",)
    assert [each.number for each in view.steps if each.state is not StepState.DONE] == [1]
    assert view.next_steps == (f"Step 1, Place and years: Bury, 2026/27 to 2028/29; {residents}",)
    shares = own_list_view(chosen("inequality")).needed[0]
    assert shares == "Reducing inequality: give the share of people in the most deprived group of all 6 interventions."


def test_reducing_inequality_counts_with_what_the_steps_ask_for_and_nothing_else():
    files = chosen("inequality", shares=True)
    done = place_answered(files, place_of(files), deprived_share="25%")
    assert own_list_view(done.files).is_finished
    assert place_of(done.files).deprived_share == 0.25
    elsewhere = place_answered(done.files, Place("Bolton"), deprived_share="25%")
    assert place_of(elsewhere.files).deprived_share is None
    assert elsewhere.said == (
        "Share of residents in the most deprived group: 25% was that of Bury. Step 1 asks for it again.",
    )
    assert place_answered(files, Place("Bury"), deprived_share="many").problems[0].column == (
        "Share of residents in the most deprived group"
    )
    said = place_answered(files, Place("Bury"), deprived_share="many").problems[0].what_to_do
    assert said == "enter a percentage, such as 25%, or leave it empty if it is not known"


def test_who_has_no_effects_can_leave_the_criterion_out_or_judge_it_by_levels():
    files = chosen("need")
    view = own_list_view(files)
    assert view.needed == ("Need met: give the effects on indicators of all 6 interventions.",)
    (without,) = view.without
    assert without.needs_effects
    assert (without.leave_out, without.judge) == ("Leave out Need met", "Judge Need met by levels instead")
    assert own_list_view(without_criterion(files, "need")).is_finished
    judged = judged_instead(files, without.criterion, date(2026, 11, 30))
    assert judged.problems == ()
    names = [criterion.name for criterion in judged_criteria(draft_of(judged.files))]
    assert names == ["Local priority", "Need met, judged"]


def test_people_a_year_that_are_missing_are_asked_for_in_the_step_of_what_to_decide():
    files = chosen("people")
    grid = grids_of_files(files).interventions
    cells = list(grid.rows[0].cells)
    cells[grid.headings.index(PEOPLE)] = ""
    typed = grid.with_rows([GridRow(grid.rows[0].id, tuple(cells)), *grid.rows[1:]])
    view = own_list_view(edited(files, TypedGrids(interventions=typed)).files)
    assert [each.number for each in view.steps if each.state is not StepState.DONE] == [3]
    assert view.needed == ("People who benefit: give the people a year of Thing 1.",)
    assert view.without == ()
