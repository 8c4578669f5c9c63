"""Whether the list is fair to every partner, against every set of a small case."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from prioritise.analysis import analyse
from prioritise.analysis.partner_shares import partner_shares
from prioritise.domain.partners import WeightsFrom
from prioritise.portfolio.preflight import NoteKind
from prioritise.portfolio.problem import score_millionths
from tests.analysis.random_exercises import EVERYDAY_COUNT, enough, random_exercise, seeds
from tests.portfolio.brute_force import all_sets, allowed
from tests.random_cases import cases


def by_trying(analysis):
    """Every allowed set with what it is worth to every partner, and each partner's best."""
    problem = analysis.problem
    scores = [score_millionths(problem, view.shares) for view in analysis.group.partners]
    sets = [each for each in all_sets(len(problem.columns)) if allowed(problem, each)]
    worth = {each: [sum(one[place] for place in each) for one in scores] for each in sets}
    best = [max(values) for values in zip(*worth.values(), strict=True)]
    return worth, best


def analyses(block, least_share=None):
    for seed in seeds(block, 2 * EVERYDAY_COUNT):
        exercise = random_exercise(seed)
        settings, supplied = exercise.settings, exercise.settings.alternatives
        offered = replace(supplied, least_share=supplied.least_share if least_share is None else least_share)
        analysis = analyse(replace(exercise, settings=replace(settings, alternatives=offered)))
        if analysis.portfolio.has_answer:
            yield seed, analysis


@pytest.mark.parametrize("block", cases(1, 4))
def test_every_share_is_the_lists_worth_over_that_of_the_partners_own_best(block):
    tried = none = 0
    for seed, analysis in analyses(block):
        worth, best = by_trying(analysis)
        found = partner_shares(analysis)
        if found is None:
            assert min(best) <= 0, seed
            none += 1
            continue
        values = worth[analysis.portfolio.chosen]
        assert [each.share for each in found.now.shares] == [a / b for a, b in zip(values, best, strict=True)], seed
        assert sum(found.alike_weights) == pytest.approx(1)
        # The mean of every partner's scores over its own best has its greatest value at the list where all count alike.
        alike = {each: sum(a / b for a, b in zip(values, best, strict=True)) for each, values in worth.items()}
        assert alike[found.alike.chosen] == pytest.approx(max(alike.values()), abs=1e-5), seed
        tried += 1
    assert enough(block, tried, EVERYDAY_COUNT // 2 + 1)
    assert enough(block, none, 1)


@pytest.mark.parametrize("block", cases(1, 4))
def test_the_greatest_product_of_shares_is_that_of_trying_every_set(block):
    tried = differs = 0
    for seed, analysis in analyses(block, least_share=2.0):
        worth, best = by_trying(analysis)
        if min(best) <= 0:
            continue
        voices = [analysis.exercise.partner_by_id[view.partner].voice for view in analysis.group.partners]
        sums = {
            each: math.fsum(voice * math.log(a / b) for voice, a, b in zip(voices, values, best, strict=True))
            for each, values in worth.items()
            if min(values) > 0
        }
        found = partner_shares.__wrapped__(analysis)
        if not sums:
            continue
        assert sums[found.product.chosen] == pytest.approx(max(sums.values()), abs=1e-12), seed
        tried, differs = tried + 1, differs + (found.product.chosen != analysis.portfolio.chosen)
    assert enough(block, tried, EVERYDAY_COUNT // 2 + 1)
    assert enough(block, differs, 1)


@pytest.mark.parametrize("block", cases(1, 4))
def test_the_product_is_offered_only_where_a_share_is_below_nine_tenths(block):
    offered = 0
    for _, analysis in analyses(block):
        found = partner_shares(analysis)
        if found is not None and found.now.least > 0:
            assert (found.product is not None) is (found.now.least < 0.9)
            offered += found.product is not None
    assert enough(block, offered, 1)


@pytest.mark.parametrize("block", cases(1, 4))
def test_the_agreed_weights_can_be_formed_so_that_every_partner_counts_alike(block):
    tried = unknown = 0
    for seed, analysis in analyses(block):
        asked = replace(analysis.exercise, weights_from=WeightsFrom.PARTNERS_ALIKE)
        again, shares = analyse(asked), partner_shares(analysis)
        if shares is None:
            assert again.group.is_alike_unknown, seed
            assert again.notes[0].kind is NoteKind.PARTNERS_NOT_ALIKE
            assert again.weights == pytest.approx(analysis.weights), seed
            unknown += 1
            continue
        assert again.weights == pytest.approx(shares.alike_weights), seed
        assert NoteKind.PARTNERS_NOT_ALIKE not in {note.kind for note in again.notes}
        assert again.group.formed_by is WeightsFrom.PARTNERS_ALIKE
        value = sum(again.score_millionths[place] for place in shares.alike.chosen)
        assert again.portfolio.value_millionths == pytest.approx(value, abs=len(again.problem.columns)), seed
        tried += 1
    assert enough(block, tried, EVERYDAY_COUNT // 2 + 1)
    assert enough(block, unknown, 1)
