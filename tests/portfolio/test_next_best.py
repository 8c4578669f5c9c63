"""Portfolios exactly as good as the best, and the next best few."""

import pytest

from prioritise.domain.errors import SolverFailed
from prioritise.domain.rules import MustFund
from prioritise.portfolio.next_best import MOST_TIES, next_best
from prioritise.portfolio.portfolio import Proof
from prioritise.portfolio.problem import score_millionths
from prioritise.portfolio.solve import solve
from tests.portfolio.brute_force import all_sets, allowed
from tests.portfolio.cases import column, large_problem, problem, random_problem

SMALL = problem([column("a", 10, 60), column("b", 9, 50), column("c", 4, 40), column("d", 4, 40)], [100])


def worth_in_order(asked):
    scores = score_millionths(asked)
    sets = [chosen for chosen in all_sets(len(asked.columns)) if allowed(asked, chosen)]
    return sorted(((sum(scores[p] for p in chosen), chosen) for chosen in sets), key=lambda each: -each[0])


@pytest.mark.parametrize("seed", range(120))
def test_ties_and_the_next_best_are_those_found_by_trying_every_set(seed):
    asked = random_problem(seed, largest=8)
    best = solve(asked)
    found = next_best(asked, best)
    every = worth_in_order(asked)
    ties = {chosen for value, chosen in every if value == best.value_millionths} - {best.chosen}
    worse = [value for value, _ in every if value < best.value_millionths]
    assert found.more_ties == (len(ties) > MOST_TIES)
    assert len(found.ties) == min(len(ties), MOST_TIES)
    assert {each.chosen for each in found.ties} <= ties
    assert [each.value_millionths for each in found.next_best] == worse[:5]
    assert len({each.chosen for each in found.next_best}) == len(found.next_best)
    assert all(allowed(asked, each.chosen) for each in found.next_best)


@pytest.mark.parametrize("seed", range(15))
def test_forbidding_one_portfolio_after_another_finds_the_same(monkeypatch, seed):
    asked = large_problem(seed, 8)
    best = solve(asked)
    by_exhaustion = next_best(asked, best)
    monkeypatch.setattr("prioritise.portfolio.next_best.STATES", 1)
    one_by_one = next_best(asked, best)
    assert one_by_one.proof is Proof.SOLVER
    assert (one_by_one.ties, one_by_one.next_best) == (by_exhaustion.ties, by_exhaustion.next_best)


def test_a_small_case_by_hand():
    found = next_best(SMALL, solve(SMALL), k=3)
    assert [each.interventions for each in found.ties] == [("a", "d")]
    assert [(each.interventions, each.lost_millionths) for each in found.next_best] == [
        (("b", "c"), 1_000_000), (("b", "d"), 1_000_000), (("a",), 4_000_000),
    ]  # fmt: skip
    assert (found.next_best[0].adds, found.next_best[0].drops) == (("b",), ("a",))
    assert found.proof is Proof.WHOLE_NUMBERS


def test_of_very_many_ties_some_are_listed_and_it_says_so():
    asked = problem([column(f"i{n:02d}", 5, 10) for n in range(9)], [40])
    found = next_best(asked, solve(asked), k=1)
    assert (len(found.ties), found.more_ties) == (MOST_TIES, True)
    assert found.next_best[0].lost_millionths == 5_000_000


def test_fewer_are_listed_where_there_are_no_more():
    asked = problem([column("a", 10, 60), column("b", 9, 50)], [100], rules=[MustFund("r", "a", "agreed")])
    assert next_best(asked, solve(asked)).next_best == ()


def test_with_no_answer_nothing_comes_next():
    asked = problem([column("a", 10, 60)], [10], rules=[MustFund("r", "a", "agreed")])
    assert next_best(asked, solve(asked)).next_best == ()


def test_50_interventions_and_four_funds_are_answered():
    large = large_problem(0, 50)
    best = solve(large)
    found = next_best(large, best)
    assert len(found.next_best) == 5
    assert best.value_millionths > found.next_best[0].value_millionths
    assert found.proof is Proof.WHOLE_NUMBERS


def test_it_does_not_follow_what_is_not_proven():
    asked = large_problem(1, 150)
    unproven = solve(asked, time_limit_seconds=0.5)
    with pytest.raises(SolverFailed, match="not proven best"):
        next_best(asked, unproven)
