"""What is said of one that is not funded is of one level, by name: the one it would be funded at."""

from __future__ import annotations

from functools import cache

from prioritise.analysis import Analysis, analyse, nearest_changes
from prioritise.analysis.nearest.change import ChangeKind
from prioritise.analysis.nearest.sentences import change_words
from prioritise.analysis.why import why
from prioritise.domain.interventions import Proposal
from prioritise.domain.scenarios import Scenario
from prioritise.report.priorities.decision_list import Asked, decision_list
from prioritise.report.priorities.list_rows import list_rows
from tests.worked_example import worked_example

HALF = Proposal("warm-homes", "half")


@cache
def tighter() -> Analysis:
    """The worked example with 90% of one grant, where Warm homes is not funded and would be at half scale."""
    fund = worked_example().fund_by_id["public-health-grant"]
    years = {year: amount * 90 // 100 for year, amount in fund.budget_gbp.items()}
    return analyse(worked_example(), Scenario(id="tight", name="Tight", funds={fund.id: years}))


def test_the_sentences_name_the_level_and_take_cost_and_score_from_it():
    said = why(tighter(), "warm-homes")
    score = f"{tighter().score_at[HALF].total:.2f} points"
    assert "It would be funded at half scale, and what follows is of that level." in said.sentences
    assert "or less over the plan at half scale, instead of £560,000." in " ".join(said.sentences)
    assert f"if its score of {score} at half scale rose by" in " ".join(said.sentences)
    assert ("Score at half scale", score) in said.facts.rows
    assert not any("1,058,000" in sentence for sentence in said.sentences)


def test_the_change_of_its_cost_is_of_the_same_level_and_brings_it_in():
    [change] = nearest_changes(tighter(), "warm-homes").of_kind(ChangeKind.COST)
    assert (change.level, change.now) == ("half", 560_000)
    assert " in all at half scale, not £560,000" in change_words(tighter(), change, "warm-homes")
    assert "warm-homes" in change.swap.enter


def test_the_row_says_which_level_its_score_and_cost_are_for():
    asked = Asked(list_rows(tighter(), None), tighter())
    row = next(row for row in decision_list(tighter(), asked).rows if row.intervention == "warm-homes")
    assert (row.cost, row.sized) == ("£1,058,000", "(figures for full scale)")
    listed = next(row for row in asked.rows if row.intervention == "warm-homes")
    assert listed.decision == "Not funded; figures for full scale"
