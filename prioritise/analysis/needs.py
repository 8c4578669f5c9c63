"""What the evidence of an exercise says of need, worked out once for the page, the charts and the exports."""

from __future__ import annotations

from collections.abc import Mapping

from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.evidence.gradient import Gradient, deprivation_gradient
from prioritise.evidence.intervals import interval_of
from prioritise.evidence.need import need_addressed
from prioritise.evidence.need_profile import NeedProfile, need_profile
from prioritise.evidence.outcome import CannotTell

__all__ = ["evidence_of_need", "gradients", "interval_of", "need_addressed"]


@once
def evidence_of_need(exercise: Exercise) -> NeedProfile:
    """Look at every indicator with a figure for the area, and list what cannot be told, as `evidence.need_profile`.

    Raises UnusableFigures when a year of the plan cannot be read.
    """
    return need_profile(exercise)


@once
def gradients(exercise: Exercise) -> Mapping[str, Gradient | CannotTell]:
    """Find the gradient over deprivation groups in the exercise's area by indicator id, or why there is none."""
    known = {row.indicator.id: row.gradient for row in evidence_of_need(exercise).rows}
    return {
        indicator.id: known.get(indicator.id) or deprivation_gradient(indicator, exercise.area.code)
        for indicator in exercise.indicators
    }
