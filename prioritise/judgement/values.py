"""Value functions: a measurement on a criterion's fixed scale."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from prioritise.domain.criteria import Criterion, LevelScale, LinearScale, MeasuredBy, PiecewiseScale, Role, Scale

TOP = 100.0
"""The value at the criterion's top; harm goes down to minus this."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lowest and highest measurement (or value) a scale admits."""

    low: float
    high: float


def value_of(criterion: Criterion, measurement: float) -> float:
    """Value a measurement: 0-100 for a benefit (below 0 is harm), 0-100 for a likelihood, 0 to -100 for a cost.

    Linear: `v(m) = 100 (m - zero) / (top - zero)`, negated for a cost. Piecewise: straight lines between its points.
    Levels: the measurement is already the level's value. Beyond either end the function goes on at its slope there, so
    a computed measurement may be worth more than 100 or less than -100 (`may_pass_its_scale`).
    """
    match criterion.scale:
        case LinearScale(zero=zero, top=top):
            sign = -1.0 if criterion.role is Role.COST else 1.0
            return sign * TOP * (measurement - zero) / (top - zero)
        case PiecewiseScale() as scale:
            return _piecewise(scale, measurement)
        case LevelScale():
            return measurement


def measurement_worth(criterion: Criterion, value: float) -> float | None:
    """Return the measurement that a straight line values so, as `value_of` does; None on any other scale."""
    match criterion.scale:
        case LinearScale(zero=zero, top=top):
            sign = -1.0 if criterion.role is Role.COST else 1.0
            return zero + sign * value / TOP * (top - zero)
        case _:
            return None


def may_pass_its_scale(criterion: Criterion) -> bool:
    """Say whether a measurement may pass the scale's ends: it is computed and not typed, and no level or share.

    A likelihood is a share and cannot pass 1, and between and beyond named levels nothing is described.
    """
    computed = criterion.measured_by in (MeasuredBy.EVIDENCE, MeasuredBy.COSTS)
    return computed and criterion.role is not Role.LIKELIHOOD and not isinstance(criterion.scale, LevelScale)


def measurement_bounds(criterion: Criterion) -> Bounds:
    """Return the measurements the scale admits.

    A linear benefit or cost reaches as far below its zero as its top lies above it, so that harm and releases have a
    place; a linear likelihood runs from its zero to its top.
    """
    match criterion.scale:
        case LinearScale(zero=zero, top=top):
            other = zero if criterion.role is Role.LIKELIHOOD else 2 * zero - top
            return Bounds(min(other, top), max(other, top))
        case PiecewiseScale(points=points):
            return Bounds(points[0].measurement, points[-1].measurement)
        case LevelScale():
            return value_bounds(criterion)


def value_bounds(criterion: Criterion) -> Bounds:
    """Return the values the panel may give on this criterion."""
    if criterion.role is Role.LIKELIHOOD:
        return Bounds(0.0, TOP)
    if isinstance(criterion.scale, LevelScale):
        values = [level.value for level in criterion.scale.levels]
        return Bounds(min(values), max(values))
    return Bounds(-TOP, TOP)


def level_named(scale: Scale, value: float) -> str:
    """Return the name of the level that has exactly this value, or nothing between levels and on other scales."""
    if not isinstance(scale, LevelScale):
        return ""
    return next((level.name for level in scale.levels if level.value == value), "")


def levels_around(scale: Scale, value: float) -> tuple[str, str]:
    """Return the names of the next level below a value and the next above; empty where there is none."""
    levels = sorted(scale.levels, key=lambda level: level.value) if isinstance(scale, LevelScale) else []
    below = [level.name for level in levels if level.value < value]
    above = [level.name for level in levels if level.value > value]
    return (below[-1] if below else "", above[0] if above else "")


def _piecewise(scale: PiecewiseScale, measurement: float) -> float:
    # Before the first point the first segment goes on, after the last point the last one.
    segments = list(pairwise(scale.points))
    left, right = next((segment for segment in segments if measurement <= segment[1].measurement), segments[-1])
    share = (measurement - left.measurement) / (right.measurement - left.measurement)
    return left.value + share * (right.value - left.value)
