"""Sums of money that stand beside each other are written alike, and their difference is what is said to be left."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.analysis.priority_list import headline
from prioritise.domain.scenarios import Scenario
from prioritise.report.priorities.decision_list import Asked, decision_list
from prioritise.report.priorities.list_rows import list_rows
from prioritise.report.priorities.money_table import LEFT, LIMIT, SPENT, fund_lines
from prioritise.report.priorities.view import priorities_view
from tests.files.small_exercise import small_exercise
from tests.worked_example import worked_example


def discounted() -> Analysis:
    """The small exercise where what is paid later counts less."""
    exercise = small_exercise()
    return analyse(replace(exercise, settings=replace(exercise.settings, discount_rate=0.035)))


ANALYSES = {
    "small": lambda: analyse(small_exercise()),
    "half the money": lambda: analyse(small_exercise(), Scenario(id="half", name="Half", budget_factor=0.5)),
    "discounted": discounted,
    "worked example": lambda: analyse(worked_example()),
}


def amounts(text: str) -> list[int]:
    """Every sum in a text; each must be in whole pounds."""
    assert "million" not in text
    return [int(digits.replace(",", "")) for digits in re.findall(r"£([\d,]+)", text)]


@pytest.mark.parametrize("case", ANALYSES)
def test_the_headline_the_cut_line_and_the_table_take_the_same_sums_from_each_other(case):
    analysis = ANALYSES[case]()
    whole = dict(fund_lines(analysis)[-1].lines)
    limit, spent, left = (whole[what][-1] for what in (LIMIT, SPENT, LEFT))
    assert limit - spent == left
    assert amounts(headline(analysis)) == [spent, limit]
    rows = list_rows(analysis, None)
    lines = decision_list(analysis, Asked(rows, analysis))
    # What is funded, less what cuts set free where any do, is what is spent.
    *parts, total = amounts(lines.spent)
    assert total == spent
    assert not parts or parts[0] - parts[1] == spent
    assert sum(amounts(text)[0] for text in lines.left) == left
    view = priorities_view(analysis, None)
    assert view.result is not None
    assert amounts(view.result.money.sentence) == [left, limit]


@pytest.mark.parametrize("case", ANALYSES)
def test_the_lines_of_every_fund_add_up_in_every_year_and_over_the_plan(case):
    for fund in fund_lines(ANALYSES[case]()):
        lines = dict(fund.lines)
        for column, left in enumerate(lines[LEFT]):
            came, went = (lines.get(what, [0] * 9)[column] for what in ("Comes in", "Goes out"))
            assert lines[LIMIT][column] + came - went - lines[SPENT][column] == left
        assert all(sum(sums[:-1]) == sums[-1] for sums in lines.values())
