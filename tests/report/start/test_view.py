"""Where an exercise stands, in a few true lines."""

from __future__ import annotations

import dataclasses

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.analysis.priority_list import available_gbp, headline
from prioritise.domain.scenarios import Override, Scenario
from prioritise.report.priorities.money_table import money_rows, money_sentence, money_table
from prioritise.report.start.view import facts
from prioritise.report.words.exercise_words import illustrative_sentence
from prioritise.words import TextTable
from tests.files.small_exercise import small_exercise


@pytest.fixture(scope="module")
def agreed() -> Analysis:
    return analyse(small_exercise())


def test_the_facts_count_what_there_is_to_decide(agreed: Analysis) -> None:
    said = {fact.label: fact.text for fact in facts(agreed.exercise)}
    assert said["Place"] == "Smallville"
    assert said["Years"] == "2026/27 to 2027/28"
    assert said["To decide on"] == "3 new interventions, 1 current service and 1 proposed cut, in 2 themes"
    assert said["Money"] == "£1,100,000 in 2 funds"
    assert said["Partners"] == "Council and NHS"


def test_the_headline_counts_what_is_funded_and_never_a_cut(agreed: Analysis) -> None:
    funded = len([each for each in agreed.portfolio.interventions if each != "stop-smoking-cut"])
    assert headline(agreed).startswith(f"Fund {funded} of 4 interventions, with £")


def test_no_answer_has_no_number(agreed: Analysis) -> None:
    stuck = analyse(agreed.exercise, Scenario(overrides=(Override("stop-smoking", funded=False, reason="Test"),)))
    assert headline(stuck) == "No list obeys all the rules within this money"


def test_what_is_not_real_is_listed_or_nothing_is_said(agreed: Analysis) -> None:
    assert illustrative_sentence(agreed.exercise).startswith("The costs and reach in this exercise are not real")
    assert illustrative_sentence(dataclasses.replace(agreed.exercise, illustrative=())) == ""


def test_the_money_adds_up(agreed: Analysis) -> None:
    rows = money_rows(agreed)
    assert available_gbp(agreed) == 1_100_000 == sum(row.limit_gbp for row in rows)
    assert all(row.spent_gbp + row.left_gbp == row.limit_gbp for row in rows)
    tightest = max((row for row in rows if row.limit_gbp), key=lambda row: row.used)
    assert f"{tightest.fund_name}, {tightest.year}" in money_sentence(rows, available_gbp(agreed))
    assert len(money_table(rows, transfers=False).rows) == len(rows) == 4


def test_a_table_refuses_a_row_that_does_not_fit() -> None:
    with pytest.raises(ValueError, match="1 cells under 2 headings"):
        TextTable(("a", "b"), (("1",),))
