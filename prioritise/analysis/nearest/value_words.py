"""The change of one score, likelihood or figure in words: a measured figure in its own unit, other values in points."""

from __future__ import annotations

import math

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.names import name
from prioritise.analysis.nearest.change import NearestChange
from prioritise.domain.interventions import Proposal
from prioritise.judgement.values import TOP, measurement_worth
from prioritise.words import lower_first


def value_words(analysis: Analysis, change: NearestChange, intervention: str) -> str:
    """Say that one value or figure were another, as a condition; `intervention` is called "its"."""
    whose = "its" if change.intervention == intervention else f"for {name(analysis.problem, change.intervention)} the"
    level = analysis.exercise.level_names[Proposal(change.intervention, change.level)] if change.level else ""
    at_level = f" at {lower_first(level)}" if level else ""
    inside = {True: ", which somebody could hold: it is within its range", False: ", outside its range", None: ""}
    on_what, could_be = f"on {criterion_words(analysis, change)}{at_level}", inside[change.inside_range]
    if figures := _figures(analysis, change):
        return f"{whose} figure {on_what} were {figures[1]}, not {figures[0]}{could_be}"
    now, at = _apart(change.now or 0, change.at or 0, 1)
    return f"{whose} value {on_what} were {at}, not {now}{_counts_for(analysis, change, now)}{could_be}"


def _figures(analysis: Analysis, change: NearestChange) -> tuple[str, str] | None:
    """The figure now and where the list changes, the latter with its unit; None where people gave the value."""
    criterion = analysis.exercise.criterion_by_id[change.about]
    cell = analysis.appraisal.cell_at.get((Proposal(change.intervention, change.level), change.about))
    at = measurement_worth(criterion, change.at or 0)
    if cell is None or cell.measurement is None or at is None:
        return None
    span = abs((measurement_worth(criterion, TOP) or 0) - (measurement_worth(criterion, 0) or 0))
    digits = max(0, 1 + math.floor(math.log10(TOP / span)))
    now_said, at_said = _apart(cell.measurement.value, at, digits)
    return now_said, f"{at_said} {criterion.unit}"


def _counts_for(analysis: Analysis, change: NearestChange, now: str) -> str:
    """Tell what was given for all of one from what that counts for at its level; empty where they are the same."""
    shown = analysis.shown[change.intervention]
    counted = analysis.appraisal.cell_at[shown, change.about].value
    if change.level or not shown.level or abs(counted - (change.now or 0)) < 0.05:
        return ""
    level = lower_first(analysis.exercise.level_names[shown])
    return f" (given for all of it: at {level}, {now} counts for {counted:.1f})".replace("-", "−")


def criterion_words(analysis: Analysis, change: NearestChange) -> str:
    """Name the criterion that a change is about, within a sentence."""
    return lower_first(analysis.exercise.criterion_by_id[change.about].name)


def _apart(now: float, at: float, digits: int) -> tuple[str, str]:
    # As few decimals as tell the two apart, and never nearer to today than where the list changes.
    for more in range(digits, 7):
        texts = f"{now:,.{more}f}", f"{_away(now, at, more):,.{more}f}"
        if texts[0] != texts[1]:
            break
    return texts[0].replace("-", "−"), texts[1].replace("-", "−")


def _away(now: float, at: float, digits: int) -> float:
    steps = round(at * 10.0**digits, 6)
    return (math.ceil(steps) if at > now else math.floor(steps)) / 10.0**digits
