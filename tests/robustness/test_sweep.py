"""Many weightings at once give what solving one by one gives."""

from dataclasses import replace

import numpy as np
import pytest

from prioritise.domain.rules import MustFund
from prioritise.portfolio.best import sets_at
from prioritise.portfolio.engine import Engine
from prioritise.portfolio.portfolio import Proof
from prioritise.portfolio.solve import solve
from prioritise.robustness.sweep import optimal_portfolios, portfolios_at
from tests.portfolio.brute_force import best_portfolio
from tests.portfolio.cases import Column, column, large_problem, problem, random_problem


@pytest.mark.parametrize("seed", range(40))
def test_a_sweep_is_the_same_as_solving_one_by_one(seed):
    asked = random_problem(seed, largest=9)
    weights = np.random.default_rng(seed).dirichlet(np.ones(2), 6)
    swept = optimal_portfolios(asked, weights)
    alone = [solve(asked, weights=shares) for shares in weights]
    assert [tuple(np.flatnonzero(row)) for row in swept.chosen] == [each.chosen for each in alone]
    assert list(swept.value_millionths) == [each.value_millionths for each in alone]
    assert np.isfinite(swept.value).all() == alone[0].has_answer


@pytest.mark.parametrize("seed", range(15))
def test_hints_change_nothing(seed):
    asked = random_problem(seed, largest=9)
    others = [solve(random_problem(seed, largest=9), weights=shares) for shares in ((1.0, 0.0), (0.0, 1.0))]
    assert portfolios_at(asked, [(0.3, 0.7)], hints=others) == portfolios_at(asked, [(0.3, 0.7)])


def test_every_answer_keeps_the_tie_order_whatever_came_before():
    asked = random_problem(17, largest=9)
    first, second, again = portfolios_at(asked, [(0.5, 0.5), (1.0, 0.0), (0.5000000001, 0.4999999999)])
    best = best_portfolio(asked)
    assert best is not None
    assert first.chosen == again.chosen == best.chosen
    assert second == solve(asked, weights=(1.0, 0.0))


@pytest.mark.parametrize("seed", range(15))
def test_scores_may_have_other_slopes_at_every_weighting(seed):
    asked = random_problem(seed, largest=8)
    rng = np.random.default_rng(seed)
    slopes = rng.uniform(-20, 100, (5, len(asked.columns), 2))
    weights = rng.dirichlet(np.ones(2), 5)
    swept = optimal_portfolios(asked, weights, coefficients=slopes)
    for number, row in enumerate(slopes.tolist()):
        columns = tuple(replace(each, coefficients=tuple(own)) for each, own in zip(asked.columns, row, strict=True))
        alone = solve(replace(asked, columns=columns), weights=weights[number])
        assert tuple(np.flatnonzero(swept.chosen[number])) == alone.chosen
        assert swept.value_millionths[number] == alone.value_millionths


def test_shapes_columns_and_shares():
    listed = [Column("a", "full", (3.0, 0.0), 10, ()), Column("a", "half", (1.0, 2.0), 5, ())]
    swept = optimal_portfolios(problem_of_two(listed), np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0], [0.2, 0.8]]))
    assert swept.columns == ("a:full", "a:half")
    assert swept.chosen.tolist() == [[True, False], [False, True], [False, True], [False, True]]
    assert swept.value.tolist() == [3.0, 1.5, 2.0, 1.8]
    assert swept.funded_share.tolist() == [0.25, 0.75]


def test_a_single_weighting_may_be_given_as_one_row():
    assert optimal_portfolios(random_problem(5), [0.5, 0.5]).chosen.shape[0] == 1


def test_rules_that_cannot_be_kept_leave_no_value():
    asked = problem([column("a", 10, 10)], [5], rules=[MustFund("r", "a", "promised")])
    swept = optimal_portfolios(asked, [[1.0]])
    assert not swept.chosen.any()
    assert np.isnan(swept.value).all()


def test_rules_that_cannot_be_kept_stay_so_where_one_block_is_solved_and_the_next_is_searched(monkeypatch):
    asked = problem([column("a", -10, 10)], [5], rules=[MustFund("r", "a", "promised")])
    works = [0]
    monkeypatch.setattr("prioritise.robustness.sweep.MANY", 1)
    honest = sets_at
    monkeypatch.setattr(
        "prioritise.robustness.sweep.sets_at",
        lambda *a, work, **k: honest(*a, work=works.pop() if works else work, **k),
    )
    solved, searched = portfolios_at(asked, [[1.0], [0.5]])
    assert not works
    assert [solved.proof, searched.proof] == [Proof.SOLVER, Proof.WHOLE_NUMBERS]
    assert not solved.has_answer
    assert not searched.has_answer


def test_the_solver_is_asked_only_where_the_one_search_proves_nothing(monkeypatch):
    asked = large_problem(3, 14)
    rng = np.random.default_rng(1)
    shares = 1 + rng.uniform(-0.01, 0.01, (20, 1))
    solved = []
    honest = Engine.maximise
    monkeypatch.setattr(Engine, "maximise", lambda *a, **k: solved.append(1) or honest(*a, **k))
    swept = optimal_portfolios(asked, shares)
    assert not solved
    # With nothing proven before it, a weighting asks the solver for its own and for every other as good.
    monkeypatch.setattr("prioritise.robustness.sweep.FIRST_WORK", 0)
    monkeypatch.setattr("prioritise.robustness.sweep.WORK_A_WEIGHTING", 0)
    again = optimal_portfolios(asked, shares)
    assert len(solved) == 20
    assert (again.chosen == swept.chosen).all()


def problem_of_two(listed):
    asked = problem(listed, [100])
    return type(asked)(**{**vars(asked), "criteria": ("first", "second"), "weights": (0.5, 0.5)})
