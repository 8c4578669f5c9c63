"""The proof in whole numbers finds every set worth enough, whatever prices guide it."""

import numpy as np
import pytest

from prioritise.portfolio.model import all_rows, build_model
from prioritise.portfolio.problem import score_millionths
from prioritise.portfolio.search import Relaxation, Relaxed, whole_rows
from prioritise.portfolio.tree.worth import sets_worth
from tests.portfolio.brute_force import all_sets, allowed
from tests.portfolio.cases import column, large_problem, problem, random_problem


class OtherPrices(Relaxation):
    """Prices that have nothing to do with the optimum."""

    def solve(self, *question):
        scores = question[0]
        draw = np.random.default_rng(len(scores))
        return Relaxed(draw.uniform(0, 500, self.size), draw.uniform(0, 1, len(scores)))


class NoPrices(Relaxation):
    """A relaxation that never has an answer."""

    def solve(self, *_):
        return None


def found_in(asked, least, relaxation=Relaxation, states=10**7):
    model = build_model(asked)
    rows = whole_rows(model.rows, len(asked.columns))
    return sets_worth(rows, relaxation(model), score_millionths(asked), least=least, states=states)


def expected_in(asked, least):
    scores = score_millionths(asked)
    every = [chosen for chosen in all_sets(len(asked.columns)) if sum(scores[p] for p in chosen) >= least]
    return {frozenset(chosen) for chosen in every if allowed(asked, chosen)}


@pytest.mark.parametrize("relaxation", [Relaxation, OtherPrices, NoPrices])
@pytest.mark.parametrize("seed", range(25))
def test_it_finds_exactly_the_sets_worth_at_least_the_value_whatever_the_prices(seed, relaxation):
    asked = random_problem(seed, largest=8)
    for least in (-(10**8), 0, 25_000_000, 40_000_001):
        found = found_in(asked, least, relaxation)
        assert len(found) == len(set(found))
        assert set(found) == expected_in(asked, least)


@pytest.mark.parametrize("seed", range(15))
def test_splitting_into_parts_loses_nothing(monkeypatch, seed):
    asked = random_problem(seed, largest=8)
    expected = expected_in(asked, 20_000_000)
    monkeypatch.setattr("prioritise.portfolio.tree.worth.MOST_NUMBERS", 3)
    assert set(found_in(asked, 20_000_000)) == expected


def test_it_gives_up_rather_than_try_more_than_it_may():
    assert found_in(large_problem(1, 40), 0, states=1000) is None


def test_it_gives_up_rather_than_let_numbers_wrap_round():
    asked = problem([column("a", 10**12, 10), column("b", 10**12, 10)], [15])
    assert found_in(asked, 0) is None


def test_a_row_with_two_sides_appears_twice():
    rows = whole_rows(all_rows(random_problem(3)), len(random_problem(3).columns))
    sided = [(row.most is not None) + (row.least is not None) for row in all_rows(random_problem(3))]
    assert len(rows.limit) == sum(sided)
