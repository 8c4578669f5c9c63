"""What knowing the area's own figure is worth: one indicator that the scores of several interventions rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.known import require_proven
from prioritise.analysis.once import once
from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.domain.indicators import Indicator
from prioritise.evidence.comparison import compare
from prioritise.evidence.measures import measure_from_evidence
from prioritise.judgement.appraisal import appraise
from prioritise.judgement.scores import score_interventions
from prioritise.judgement.triangular import Triangular
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.portfolio.swap import Swap, swap_to
from prioritise.robustness.moving_figure import moving_figure


@dataclass(frozen=True)
class SharedValue:
    """What the area's own figure of one indicator could do, all else as it is. Worth and values are in points.

    `interventions` are those whose score moves with it. `low` and `high` are its 95% interval, in the indicator's
    unit. `worth`, `changes_list` and `becomes` are as for a single figure.
    """

    indicator: str
    interventions: tuple[str, ...]
    low: float
    central: float
    high: float
    worth: float
    changes_list: float
    becomes: Swap | None
    list_at_low: float
    list_at_high: float


@once
def value_of_indicators(analysis: Analysis) -> tuple[SharedValue, ...]:
    """Find the expected value of knowing the area's own figure of each indicator that scores rest on, largest first.

    The figure is triangular over its 95% interval, published or worked out from its counts; every score that is
    measured from it moves along. What interventions would change there, the comparators, the money and the rules stay
    as they are. Nothing without a list. Raises UnknownName where the list is
    not proven best, and SolverFailed.
    """
    if not analysis.portfolio.has_answer:
        return ()
    require_proven(analysis.portfolio, "what knowing a figure is worth")
    every = [_value(analysis, indicator) for indicator in analysis.exercise.indicators]
    values = [value for value in every if value is not None]
    return tuple(sorted(values, key=lambda shared_value: (-shared_value.worth, shared_value.indicator)))


def _value(analysis: Analysis, indicator: Indicator) -> SharedValue | None:
    spread, users = _spread(analysis.exercise, indicator), _users(analysis.exercise, indicator)
    if spread is None or not users:
        return None
    scores = _Scores(analysis, indicator, users)
    if not scores.are_known_at(spread.low, spread.high):
        return None
    moving = [user for user in users if scores.differ(user, spread.low, spread.high)]
    if not moving:
        return None
    present = frozenset(analysis.portfolio.chosen)
    moved = moving_figure(analysis.problem, present, scores.at, spread)
    chances: dict[frozenset[int], float] = {}
    for stretch in moved.stretches:
        chance = spread.share_below(stretch.end) - spread.share_below(stretch.start)
        chances[stretch.chosen] = chances.get(stretch.chosen, 0.0) + chance
    others = {chosen: chance for chosen, chance in chances.items() if chosen != present}
    likeliest = max(others, key=lambda chosen: others[chosen], default=None)
    return SharedValue(
        indicator=indicator.id,
        interventions=tuple(moving),
        low=spread.low,
        central=spread.central,
        high=spread.high,
        worth=moved.worth_millionths / MILLIONTHS,
        changes_list=sum(others.values()),
        becomes=None if likeliest is None else swap_to(analysis.problem, analysis.portfolio, sorted(likeliest)),
        list_at_low=moved.at_low / MILLIONTHS,
        list_at_high=moved.at_high / MILLIONTHS,
    )


def _spread(exercise: Exercise, indicator: Indicator) -> Triangular | None:
    comparison = compare(indicator, area_code=exercise.area.code, benchmark_code=exercise.area.benchmark)
    if comparison is None or comparison.interval.lower is None or comparison.interval.upper is None:
        return None
    low, high = min(comparison.interval.lower, comparison.value), max(comparison.interval.upper, comparison.value)
    return Triangular(low, comparison.value, high) if low < high else None


def _users(exercise: Exercise, indicator: Indicator) -> list[str]:
    if not any(criterion.measured_by is MeasuredBy.EVIDENCE for criterion in exercise.criteria):
        return []
    named = {effect.intervention for effect in exercise.effects if effect.indicator == indicator.id}
    return [intervention.id for intervention in exercise.interventions if intervention.id in named]


class _Scores:
    """Every column's score with the area's own figure at another value: only those that rest on it are valued anew."""

    def __init__(self, analysis: Analysis, indicator: Indicator, users: Sequence[str]) -> None:
        exercise = analysis.exercise
        known = [intervention for intervention in exercise.interventions if intervention.id in users]
        self._exercise = replace(exercise, interventions=tuple(known))
        self._indicator, self._weights = indicator, analysis.problem.weights
        self._latest = indicator.latest(exercise.area.code)
        self._still: NDArray[np.float64] = np.array(analysis.score_millionths, dtype=float)
        columns = analysis.problem.columns
        self._place_of = {(column.intervention, column.level): place for place, column in enumerate(columns)}
        self._columns_of = analysis.problem.columns_of

    def at(self, value: float) -> NDArray[np.float64]:
        """Compute every column's score, in millionths of a point."""
        exercise = self._with(value)
        evidence = measure_from_evidence(exercise)
        appraisal = appraise(exercise, from_evidence=evidence.measurements, not_measured=evidence.missing)
        scores = self._still.copy()
        for score in score_interventions(exercise, appraisal, self._weights):
            scores[self._place_of[score.intervention, score.level]] = MILLIONTHS * score.total
        return scores

    def are_known_at(self, *values: float) -> bool:
        """Tell whether every score can be measured at these values of the figure."""
        return not any(measure_from_evidence(self._with(value)).missing for value in values)

    def differ(self, intervention: str, *values: float) -> bool:
        """Tell whether an intervention scores otherwise at one of these values than at another."""
        places = list(self._columns_of[intervention])
        rows = np.array([self.at(value)[places] for value in values])
        return bool(np.ptp(rows, axis=0).max() > 0)

    def _with(self, value: float) -> Exercise:
        figures = tuple(
            replace(indicator_value, value=value) if indicator_value is self._latest else indicator_value
            for indicator_value in self._indicator.values
        )
        moved = replace(self._indicator, values=figures)
        indicators = tuple(moved if indicator.id == moved.id else indicator for indicator in self._exercise.indicators)
        return replace(self._exercise, indicators=indicators)
