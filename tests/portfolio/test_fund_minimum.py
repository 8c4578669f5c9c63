"""A ring-fence: at least so much of a fund goes to part of what it could pay for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.domain.interventions import Status
from prioritise.domain.money_paths import MoneyPath
from prioritise.domain.rules import FundMinimum, Selection
from prioritise.domain.scenarios import Scenario
from prioritise.portfolio import rules
from prioritise.portfolio.conflicts import conflicts
from prioritise.portfolio.explain.entry import why_entry_cost_is_unclear
from prioritise.portfolio.explain.facts import Blocker
from prioritise.portfolio.explain.questions import Questions
from prioritise.portfolio.explain.sentences import explained
from prioritise.portfolio.explain.why import explain
from prioritise.portfolio.preflight.constraints import constraint_notes
from prioritise.portfolio.preflight.notes import NoteKind
from prioritise.portfolio.problem import Budget, scaled_budgets
from prioritise.portfolio.solve import solve
from tests.portfolio.cases import YEARS, column, intervention, problem
from tests.portfolio.exercises import exercise, posed

SMOKING = Selection(theme="Smoking")
DESCRIBED = [
    intervention("quit", status=Status.CURRENT),
    intervention("quit-less", status=Status.REDUCE, reduces="quit", theme="Weight"),
    intervention("swap"),
    intervention("walks", theme="Weight"),
]
COLUMNS = [
    column("quit", 5, 60, 60),
    column("quit-less", -1, -25, 0),
    column("swap", 2, 40, 0),
    column("walks", 9, 90, 90),
]


def fenced(*, limit_gbp=None, share=None, year="", selection=SMOKING, limits=(100, 100)):
    rule = FundMinimum("fence", "main", selection, limit_gbp, share, year, "terms of the grant")
    asked = problem(COLUMNS, limits, rules=[rule], interventions=DESCRIBED)
    return replace(asked, limits_asked_gbp={("main", year): limit for year, limit in zip(YEARS, limits, strict=True)})


def funded(asked):
    return solve(asked).interventions


def test_without_the_ring_fence_the_money_would_go_elsewhere():
    assert funded(replace(fenced(limit_gbp=60), rules=())) == ("walks",)
    assert funded(fenced(limit_gbp=60)) == ("quit", "swap")


def test_over_the_plan_the_years_are_added_and_in_a_year_they_are_not():
    assert funded(fenced(limit_gbp=160)) == ("quit", "swap")
    assert funded(fenced(limit_gbp=100, year=YEARS[0])) == ("quit", "swap")
    assert not solve(fenced(limit_gbp=100, year=YEARS[1])).has_answer


def test_a_share_is_of_what_the_fund_has_and_is_met_to_the_pound():
    # 60% of 100 is 60, of 101 it is 60.6, which 60 pounds are not.
    assert solve(fenced(share=0.6, year=YEARS[1])).has_answer
    assert not solve(fenced(share=0.6, year=YEARS[1], limits=(100, 101))).has_answer
    assert solve(fenced(share=0.8)).has_answer
    assert not solve(fenced(share=0.800001)).has_answer


def test_a_cut_takes_its_money_off_though_neither_theme_nor_list_names_it():
    for selection in (SMOKING, Selection(interventions=("quit", "swap"))):
        rule = fenced(limit_gbp=60, year=YEARS[0], selection=selection).rules[0]
        asked = fenced(limit_gbp=60, year=YEARS[0], selection=selection)
        assert rules.check(rule, (0,), asked)
        assert not rules.check(rule, (0, 1), asked)
        assert [row.holds((0, 1)) for row in rules.rows(rule, asked)] == [False]


def test_the_sentence_gives_the_pounds_of_a_share():
    asked = fenced(share=0.25)
    assert rules.sentence(asked.rules[0], asked) == (
        "At least 25% of what main has, £50, goes to the theme Smoking over the whole plan."
    )
    asked = fenced(limit_gbp=1500, year=YEARS[0], selection=Selection(interventions=("quit", "swap")))
    assert rules.sentence(asked.rules[0], asked) == "At least £1,500 of main goes to Quit and Swap in 2026/27."


def test_the_share_follows_the_scenario_but_not_budgets_that_are_only_tested():
    rule = FundMinimum("fence", "grant", SMOKING, None, 0.5, "", "terms")
    base = exercise([intervention("a")], {"a": (10, 10)}, rules=[rule])
    asked = posed(base, {"a": (1.0, 1.0)}, scenario=Scenario(budget_factor=0.9, funds={"grant": {YEARS[1]: 500}}))
    assert "£675" in rules.sentence(rule, asked)
    tested = replace(asked, budgets=scaled_budgets(asked.budgets, 1.2))
    assert rules.sentence(rule, tested) == rules.sentence(rule, asked)


def test_the_explanation_names_the_ring_fence_and_no_price_at_which_costing_less_would_help():
    asked = fenced(limit_gbp=60)
    facts = explain(Questions(asked, solve(asked)), "walks", repriced=lambda each, costs: replace(each, costs=costs))
    assert (facts.blocker, facts.blocking_rules) == (Blocker.EITHER, ("fence",))
    assert any("At least £60 of main goes to the theme Smoking" in each for each in explained(asked, facts))


@pytest.mark.parametrize(("intervention_id", "unclear"), [("quit", True), ("swap", True), ("walks", False)])
def test_costing_less_may_not_help_what_counts_towards_it(intervention_id, unclear):
    why = why_entry_cost_is_unclear(fenced(limit_gbp=60), intervention_id)
    assert why == ("what it costs counts towards what a rule says a fund must spend" if unclear else "")


def test_costing_less_in_another_year_is_no_matter():
    assert why_entry_cost_is_unclear(fenced(limit_gbp=60, year=YEARS[1]), "swap") == ""


def test_a_ring_fence_above_all_that_could_be_spent_is_noted_before_solving():
    (note,) = _notes(fenced(limit_gbp=161))
    assert note.found == (
        "This rule cannot be kept: At least £161 of main goes to the theme Smoking over the whole plan. "
        "No more than £160 can be spent so."
    )
    assert _notes(fenced(limit_gbp=160)) == []


def test_a_ring_fence_above_all_the_money_within_reach_is_noted_too():
    (note,) = _notes(fenced(limit_gbp=120, limits=(50, 60)))
    assert note.found.endswith("No more than £110 can be spent so.")
    carried = replace(
        fenced(limit_gbp=120, limits=(50, 60)), paths=(MoneyPath("other", YEARS[0], "main", YEARS[0], 10),)
    )
    assert _notes(carried) == []


def test_where_it_cannot_be_kept_it_is_lowered_by_the_least_that_is_enough():
    words = [way.changes[0].words for way in conflicts(fenced(limit_gbp=100, year=YEARS[1])).ways_out]
    assert (
        "Instead of “At least £100 of main goes to the theme Smoking in 2027/28.” settle for “At least £60 of main "
        "goes to the theme Smoking in 2027/28.”"
    ) in words


def test_a_share_is_lowered_to_a_millionth():
    asked = fenced(share=0.7, year=YEARS[1])
    changed = [way.changed.rules[0] for way in conflicts(asked).ways_out if way.changed.rules]
    assert [each.share for each in changed] == [0.6]


def test_more_money_says_that_a_share_of_it_stays_as_it_is_in_pounds():
    asked = fenced(share=0.8, limits=(90, 110))
    asked = replace(asked, budgets=(Budget("main", YEARS[0], 90), Budget("main", YEARS[1], 110)))
    words = [way.changes[0].words for way in conflicts(asked).ways_out]
    assert (
        "Give main £10 more in 2026/27, £100 in all. "
        "What rules ask for as a share of its limit stays as it is in pounds."
    ) in words


def _notes(asked):
    return [note for note in constraint_notes(asked) if note.kind is NoteKind.RULE_NEVER_KEPT]
