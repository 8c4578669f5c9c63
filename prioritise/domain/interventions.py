"""What can be funded, continued or stopped, and the figures that describe it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prioritise.domain.findings import Finding, words_of


class Status(StrEnum):
    """New: start it or not. Current: continue or stop. Reduce: make a cut to a current one or not."""

    NEW = "new"
    CURRENT = "current"
    REDUCE = "reduce"


class MoneyKind(StrEnum):
    """Revenue pays for running things, capital for making them; the two pots are kept apart."""

    REVENUE = "revenue"
    CAPITAL = "capital"


class Sector(StrEnum):
    """Who provides a service: what a rule on cuts compares."""

    COUNCIL = "council"
    NHS = "nhs"
    VOLUNTARY = "voluntary"
    PRIVATE = "private"
    OTHER = "other"


NO_SOURCE = "no source is given"


@dataclass(frozen=True, slots=True)
class Intervention:
    """One thing to decide on, at the size proposed.

    `people_per_year` is who benefits each year; for a reduction it is minus the people who lose by it.
    `most_deprived_share` (0-1) is the share of them in the exercise's most deprived group. `level` is the funding
    level these two figures are for, empty where there is no choice of levels or none was asked for. `provider` is who
    runs it, in words, and `sector` what kind of body that is: empty and None where the exercise does not say.
    """

    id: str
    name: str
    description: str
    theme: str
    lead_partner: str
    status: Status
    reduces: str
    people_per_year: int | None
    most_deprived_share: float | None
    evidence_grade: str
    source: str
    level: str = ""
    provider: str = ""
    sector: Sector | None = None

    @property
    def source_said(self) -> str:
        """Where its figures come from, in words that say so where nobody has told."""
        return self.source or NO_SOURCE

    @property
    def is_current(self) -> bool:
        """Whether it is a service that there is today."""
        return self.status is Status.CURRENT

    @property
    def is_cut(self) -> bool:
        """Whether it is a reduction of a current service."""
        return self.status is Status.REDUCE


@dataclass(frozen=True, slots=True)
class FundingLevel:
    """One size an intervention could be funded at, such as half scale: its name and its own reach."""

    intervention: str
    level: str
    name: str
    people_per_year: int | None
    most_deprived_share: float | None


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """An intervention at one funding level: what is costed, scored and chosen. `level` is empty where there is one.

    Rows of files that carry no level count for every level of their intervention.
    """

    intervention: str
    level: str = ""

    @property
    def label(self) -> str:
        """The intervention's id, with the level after a colon where there is a choice of levels."""
        return f"{self.intervention}:{self.level}" if self.level else self.intervention

    @property
    def words(self) -> str:
        """The ids in words, for saying where a figure is missing."""
        return words_of(self.intervention, self.level)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one intervention takes from one fund in one year, in cash of that year. Negative releases money."""

    intervention: str
    fund: str
    year: str
    amount_gbp: int
    kind: MoneyKind
    recurrent: bool
    level: str = ""


@dataclass(frozen=True, slots=True)
class Measurement:
    """An intervention's raw figure on a criterion, in the criterion's own unit, with its source.

    `step` is the name given when the criterion has named levels; `value` is then that one's value. `findings` are the
    indicators the figure was computed from, when it rests on evidence. `level` is the funding level it is for, empty
    for all of them. `illustrative` names what it was computed from that is not real.
    """

    intervention: str
    criterion: str
    value: float
    low: float | None
    high: float | None
    source: str
    step: str = ""
    findings: tuple[Finding, ...] = ()
    level: str = ""
    illustrative: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What reaching one person for a year does to an indicator's count, with the study that says so.

    `change_per_person` carries the indicator's own direction: a fall is negative, better or not.
    """

    intervention: str
    indicator: str
    change_per_person: float
    low: float | None
    high: float | None
    years_to_full: float | None
    years_lasting: float | None
    source: str
    level: str = ""
