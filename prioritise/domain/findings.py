"""How a figure was arrived at, kept beside it so that every score shows its source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How an area's figure stands against the benchmark."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    NOT_COMPARED = "not compared"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one published indicator contributes to one intervention's figure, and where it was published.

    `contribution` is in the unit of the criterion; `note` says in words why it is what it is. `interval_method` says
    where the 95% interval comes from: published, a formula's name, or not known.
    """

    indicator: str
    indicator_name: str
    period: str
    area_value: float
    lower_ci: float | None
    upper_ci: float | None
    benchmark_value: float | None
    unit: str
    standing: Standing
    excess_people: float | None
    contribution: float
    note: str
    source: str
    effect_source: str
    area_name: str = ""
    benchmark_name: str = ""
    interval_method: str = ""


def words_of(intervention: str, level: str) -> str:
    """Give the ids of an intervention and its level in words; the level is empty where there is one only."""
    return f"{intervention} at level {level}" if level else intervention


@dataclass(frozen=True, slots=True)
class MissingFigure:
    """Why one intervention has no value on one criterion, and what would mend it. Missing is never zero.

    `file` is the file of the exercise to mend, `level` the funding level it is missing for, where there are several.
    """

    intervention: str
    criterion: str
    reason: str
    what_to_do: str
    file: str
    level: str = ""

    @property
    def where(self) -> str:
        """The intervention and level in words, for saying where the figure is missing."""
        return words_of(self.intervention, self.level)

    @property
    def found(self) -> str:
        """What is missing and why, in ids, as a problem of the files says it."""
        return f"{self.where} has no value on {self.criterion}: {self.reason}"
