"""The best value at every budget: the same as asking at each of them, and said plainly."""

import math
import random
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from prioritise.domain.errors import UnknownName
from prioritise.domain.rules import AtLeast, MustFund, Requires, Selection
from prioritise.portfolio.portfolio import PortfolioStatus
from prioritise.portfolio.problem import Budget, Column, FundCost, scaled_budgets, score_millionths
from prioritise.portfolio.solve import solve
from prioritise.portfolio.verify import failures
from prioritise.robustness.frontier import frontier
from tests.portfolio.brute_force import all_sets, allowed
from tests.portfolio.cases import column, intervention, large_problem, problem, random_problem, random_rule

THREE_YEARS = ("2026/27", "2027/28", "2028/29")


def random_case(seed, *, funds, years, rules=True, largest=10):
    """Interventions of several funds and years, some releasing money, under rules of every kind but for capacities."""
    draw = random.Random(seed)
    listed = [intervention(f"i{n:02d}", theme=draw.choice(["Smoking", "Weight"])) for n in range(largest)]
    columns = []
    for each in listed:
        costs = tuple(
            FundCost(fund, year, draw.choice([-1, 1, 1, 1, 1, 1]) * draw.randint(1, 40) * 1_000 + draw.choice([0, 1]))
            for fund in draw.sample(funds, min(len(funds), draw.choice([1, 1, 2])))
            for year in years
        )
        worth = draw.choice([-5, 10, 20, 30, draw.uniform(1, 40)])
        total = sum(cost.amount_gbp for cost in costs)
        people, share = draw.choice([10, 20]), draw.choice([0.3, 0.6])
        columns.append(Column(each.id, "", (worth,), total, costs, people_per_year=people, most_deprived_share=share))
    budgets = [Budget(fund, year, draw.randint(30_000, 120_000)) for fund in funds for year in years]
    chosen = [random_rule(draw, listed, n) for n in range(draw.choice([0, 1, 2, 3]) if rules else 0)]
    return problem(columns, budgets=budgets, interventions=listed, rules=chosen)


def best_at(asked, factors, scaled=("main", "north", "south", "east")):
    """The best value at every factor by trying every set; None where none is allowed."""
    limits = np.array([[each.limit_gbp for each in scaled_budgets(asked.budgets, factor)] for factor in factors])
    fixed = np.array([each.fund not in scaled for each in asked.budgets])
    limits[:, fixed] = [each.limit_gbp for each in np.array(asked.budgets)[fixed]]
    unlimited = replace(asked, budgets=tuple(replace(each, limit_gbp=10**12) for each in asked.budgets))
    sets = [chosen for chosen in all_sets(len(asked.columns)) if allowed(unlimited, chosen)]
    scores = score_millionths(asked)
    order = {(each.fund, each.year): place for place, each in enumerate(asked.budgets)}
    spent = np.zeros((len(sets), len(order)), dtype=np.int64)
    for row, chosen in enumerate(sets):
        for cost in (cost for place in chosen for cost in asked.columns[place].costs):
            spent[row, order[cost.fund, cost.year]] += cost.amount_gbp
    value = np.array([sum(scores[place] for place in chosen) for chosen in sets], dtype=np.int64)
    affordable = [(spent <= limit).all(axis=1) for limit in limits]
    return [int(value[mask].max()) if mask.any() else None for mask in affordable]


def value_at(found, factor):
    step = found.at(factor)
    return None if step is None else step.value_millionths


def budgets_for(found, seed):
    """200 factors: at the steps, a hair below them, and anywhere."""
    draw = random.Random(seed)
    steps = [step.factor for step in found.steps]
    exact = [float(factor) for factor in draw.sample(steps, min(50, len(steps)))]
    below = [max(0.0, factor - 1e-9) for factor in exact]
    return (exact + below + [draw.uniform(0, 2.5) for _ in range(200)])[:200]


def holds_at_each_budget(asked, found, seed, **scaled):
    factors = budgets_for(found, seed)
    assert [value_at(found, factor) for factor in factors] == best_at(asked, factors, **scaled)
    for step in found.steps:
        limits = iter(step.limits_gbp)
        at = tuple(replace(b, limit_gbp=next(limits)) if b in found.budgets else b for b in asked.budgets)
        assert failures(replace(asked, budgets=at), step.chosen) == ()


@pytest.mark.parametrize("seed", range(20))
def test_it_is_the_best_at_each_of_200_budgets_with_one_fund(seed):
    asked = random_case(seed, funds=["main"], years=THREE_YEARS[:1])
    holds_at_each_budget(asked, frontier(asked), seed)


@pytest.mark.parametrize("seed", range(20))
def test_it_is_the_best_at_each_of_200_budgets_with_four_funds_over_three_years(seed):
    asked = random_case(seed, funds=["main", "north", "south", "east"], years=THREE_YEARS, largest=9)
    holds_at_each_budget(asked, frontier(asked), seed)


@pytest.mark.parametrize("seed", range(10))
def test_one_fund_of_several_can_be_scaled_with_the_others_as_they_are(seed):
    asked = random_case(seed, funds=["main", "north"], years=THREE_YEARS[:2])
    found = frontier(asked, fund="north")
    assert {each.fund for each in found.budgets} == {"north"}
    holds_at_each_budget(asked, found, seed, scaled=("north",))


@pytest.mark.parametrize("seed", range(25))
def test_with_levels_minimums_moves_of_money_and_capacities_it_agrees_with_separate_solves(seed):
    asked = random_problem(seed, largest=8)
    found = frontier(asked)
    factors = [0.0, 0.3, 0.7, 1.0, *(float(step.factor) for step in found.steps[:4]), 3.0]
    for factor in factors:
        best = solve(replace(asked, budgets=scaled_budgets(asked.budgets, factor)))
        expected = None if best.status is PortfolioStatus.INFEASIBLE else best.value_millionths
        assert value_at(found, factor) == expected
    assert found.complete


@pytest.mark.parametrize("seed", range(10))
def test_the_two_methods_find_the_same_steps(monkeypatch, seed):
    asked = random_case(seed, funds=["main"], years=THREE_YEARS[:1])
    by_list = frontier(asked)
    monkeypatch.setattr("prioritise.robustness.frontier.steps_by_list", lambda *_: None)
    assert frontier(asked).steps == by_list.steps


def by_march(monkeypatch):
    """Have the frontier walked from step to step, as where many levels at once are too much work."""
    monkeypatch.setattr("prioritise.robustness.frontier.steps_by_levels", lambda *_: None)


@pytest.mark.parametrize("seed", range(12))
def test_many_levels_at_once_find_the_same_steps_however_they_are_split(monkeypatch, seed):
    asked = (
        random_problem(seed, largest=8) if seed % 2 else random_case(seed, funds=["main", "north"], years=["2026/27"])
    )
    whole = frontier(asked)
    for levels, together, most in ((3, 1, 300_000), (50, 8, 1), (240, 40, 50)):
        monkeypatch.setattr("prioritise.robustness.frontier_levels.LEVELS", levels)
        monkeypatch.setattr("prioritise.robustness.frontier_levels.TOGETHER", together)
        monkeypatch.setattr("prioritise.robustness.frontier_levels.MOST_NUMBERS", most)
        assert frontier(asked).steps == whole.steps
    by_march(monkeypatch)
    assert frontier(asked).steps == whole.steps


def test_too_much_work_for_all_levels_at_once_is_walked_instead(monkeypatch):
    asked = random_case(3, funds=["main", "north"], years=THREE_YEARS[:1], largest=8)
    whole = frontier(asked)
    monkeypatch.setattr("prioritise.robustness.frontier_levels.MOST_WORK", 0)
    assert frontier(asked).steps == whole.steps


def test_steps_rise_and_each_needs_exactly_its_budget():
    asked = large_problem(3, 12)
    found = frontier(asked)
    assert all(a.factor < b.factor for a, b in zip(found.steps, found.steps[1:], strict=False))
    for before, step in zip(found.steps, found.steps[1:], strict=False):
        just_below = tuple(replace(b, limit_gbp=math.ceil(b.limit_gbp * step.factor) - 1) for b in asked.budgets)
        assert solve(replace(asked, budgets=just_below)).value_millionths == before.value_millionths


SMALL = problem([column("a", 10, 60), column("b", 9, 50), column("c", 4, 40)], [100])


def test_a_small_frontier_by_hand():
    found = frontier(SMALL)
    assert [(step.budget_gbp, step.value, step.interventions) for step in found.steps] == [
        (0, 0.0, ()),
        (40, 4.0, ("c",)),
        (50, 9.0, ("b",)),
        (60, 10.0, ("a",)),
        (90, 13.0, ("b", "c")),
        (100, 14.0, ("a", "c")),
        (110, 19.0, ("a", "b")),
        (150, 23.0, ("a", "b", "c")),
    ]
    assert found.steps[3].factor == Fraction(60, 100)


def test_the_funded_sets_are_not_nested():
    found = frontier(SMALL)
    assert (found.steps[3].enters, found.steps[3].leaves) == (("a",), ("b",))
    assert found.returning == ("a", "b", "c")


def test_where_the_budget_stands_and_what_the_next_pounds_bring():
    found = frontier(SMALL)
    assert found.current.interventions == ("a", "c")
    assert (found.next_rise.extra_gbp, found.next_rise.gained_millionths) == (10, 5_000_000)
    assert found.next_rise.points_per_1000_gbp == 500.0
    assert found.to_spare_gbp == 0
    assert found.rises[0].points_per_1000_gbp == 100.0


def test_what_is_to_spare_can_be_taken_away_with_no_loss():
    found = frontier(replace(SMALL, budgets=(Budget("main", "2026/27", 105),)))
    assert (found.current.value, found.to_spare_gbp, found.next_rise.extra_gbp) == (14.0, 5, 5)


def test_the_knee_is_the_step_farthest_above_the_line_between_the_ends():
    # The line rises 23 points over 150 pounds; the heights above it are 9 - 7.67 at 50 and 19 - 16.87 at 110.
    assert frontier(SMALL).knee.budget_gbp == 110


def test_a_straight_frontier_has_no_knee():
    assert frontier(problem([column("a", 10, 10), column("b", 10, 10)], [20])).knee is None
    assert frontier(problem([column("a", 10, 10)], [20])).knee is None


def test_it_starts_where_the_rules_can_first_be_kept():
    asked = replace(SMALL, rules=(MustFund("first", "b", "agreed"), AtLeast("two", 2, Selection(("a", "b", "c")), "")))
    found = frontier(asked)
    assert found.steps[0].budget_gbp == 90
    assert found.at(0.89) is None
    assert found.steps[0].enters == ()


def test_it_is_empty_where_no_budget_is_enough():
    asked = replace(SMALL, rules=(AtLeast("four", 4, Selection(("a", "b", "c")), ""),))
    found = frontier(asked)
    assert (found.steps, found.current, found.next_rise, found.knee) == ((), None, None, None)


def test_a_fund_with_nothing_in_it_stays_empty():
    asked = problem([column("a", 10, 60), column("free", 1, 0)], [0])
    assert [step.interventions for step in frontier(asked).steps] == [("free",)]


def test_a_part_of_the_range_can_be_asked_for():
    found = frontier(SMALL, lowest=0.55, highest=0.95)
    assert [step.budget_gbp for step in found.steps] == [55, 60, 90]
    assert not found.complete


def test_rules_that_tie_interventions_together_are_kept_in_the_single_pass():
    asked = replace(SMALL, rules=(Requires("pair", "a", "c", "agreed"),))
    assert [step.interventions for step in frontier(asked).steps] == [
        (), ("c",), ("b",), ("b", "c"), ("a", "c"), ("a", "b", "c"),
    ]  # fmt: skip


def test_with_more_than_62_interventions_ties_still_go_to_the_lowest_ids():
    names = [f"i{n:03d}" for n in range(70)]
    asked = problem([column(name, 5, 10) for name in names], [20])
    found = frontier(asked, highest=2)
    assert [step.interventions for step in found.steps] == [tuple(names[:count]) for count in range(5)]


def test_an_unknown_fund_is_named():
    with pytest.raises(UnknownName, match="No fund is called gold"):
        frontier(SMALL, fund="gold")
