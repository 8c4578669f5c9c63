"""Values drawn between their low and high, and what becomes of them in a score."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from prioritise.analysis import analyse
from prioritise.domain.interventions import Proposal
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.robustness.uncertain_values import draw_coefficients
from tests.files.small_exercise import small_exercise
from tests.files.test_levels import levelled

MANY = 20_000


@cache
def analysis():
    return analyse(small_exercise())


def with_ends(**changes):
    """The appraisal with no ends but those of one cell: walks on need, or what is asked for."""
    wanted = (changes.pop("intervention", "walks"), changes.pop("criterion", "need"))
    cells = tuple(
        replace(each, **changes)
        if (each.intervention, each.criterion) == wanted
        else replace(each, low=None, high=None)
        for each in analysis().appraisal.cells
    )
    return replace(analysis().appraisal, cells=cells)


def drawn(appraisal, samples=MANY, seed=0):
    exercise = analysis().exercise
    proposals = [analysis().shown[each.id] for each in exercise.interventions]
    return draw_coefficients(exercise, appraisal, proposals, samples=samples, seed=seed)


def row_of(name):
    return [each.id for each in analysis().exercise.interventions].index(name)


def fixed():
    return np.array([analysis().score_of[each.id].coefficients for each in analysis().exercise.interventions])


def test_without_ends_nothing_varies():
    assert drawn(with_ends(low=None, high=None)) is None
    assert drawn(with_ends(low=30.0, high=30.0)) is None


def test_only_what_has_ends_varies_and_the_rest_is_what_the_score_counts_with():
    found = drawn(with_ends(low=10.0, high=90.0), samples=50)
    row, column = row_of("walks"), 0
    assert found.shape == (50, *fixed().shape)
    assert found[:, row, column].std() > 0
    found[:, row, column] = fixed()[row, column]
    assert found == pytest.approx(np.broadcast_to(fixed(), found.shape))


def test_a_value_is_drawn_from_the_triangle_with_its_peak_at_what_counts():
    likelihood = analysis().score_of["walks"].likelihood
    values = drawn(with_ends(value=30.0, low=10.0, high=80.0))[:, row_of("walks"), 0] / likelihood
    assert (values.min() >= 10, values.max() <= 80) == (True, True)
    assert values.mean() == pytest.approx((10 + 30 + 80) / 3, abs=0.5)
    assert (values < 30).mean() == pytest.approx(20 / 70, abs=0.015)
    assert values.var() == pytest.approx((100 + 900 + 6400 - 300 - 800 - 2400) / 18, rel=0.05)


@pytest.mark.parametrize(("low", "high"), [(40.0, 80.0), (5.0, 20.0)])
def test_what_was_agreed_outside_the_range_given_is_an_end_of_it(low, high):
    likelihood = analysis().score_of["walks"].likelihood
    values = drawn(with_ends(value=30.0, low=low, high=high))[:, row_of("walks"), 0] / likelihood
    assert values.min() == pytest.approx(min(low, 30), abs=0.5)
    assert values.max() == pytest.approx(max(high, 30), abs=1)


def test_a_likelihood_moves_every_benefit_and_no_cost():
    exercise = analysis().exercise
    found = drawn(with_ends(criterion="deliverability", value=50.0, low=0.0, high=100.0), samples=400)
    moved = found[:, row_of("walks")]
    benefits = [each.id != "cost" for each in exercise.weighted_criteria]
    share = analysis().score_of["walks"].likelihood / (
        analysis().appraisal.cell_of["walks", "deliverability"].value / 100
    )
    counted = np.array([each.value for each in analysis().score_of["walks"].contributions])
    drawn_share = moved[:, [0]] / (counted[0] * share)
    assert moved[:, benefits] == pytest.approx(drawn_share * counted[benefits] * share)
    assert moved[:, -1] == pytest.approx(counted[-1])


def test_a_seed_gives_the_same_values_again():
    ends = with_ends(low=10.0, high=90.0)
    assert (drawn(ends, seed=4) == drawn(ends, seed=4)).all()
    assert (drawn(ends, seed=4) != drawn(ends, seed=5)).any()


def test_what_is_asked_for_changes_no_draw():
    ends = with_ends(low=10.0, high=90.0)
    walks = analysis().shown["walks"]
    alone = draw_coefficients(analysis().exercise, ends, [walks], samples=30, seed=0)
    assert alone[:, 0] == pytest.approx(drawn(ends, samples=30)[:, row_of("walks")])


def test_levels_of_one_intervention_are_out_by_the_same_part_of_their_ranges():
    asked = analyse(load_exercise_files(levelled()))
    full, half = (Proposal("walks", level.level) for level in asked.exercise.levels_of["walks"][::-1])
    ranges = {full: (40.0, 80.0), half: (20.0, 40.0)}
    cells = tuple(
        replace(each, value=ranges[each.proposal][0], low=ranges[each.proposal][0], high=ranges[each.proposal][1])
        if each.proposal in ranges and each.criterion == "acceptability"
        else replace(each, low=None, high=None)
        for each in asked.appraisal.cells
    )
    found = draw_coefficients(asked.exercise, replace(asked.appraisal, cells=cells), [full, half], samples=200, seed=0)
    column = [each.id for each in asked.exercise.weighted_criteria].index("acceptability")
    of_full, of_half = (
        found[:, place, column] / asked.score_at[each].likelihood for place, each in ((0, full), (1, half))
    )
    assert (of_full - 40) / 40 == pytest.approx((of_half - 20) / 20)
    assert of_full.std() > 1
