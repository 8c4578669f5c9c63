"""Every mixture of the partners' weights: by hand, against every set there is, and against solving many mixtures."""

import operator
import random
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.sweep_cases import made_up_problem, mixture_weights, partner_weights
from prioritise.portfolio.problem import Column, FundCost, PortfolioProblem, score_millionths
from prioritise.portfolio.solve import solve
from prioritise.robustness import every_mixture as module
from prioritise.robustness.every_mixture import EveryMixture, every_mixture
from prioritise.robustness.sweep import portfolios_at
from tests.portfolio.cases import problem
from tests.robustness.many_criteria import allowed_sets, at_odds, crowded

PARTNERS = ((1.0, 0.0, 0.0), (0.1, 0.8, 0.1), (0.2, 0.2, 0.6), (0.5, 0.3, 0.2))
CASES = 60


def answered(asked: PortfolioProblem, partners=PARTNERS) -> EveryMixture:
    found = every_mixture(asked, solve(asked), partners)
    assert found is not None
    return found


def one_of(*values: tuple[float, float]) -> PortfolioProblem:
    cost = (FundCost("main", "2026/27", 10),)
    listed = [Column(name, "", each, 10, cost) for name, each in zip("abcd", values, strict=False)]
    return replace(problem(listed, [10]), criteria=("need", "reach"), weights=(0.5, 0.5))


def test_two_partners_share_their_mixtures_as_a_hand_finds_it():
    # With a share m of the first partner: a is worth 80m, b 80(1 - m), c 50: c is best from 3/8 to 5/8.
    found = answered(one_of((80.0, 0.0), (0.0, 80.0), (50.0, 50.0)), [(1.0, 0.0), (0.0, 1.0)])
    assert {each.interventions: each.share for each in found.lists} == {("a",): 0.375, ("b",): 0.375, ("c",): 0.25}
    assert {each.interventions: each.centre for each in found.lists}[("c",)] == (0.5, 0.5)
    assert found.complete
    assert found.proven_share == 1.0
    assert found.present_share == 0.25
    assert (found.always, found.sometimes) == ((), ("a", "b", "c"))


def test_one_list_is_best_for_every_mixture_when_it_is_for_every_partner():
    found = answered(one_of((80.0, 70.0), (0.0, 10.0)), [(1.0, 0.0), (0.0, 1.0)])
    assert [(each.interventions, each.share, each.proven) for each in found.lists] == [(("a",), 1.0, True)]
    assert (found.always, found.sometimes) == (("a",), ())


def test_partners_of_the_same_weights_have_mixtures_that_are_all_alike():
    found = answered(one_of((80.0, 0.0), (0.0, 80.0)), [(1.0, 0.0), (1.0, 0.0), (0.0, 1.0)])
    # a wins where the third partner has less than half: all but a quarter of the triangle.
    assert {each.interventions: each.share for each in found.lists} == pytest.approx({("a",): 0.75, ("b",): 0.25})


def test_nothing_is_told_of_fewer_than_two_partners():
    asked = one_of((80.0, 0.0))
    assert every_mixture(asked, solve(asked), [(1.0, 0.0)]) is None


@pytest.mark.parametrize("seed", range(CASES))
def test_no_set_there_is_beats_the_lists_at_any_mixture_tried(seed):
    asked = crowded(seed) if seed % 3 else at_odds(seed, alike=bool(seed % 2))
    sets = allowed_sets(asked)
    partners = PARTNERS[: 2 + seed % 3]
    found = every_mixture(asked, solve(asked), partners)
    assert (found is None) == (not sets)
    if found is None:
        return
    assert found.complete
    assert sum(each.share for each in found.lists) == pytest.approx(1.0)
    lines = [tuple(_line(asked, partners, chosen)) for chosen in sets]
    listed = [tuple(_line(asked, partners, each.chosen)) for each in found.lists]
    draw = random.Random(seed)
    for _ in range(300):
        parts = [draw.randrange(1, 1000) for _ in partners]
        tops = [max(sum(map(operator.mul, parts, line)) for line in some) for some in (lines, listed)]
        assert tops[0] - tops[1] <= found.within_millionths * sum(parts)


@pytest.mark.parametrize("seed", range(4))
def test_the_best_at_many_mixtures_of_a_larger_case_are_among_the_lists(seed):
    asked, partners = made_up_problem(seed, interventions=30), partner_weights(seed, 5)
    found = answered(asked, [tuple(row) for row in partners])
    assert found.complete
    assert found.within_millionths < 1
    listed = {each.chosen for each in found.lists}
    swept = [each.chosen for each in portfolios_at(asked, [tuple(row) for row in mixture_weights(seed, 200)])]
    assert len(swept) == 200
    assert set(swept) <= listed
    for each in found.lists:
        assert each.share == pytest.approx(np.mean([one == each.chosen for one in swept]), abs=0.12)


def test_what_is_not_looked_at_is_left_open_and_said(monkeypatch):
    asked = crowded(1)
    whole = answered(asked)
    monkeypatch.setattr(module, "MOST_CORNERS", 8)
    part = answered(asked)
    assert whole.complete
    assert not part.complete
    assert part.corners <= 8
    assert 0 <= part.proven_share < 1
    assert all(sum(mixture) == pytest.approx(1.0) for mixture in part.open_at)


def test_a_proof_that_is_too_much_work_leaves_its_corner_open(monkeypatch):
    monkeypatch.setattr(module, "FIRST_WORK", 0)
    monkeypatch.setattr(module, "WORK_A_WEIGHTING", 0)
    found = answered(crowded(1))
    assert not found.complete
    assert found.proven_share == 0.0


def _line(asked: PortfolioProblem, partners, chosen) -> list[int]:
    return [sum(score_millionths(asked, row)[place] for place in chosen) for row in partners]
