"""What is said of a figure that is not there, or that its scale has no place for: it is never cut down to fit."""

from __future__ import annotations

from collections.abc import Mapping

from prioritise.domain.criteria import Criterion, MeasuredBy
from prioritise.domain.findings import MissingFigure
from prioritise.domain.interventions import Proposal
from prioritise.judgement.values import Bounds, value_bounds

OFF_SCALE_IN: Mapping[MeasuredBy, str] = {
    MeasuredBy.MEASUREMENT: "measurements.csv",
    MeasuredBy.PANEL: "measurements.csv",
    MeasuredBy.EVIDENCE: "interventions.csv",
    MeasuredBy.COSTS: "costs.csv",
}
"""Where to look first when a figure is off its scale; one from evidence is mostly a matter of people reached."""


def missing_figure(proposal: Proposal, criterion: Criterion, found: str, what_to_do: str, file: str) -> MissingFigure:
    """Say that an intervention at a level has no value on a criterion, why, and what to do in which file."""
    return MissingFigure(proposal.intervention, criterion.id, found, what_to_do, file, proposal.level)


def off_scale(
    criterion: Criterion, proposal: Proposal, value: float, file: str, bounds: Bounds | None = None
) -> MissingFigure:
    """Say that a figure is off its scale, which runs between `bounds`, or between the values a panel may give."""
    ends = bounds or value_bounds(criterion)
    scale = f"{ends.low:,.10g} to {ends.high:,.10g}"
    found = f"its figure {value:,.10g} is off the scale, which runs from {scale}"
    what_to_do = f"check the figure, or widen the scale in criteria/{criterion.id}.yaml"
    return missing_figure(proposal, criterion, found, what_to_do, file)


def file_to_mend(criterion: Criterion, proposal: Proposal) -> str:
    """Name the file to look at first when a figure is off its scale."""
    if proposal.level and criterion.measured_by is MeasuredBy.EVIDENCE:
        return "levels.csv"
    return OFF_SCALE_IN[criterion.measured_by]
