"""Of lists that are worth the same, one is the best: the order is that of the answer."""

from itertools import pairwise

import pytest

from prioritise.portfolio.problem import score_millionths
from prioritise.portfolio.solve import solve
from prioritise.portfolio.tie_order import tie_order, tie_order_worth
from tests.portfolio.brute_force import all_sets, allowed
from tests.portfolio.cases import column, problem, random_problem


@pytest.mark.parametrize("seed", range(30))
def test_the_first_of_all_that_keep_to_the_rules_is_the_answer(seed):
    asked = random_problem(seed, largest=7)
    scores = score_millionths(asked)
    kept = [chosen for chosen in all_sets(len(asked.columns)) if allowed(asked, chosen)]
    best = min(kept, key=lambda chosen: tie_order(asked, chosen, scores), default=())
    assert solve(asked).chosen == tuple(sorted(best))


def test_value_then_cost_then_count_then_lowest_ids():
    listed = [column("a", 2, 3), column("b", 2, 3), column("c", 4, 6), column("d", 4, 5), column("e", 5, 9)]
    asked = problem(listed, [100])
    scores = score_millionths(asked)
    worst_last = [(4,), (3,), (2,), (0, 1), (0,), (1,)]
    orders = [tie_order(asked, chosen, scores) for chosen in worst_last]
    assert all(better < worse for better, worse in pairwise(orders))
    assert tie_order_worth(asked, (1,), 9_000_000) < tie_order(asked, (4,), scores)
