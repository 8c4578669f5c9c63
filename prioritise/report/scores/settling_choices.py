"""What a panel can settle a cell on: the levels of its criterion, and where to start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis.names import value_bounds
from prioritise.domain.criteria import Criterion, LevelScale
from prioritise.report.scores.my_scores import ends_in_words
from prioritise.report.words.scale_lines import level_lines
from prioritise.words import bold, short_number


@dataclass(frozen=True, slots=True)
class SettlingChoice:
    """One value to settle on: what it is called, what it looks like in practice, and its value."""

    name: str
    description: str
    value: float


@dataclass(frozen=True, slots=True)
class SettlingForm:
    """What can be settled on: choices, or, where there are none, a number from `low` to `high` with what they mean."""

    choices: tuple[SettlingChoice, ...]
    low: float
    high: float
    ends: str


def settling_form(criterion: Criterion, starts: Sequence[float]) -> SettlingForm:
    """Collect what the panel may settle on for a criterion, with where it may start among the choices."""
    bounds = value_bounds(criterion)
    return SettlingForm(settling_choices(criterion, starts), bounds.low, bounds.high, ends_in_words(criterion))


def settling_choices(criterion: Criterion, starts: Sequence[float]) -> tuple[SettlingChoice, ...]:
    """Return the criterion's levels from lowest to highest, and what lies between them of where the panel may start.

    None where the scale has no levels: a number is typed then.
    """
    if not isinstance(criterion.scale, LevelScale):
        return ()
    steps = [
        SettlingChoice(f"{level.name} ({short_number(level.value)})", level.description, level.value)
        for level in criterion.scale.levels
    ]
    known = {step.value for step in steps}
    between = [
        SettlingChoice(f"{short_number(value)}, between these", "The middle of the scores, or what was agreed.", value)
        for value in dict.fromkeys(starts)
        if value not in known
    ]
    return tuple(sorted([*steps, *between], key=lambda choice: choice.value))


def scale_lines(criterion: Criterion) -> tuple[str, ...]:
    """Say what the values of a criterion mean, a line each."""
    if isinstance(criterion.scale, LevelScale):
        return level_lines(criterion.scale)
    return (f"{bold('0.')} {criterion.zero_means}", f"{bold('100.')} {criterion.top_means}")
