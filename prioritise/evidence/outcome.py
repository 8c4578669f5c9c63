"""The answer when something cannot be measured: missing is never zero."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.domain.errors import PrioritiseError
from prioritise.domain.interventions import Intervention


class UnusableFigures(PrioritiseError, ValueError):
    """Figures no measure can be taken of: too few, not numbers, or negative where none can be."""


@dataclass(frozen=True, slots=True)
class CannotTell:
    """Why the figures do not say something about an indicator, in words that stand on their own."""

    reason: str


@dataclass(frozen=True, slots=True)
class CannotMeasure:
    """Why a figure cannot be given, what would mend it, and in which file of the exercise."""

    reason: str
    what_to_do: str
    file: str


def no_reach(intervention: Intervention) -> CannotMeasure:
    """Return the answer where the number of people reached is not known."""
    file = reach_file(intervention)
    return CannotMeasure("it has no people_per_year", f"enter people_per_year in {file}", file)


def reach_file(intervention: Intervention) -> str:
    """Return the file that says how many people an intervention reaches, at the level it stands at."""
    return "levels.csv" if intervention.level else "interventions.csv"
