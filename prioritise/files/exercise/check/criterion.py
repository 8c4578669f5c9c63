"""Checks on a criterion file as a whole: a scale that can be used, and parts that fit each other."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from prioritise.domain.criteria import (
    Criterion,
    EvidenceMeasure,
    LevelScale,
    LinearScale,
    MeasuredBy,
    PiecewiseScale,
    Role,
    Scale,
)

TOP = 100.0
Note = Callable[[str, str, str], None]


def check_criterion(criterion: Criterion, note: Note) -> None:
    """Note every contradiction. `note` takes the name it concerns, what was found and what to do."""
    if (criterion.measured_by is MeasuredBy.EVIDENCE) != (criterion.measure is not None):
        if criterion.measure is None:
            note("measured_by", "“evidence” without a measure", "name one under measure")
        else:
            found = f"“{criterion.measured_by}” beside the measure {criterion.measure}"
            note("measured_by", found, "write measured_by: evidence, or remove the measure")
    if (criterion.measured_by is MeasuredBy.COSTS) != (criterion.role is Role.COST):
        found = f"“{criterion.measured_by}” with the role {criterion.role}"
        note("measured_by", found, "role: cost and measured_by: costs go together; write both or neither")
    if criterion.shortfall_power is not None and criterion.measure is not EvidenceMeasure.NEED_MET:
        found = f"“{criterion.shortfall_power:.15g}”, which only the measure need_met uses"
        note("shortfall_power", found, "remove it, or write measure: need_met")
    if criterion.next_review <= criterion.reviewed:
        found = f"“{criterion.next_review}”, which is not after the last review, {criterion.reviewed}"
        note("next_review", found, "set a later date")
    if criterion.role is Role.COST:
        _check_cost_scale(criterion.scale, note)
    else:
        _check_scale(criterion.scale, criterion.better, note)
        _check_values(criterion, note)


def _check_cost_scale(scale: Scale, note: Note) -> None:
    if not isinstance(scale, LinearScale) or scale.zero != 0 or scale.top <= 0:
        note("value", "a cost scale of another form", "write kind: linear, zero: 0 and a top above 0 pounds")


def _check_scale(scale: Scale, better: str, note: Note) -> None:
    match scale:
        case LinearScale(zero=zero, top=top):
            if zero == top:
                note("value.top", "a scale whose zero and top are the same", "set them apart")
            elif (top > zero) != (better == "higher"):
                note("better", f"“{better}” on a scale from {zero:g} up to {top:g}", "turn one of them round")
        case PiecewiseScale(points=points):
            if any(left.measurement >= right.measurement for left, right in pairwise(points)):
                note("value.points", "points not in rising order of measurement", "put them in order, each once")
        case LevelScale(levels=levels):
            if len({level.name.lower() for level in levels}) < len(levels):
                note("value.levels", "two levels of the same name", "give each its own name")


def _check_values(criterion: Criterion, note: Note) -> None:
    lowest = 0.0 if criterion.role is Role.LIKELIHOOD else -TOP
    match criterion.scale:
        case PiecewiseScale(points=points):
            column, values = "value.points", [point.value for point in points]
        case LevelScale(levels=levels):
            column, values = "value.levels", [level.value for level in levels]
        case _:
            return
    for value in values:
        if not lowest <= value <= TOP:
            note(column, f"the value {value:.15g} on a {criterion.role}", f"use values from {lowest:g} to {TOP:g}")
