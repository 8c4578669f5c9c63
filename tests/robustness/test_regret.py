"""What the chosen list loses each partner, and the list whose largest loss is least, against every set there is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from prioritise.domain.rules import MustFund
from prioritise.portfolio.portfolio import Proof
from prioritise.portfolio.problem import FundCost, score_millionths
from prioritise.portfolio.solve import solve
from prioritise.robustness import regret as module
from prioritise.robustness.regret import partner_regrets
from tests.portfolio.cases import Column, problem
from tests.robustness.many_criteria import allowed_sets, at_odds, crowded

PARTNERS = ((1.0, 0.0, 0.0), (0.1, 0.8, 0.1), (0.2, 0.2, 0.6), (0.5, 0.3, 0.2))


def found(asked, partners=PARTNERS):
    return partner_regrets(asked, solve(asked), partners)


def one_of(*values, weights=(0.5, 0.5), rules=()):
    """Interventions of which one can be paid for, with these values on two criteria."""
    cost = (FundCost("main", "2026/27", 10),)
    listed = [Column(name, "", each, 10, cost) for name, each in zip("abcd", values, strict=False)]
    return replace(problem(listed, [10], rules=rules), criteria=("need", "reach"), weights=weights)


def test_the_loss_is_against_the_partners_own_best_at_its_own_weights():
    # Agreed: a is worth 50, b 45, c 40. The first partner would choose a, the second b and lose 90 - 0 by a.
    asked = one_of((100.0, 0.0), (0.0, 90.0), (40.0, 40.0))
    each = found(asked, [(1.0, 0.0), (0.0, 1.0)])
    assert [(one.value_millionths, one.best_millionths) for one in each.chosen] == [
        (100_000_000, 100_000_000),
        (0, 90_000_000),
    ]
    assert [one.lost_millionths for one in each.chosen] == [0, 90_000_000]
    assert [one.interventions for one in each.own_best] == [("a",), ("b",)]
    assert (each.best_for, each.largest_millionths) == (1, 90_000_000)


def test_the_least_of_the_largest_losses_may_be_the_best_list_of_no_partner():
    # c loses the first partner 60 and the second 50; a and b lose one of them 90 or more.
    each = found(one_of((100.0, 0.0), (0.0, 90.0), (40.0, 40.0)), [(1.0, 0.0), (0.0, 1.0)]).least
    assert each.interventions == ("c",)
    assert [one.lost_millionths for one in each.regrets] == [60_000_000, 50_000_000]
    assert (each.enters, each.leaves) == (("c",), ("a",))
    assert (each.largest_millionths, each.given_up_millionths) == (60_000_000, 10_000_000)
    assert (each.cost_gbp, each.proof) == (10, Proof.WHOLE_NUMBERS)


def test_of_equal_largest_losses_the_one_worth_most_at_the_agreed_weights_comes_first():
    # b and c both lose somebody 40; at the agreed weights b is worth 50 and c 45.
    asked = one_of((100.0, 0.0), (60.0, 40.0), (50.0, 40.0), (0.0, 80.0), weights=(0.5, 0.5))
    assert found(asked, [(1.0, 0.0), (0.0, 1.0)]).least.interventions == ("b",)


def test_one_partner_alone_gets_its_own_best():
    each = found(one_of((100.0, 0.0), (0.0, 90.0)), [(0.0, 1.0)])
    assert (each.least.interventions, each.least.largest_millionths) == (("b",), 0)


CASES = [at_odds, partial(at_odds, alike=True), crowded]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("seed", range(30))
def test_losses_and_the_least_of_them_are_those_of_trying_every_set(seed, case):
    asked = case(seed)
    now = solve(asked)
    each = partner_regrets(asked, now, PARTNERS)
    sets = allowed_sets(asked)
    if not sets:
        assert each is None
        return
    scores = [score_millionths(asked, partner) for partner in PARTNERS]
    best = [max(sum(row[place] for place in chosen) for chosen in sets) for row in scores]

    def losses(chosen):
        return [top - sum(row[place] for place in chosen) for row, top in zip(scores, best, strict=True)]

    agreed = score_millionths(asked)
    # `sets` are in the order of ties, and the first of equals is kept.
    least = min(sets, key=lambda chosen: (max(losses(chosen)), -sum(agreed[place] for place in chosen)))
    assert [one.lost_millionths for one in each.chosen] == losses(now.chosen)
    assert frozenset(each.least.chosen) == least
    assert [one.lost_millionths for one in each.least.regrets] == losses(least)
    assert each.least.proof is Proof.WHOLE_NUMBERS


def test_the_random_cases_often_have_a_fairer_list_than_the_chosen_one():
    cases = [found(case(seed)) for case in CASES for seed in range(30)]
    answered = [each for each in cases if each is not None]
    assert sum(each.least.largest_millionths < each.largest_millionths for each in answered) >= 5
    assert any(each.least.chosen not in [one.chosen for one in each.own_best] for each in answered)


def test_too_much_to_exhaust_rests_on_the_solver_and_says_so(monkeypatch):
    exact = found(at_odds(4))
    monkeypatch.setattr(module, "STATES", 0)
    by_solver = found(at_odds(4))
    assert by_solver.least.proof is Proof.SOLVER
    assert by_solver.least.largest_millionths == exact.least.largest_millionths


def test_nothing_is_said_without_partners_or_without_a_list():
    assert found(one_of((1.0, 1.0)), []) is None
    both = (MustFund("r", "a", ""), MustFund("s", "b", ""))
    assert found(one_of((1.0, 1.0), (1.0, 1.0), rules=both), [(1.0, 0.0)]) is None
