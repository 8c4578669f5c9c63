"""Benefit against equality, against every set of a small case."""

from __future__ import annotations

from itertools import pairwise

import pytest

from prioritise.analysis import analyse, equality_staircase
from prioritise.domain.errors import UnknownName
from prioritise.portfolio.problem import score_millionths
from tests.analysis.random_exercises import BLOCKS, EVERYDAY_COUNT, enough, random_exercise, seeds
from tests.portfolio.brute_force import all_sets, allowed


def not_beaten(problem, scores, gains):
    points = set()
    for chosen in all_sets(len(problem.columns)):
        if allowed(problem, chosen):
            points.add((sum(scores[place] for place in chosen), sum(gains[place] for place in chosen)))
    return sorted(
        (
            point
            for point in points
            if not any(other != point and other[0] >= point[0] and other[1] >= point[1] for other in points)
        ),
        reverse=True,
    )


def people(problem):
    return [round((each.people_per_year or 0) * each.most_deprived_share * 1_000_000) for each in problem.columns]


@pytest.mark.parametrize("block", BLOCKS)
def test_the_steps_are_all_the_lists_no_other_beats_in_both(block):
    tried = several = 0
    for seed in seeds(block):
        analysis = analyse(random_exercise(seed))
        if not analysis.portfolio.has_answer:
            continue
        problem = analysis.problem
        expected = not_beaten(problem, score_millionths(problem), people(problem))
        found = equality_staircase(analysis)
        assert [(each.value_millionths, each.gain_millionths) for each in found.steps] == expected, seed
        assert found.is_complete
        for before, after in pairwise(found.steps):
            assert after.gain_millionths > before.gain_millionths
            assert after.value_millionths < before.value_millionths
            assert after.per_hundred_millionths > 0
        own = sum(people(problem)[place] for place in analysis.portfolio.chosen)
        assert found.on_it is (own == expected[0][1])
        tried, several = tried + 1, several + (len(found.steps) > 1)
    assert enough(block, tried, EVERYDAY_COUNT // 4 + 1)
    assert enough(block, several, 2)


@pytest.mark.parametrize("block", BLOCKS)
def test_a_criterion_against_the_rest_gives_the_lists_no_other_beats_in_both(block):
    tried = 0
    for seed in seeds(block, EVERYDAY_COUNT // 2):
        analysis = analyse(random_exercise(seed))
        if not analysis.portfolio.has_answer:
            continue
        problem = analysis.problem
        own = [share if each == "liked" else 0.0 for each, share in zip(problem.criteria, problem.weights, strict=True)]
        rest = [a - b for a, b in zip(problem.weights, own, strict=True)]
        expected = not_beaten(problem, score_millionths(problem, rest), score_millionths(problem, own))
        found = equality_staircase(analysis, "liked")
        assert [(each.value_millionths, each.gain_millionths) for each in found.steps] == expected, seed
        tried += 1
    assert enough(block, tried, EVERYDAY_COUNT // 8 + 1)


def test_a_criterion_without_a_weight_is_refused():
    analysis = analyse(random_exercise(0))
    with pytest.raises(UnknownName, match="No criterion with a weight is called sure"):
        equality_staircase(analysis, "sure")
