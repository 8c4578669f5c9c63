"""Reading a value that may be a number or the name of a level."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.domain.criteria import Criterion, LevelScale
from prioritise.files.cells import FIGURES_ONLY, POINTS_EXAMPLE
from prioritise.files.likeness import clearly_meant
from prioritise.files.naming import folded
from prioritise.files.number_text import number_in
from prioritise.judgement.values import measurement_bounds, value_bounds


@dataclass(frozen=True, slots=True)
class Reading:
    """A number, with the level's name if one was given; or no number, with what was found and what to do."""

    value: float | None
    level: str = ""
    found: str = ""
    what_to_do: str = ""


def panel_value(criterion: Criterion, text: str) -> Reading:
    """Read the number a cell stands for on this criterion: a level's value, or the number written.

    Capitals, spaces and hyphens of a level's name do not matter.
    """
    if isinstance(criterion.scale, LevelScale):
        for level in criterion.scale.levels:
            if folded(level.name) == folded(text):
                return Reading(level.value, level.name)
    number = number_in(text)
    if number is not None:
        return Reading(number)
    if isinstance(criterion.scale, LevelScale):
        names = [level.name for level in criterion.scale.levels]
        return Reading(None, found=f"“{text}”, which is not a level of {criterion.id}", what_to_do=_hint(text, names))
    return Reading(None, found=f"“{text}”, which is not a number", what_to_do=f"{FIGURES_ONLY} {POINTS_EXAMPLE}")


def value_in_unit(criterion: Criterion, text: str) -> Reading:
    """Read a figure in the criterion's own unit, or the name of a level; refuse it when it lies off the criterion's
    scale.
    """
    if isinstance(criterion.scale, LevelScale):
        return value_on_scale(criterion, text)
    reading, bounds = panel_value(criterion, text), measurement_bounds(criterion)
    if reading.value is None or bounds.low <= reading.value <= bounds.high:
        return reading
    scale = f"the scale runs from {bounds.low:,.10g} to {bounds.high:,.10g} {criterion.unit}"
    return Reading(None, found=f"{reading.value:,.10g}, which is off its scale", what_to_do=f"check it; {scale}")


def value_on_scale(criterion: Criterion, text: str) -> Reading:
    """Read a cell as `panel_value` does, and refuse it when it lies off the criterion's value scale."""
    reading = panel_value(criterion, text)
    bounds = value_bounds(criterion)
    if reading.value is None or bounds.low <= reading.value <= bounds.high:
        return reading
    return Reading(
        None,
        found=f"{reading.value:.15g}, which is off its scale",
        what_to_do=f"give a value from {bounds.low:.15g} to {bounds.high:.15g}",
    )


def _hint(text: str, names: list[str]) -> str:
    """The level that is clearly meant; else all of them, since the wrong one would change the score."""
    meant = clearly_meant(text, names)
    return f"did you mean {meant}?" if meant else f"the levels are: {', '.join(names)}"
