"""The unit of a target's figures, as it is said: a level in its own, a change of a percentage in percentage points."""

from __future__ import annotations

from prioritise.domain.targets import Target, TargetMeasure
from prioritise.words import difference_unit


def unit_of(target: Target) -> str:
    """Return the unit in which a target's milestones and figures are said."""
    return difference_unit(target.unit) if target.measure is TargetMeasure.CHANGE else target.unit
