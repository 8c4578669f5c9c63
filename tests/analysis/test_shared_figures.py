"""What knowing the area's own figure is worth, against integration over every set with the figure entered anew."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from prioritise.analysis import analyse, value_of_indicators
from prioritise.domain.criteria import EvidenceMeasure, LinearScale, MeasuredBy
from prioritise.domain.indicators import Indicator, IndicatorValue, JsnaDomain, Polarity
from prioritise.domain.interventions import Effect, Status
from prioritise.domain.partners import AgreedScore
from prioritise.domain.periods import parse_period
from prioritise.judgement.triangular import Triangular
from prioritise.portfolio.problem import MILLIONTHS
from tests.analysis.random_exercises import BLOCKS, EVERYDAY_COUNT, enough, random_exercise, seeds
from tests.judgement.test_triangular import integral
from tests.portfolio.brute_force import all_sets, allowed

BENCHMARK, PEOPLE = 20.0, 2000.0
WITHIN = (0.25, 0.5, 0.75)


def with_shared_figure(seed):
    """A random exercise one of whose criteria is need met, measured from one indicator that several rest on."""
    draw = random.Random(f"shared {seed}")
    base = random_exercise(seed)
    power = draw.choice([1, 2])
    need = replace(
        base.criteria[0], measured_by=MeasuredBy.EVIDENCE, measure=EvidenceMeasure.NEED_MET, shortfall_power=power,
        scale=LinearScale(0, draw.choice([0.2, 1.0])),
    )  # fmt: skip
    users = [each for each in base.interventions if each.status is not Status.REDUCE][: draw.choice([2, 3, 4])]
    effects = tuple(
        Effect(each.id, "sick", draw.choice([-0.4, -0.1, -0.02, 0.05]), None, None, 1, 5, "made up") for each in users
    )
    return replace(
        base,
        area=replace(base.area, code="A1", benchmark="E1", comparators=("A2", "A3", "A4", "A5", "A6")),
        criteria=(need, *base.criteria[1:]),
        measurements=tuple(each for each in base.measurements if each.criterion != need.id),
        agreed=tuple(
            AgreedScore(1, each.intervention, need.id, each.value, "known", each.level)
            for each in base.measurements
            if each.criterion == need.id and each.intervention not in {user.id for user in users}
        ),
        indicators=(_indicator(draw),),
        effects=effects,
    )


def _indicator(draw: random.Random) -> Indicator:
    value = draw.choice([19.0, 20.5, 24.0])
    areas = {"E1": BENCHMARK, "A2": 18.0, "A3": 19.5, "A4": 21.0, "A5": 22.5, "A6": 23.0}
    whole = [(code, number, None, None) for code, number in areas.items()]
    rows = [*whole, ("A1", value, value - draw.choice([0.5, 3.0]), value + draw.choice([1.0, 2.5]))]
    values = tuple(
        IndicatorValue(code, code, parse_period("2023/24"), "", "", number, low, high, None, PEOPLE, "made up")
        for code, number, low, high in rows
    )
    return Indicator("sick", "Sick", JsnaDomain.ILL_HEALTH, "Persons", "All", "percent", 100.0, Polarity.LOWER, values)


def with_figure_at(exercise, value):
    """The exercise with the area's own figure typed in anew."""
    (indicator,) = exercise.indicators
    values = tuple(replace(each, value=value) if each.area_code == "A1" else each for each in indicator.values)
    return replace(exercise, indicators=(replace(indicator, values=values),))


@pytest.mark.parametrize("block", BLOCKS)
def test_the_value_of_the_areas_own_figure_is_that_of_integration_over_every_set(block):
    tried = changing = 0
    for seed in seeds(block, EVERYDAY_COUNT // 2):
        asked = with_shared_figure(seed)
        analysis = analyse(asked)
        if not analysis.portfolio.has_answer:
            continue
        for figure in value_of_indicators(analysis):
            spread = Triangular(figure.low, figure.central, figure.high)
            best, each_on_average = by_trying(asked, analysis, spread)
            expected = integral(spread, best, bends_of(asked)) - max(each_on_average)
            assert figure.worth == pytest.approx(max(0.0, expected), abs=1e-6), (seed, figure)
            if figure.changes_list == 0:
                assert figure.worth == 0
            tried, changing = tried + 1, changing + (figure.worth > 0)
    assert enough(block, tried, EVERYDAY_COUNT // 8 + 1)
    assert enough(block, changing, 1)


def by_trying(asked, analysis, spread):
    """The best of all sets at any value, and what each is worth on average, by analysing the exercise anew.

    Between the benchmark and where a step would reach it every score is a parabola, so three values within a piece tell
    all. At the benchmark the score of what does harm jumps: beyond it nothing counts.
    """
    bends = bends_of(asked)
    edges = np.array(sorted({spread.low, spread.high} | {bend for bend in bends if spread.low < bend < spread.high}))
    points = np.concatenate([low + np.array(WITHIN) * (high - low) for low, high in pairwise(edges)])
    rows = []
    for point in points:
        problem = analyse(with_figure_at(asked, float(point))).problem
        rows.append([float(np.dot(problem.weights, each.coefficients)) for each in problem.columns])
    scores = np.array(rows)
    still = np.ptp(scores, axis=0) == 0
    # What does not move scores what the solver saw, in whole millionths.
    scores[:, still] = (np.array(analysis.score_millionths) / MILLIONTHS)[still]
    sets = [each for each in all_sets(len(analysis.problem.columns)) if allowed(analysis.problem, each)]
    values = np.unique([scores[:, list(each)].sum(axis=1) for each in sets], axis=0)

    def best(at):
        return np.max([parabolas(edges, worth, at) for worth in values], axis=0)

    return best, [integral(spread, lambda at, worth=worth: parabolas(edges, worth, at), bends) for worth in values]


def bends_of(asked):
    """Where a score may bend or jump."""
    return {BENCHMARK} | {BENCHMARK + step for step in steps_of(asked)}


def steps_of(asked):
    """What every user would change there, at each of its levels, in the indicator's unit."""
    for effect in asked.effects:
        for proposal in asked.proposals:
            if proposal.intervention == effect.intervention:
                yield -asked.sized[proposal].people_per_year * effect.change_per_person * 100 / PEOPLE


def parabolas(edges, worth, at):
    """Through the three values within every piece between two edges, a quarter, a half and three quarters along it."""
    piece = np.clip(np.searchsorted(edges, at, side="right") - 1, 0, len(edges) - 2)
    low, high = edges[piece], edges[piece + 1]
    share = 2 * (at - low) / (high - low) - 0.5
    start, middle, end = worth[3 * piece], worth[3 * piece + 1], worth[3 * piece + 2]
    return start + share * (4 * middle - 3 * start - end) + share**2 * 2 * (start - 2 * middle + end)


def test_a_figure_nothing_rests_on_has_no_value_and_one_that_cannot_change_the_list_is_worth_exactly_nothing():
    kept = [figure for seed in range(8) for figure in value_of_indicators(analyse(with_shared_figure(seed)))]
    assert any(figure.changes_list == 0 and figure.worth == 0 and figure.becomes is None for figure in kept)
    assert value_of_indicators(analyse(random_exercise(0))) == ()
