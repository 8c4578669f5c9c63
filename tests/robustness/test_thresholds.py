"""Every list on the way from no weight on a criterion to all of it, by hand and against every set there is."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import pairwise

import numpy as np
import pytest

from prioritise.domain.rules import MustFund
from prioritise.portfolio.portfolio import Proof
from prioritise.portfolio.problem import FundCost, score_millionths
from prioritise.portfolio.solve import solve
from prioritise.robustness import thresholds as module
from prioritise.robustness.thresholds import LAST, thresholds
from tests.portfolio.cases import Column, problem
from tests.robustness.many_criteria import allowed_sets, at_odds, crowded


def found(asked):
    return thresholds(asked, solve(asked))


def of_two(first, second, weights=(0.5, 0.5), rules=()):
    """Two interventions of which one can be paid for, with these values on two criteria."""
    cost = (FundCost("main", "2026/27", 10),)
    listed = [Column("a", "", first, 10, cost), Column("b", "", second, 10, cost)]
    return replace(problem(listed, [10], rules=rules), criteria=("need", "cost"), weights=weights)


def test_the_list_changes_where_two_lines_cross():
    # a is worth 60 w, b 40 (1 - w): they cross at 60 w = 40 - 40 w, w = 0.4.
    need, cost = found(of_two((60.0, 0.0), (0.0, 40.0)))
    assert (need.criterion, need.share) == ("need", 0.5)
    assert (need.lowest, need.highest) == (pytest.approx(0.4), None)
    assert need.below is not None
    assert (need.below.enters, need.below.leaves) == (("b",), ("a",))
    assert need.room == pytest.approx(0.1)
    assert (cost.lowest, cost.highest) == (None, pytest.approx(0.6))
    assert cost.above is not None
    assert (cost.above.interventions, cost.above.to_share) == (("b",), 1.0)


def test_a_list_that_is_best_whatever_the_weight_has_one_stretch_and_no_thresholds():
    need, _ = found(of_two((60.0, 50.0), (10.0, 40.0)))
    assert [(each.from_share, each.to_share, each.interventions) for each in need.stretches] == [(0.0, 1.0, ("a",))]
    assert (need.lowest, need.highest, need.below, need.above, need.room) == (None, None, None, None, None)


def test_lists_that_are_exactly_as_good_today_leave_no_room_on_that_side():
    # Both are worth 25 today; a comes first by its id, and b is better with any more weight on cost.
    need, cost = found(of_two((50.0, 0.0), (0.0, 50.0)))
    assert (need.lowest, need.highest, need.room) == (0.5, None, 0)
    assert (cost.lowest, cost.highest, cost.room) == (None, 0.5, 0)


def test_a_criterion_without_weight_is_followed_upwards_only():
    need, cost = found(of_two((60.0, 0.0), (50.0, 40.0), weights=(1.0, 0.0)))
    # a is worth 60 (1 - w), b 50 + (40 - 50) w: they cross at w = 0.2.
    assert (cost.lowest, cost.highest) == (None, pytest.approx(0.2))
    assert (need.lowest, need.highest) == (pytest.approx(0.8), None)


def test_nothing_is_said_where_no_list_obeys_the_rules():
    asked = of_two((1.0, 1.0), (1.0, 1.0), rules=(MustFund("r", "a", ""), MustFund("s", "b", "")))
    assert found(asked) == ()


CASES = [at_odds, partial(at_odds, alike=True), crowded]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("seed", range(25))
def test_every_list_is_that_of_comparing_all_sets(seed, case):
    asked = case(seed)
    now = solve(asked)
    sets = allowed_sets(asked)
    for place, each in enumerate(thresholds(asked, now)):
        expected = by_trying_everything(asked, sets, frozenset(now.chosen), place)
        assert [frozenset(stretch.chosen) for stretch in each.stretches] == [chosen for _, chosen in expected]
        assert [stretch.from_share for stretch in each.stretches] == pytest.approx([float(at) for at, _ in expected])
        assert each.stretches[each.today].chosen == now.chosen
        assert each.proof is Proof.WHOLE_NUMBERS


def by_trying_everything(asked, sets, present, place):
    """Where each list begins, as the weight grows: the two halves of the way, each walked from line to line."""
    share = Fraction(asked.weights[place])
    rest = sum(weight for at, weight in enumerate(asked.weights) if at != place)
    without = tuple(0.0 if at == place else weight / rest for at, weight in enumerate(asked.weights))
    everything = tuple(1.0 if at == place else 0.0 for at in range(len(asked.weights)))
    down = walked(asked, sets, present, without) if share else []
    up = walked(asked, sets, present, everything) if share < 1 else []
    below = [(share * (1 - at), chosen) for at, chosen in down]
    above = [(share + (1 - share) * at, chosen) for at, chosen in up]
    begins = [Fraction(0), *(at for at, _ in reversed(below))]
    lists = [*(chosen for _, chosen in reversed(below)), present]
    return [*zip(begins, lists, strict=True), *above]


def walked(asked, sets, present, weights):
    starts, ends = score_millionths(asked), score_millionths(asked, weights)
    lines = {}
    for chosen in sets:
        lines.setdefault((sum(starts[each] for each in chosen), sum(ends[each] for each in chosen)), chosen)
    here = max(lines, key=lambda line: line)
    changes = [] if lines[here] == present else [(Fraction(0), lines[here])]
    while True:
        steeper = [line for line in lines if line[1] - line[0] > here[1] - here[0]]
        crossings = [(Fraction(here[0] - line[0], here[0] - line[0] + line[1] - here[1]), line) for line in steeper]
        if not crossings or min(crossings)[0] >= LAST:
            return changes
        at = min(crossings)[0]
        here = max((line for found, line in crossings if found == at), key=lambda line: line[1] - line[0])
        changes.append((at, lines[here]))


@pytest.mark.parametrize("case", [at_odds, crowded])
@pytest.mark.parametrize("seed", range(6))
def test_solving_anew_at_any_weight_gives_the_list_that_is_said_to_be_best_there(seed, case):
    asked = case(seed)
    for place, each in enumerate(found(asked)):
        ends = [stretch.to_share for stretch in each.stretches]
        for share in np.linspace(0.013, 0.987, 14):
            if min(abs(share - end) for end in [*ends, each.share]) < 1e-5:
                continue
            rest = 1 - asked.weights[place]
            moved = [share if at == place else (1 - share) * weight / rest for at, weight in enumerate(asked.weights)]
            there = next(stretch for stretch in each.stretches if stretch.from_share <= share < stretch.to_share)
            assert solve(asked, weights=moved).chosen == there.chosen


def test_the_random_cases_have_changes_on_both_sides_and_several_in_a_row():
    cases = [case(seed) for case in CASES for seed in range(25)]
    counts = [(each.today, len(each.stretches) - each.today - 1) for case in cases for each in found(case)]
    assert max(below for below, _ in counts) >= 2
    assert max(above for _, above in counts) >= 3
    assert any(below and above for below, above in counts)


@pytest.mark.parametrize("seed", range(20))
def test_stretches_join_and_cover_the_whole_way(seed):
    for each in found(at_odds(seed, alike=True)):
        assert (each.stretches[0].from_share, each.stretches[-1].to_share) == (0, 1)
        assert all(before.to_share == after.from_share for before, after in pairwise(each.stretches))
        assert all(before.chosen != after.chosen for before, after in pairwise(each.stretches))


def test_too_much_to_exhaust_is_said_and_the_lists_are_still_each_best_somewhere(monkeypatch):
    monkeypatch.setattr(module, "STATES", 0)
    monkeypatch.setattr(module, "FEW_STATES", 0)
    each = found(at_odds(4))[0]
    assert each.proof is Proof.SOLVER
