"""What knowing a figure is worth, against integration over every set of a small case."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from prioritise.analysis import analyse, value_of_figures
from prioritise.analysis.figure_groups import value_of_groups
from prioritise.domain.interventions import Proposal
from prioritise.domain.partners import AgreedScore
from prioritise.judgement.triangular import Triangular
from prioritise.portfolio.problem import MILLIONTHS, score_millionths
from tests.analysis.measured import measured
from tests.analysis.random_exercises import BLOCKS, EVERYDAY_COUNT, enough, random_exercise, seeds
from tests.judgement.test_triangular import integral
from tests.portfolio.brute_force import all_sets, allowed
from tests.portfolio.cases import intervention
from tests.portfolio.exercises import exercise


def ends_of(analysis, figure, level):
    """The low and the high of one part of a figure, what was agreed beyond them included."""
    cell = analysis.appraisal.cell_at[Proposal(figure.intervention, level), figure.criterion]
    return min(cell.low, cell.value), max(cell.high, cell.value)


def scores_at(asked, analysis, figure, *, at_high):
    """Every column's exact score with every part of a figure at one of its ends."""
    rows = []
    for level in figure.levels or ("",):
        several = len(figure.levels) > 1
        value = ends_of(analysis, figure, level)[at_high] if several else (figure.low, figure.high)[at_high]
        rows.append(AgreedScore(9, figure.intervention, figure.criterion, value, "tried", level))
    found = analyse(replace(asked, agreed=tuple(rows)))
    return np.array(
        [sum(map(float.__mul__, found.problem.weights, each.coefficients)) for each in found.problem.columns]
    )


def best_by_trying(analysis, low, high, spread):
    """The best of all sets at any value of a figure, when scores run in straight lines from its low to its high."""
    # What does not move scores what the solver saw, in whole millionths.
    now = np.array(score_millionths(analysis.problem)) / MILLIONTHS
    still = low == high
    low, high = np.where(still, now, low), np.where(still, now, high)
    sets = [each for each in all_sets(len(analysis.problem.columns)) if allowed(analysis.problem, each)]
    ends = np.unique(np.array([(low[list(each)].sum(), high[list(each)].sum()) for each in sets]), axis=0)

    def best(points):
        share = (points - spread.low) / (spread.high - spread.low)
        return np.max([a + (b - a) * share for a, b in ends], axis=0)

    return best


@pytest.mark.parametrize("block", BLOCKS)
def test_the_value_of_a_figure_is_that_of_integration_over_every_set(block):
    tried = changing = levelled = 0
    for seed in seeds(block, EVERYDAY_COUNT // 2):
        asked = random_exercise(seed)
        analysis = analyse(asked)
        if not analysis.portfolio.has_answer:
            continue
        found = value_of_figures(analysis)
        several = [each for each in found if len(each.levels) > 1]
        for figure in [*[each for each in found if each not in several][:3], *several[:2]]:
            spread = Triangular(figure.low, figure.central, figure.high)
            ends = [scores_at(asked, analysis, figure, at_high=at_high) for at_high in (False, True)]
            best = best_by_trying(analysis, *ends, spread)
            expected = integral(spread, best) - float(best(np.array([[spread.mean]]))[0, 0])
            assert figure.worth == pytest.approx(max(0.0, expected), abs=1e-6), (seed, figure)
            if figure.is_good_enough:
                assert figure.worth == 0
                assert expected < 1e-6
            tried, changing = tried + 1, changing + (figure.worth > 0)
            levelled += figure in several
    assert enough(block, tried, EVERYDAY_COUNT // 4 + 1)
    assert enough(block, changing, 1)
    assert enough(block, levelled, 1)


def two_options(low, central, high, sure):
    base = exercise([intervention("a"), intervention("b")], {"a": (1000, 1000), "b": (1000, 1000)})
    return analyse(measured(base, {"a": central, "b": sure}, {"a": (low, high)}))


def test_one_sure_and_one_unsure_option_by_hand():
    # a is 0 to 60 on one of two criteria, b is 30: a's score is 15 + theta / 2, which passes 30 at theta = 30.
    # E(theta / 2 - 15)+ over the triangle (0, 30, 60) is 30 / 6 / 2; nothing can be gained by the mean, a tie.
    (found,) = value_of_figures(two_options(0.0, 30.0, 60.0, 30.0))
    assert found.worth == pytest.approx(30 / 6 / 2)
    assert found.changes_list == pytest.approx(0.5)


def test_a_figure_that_cannot_change_the_list_is_worth_exactly_nothing():
    (found,) = value_of_figures(two_options(25.0, 30.0, 35.0, 10.0))
    assert found.worth == 0
    assert found.is_good_enough
    assert found.becomes is None
    assert found.list_at_high - found.list_at_low == pytest.approx(5.0)


def test_a_group_is_worth_what_drawing_its_figures_many_more_times_says():
    base = exercise([intervention("a"), intervention("b")], {"a": (1000, 1000), "b": (1000, 1000)})
    asked = measured(base, {"a": 30.0, "b": 30.0}, {"a": (0.0, 60.0)})
    rows = tuple(replace(each, low=0.0, high=60.0) if each.intervention == "a" else each for each in asked.measurements)
    (found, by_source) = value_of_groups(analyse(replace(asked, measurements=rows)))
    draws = np.random.default_rng(1).triangular(0, 30, 60, (200_000, 2)).mean(axis=1)
    assert (found.of, found.about, found.figures) == ("intervention", "a", 2)
    assert abs(found.worth - np.maximum(draws - 30, 0).mean()) < 4 * found.error
    assert 0 < found.error < 1
    # Both figures have the one source, and nothing else varies.
    assert (by_source.of, by_source.about, by_source.worth) == ("source", "made up", found.worth)
