"""Money carried forward and moved: which sets can be paid for, and how it is arranged."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations, pairwise

import pulp
import pytest

from prioritise.domain.errors import SolverFailed
from prioritise.domain.funds import Fund, Move
from prioritise.domain.interventions import MoneyKind
from prioritise.domain.money_paths import MoneyPath, joined_sets, money_paths
from prioritise.portfolio.problem import Budget
from prioritise.portfolio.solve import solve
from prioritise.portfolio.structural_rows import budget_rows, shared_money_rows
from prioritise.portfolio.transfers import Transfer, arrange
from prioritise.portfolio.verify import failures, money
from tests.portfolio.brute_force import all_sets
from tests.portfolio.cases import YEAR, YEARS, Column, FundCost, column, problem, random_problem

FORWARD = MoneyPath("main", YEARS[0], "main", YEARS[1], 30)


def fund(name, *, carry=0, moves=()):
    return Fund(name, name, "council", MoneyKind.REVENUE, dict.fromkeys(YEARS, 100), {}, carry, tuple(moves))


def test_an_exercise_s_funds_say_which_ways_money_may_go():
    funds = [fund("main", carry=30), fund("other", moves=[Move("main", 20), Move("third", 0)])]
    assert money_paths(funds, YEARS) == (
        FORWARD,
        MoneyPath("other", YEARS[0], "main", YEARS[0], 20),
        MoneyPath("other", YEARS[1], "main", YEARS[1], 20),
    )


def test_what_is_not_spent_in_one_year_pays_for_the_next():
    asked = problem([column("a", 10, 80, 120)], [100, 100])
    assert solve(asked).interventions == ()
    found = solve(replace(asked, paths=(FORWARD,)))
    assert found.interventions == ("a",)
    assert found.transfers == (Transfer("main", YEARS[0], "main", YEARS[1], 20),)
    assert [(each.carried_out_gbp, each.carried_in_gbp, each.left_gbp) for each in found.money] == [
        (20, 0, 0),
        (0, 20, 0),
    ]


def test_money_is_not_carried_back():
    asked = replace(problem([column("a", 10, 120, 80)], [100, 100]), paths=(FORWARD,))
    assert solve(asked).interventions == ()


def test_no_more_is_carried_than_may_be():
    for cost, expected in ((130, ("a",)), (131, ())):
        asked = replace(problem([column("a", 10, 0, cost)], [100, 100]), paths=(FORWARD,))
        assert solve(asked).interventions == expected


def test_money_carried_over_several_years_is_limited_in_each():
    years = (*YEARS, "2028/29")
    costs = (FundCost("main", years[2], 150),)
    paths = tuple(MoneyPath("main", year, "main", later, 30) for year, later in pairwise(years))
    asked = problem([Column("a", "", (1.0,), 150, costs)], budgets=[Budget("main", year, 100) for year in years])
    assert solve(replace(asked, paths=paths)).interventions == ()
    enough = Column("a", "", (1.0,), 130, (FundCost("main", years[2], 130),))
    assert solve(replace(asked, paths=paths, columns=(enough,))).interventions == ("a",)


def test_money_moves_between_funds_in_its_year_and_every_line_adds_up():
    budgets = [Budget(name, year, 100) for name in ("main", "other") for year in YEARS]
    paths = tuple(MoneyPath("other", year, "main", year, 25) for year in YEARS)
    asked = replace(problem([column("a", 10, 120, 90)], budgets=budgets), paths=paths)
    found = solve(asked)
    assert found.transfers == (Transfer("other", YEAR, "main", YEAR, 20),)
    assert [each.left_gbp for each in found.money] == [0, 10, 80, 100]
    assert (found.money[0].moved_in_gbp, found.money[2].moved_out_gbp) == (20, 20)


def test_two_neighbours_cannot_both_be_helped_with_the_same_money():
    budgets = [Budget(name, YEAR, limit) for name, limit in (("main", 100), ("other", 100), ("pool", 30))]
    paths = tuple(MoneyPath("pool", YEAR, name, YEAR, 30) for name in ("main", "other"))
    columns = [column("a", 10, 120), column("b", 9, 120, fund="other")]
    asked = replace(problem(columns, budgets=budgets), paths=paths)
    assert solve(asked).interventions == ("a",)
    richer = tuple(replace(each, limit_gbp=40) if each.fund == "pool" else each for each in budgets)
    assert solve(replace(asked, budgets=richer)).interventions == ("a", "b")


def test_money_released_can_be_carried_on():
    columns = [column("a", 1, -20, 0), column("b", 10, 0, 115)]
    asked = replace(problem(columns, [0, 100]), paths=(FORWARD,))
    assert solve(asked).interventions == ("a", "b")


def test_a_minimum_is_of_what_is_spent_there_and_not_of_what_is_sent_on():
    paths = (MoneyPath("main", YEAR, "other", YEAR, 60),)
    budgets = [Budget("main", YEAR, 100, minimum_gbp=50), Budget("other", YEAR, 0)]
    sent = problem([column("a", 10, 55, fund="other")], budgets=budgets)
    assert not solve(replace(sent, paths=paths)).has_answer
    spent = problem([column("a", 10, 50)], budgets=budgets)
    assert solve(spent).has_answer
    assert not solve(problem([column("a", 10, 49)], budgets=budgets)).has_answer


def test_what_cannot_be_arranged_is_named_with_the_fund_and_year():
    asked = replace(problem([column("a", 10, 0, 131)], [100, 100]), paths=(FORWARD,))
    assert failures(asked, (0,)) == (
        "main in 2027/28: £131 is over the limit of £100, even with what may be carried forward and moved.",
    )


def test_a_budget_row_says_what_may_come_in():
    asked = replace(problem([column("a", 10, 0, 131)], [100, 100]), paths=(FORWARD,))
    assert [(row.label, row.most) for row in budget_rows(asked)] == [
        ("main, 2026/27", 100),
        ("main, 2027/28, with up to £30 carried or moved in", 130),
    ]


def test_a_shared_row_that_nothing_could_break_is_left_out():
    assert shared_money_rows(replace(problem([column("a", 1, 90, 110)], [100, 100]), paths=(FORWARD,))) == ()
    (row,) = shared_money_rows(replace(problem([column("a", 1, 90, 111)], [100, 100]), paths=(FORWARD,)))
    assert (row.source, row.most) == ("main 2026/27, main 2027/28", 200)
    assert row.label == "Together: main, 2026/27 and main, 2027/28"


@pytest.mark.parametrize("seed", range(40))
def test_joined_sets_are_all_the_sets_in_one_piece_each_once(seed):
    draw = random.Random(seed)
    places = [(name, year) for name in "abc" for year in YEARS]
    ways = [MoneyPath(*start, *end, 1) for start, end in combinations(places, 2) if draw.random() < 0.35]
    found = joined_sets(ways)
    assert found is not None
    assert len(found) == len(set(found))
    expected = {
        frozenset(group)
        for count in range(2, len(places) + 1)
        for group in combinations(places, count)
        if in_one_piece(set(group), ways)
    }
    assert set(found) == expected


def in_one_piece(group, ways):
    reached, before = {next(iter(group))}, set()
    while reached != before:
        before = set(reached)
        for way in ways:
            if {way.start, way.end} <= group and {way.start, way.end} & reached:
                reached |= {way.start, way.end}
    return reached == group


def test_too_many_joined_funds_are_refused_and_not_waited_for():
    funds = [fund(f"f{n}", carry=1, moves=[Move(f"f{m}", 1) for m in range(7) if m != n]) for n in range(7)]
    assert joined_sets(money_paths(funds, YEARS)) is None
    asked = replace(problem([column("a", 1, 1)], [1, 1]), paths=money_paths(funds, YEARS))
    with pytest.raises(SolverFailed, match="Allow fewer moves"):
        solve(asked)


def network(seed):
    """Places with what they have left, and ways between them."""
    draw = random.Random(seed)
    places = [(name, year) for name in "abc" for year in YEARS]
    left = {each: draw.randint(-25, 50) for each in places}
    ways = [
        MoneyPath(*start, *end, draw.choice([5, 20, 40]))
        for start in places
        for end in places
        if start != end and draw.random() < 0.25
    ]
    return ways, left


def can_be_arranged(ways, left):
    """By linear programming: a flow along each way within its limit that leaves no place short."""
    program = pulp.LpProblem("flow", pulp.LpMaximize)
    flow = [program.add_variable(f"w{n}", 0, way.limit_gbp) for n, way in enumerate(ways)]
    program.setObjective(pulp.lpSum([]))
    for n, (place, amount) in enumerate(left.items()):
        into = pulp.lpSum(each for each, way in zip(flow, ways, strict=True) if way.end == place)
        out = pulp.lpSum(each for each, way in zip(flow, ways, strict=True) if way.start == place)
        program.addConstraint(into - out + amount >= 0, f"p{n}")
    program.solve(pulp.HiGHS(msg=False))
    return pulp.LpStatus[program.status] == "Optimal"


@pytest.mark.parametrize("seed", range(150))
def test_an_arrangement_is_found_exactly_where_there_is_one(seed):
    ways, left = network(seed)
    after = dict(left)
    limits = {(*way.start, *way.end): way.limit_gbp for way in ways}
    for each in arrange(ways, left):
        way = (each.from_fund, each.from_year, each.to_fund, each.to_year)
        assert 0 < each.amount_gbp <= limits[way]
        after[each.from_fund, each.from_year] -= each.amount_gbp
        after[each.to_fund, each.to_year] += each.amount_gbp
    assert sum(after.values()) == sum(left.values())
    assert all(after[place] >= min(0, left[place]) for place in left)
    assert all(amount >= 0 for amount in after.values()) == can_be_arranged(ways, left)


def test_the_networks_are_of_both_kinds():
    assert 20 < sum(can_be_arranged(*network(seed)) for seed in range(150)) < 130


@pytest.mark.parametrize("seed", range(60))
def test_rows_and_arrangements_say_the_same_of_every_set(seed):
    asked = random_problem(seed, largest=7)
    rows = (*budget_rows(asked), *shared_money_rows(asked))
    for chosen in all_sets(len(asked.columns)):
        if len(asked.interventions_in(chosen)) < len(chosen):
            continue
        lines = money(asked, chosen)
        minimums = all(each.minimum_gbp is None or each.spent_gbp >= each.minimum_gbp for each in lines)
        arranged = minimums and all(each.left_gbp >= 0 for each in lines)
        assert arranged == all(row.holds(chosen) for row in rows)
