"""What makes one intervention better than another, and the fixed scale each is valued on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """Benefits are added up; likelihoods say how much of them to count on; cost is taken off."""

    BENEFIT = "benefit"
    LIKELIHOOD = "likelihood"
    COST = "cost"


class MeasuredBy(StrEnum):
    """Where a criterion's figures come from."""

    MEASUREMENT = "measurement"
    PANEL = "panel"
    EVIDENCE = "evidence"
    COSTS = "costs"


class EvidenceMeasure(StrEnum):
    """What can be computed from indicators, effects and reach."""

    NEED_MET = "need_met"
    NEED_ADDRESSED = "need_addressed"
    NEED_SEVERITY = "need_severity"
    INEQUALITY_GAIN = "inequality_gain"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class LinearScale:
    """Value 0 at `zero`, 100 at `top` (or -100 at `top` for a cost), a straight line through both."""

    zero: float
    top: float


@dataclass(frozen=True, slots=True)
class Point:
    """One measurement and the value it is worth."""

    measurement: float
    value: float


@dataclass(frozen=True, slots=True)
class PiecewiseScale:
    """Straight lines between points, in order of measurement."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A named step, its value on the 0-100 scale and what it looks like in practice."""

    name: str
    value: float
    description: str


@dataclass(frozen=True, slots=True)
class LevelScale:
    """Named levels, not necessarily evenly spaced, in the order they are offered."""

    levels: tuple[Level, ...]


Scale = LinearScale | PiecewiseScale | LevelScale


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a definition comes from."""

    title: str
    url: str
    accessed: date


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion as its file defines it.

    `shortfall_power` is for need met alone: 2 where a step counts more the further behind the area is, 1 where all
    steps count alike; None for every other measure.
    """

    id: str
    name: str
    question: str
    role: Role
    unit: str
    better: str
    measured_by: MeasuredBy
    measure: EvidenceMeasure | None
    scale: Scale
    zero_means: str
    top_means: str
    why_it_matters: str
    source: Reference
    author: str
    checked_by: str
    reviewed: date
    next_review: date
    shortfall_power: int | None = None

    @property
    def is_benefit(self) -> bool:
        """Whether more of it adds points, which likelihoods then multiply."""
        return self.role is Role.BENEFIT

    @property
    def carries_weight(self) -> bool:
        """Likelihoods multiply; only benefits and cost are weighted."""
        return self.role is not Role.LIKELIHOOD
