"""One intervention's value on one criterion, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.findings import Finding
from prioritise.domain.interventions import Measurement, Proposal
from prioritise.judgement.panel import PanelCell


class Basis(StrEnum):
    """What a value rests on. A figure that somebody wrote into measurements.csv is given, not measured.

    On a criterion that a panel scores it is entered: one person's judgement, until a member scores it.
    """

    AGREED = "agreed by the panel"
    PANEL = "middle of the panel's scores"
    ENTERED = "entered by one person, not by a panel"
    MEASUREMENT = "a figure given, with its source"
    ILLUSTRATIVE = "illustrative figure"
    EVIDENCE = "computed from published figures"
    COSTS = "added up from costs"


BASIS_OF: Mapping[MeasuredBy, Basis] = {
    MeasuredBy.MEASUREMENT: Basis.MEASUREMENT,
    MeasuredBy.PANEL: Basis.ENTERED,
    MeasuredBy.EVIDENCE: Basis.EVIDENCE,
    MeasuredBy.COSTS: Basis.COSTS,
}


@dataclass(frozen=True, slots=True)
class ValueCell:
    """One intervention's value on one criterion. `low` and `high` are values too, None when not known.

    `replaced` is the figure the panel set aside when it scored or agreed another value, kept beside it. `level` is the
    funding level, empty where there is no choice of levels. `illustrative` names what it rests on that is not real.
    """

    intervention: str
    criterion: str
    value: float
    low: float | None
    high: float | None
    basis: Basis
    measurement: Measurement | None
    source: str
    panel: PanelCell | None = None
    replaced: Measurement | None = None
    level: str = ""
    illustrative: tuple[str, ...] = ()

    @property
    def rests_on(self) -> str:
        """Say what the value rests on, and what of that is not real."""
        return f"{self.basis}; illustrative: {', '.join(self.illustrative)}" if self.illustrative else str(self.basis)

    @property
    def proposal(self) -> Proposal:
        """The intervention at its level."""
        return Proposal(self.intervention, self.level)

    @property
    def varies(self) -> bool:
        """Whether it has a low and a high that differ."""
        return self.low is not None and self.high is not None and self.low < self.high

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The published figures behind the value, if any."""
        return self.measurement.findings if self.measurement else ()
