"""What each rule costs, against every set of a small case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import analyse, prices_of_rules
from prioritise.analysis.rule_prices import Keeps
from prioritise.domain.rules import MustFund
from prioritise.portfolio.problem import score_millionths
from tests.analysis.measured import measured
from tests.analysis.random_exercises import BLOCKS, enough, random_exercise, seeds
from tests.portfolio.brute_force import all_sets, allowed
from tests.portfolio.cases import intervention
from tests.portfolio.exercises import exercise

PLENTY = 10**8


def best_with_one_pot(problem):
    """The best value of all sets whose spending of all funds together can be paid year by year, by trying them."""
    loose = replace(problem, budgets=tuple(replace(each, limit_gbp=PLENTY) for each in problem.budgets), paths=())
    scores = score_millionths(problem)
    years = sorted({each.year for each in problem.budgets})
    found = []
    for chosen in all_sets(len(problem.columns)):
        left = 0
        if not allowed(loose, chosen):
            continue
        for year in years:
            costs = [cost for place in chosen for cost in problem.columns[place].costs if cost.year == year]
            limit = sum(each.limit_gbp for each in problem.budgets if each.year == year)
            most = sum(each.limit_gbp for each in problem.paths if each.carries and each.from_year == year)
            rest = left + limit - sum(cost.amount_gbp for cost in costs)
            if rest < 0:
                break
            left = min(rest, most)
        else:
            found.append(sum(scores[place] for place in chosen))
    return max(found)


def best_of_all(problem):
    """The best value of all sets that are allowed, by trying them, in the whole millionths of the product."""
    scores = score_millionths(problem)
    return max(
        sum(scores[place] for place in each) for each in all_sets(len(problem.columns)) if allowed(problem, each)
    )


@pytest.mark.parametrize("block", BLOCKS)
def test_every_price_is_the_best_without_the_rule_less_the_best_with_it_by_trying_every_set(block):
    seen = dict.fromkeys(Keeps, 0)
    for seed in seeds(block):
        analysis = analyse(random_exercise(seed))
        prices = prices_of_rules(analysis)
        if prices is None:
            continue
        problem, now = analysis.problem, analysis.portfolio.value_millionths
        for each in prices.prices:
            seen[each.keeps] += 1
            match each.keeps:
                case Keeps.RULE:
                    kept = tuple(rule for rule in problem.rules if rule.id != each.about)
                    best = best_of_all(replace(problem, rules=kept))
                case Keeps.MINIMUM:
                    budgets = tuple(
                        replace(one, minimum_gbp=None) if (one.fund, one.year) == (each.about, each.year) else one
                        for one in problem.budgets
                    )
                    best = best_of_all(replace(problem, budgets=budgets))
                case Keeps.BOUNDARIES:
                    best = best_with_one_pot(problem)
                case _:
                    continue
            assert each.lost_millionths == best - now >= 0, (seed, each)
        lost = [each.lost_millionths for each in prices.prices]
        assert lost == sorted(lost)
        assert prices.together.lost_millionths >= max(lost)
    assert enough(block, min(seen[kind] for kind in (Keeps.RULE, Keeps.BOUNDARIES, Keeps.CAPACITY)), 11)


def test_what_two_rules_cost_together_is_not_the_sum_of_what_each_costs_alone():
    # 1,000 a year: c alone by both rules. Without one of them the other still holds the money; without both, a comes.
    base = exercise(
        [intervention("a"), intervention("b"), intervention("c")],
        {"a": (1000, 1000), "b": (500, 500), "c": (500, 500)},
        rules=[MustFund("b-in", "b", "promised"), MustFund("c-in", "c", "promised")],
    )
    analysis = analyse(measured(base, {"a": 90.0, "b": 1.0, "c": 2.0}))
    prices = prices_of_rules(analysis)
    assert [each.lost_millionths for each in prices.prices] == [0, 0]
    assert prices.together.lost_millionths == 87_000_000
    assert prices.sum_millionths == 0
