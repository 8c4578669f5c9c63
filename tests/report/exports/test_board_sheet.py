"""The workbook's first sheet can be read and printed by a board, and two what-ifs are told apart by reading them."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import openpyxl
import pytest

from prioritise.analysis import Analysis, analyse, bands
from prioritise.analysis.nearest.sentences import state_lines
from prioritise.domain.scenarios import AS_AGREED, Override, Scenario
from prioritise.report.exports.workbook import priorities_workbook
from tests.files.small_exercise import small_exercise
from tests.worked_example import worked_analysis, worked_example

HOSTILE = "=1+1 & <b> \u202e\x07 " + "W" * 10_000

WEIGHTS = {"need": 50, "inequality": 20, "health-gain": 20, "acceptability": 5, "cost": 5}


@cache
def solved(scenario: str = "agreed") -> Analysis:
    exercise = small_exercise()
    return analyse(exercise, next((each for each in exercise.scenarios if each.id == scenario), AS_AGREED))


def what_if(**changes: object) -> Scenario:
    return Scenario(id="what-if", name="What if", **changes)


def sheet_of(analysis: Analysis) -> openpyxl.worksheet.worksheet.Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(priorities_workbook(analysis, bands(analysis))))
    assert book.sheetnames[0] == "For the board"
    return book["For the board"]


def rows_of(analysis: Analysis) -> list[list[object]]:
    return [[cell for cell in row if cell is not None] for row in sheet_of(analysis).values]


def test_it_prints_landscape_one_page_wide_with_its_headings_on_every_page():
    sheet = sheet_of(solved())
    assert sheet.page_setup.orientation == "landscape"
    # What fits one page is put on one, so that no row stands alone on a second.
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    repeated = int(sheet.print_title_rows.split(":")[0].strip("$"))
    assert [cell.value for cell in sheet[repeated]][:4] == ["Rank", "Intervention", "What happens", "Score"]
    header = sheet.oddHeader
    assert "What should Smallville fund?" in header.left.text
    assert "As it stands" in header.left.text
    assert "Illustrative, not real" in header.right.text


def test_a_list_too_long_to_read_on_one_page_runs_over_as_many_as_it_needs(monkeypatch):
    monkeypatch.setattr("prioritise.report.exports.board_sheet.MOST_ON_ONE_PAGE", 10)
    assert sheet_of(solved()).page_setup.fitToHeight == 0


def test_every_heading_is_english_and_figures_are_pounds_and_one_decimal():
    sheet = sheet_of(solved())
    words = [str(cell) for row in sheet.values for cell in row if isinstance(cell, str)]
    assert not [word for word in words if "_" in word]
    formats = {cell.number_format for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float)}
    assert formats == {"0", "0.0;[Red]−0.0", "£#,##0;[Red]−£#,##0"}


def money_of(rows: list[list[object]]) -> dict[str, dict[str, list[int]]]:
    """The lines of money by fund: what each says, and its sums by year and over the plan."""
    start = next(place for place, row in enumerate(rows) if "Money by fund and year" in row)
    found: dict[str, dict[str, list[int]]] = {}
    for row in rows[start + 1 :]:
        sums = [cell for cell in row if isinstance(cell, int)]
        if not sums:
            break
        found.setdefault(str(row[1]), {})[str(row[2])] = sums
    return found


@pytest.mark.parametrize("exercise", [small_exercise, worked_example])
def test_the_money_of_every_fund_and_year_adds_up_from_its_limit_to_what_is_left(exercise):
    analysis = analyse(exercise())
    rows, years = rows_of(analysis), analysis.exercise.years
    money = money_of(rows)
    assert list(money) == [*(fund.name for fund in analysis.exercise.funds), "All funds"]
    spent = {(each.fund, each.year): each.spent_gbp for each in analysis.portfolio.money}
    for fund in analysis.exercise.funds:
        own = [spent[fund.id, year] for year in years]
        assert money[fund.name]["Spent"] == [*own, sum(own)]
        agreed = [fund.budget_gbp[year] for year in years]
        assert money[fund.name]["Limit"] == [*agreed, sum(agreed)]
    for name, lines in money.items():
        for column, left in enumerate(lines["Left"]):
            came, went = (lines.get(what, [0] * 9)[column] for what in ("Comes in", "Goes out"))
            assert lines["Limit"][column] + came - went - lines["Spent"][column] == left, name
    assert money["All funds"]["Spent"][-1] == sum(spent.values())


def test_a_discounted_sum_is_told_from_cash():
    assert ["The sum above is discounted at 3.5% a year; the money below is cash."] in rows_of(solved())


def test_every_row_has_a_reason_and_says_how_firm_it_is():
    analysis = worked_analysis()
    rows = rows_of(analysis)
    start = next(place for place, row in enumerate(rows) if row[:1] == ["Rank"])
    assert rows[start][-3:] == ["Band", "How firm", "Why"]
    listed = {str(row[1]): row for row in rows[start + 1 :] if row and isinstance(row[0], int)}
    assert len(listed) == len(analysis.exercise.interventions)
    firm = {line.intervention: line.label for line in state_lines(analysis)}
    for each in analysis.exercise.interventions:
        *_, how_firm, why = listed[each.name]
        assert how_firm == firm[each.id]
        assert str(why).endswith(".")
        happens = {"new": "is funded", "current": "continues", "reduce": "is made"}[each.status]
        inside = each.id in analysis.portfolio.interventions
        assert str(why).startswith(f"{each.name} {happens} because ") is inside, why
    ban = str(listed["Family Nurse Partnership"][-1])
    assert ban.startswith("A rule keeps it out: Family Nurse Partnership must not be funded (decided: Health and well")
    assert "12 March 2026" in ban
    assert "No more than £1,905,000" in str(listed["Falls pick-up and follow-up team"][-1])


FORCED = Override("school-readiness-home-visits", True, "Members ask for it.")
WHAT_IFS = {
    "tighter money": what_if(budget_factor=0.9),
    "other weights": what_if(weights={"inequality": 1, "cost": 30}),
    "one forced in": what_if(overrides=(FORCED,)),
}


@pytest.mark.parametrize("asked", WHAT_IFS)
def test_a_what_if_says_what_it_changes_in_pounds(asked):
    exercise = worked_example()
    agreed = worked_analysis()
    weights = WHAT_IFS[asked].weights
    given = None if weights is None else {each.id: weights.get(each.id, 10) for each in exercise.weighted_criteria}
    there = analyse(exercise, replace(WHAT_IFS[asked], weights=given))
    rows = rows_of(there)
    start = next(place for place, row in enumerate(rows) if "What this changes, against the list as it stands" in row)
    lines = rows[start + 1 : next(place for place in range(start, len(rows)) if not rows[place])]
    *moved, whole = lines
    assert whole[1] == "In all"
    by_year = [sum(each.spent_gbp for each in one.portfolio.money if each.year == year)
               for one in (there, agreed) for year in exercise.years]  # fmt: skip
    years = len(exercise.years)
    more = [now - was for now, was in zip(by_year[:years], by_year[years:], strict=True)]
    assert [cell for cell in whole if isinstance(cell, int)] == [*more, sum(more)]
    assert {str(row[1]): row[2] for row in moved} == told_apart(agreed, there)


def told_apart(agreed: Analysis, there: Analysis) -> dict[str, str]:
    """What became of every intervention that is otherwise than agreed, by name."""
    was, now = ({at.intervention: at.level for at in one.portfolio_proposals} for one in (agreed, there))
    found, named = {}, {(at.intervention, at.level): name for at, name in agreed.exercise.level_names.items()}
    for each in agreed.exercise.interventions:
        if was.get(each.id, "-") == now.get(each.id, "-"):
            continue
        if each.id in was and each.id in now:
            costs = [paid(agreed, each.id, levels[each.id]) for levels in (was, now)]
            before, after = (named[each.id, levels[each.id]].lower().removesuffix(" scale") for levels in (was, now))
            found[f"{each.name}, from {before} to {after} scale"] = "Bigger" if costs[1] > costs[0] else "Smaller"
        elif was.get(each.id):
            found[f"{each.name} at {named[each.id, was[each.id]].lower()}"] = "Out"
        elif now.get(each.id):
            found[f"{each.name} at {named[each.id, now[each.id]].lower()}"] = "In"
        elif each.is_cut:
            found[each.name] = "Cut made" if each.id in now else "Cut no longer made"
        else:
            found[each.name] = "In" if each.id in now else "Out"
    return found


def paid(agreed: Analysis, intervention: str, level: str) -> int:
    """What it costs at a level, in the exercise's files."""
    rows = (cost for cost in agreed.exercise.costs if (cost.intervention, cost.level) == (intervention, level))
    return sum(cost.amount_gbp for cost in rows)


def test_what_was_agreed_has_no_such_block_and_a_what_if_that_changes_nothing_says_so():
    assert not any("What this changes" in str(row) for row in rows_of(solved()))
    idle = Scenario(id="idle", name="Idle", weights=dict(zip(solved().group.criteria, solved().weights, strict=True)))
    same = analyse(small_exercise(), idle)
    assert any("The same interventions at the same levels as agreed" in str(row) for row in rows_of(same))


def test_every_line_of_the_list_adds_up_to_its_cost_with_the_cut_line_between():
    analysis = solved()
    rows = rows_of(analysis)
    start = next(place for place, row in enumerate(rows) if row[:1] == ["Rank"])
    names = {each.name: each.id for each in analysis.exercise.interventions}
    listed = [row for row in rows[start + 1 :] if row and isinstance(row[0], int)]
    assert sorted(str(row[1]) for row in listed) == sorted(names)
    for row in listed:
        *costs, total = [cell for cell in row[4:] if isinstance(cell, int)]
        paid = analysis.exercise.costs_at[analysis.shown[names[str(row[1])]]]
        assert total == sum(costs) == sum(cost.amount_gbp for cost in paid)
    cut = next(place for place, row in enumerate(rows) if str(row[1:2]).startswith("['The cut line"))
    above = {str(row[1]) for row in rows[start + 1 : cut]}
    inside = {each.name for each in analysis.exercise.interventions if each.id in analysis.portfolio.interventions}
    assert above == {name for name in inside if not analysis.exercise.intervention_by_id[names[name]].is_cut}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            what_if(budget_factor=0.9),
            what_if(budget_factor=0.8),
        ),
        (
            what_if(funds={"grant": {"2026/27": 400_000}}),
            what_if(funds={"grant": {"2027/28": 400_000}}),
        ),
        (
            what_if(weights=WEIGHTS),
            what_if(weights=WEIGHTS | {"need": 60}),
        ),
        (
            what_if(rules_remove=("one-of-two",)),
            what_if(rules_remove=("two-active",)),
        ),
        (
            what_if(overrides=(Override("gym", True, "Members ask for it."),)),
            what_if(overrides=(Override("walks", True, "Members ask for it."),)),
        ),
    ],
)
def test_two_what_ifs_are_told_apart_by_their_second_line(first, second):
    said = [rows_of(analyse(small_exercise(), each))[1][0] for each in (first, second)]
    assert all(line.startswith("Scenario: What if: ") for line in said)
    assert said[0] != said[1]


def test_hostile_words_stay_words_and_the_header_stays_within_what_excel_holds():
    exercise = small_exercise()
    spoiled = replace(
        exercise,
        title=HOSTILE,
        interventions=tuple(replace(each, name=f"{each.id}{HOSTILE}") for each in exercise.interventions),
        funds=tuple(replace(each, name=HOSTILE) for each in exercise.funds),
    )
    sheet = sheet_of(analyse(spoiled))
    texts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in texts} == {"s"}
    assert not any("\u202e" in cell.value or "\x07" in cell.value for cell in texts)
    assert len(str(sheet.oddHeader.left.text) + str(sheet.oddHeader.right.text)) < 250
    assert "&" not in sheet.oddHeader.left.text
