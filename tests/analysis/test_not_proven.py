"""A list that is the best found in the time allowed is shown; what rests on its being the best is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import (
    explain,
    nearest_changes,
    price_overrides,
    prices_of_rules,
    value_of_figures,
    value_of_groups,
    value_of_indicators,
)
from prioritise.analysis.alternatives import alternatives
from prioritise.analysis.how_sure import every_mixture, partner_regrets, weight_thresholds
from prioritise.analysis.nearest.firm import firmness
from prioritise.analysis.short_reason import short_reason
from prioritise.domain.errors import UnknownName
from prioritise.domain.scenarios import Override
from prioritise.portfolio.next_best import next_best
from prioritise.portfolio.portfolio import Portfolio, PortfolioStatus
from prioritise.portfolio.verify import verify
from tests.worked_example import worked_analysis


def at_another_level():
    """The worked example, with a list in which a service has another level than in the best."""
    proven = worked_analysis()
    problem = proven.problem
    for other in next_best(problem, proven.portfolio, k=40).next_best:
        if any(":" in label for label in other.adds):
            checked = verify(problem, other.chosen)
            found = replace(
                proven.portfolio,
                status=PortfolioStatus.TIME_LIMITED,
                chosen=other.chosen,
                interventions=other.interventions,
                value_millionths=checked.value_millionths,
                cost_gbp=checked.cost_gbp,
                money=checked.money,
                transfers=checked.transfers,
            )
            return replace(proven, portfolio=found, time_limit_seconds=0.001)
    raise AssertionError("The worked example has no such list.")


@pytest.mark.parametrize(
    ("ask", "unknown"),
    [
        (nearest_changes, "what would change it"),
        (value_of_figures, "what knowing a figure is worth"),
        (value_of_indicators, "what knowing a figure is worth"),
        (value_of_groups, "what knowing a figure is worth"),
        (prices_of_rules, "what keeping to a rule costs"),
        (lambda analysis: explain(analysis, "warm-homes"), "why something is in it or not"),
    ],
)
def test_what_rests_on_the_best_list_is_refused_in_words(ask, unknown):
    with pytest.raises(UnknownName, match=f"No list is proven best, so {unknown} is not known"):
        ask(at_another_level())


def test_what_an_override_costs_is_refused_too():
    limited = at_another_level()
    asked = replace(limited.scenario, overrides=(Override("warm-homes", True, "promised"),))
    with pytest.raises(UnknownName, match="what an override costs"):
        price_overrides(replace(limited, scenario=asked))


def test_how_sure_it_is_is_left_out():
    limited = at_another_level()
    assert alternatives(limited).shown == ()
    assert firmness(limited) == ()
    assert weight_thresholds(limited) == ()
    assert partner_regrets(limited) is None
    assert every_mixture(limited) is None


def test_beside_a_row_it_says_that_the_reason_is_not_known():
    assert short_reason(at_another_level(), "warm-homes") == (
        "No list is proven best in the time allowed, so why is not known."
    )


@pytest.mark.parametrize(
    ("status", "has_answer", "is_proven"),
    [
        (PortfolioStatus.OPTIMAL, True, True),
        (PortfolioStatus.TIME_LIMITED, True, False),
        (PortfolioStatus.INFEASIBLE, False, False),
    ],
)
def test_every_status_says_what_may_be_asked(status, has_answer, is_proven):
    portfolio = Portfolio(status, (), (), 0, None, 0, ())
    assert (portfolio.has_answer, portfolio.is_proven) == (has_answer, is_proven)
