"""Portfolios asked for by their targets, against trying every set and against solving again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from prioritise.analysis import analyse, meet_targets, prices_of_targets, projections_with
from prioritise.domain.rules import MeetTarget, MustNotFund
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.shortfall import least_shortfall
from prioritise.portfolio.target_driven import least_cost, most_value, needed_for, target_prices
from tests.portfolio.brute_force import all_sets, allowed, best_portfolio
from tests.portfolio.test_meet_target import asks, with_targets
from tests.random_cases import cases
from tests.targets.made_up import SMOKING, exercise_with

Key = Callable[[tuple[int, ...]], tuple[object, ...]]


def best_by(problem: PortfolioProblem, key: Key) -> tuple[int, ...] | None:
    """The allowed set with the smallest key, tried one by one."""
    sets = [chosen for chosen in all_sets(len(problem.columns)) if allowed(problem, chosen)]
    return min(sets, key=key) if sets else None


def tie_order(problem: PortfolioProblem, chosen: tuple[int, ...]) -> tuple[object, ...]:
    absent = tuple(0 if place in chosen else 1 for place in range(len(problem.columns)))
    return (sum(problem.columns[place].cost_gbp for place in chosen), len(chosen), absent)


def score(problem: PortfolioProblem, chosen: tuple[int, ...]) -> int:
    parts = [zip(problem.weights, problem.columns[place].coefficients, strict=True) for place in chosen]
    return sum(round(sum(Fraction(w) * Fraction(c) for w, c in each) * 1_000_000) for each in parts)


def weighted_shortfall(problem: PortfolioProblem, rules: Sequence[MeetTarget], chosen: tuple[int, ...]) -> int:
    labels = {problem.columns[place].label for place in chosen}
    total = 0
    for rule in rules:
        for need in problem.needs:
            if need.target == rule.target and rule.year in ("", need.year):
                wanted = round(Fraction(str(rule.share)) * 1_000_000) if need.counts_from_baseline else 0
                made = need.trend + sum(move for label, move in need.moves.items() if label in labels)
                total += WEIGHTS[need.target] * max(0, wanted - made)
    return total


WEIGHTS = {"fewer-falls": 1, "less-smoking": 3, "better-teeth": 2}


@pytest.mark.parametrize("seed", cases(100, 300))
def test_least_cost_and_least_shortfall_are_what_trying_every_set_finds(seed: int) -> None:
    asked = with_targets(seed, largest=7, rules_drawn=1)
    rules = asks(asked, seed)
    held = replace(asked, rules=(*asked.rules, *rules))
    cheapest = least_cost(asked, rules)
    expected = best_by(held, lambda chosen: tie_order(held, chosen))
    assert cheapest.has_answer == (expected is not None)
    assert cheapest.chosen == (expected or ())
    shortest = least_shortfall(asked, rules, weights=WEIGHTS)
    least = best_by(
        asked,
        lambda chosen: (
            weighted_shortfall(asked, rules, chosen),
            -score(asked, chosen),
            *tie_order(asked, chosen),
        ),
    )
    assert shortest.portfolio.has_answer == (least is not None)
    if least is not None:
        assert shortest.portfolio.chosen == least
        assert shortest.weighted == weighted_shortfall(asked, rules, least)
        assert (shortest.weighted == 0) == (expected is not None)


@pytest.mark.parametrize("seed", range(25))
def test_prices_are_what_solving_with_and_without_each_target_gives(seed: int) -> None:
    asked = with_targets(seed, largest=6, rules_drawn=0)
    rules = asks(asked, seed)

    def value(held: Sequence[MeetTarget]) -> int | None:
        best = best_portfolio(replace(asked, rules=(*asked.rules, *held)))
        return None if best is None else best.value_millionths

    for place, price in enumerate(target_prices(asked, rules)):
        others = [*rules[:place], *rules[place + 1 :]]
        pairs = ((value([]), value([rules[place]])), (value(others), value(rules)))
        by_hand = [None if None in pair else pair[0] - pair[1] for pair in pairs]
        assert [price.value_alone, price.value_last] == by_hand
        assert price.value_alone is None or price.value_alone >= 0
        assert price.cost_last_gbp is None or price.cost_last_gbp >= 0


@pytest.mark.parametrize("seed", range(25))
def test_what_a_target_rests_on_is_what_makes_it_impossible_when_left_out(seed: int) -> None:
    asked = with_targets(seed, largest=6, rules_drawn=1)
    rules = asks(asked, seed)
    chosen = most_value(asked, rules)
    found = {(each.intervention, each.target) for each in needed_for(asked, rules, chosen)}
    for rule in rules:
        for intervention in chosen.interventions:
            out = MustNotFund("out", intervention, "")
            with_target = best_portfolio(replace(asked, rules=(*asked.rules, rule, out)))
            without = best_portfolio(replace(asked, rules=(*asked.rules, out)))
            assert ((intervention, rule.target) in found) == (with_target is None and without is not None)


def small(milestone: float):
    rows = f"target,year,value\nless-smoking,2026/27,{milestone}\n"
    return analyse(exercise_with(targets=SMOKING, milestones=rows))


ASK = MeetTarget("promise", "less-smoking", "2026/27", 1.0, "Promised.")


def test_a_target_that_can_be_met_says_what_it_rests_on() -> None:
    analysis = small(15.8)
    out = replace(analysis, problem=replace(analysis.problem, rules=()))
    found = meet_targets(out, [ASK])
    assert found.shortfall is None
    (needed,) = found.needed
    assert needed.sentence == (
        "Stop smoking continues because the target “Fewer people smoke” could not be met in 2026/27 without it."
    )


def test_a_target_that_cannot_be_met_says_by_how_much() -> None:
    analysis = small(15)
    found = meet_targets(analysis, [ASK])
    assert not found.most_value.has_answer
    (short,) = found.shortfall.missed
    assert (short.target, short.missing) == ("less-smoking", 760_000)
    # The cut of the service would make it worse, so the least shortfall does without it.
    assert "stop-smoking-cut" not in found.shortfall.portfolio.interventions


def test_where_targets_go_with_the_cheapest_portfolio_can_be_seen() -> None:
    analysis = small(15.8)
    found = meet_targets(analysis, [ASK])
    assert projections_with(analysis, found.least_cost)[0].attainments[0].met


def test_a_target_met_anyway_costs_nothing() -> None:
    (price,) = prices_of_targets(small(15.99), [ASK])
    assert price.met_anyway
    assert (price.value_alone, price.value_last) == (0, 0)
