"""What a paste may mean in more ways than one is asked before its rows are added, and nothing of it is lost."""

from __future__ import annotations

import pytest

from prioritise.domain.errors import FileProblems, Problem
from prioritise.files.cells import EMPTY
from prioritise.files.grids.edited import TypedGrids, edited
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.of_files import (
    COSTS,
    FUND,
    LEAD,
    LIST,
    MONEY,
    NAME,
    NEEDED,
    PEOPLE,
    PROVIDER,
    SHARE,
    STATUS,
    Grids,
    grids_of_files,
)
from prioritise.files.grids.paste_columns import LEAVE_OUT
from prioritise.files.grids.paste_funds import BESIDE, IN_PLACE
from prioritise.files.grids.paste_places import EMPTY_THEM, KEEP_THEM
from prioritise.files.grids.pasted import Pasted, pasted_rows
from prioritise.files.grids.still_there import problems_left, still_there
from prioritise.files.own_list.begun import Place, empty_list, with_place

YEARS = ("2026/27", "2027/28", "2028/29")
HEADINGS = "\t".join(["Name", "Status", "Theme", "Lead", "People", "Provider", "Fund", *YEARS])
HUBS = (
    "Family hubs outreach\tnew\tStart well\tBury Council\t300\tTrust\tPublic health grant\tGBP 120k\tGBP 120k\tGBP 120k"
)
OTHER_HUBS = (
    "Family hubs outreach\tcurrent\tStart well\tVCSE alliance\t200\tTrust\tBetter Care Fund\t80000\t80000\t80000"
)
WALKS = "Led walks\tnew\tMoving more\tBury Council\t50\tTrust\tPublic health grant\t1\t1\t1"
ALIKE = "Each year from 2026/27 to 2028/29, the same"


@pytest.fixture
def grids() -> Grids:
    return grids_of_files(with_place(empty_list(), Place("Bury")))


def pasted(grids: Grids, text: str, *answers: str) -> Pasted:
    both = (grids.interventions, grids.costs)
    asked = pasted_rows(text, both).questions
    given = {question.sentence: answer for question, answer in zip(asked, answers, strict=False)}
    return pasted_rows(text, both, given)


def column(grid: Grid, heading: str) -> list[str]:
    return [grid.cells_of(row)[heading] for row in grid.rows]


def test_two_rows_of_one_name_that_differ_in_more_than_costs_are_asked_about_and_nothing_is_added(grids):
    asked = pasted(grids, "\n".join([HEADINGS, HUBS, WALKS, OTHER_HUBS]))
    (question,) = asked.questions
    assert question.sentence == (
        "Row 4 has the same name as row 2, “Family hubs outreach”, but another status, lead and number of people: "
        "the same thing, or another?"
    )
    assert asked.grids == (grids.interventions, grids.costs)
    assert asked.said == ()


def test_another_of_the_same_name_keeps_all_that_is_said_of_it_under_a_name_of_its_own(grids):
    listed, costs = pasted(
        grids, "\n".join([HEADINGS, HUBS, WALKS, OTHER_HUBS]), "Another: call it “Family hubs outreach (2)”"
    ).grids
    assert column(listed, NAME) == ["Family hubs outreach", "Led walks", "Family hubs outreach (2)"]
    assert column(listed, LEAD) == ["Bury Council", "Bury Council", "VCSE alliance"]
    assert column(listed, STATUS) == ["new", "new", "current"]
    assert column(costs, "Intervention") == ["Family hubs outreach", "Led walks", "Family hubs outreach (2)"]


@pytest.mark.parametrize(("row", "lead", "people"), [(2, "Bury Council", "300"), (4, "VCSE alliance", "200")])
def test_the_same_thing_is_as_the_row_says_that_is_chosen_and_has_both_costs(grids, row, lead, people):
    text = "\n".join([HEADINGS, HUBS, WALKS, OTHER_HUBS])
    listed, costs = pasted(grids, text, f"The same, as row {row} says, with the costs of both").grids
    assert column(listed, NAME) == ["Family hubs outreach", "Led walks"]
    assert (column(listed, LEAD)[0], column(listed, PEOPLE)[0]) == (lead, people)
    assert column(costs, FUND) == ["Public health grant", "Public health grant", "Better Care Fund"]


def test_rows_that_agree_but_for_fund_and_costs_are_one_thing_and_that_is_said(grids):
    second = "Family  Hubs outreach\tNew\t\tBury Council\t300\t\tBetter Care Fund\t5\t5\t5"
    first = HUBS.replace("\tTrust\t", "\t\t")
    filled = "Family hubs outreach\t\t\t\t300.0\tHome-Start\tPool\t6\t6\t6"
    done = pasted(grids, "\n".join([HEADINGS, first, second, filled]))
    assert done.questions == ()
    said = "Taken as one intervention, with the costs of each of its rows: Family hubs outreach (rows 2, 3 and 4)."
    assert done.said[-1] == said
    assert column(done.grids[0], PROVIDER) == ["Home-Start"]
    assert column(done.grids[1], FUND) == ["Public health grant", "Better Care Fund", "Pool"]


def test_costs_below_the_second_of_one_name_are_the_second_s(grids):
    text = "\n".join([HEADINGS, HUBS, OTHER_HUBS, "\t\t\t\t\t\tPool\t7\t7\t7"])
    answers = pasted(grids, text).questions[0].answers
    _listed, costs = pasted(grids, text, answers[0]).grids
    assert column(costs, "Intervention")[-1] == "Family hubs outreach (2)"


def test_names_typed_twice_in_a_grid_say_what_is_another_and_nothing_is_kept():
    files = with_place(empty_list(), Place("Bury"))
    grid = grids_of_files(files).interventions
    cells = [line.split("\t")[:6] for line in (HUBS, OTHER_HUBS, HUBS)]
    typed = grid.with_rows(GridRow("", (*own, "", "", "")) for own in cells)
    found = edited(files, TypedGrids(interventions=typed), adds_partners=True).problems
    assert [(each.row, each.found) for each in found if each.column == NAME] == [
        (2, "the same name as row 1, but another status, lead and number of people"),
        (3, "the same name as row 1"),
    ]


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("Cost", "Of which year are the pounds in the column “Cost”?"),
        ("Total budget (£)", "Of which year are the pounds in the column “Total budget (£)”?"),
        ("2026", "Are there pounds in the column “2026”, and of which year?"),
        ("Ask", "Are there pounds in the column “Ask”, and of which year?"),
        ("", "Are there pounds in the column number 2, which has no heading, and of which year?"),
        (
            "Monthly cost",
            "The column “Monthly cost” seems not to hold what a whole year costs. If it does, of which year?",
        ),
        (
            "Cost per client",
            "The column “Cost per client” seems not to hold what a whole year costs. If it does, of which year?",
        ),
        ("Cost per year", "Of which year are the pounds in the column “Cost per year”?"),
    ],
)
def test_costs_without_a_year_are_asked_about_and_not_left_out(grids, heading, sentence):
    text = f"Name\t{heading}\tTheme\nDamp team\t£40,000\tHomes\nMould team\tGBP 120k\tHomes"
    (question,) = pasted(grids, text).questions
    assert question.sentence == sentence
    assert question.answers == (ALIKE, *(f"{year} alone" for year in YEARS), LEAVE_OUT)
    for answer, years in ((ALIKE, YEARS), ("2027/28 alone", ("2027/28",)), (LEAVE_OUT, ())):
        costs = pasted(grids, text, answer).grids[1]
        for year in YEARS:
            assert column(costs, year) == ([] if not years else ["£40,000", "GBP 120k"] if year in years else ["", ""])
    assert any("Left out" in line for line in pasted(grids, text, LEAVE_OUT).said)


def test_costs_without_a_year_or_a_heading_are_asked_about_too(grids):
    text = "Damp team\tnew\tHomes\tCouncil\t120\tTrust\tNHS\tGrant\t40000"
    (question,) = pasted(grids, text).questions
    assert question.sentence == "Of which year are the pounds at the end of each row?"
    costs = pasted(grids, text, ALIKE).grids[1]
    assert costs.rows[0].cells[2:5] == ("40000",) * 3
    (money,) = pasted_rows("Fund\tHost\tAmount\nGrant\tCouncil\t5", (grids.money,)).questions
    assert money.sentence == "Of which year are the pounds in the column “Amount”?"


def test_a_budget_is_a_fund_by_name_and_a_cost_in_pounds(grids):
    assert pasted(grids, "Name\tBudget\t2026/27\nDamp team\tGrant\t5").questions == ()
    assert pasted(grids, "Name\tBudget\nDamp team\t£5").questions != ()


def test_a_year_with_words_about_money_is_a_year_and_thousands_are_refused(grids):
    done = pasted(grids, "Name\tFund\tCost 2026/27 (£)\t27-28 budget\t2028/29\nDamp team\tGrant\t1\t2\t3")
    assert done.grids[1].rows[0].cells[1:5] == ("Grant", "1", "2", "3")
    with pytest.raises(FileProblems, match=r"2026/27 \(£000\)”, which seems not to be in whole pounds"):
        pasted(grids, "Name\tFund\t2026/27 (£000)\nDamp team\tGrant\t120")


@pytest.mark.parametrize("note", ["Costs of our services, £000s", "All figures £m", "(in thousands)", "£'000"])
def test_a_title_or_note_that_says_thousands_is_refused_where_pounds_are_pasted(grids, note):
    rows = "Name\tFund\t2026/27\nDamp team\tGrant\t120"
    for text, row in ((f"{note}\n{rows}", 1), (f"\t\t{note}\n{rows}", 1), (f"{rows}\n{note}", 3)):
        with pytest.raises(FileProblems) as refused:
            pasted(grids, text)
        (problem,) = refused.value.problems
        assert (problem.row, problem.found) == (row, f"“{note}”, so the pounds seem not to be whole pounds")
    assert pasted(grids, f"{note}\nName\tTheme\nDamp team\tHomes").grids[0].rows[0].cells[0] == "Damp team"


@pytest.mark.parametrize("title", ["The £12 million question", "Spend of £1,200,000", "10000 steps a day"])
def test_a_title_that_speaks_of_an_amount_says_nothing_of_the_figures_below(grids, title):
    done = pasted(grids, f"{title}\nName\tFund\t2026/27\nDamp team\tGrant\t120")
    assert done.said[1] == f"Left out: “{title}”, above the headings."


def test_a_row_has_the_number_it_has_in_the_spreadsheet_empty_rows_counted(grids):
    title, damp, empty = "Our bids", "Damp team\tGrant\t1", "\t\t"
    done = pasted(grids, "\n".join([title, empty, "Name\tFund\t2026/27", damp, empty, "Total\t\t1"]))
    assert done.said[1] == "Left out: “Our bids”, above the headings; “Total” in row 6."
    (question,) = pasted(grids, "\n".join([HEADINGS, "", HUBS, "", OTHER_HUBS])).questions
    assert question.sentence.startswith("Row 5 has the same name as row 3")
    with pytest.raises(FileProblems) as refused:
        pasted(grids, "\n".join([title, empty, "Name\tFund\tFund", damp]))
    assert [problem.row for problem in refused.value.problems] == [3]


def totals(grids, *rows):
    text = "\n".join(("Name\tFund\t2026/27\t2027/28", *(row.replace(",", "\t") for row in rows)))
    return [line for line in pasted(grids, text).said if "says £" in line]


def test_a_total_that_is_not_what_its_rows_come_to_is_left_out_and_said(grids):
    (doubt,) = totals(grids, "Damp,Grant,£40k,10", "Walks,Grant,(500),-", "Total,,42000,10")
    assert doubt == (
        "“Total” in row 4 says £42,000 for 2026/27, but the rows above it come to £39,500: look whether a row is "
        "missing, or one of them is wrong."
    )


@pytest.mark.parametrize(
    "rows",
    [
        ("Damp,Grant,40000,10", "Walks,Grant,500,", "Total,,40500,10"),
        ("Damp,Grant,0.4,10", "Walks,Grant,0.4,5", "Sum,,1,"),
        ("Damp,Grant,1,10", "Subtotal,,1,10", "Walks,Grant,5,6", "Sub total,,5,6", "Grand total,,6,16"),
        ("Damp,Grant,tbc,10", "Walks,Grant,500,", "Total,,40500,10"),
    ],
    ids=["right", "rounded", "of parts and of all", "not to be worked out"],
)
def test_nothing_is_said_of_a_total_that_is_right_or_cannot_be_worked_out(grids, rows):
    assert totals(grids, *rows) == []


def test_one_year_is_not_given_to_two_columns(grids):
    text = "Name\tYear 1\tYear 2\nDamp team\t4\t5"
    with pytest.raises(FileProblems, match="two columns for 2026/27"):
        pasted(grids, text, "2026/27 alone", "2026/27 alone")
    assert pasted(grids, text, "2026/27 alone", "2027/28 alone").grids[1].rows[0].cells[2:4] == ("4", "5")


def test_a_column_that_shares_a_word_with_one_that_lacks_is_asked_about(grids):
    text = "Name\tProviding organisation\tNotes\nDamp team\tTrust\tsoon"
    (question,) = pasted(grids, text).questions
    assert (question.sentence, question.answers) == (
        "What is in the column “Providing organisation”?",
        (PROVIDER, LEAVE_OUT),
    )
    done = pasted(grids, text, PROVIDER)
    assert column(done.grids[0], PROVIDER) == ["Trust"]
    assert done.said[-2] == "Left out: the column “Notes”."
    assert done.said[-1].startswith("No column is called “New, current or cut”; “Theme”; or “Lead partner”, which are")


@pytest.mark.parametrize(("heading", "meant"), [("% deprived", SHARE), ("Leed partner", LEAD)])
def test_a_column_that_is_nearly_called_like_one_that_lacks_is_asked_about_and_the_rest_is_kept(grids, heading, meant):
    text = f"Name\tTheme\t{heading}\nDamp team\tHomes\t30%"
    (question,) = pasted(grids, text).questions
    assert (question.sentence, question.answers) == (f"What is in the column “{heading}”?", (meant, LEAVE_OUT))
    assert column(pasted(grids, text, meant).grids[0], meant) == ["30%"]
    assert column(pasted(grids, text, LEAVE_OUT).grids[0], meant) == [""]


def test_reach_is_people_a_year_and_a_column_of_new_and_current_is_asked_about_whatever_it_is_called(grids):
    text = "Name\tTheme\tLead\tType\tReach\tSite\nDamp team\tHomes\tCouncil\tNew\t120\tNew town"
    (question,) = pasted(grids, text).questions
    assert (question.sentence, question.answers) == ("What is in the column “Type”?", (STATUS, LEAVE_OUT))
    done = pasted(grids, text, STATUS)
    assert (column(done.grids[0], STATUS), column(done.grids[0], PEOPLE)) == (["New"], ["120"])
    assert not any(line.startswith("No column is called") for line in done.said)
    left = pasted(grids, text, LEAVE_OUT)
    assert any(line.startswith("No column is called “New, current or cut”, which is needed") for line in left.said)


def test_what_is_there_already_needs_no_column_that_it_has(grids):
    there = pasted(grids, f"{HEADINGS}\n{WALKS}").grids
    done = pasted_rows("Name\tReach\nLed walks\t70", there)
    assert not any(line.startswith("No column is called") for line in done.said)


def test_every_column_that_is_marked_as_needed_is_asked_for_when_it_is_empty():
    files = with_place(empty_list(), Place("Bury"))
    before = grids_of_files(files)
    money, listed = (
        grid.with_rows([GridRow("", tuple("" if heading in NEEDED[grid.title] else "x" for heading in grid.headings))])
        for grid in (before.money, before.interventions)
    )
    found = edited(files, TypedGrids(money=money, interventions=listed), adds_partners=True).problems
    empty = {(each.file, each.column) for each in found if each.found == EMPTY}
    assert {(title, heading) for title in (MONEY, LIST) for heading in NEEDED[title]} <= empty


def test_where_no_column_is_called_as_what_names_the_rows_it_is_asked_which_one_does(grids):
    text = "Purse\tHost\t2026/27\nGrant\tCouncil\t5"
    (question,) = pasted_rows(text, (grids.money,)).questions
    assert (question.sentence, question.answers) == (
        "No column is called “Fund”. Which one names the rows?",
        ("The column “Purse”",),
    )
    done = pasted_rows(text, (grids.money,), {question.sentence: "The column “Purse”"})
    assert done.grids[0].rows[0].cells[:4] == ("Grant", "", "Council", "5")
    assert pasted_rows(text.replace("Purse", "Budget line"), (grids.money,)).grids[0].rows[0].cells[0] == "Grant"


WARM = "Warm homes\tnew\tHomes\tBury Council\t800\tTrust\tGrant\t75,000\t75,000\t75,000"
EMPTIER = "Warm homes\tnew\tHomes\tBury Council\t\tTrust\tGrant\t99,000\t75,000\t"


@pytest.mark.parametrize("heading", [f"{HEADINGS}\n", ""])
@pytest.mark.parametrize(
    ("answer", "people", "pounds"),
    [(EMPTY_THEM, "", ("99,000", "75,000", "")), (KEEP_THEM, "800", ("99,000", "75,000", "75,000"))],
)
def test_a_cell_that_is_pasted_empty_empties_what_is_there_once_that_is_said(grids, heading, answer, people, pounds):
    first = pasted(grids, f"{HEADINGS}\n{WARM}")
    rows = EMPTIER if heading else EMPTIER.replace("\tTrust\t", "\tTrust\t\t")
    (question,) = pasted_rows(heading + rows, first.grids).questions
    said = "Warm homes: People a year (800), 2028/29 (75,000)"
    assert question.sentence == f"Would be emptied, since these cells are pasted empty: {said}."
    done = pasted_rows(heading + rows, first.grids, {question.sentence: answer})
    assert column(done.grids[0], PEOPLE) == [people]
    assert done.grids[1].rows[0].cells[2:5] == pounds
    assert any(line.startswith("Emptied, as pasted" if not people else "Kept, though") for line in done.said)


def test_a_column_that_is_not_pasted_stays_and_a_cost_without_a_fund_is_that_of_the_only_one(grids):
    first = pasted(grids, f"{HEADINGS}\n{WARM}")
    done = pasted_rows("Name\tTheme\t2026/27\nWarm homes\tHousing\t99,000", first.grids)
    assert done.questions == ()
    assert done.grids[0].rows[0].cells[:5] == ("Warm homes", "new", "Housing", "Bury Council", "800")
    assert done.grids[1].rows[0].cells[:4] == ("Warm homes", "Grant", "99,000", "75,000")


COSTED = "Scheme\tPeople a year\tFund\t2026/27\t2027/28"
FALLS = f"{COSTED}\nFalls classes\t300\tPublic health grant\t120000\t120000"


@pytest.mark.parametrize("first", ["Public health grant", "BCF"])
@pytest.mark.parametrize(
    ("answer", "funds", "pounds"),
    [(IN_PLACE, ["Better Care Fund"], ["90000"]), (BESIDE, ["", "Better Care Fund"], ["120000", "90000"])],
)
def test_costs_from_another_fund_than_those_there_are_asked_about_and_never_doubled(
    grids, first, answer, funds, pounds
):
    there = pasted(grids, FALLS.replace("Public health grant", first)).grids
    again = FALLS.replace("Public health grant", "Better Care Fund").replace("120000", "90000")
    asked = pasted_rows(again, there)
    (question,) = asked.questions
    assert (asked.grids, question.answers) == (there, (IN_PLACE, BESIDE))
    assert question.sentence == (
        f"Falls classes has costs from {first}, and is pasted with costs from Better Care Fund: "
        "in place of what is there, or beside it?"
    )
    done = pasted_rows(again, there, {question.sentence: answer})
    assert column(done.grids[1], FUND) == [fund or first for fund in funds]
    assert column(done.grids[1], "2026/27") == pounds
    how = "in place of" if answer == IN_PLACE else "beside"
    assert f"Costs of Falls classes from Better Care Fund: {how} those from {first}." in done.said


def test_what_has_the_same_two_funds_is_asked_about_once_and_a_year_not_pasted_stays(grids):
    there = pasted(grids, f"{FALLS}\nLed walks\t50\tPublic health grant\t1\t2").grids
    rows = "Scheme\tFund\t2026/27\nFalls classes\tBetter Care Fund\t5\nLed walks\tBetter Care Fund\t6"
    (question,) = pasted_rows(rows, there).questions
    assert question.sentence.startswith("Falls classes and Led walks have costs from Public health grant, and are")
    costs = pasted_rows(rows, there, {question.sentence: IN_PLACE}).grids[1]
    assert [row.cells[1:4] for row in costs.rows] == [
        ("Better Care Fund", "5", "120000"),
        ("Better Care Fund", "6", "2"),
    ]


def test_a_fund_that_is_pasted_with_the_one_there_stands_beside_it_and_what_only_gains_costs_is_not_replaced(grids):
    there = pasted(grids, FALLS).grids
    both = f"{FALLS}\nFalls classes\t300\tBetter Care Fund\t7\t7"
    done = pasted_rows(both, there)
    assert done.questions == ()
    assert column(done.grids[1], FUND) == ["Public health grant", "Better Care Fund"]
    only = "Scheme\tFund\t2026/27\nFalls classes\tBetter Care Fund\t5"
    (question,) = pasted_rows(only, there).questions
    done = pasted_rows(only, there, {question.sentence: BESIDE})
    assert not any(line.startswith("In place of") for line in done.said)


def test_in_place_of_costs_from_two_funds_leaves_none_of_them(grids):
    there = pasted(grids, f"{FALLS}\nFalls classes\t300\tBetter Care Fund\t7\t7").grids
    only = "Scheme\tFund\t2026/27\t2027/28\t2028/29\nFalls classes\tGrant\t5\t5\t5"
    (question,) = pasted_rows(only, there).questions
    costs = pasted_rows(only, there, {question.sentence: IN_PLACE}).grids[1]
    assert [row.cells[1:5] for row in costs.rows] == [("Grant", "5", "5", "5")]


def test_a_fund_is_asked_about_before_what_would_be_emptied_and_both_answers_count(grids):
    there = pasted(grids, FALLS).grids
    again = FALLS.replace("Public health grant", "Pool").replace("120000\t120000", "90000\t")
    (fund,) = pasted_rows(again, there).questions
    questions = pasted_rows(again, there, {fund.sentence: IN_PLACE}).questions
    assert questions[0] == fund
    done = pasted_rows(again, there, {fund.sentence: IN_PLACE, questions[1].sentence: KEEP_THEM})
    assert done.grids[1].rows[0].cells[1:4] == ("Pool", "90000", "120000")


def test_problems_stay_at_cells_that_are_as_they_were(grids):
    files = with_place(empty_list(), Place("Bury"))
    listed, costs = pasted(grids, f"{HEADINGS}\n{WALKS.replace('Moving more', '').replace('50', '1.2k')}").grids
    result = edited(files, TypedGrids(interventions=listed, costs=costs), adds_partners=True)
    meant = listed.answered((each.row, each.heading, each.typed, each.read_as) for each in result.asked)
    left = still_there(result.problems, (listed, costs), (meant, costs))
    assert [each.column for each in result.problems if each.file != COSTS] == ["Theme", PEOPLE]
    assert [each.column for each in left if each.file != COSTS] == ["Theme"]
    assert still_there(result.problems, (listed, costs), ()) == ()
    elsewhere = Problem("What matters", "nothing ticked", "tick what matters")
    before = {"interventions": listed, "costs": costs}
    found = problems_left([elsewhere, *result.problems], before, {**before, "interventions": meant})
    assert found[0] == elsewhere
    assert [each.column for each in found[1:] if each.file != COSTS] == ["Theme"]
