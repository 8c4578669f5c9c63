"""The workbook's first sheet can be read and printed by a board, and two what-ifs are told apart by reading them."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import openpyxl
import pytest

from prioritise.analysis import Analysis, analyse, bands
from prioritise.domain.scenarios import AS_AGREED, Override, Scenario
from prioritise.report.exports.workbook import priorities_workbook
from tests.files.small_exercise import small_exercise

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
    assert "As agreed" in header.left.text
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


def test_the_money_is_added_up_by_fund_and_by_year():
    analysis = solved()
    rows, years = rows_of(analysis), analysis.exercise.years
    start = next(place for place, row in enumerate(rows) if "Money spent, by fund and year" in row)
    funds = rows[start + 1 : start + 1 + len(analysis.exercise.funds)]
    total = rows[start + 1 + len(funds)]
    spent = {(each.fund, each.year): each.spent_gbp for each in analysis.portfolio.money}
    for fund, row in zip(analysis.exercise.funds, funds, strict=True):
        figures = [cell for cell in row if isinstance(cell, int)]
        assert figures[:-1] == [*(spent[fund.id, year] for year in years), sum(spent[fund.id, year] for year in years)]
    figures = [cell for cell in total if isinstance(cell, int)]
    assert figures[-2] == sum(spent.values()) == sum(figures[:-2])
    assert figures[-1] == sum(each.left_gbp for each in analysis.portfolio.money)
    assert ["The sum above is discounted at 3.5% a year; the money below is cash."] in rows


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
