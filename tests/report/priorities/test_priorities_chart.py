"""The priority list says what to do about every intervention, and why, in words that are exact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import Analysis, analyse, bands
from prioritise.analysis.priority_list import Action, PriorityRow, priority_list, summary_sentence
from prioritise.domain.interventions import Status
from prioritise.domain.rules import MustFund, MustNotFund
from prioritise.domain.scenarios import Scenario
from prioritise.portfolio.naming import rule_reason
from prioritise.portfolio.portfolio import PortfolioStatus
from prioritise.report.words.band_words import ACTION_WORDS, BAND_WORDS
from prioritise.robustness.bands import Band


@pytest.fixture(scope="module")
def rows(agreed: Analysis) -> dict[str, PriorityRow]:
    return {row.intervention: row for row in priority_list(agreed, bands(agreed))}


def test_what_is_in_the_portfolio_is_what_the_list_says_to_do(agreed: Analysis, rows: dict[str, PriorityRow]) -> None:
    doing = {Action.START, Action.CONTINUE, Action.REDUCE}
    assert {each for each, row in rows.items() if row.action in doing} == set(agreed.portfolio.interventions)


def test_a_rule_that_decides_is_given_as_the_reason(agreed: Analysis, rows: dict[str, PriorityRow]) -> None:
    for rule in agreed.problem.rules:
        if isinstance(rule, MustFund | MustNotFund):
            assert rows[rule.intervention].reason.endswith(rule_reason(rule))
    decided = rows["family-nurse-partnership"].reason
    assert decided.endswith("in this plan. Decided: Health and wellbeing board, 12 March 2026.")


def test_a_cut_is_never_called_funded(agreed: Analysis, rows: dict[str, PriorityRow]) -> None:
    cuts = [each.id for each in agreed.exercise.interventions if each.status is Status.REDUCE]
    assert cuts
    for cut in cuts:
        assert rows[cut].band is Band.REDUCTION
        assert not rows[cut].funded
        assert "fund" not in ACTION_WORDS[rows[cut].action].lower()
        assert "fund" not in rows[cut].reason.lower()


def test_the_number_of_tests_a_reason_names_is_the_share_of_the_grid(agreed: Analysis) -> None:
    found = bands(agreed)
    tests = found.cells - found.cells_infeasible
    pairs = zip(found.placings, priority_list(agreed, found), strict=True)
    named = [(placing, row) for placing, row in pairs if "tests of weights" in row.reason]
    assert len(named) > 5
    for placing, row in named:
        # Beside the number stands the share of those with today's money, which is funded_share.
        now = f"({row.funded_share:.0%} of those with today's money)"
        assert f"{round(placing.grid_share * tests)} of {tests} tests of weights and budgets {now}" in row.reason
    assert any(round(placing.grid_share, 2) != round(row.funded_share, 2) for placing, row in named)


def test_every_band_and_action_has_its_words() -> None:
    assert set(BAND_WORDS) == set(Band)
    assert set(ACTION_WORDS) == set(Action)


def test_the_summary_counts_what_the_portfolio_holds(agreed: Analysis) -> None:
    kinds = [agreed.exercise.intervention_by_id[each].status for each in agreed.portfolio.interventions]
    assert f"Starts {kinds.count(Status.NEW)} of 24" in summary_sentence(agreed)
    assert f"£{agreed.portfolio.cost_gbp:,}" in summary_sentence(agreed)


def test_a_result_under_a_time_limit_says_how_much_better_any_other_could_be(agreed: Analysis) -> None:
    found = agreed.portfolio
    limited = replace(found, status=PortfolioStatus.TIME_LIMITED, bound_millionths=found.value_millionths + 1_250_000)
    assert "no set is worth more than 1.25 points more" in summary_sentence(replace(agreed, portfolio=limited))
    proven = replace(limited, bound_millionths=found.value_millionths)
    assert "No set is worth more" in summary_sentence(replace(agreed, portfolio=proven))
    assert "time limit" not in summary_sentence(agreed)


def test_the_summary_of_rules_that_clash_promises_nothing(agreed: Analysis) -> None:
    clash = Scenario(rules_add=(MustFund("a", "warm-homes", "x"), MustNotFund("b", "warm-homes", "x")))
    assert summary_sentence(analyse(agreed.exercise, clash)).startswith("No set of interventions")
