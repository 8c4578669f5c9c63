"""Who has a voice, and what they said: weights, scores and what was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation with a voice. `voice` is its declared number of votes."""

    id: str
    name: str
    voice: float


@dataclass(frozen=True, slots=True)
class Member:
    """A person on the panel, of one partner."""

    id: str
    partner: str
    role: str


class WeightsFrom(StrEnum):
    """How the agreed weights are formed from everyone's."""

    PARTNER_MEAN = "partner-mean"
    MEMBER_MEAN = "member-mean"
    VOTES = "votes"
    PARTNERS_ALIKE = "partners-alike"


@dataclass(frozen=True, slots=True)
class WeightStatement:
    """One line of a partner's or member's weights; `member` is empty when the partner speaks as one.

    `method` is the id of a weighting method, checked wherever rows come in. By one that compares pairs, `points` says
    how many times as important `criterion` is as `against`.
    """

    partner: str
    member: str
    criterion: str
    method: str
    points: float
    against: str


class ScoreState(StrEnum):
    """Given, or why not: a member may not know, or may stand aside because of an interest."""

    GIVEN = "given"
    UNKNOWN = "unknown"
    INTEREST = "interest"


@dataclass(frozen=True, slots=True)
class PanelScore:
    """One member's judgement of one intervention on one criterion, on its value scale.

    `level` is the funding level judged, empty where there is one or the judgement is for all of them.
    """

    round: int
    member: str
    intervention: str
    criterion: str
    value: float | None
    state: ScoreState
    reason: str
    level: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class AgreedScore:
    """What the panel settled on, on the value scale, with its reason; `dissent` says who did not agree, and why."""

    round: int
    intervention: str
    criterion: str
    value: float
    reason: str
    level: str = ""
    dissent: str = ""

    def __repr__(self) -> str:
        """Write it without a dissent where it has none, so that digests stay what they were before there were any."""
        named = [name for name in self.__slots__ if name != "dissent" or self.dissent]
        return f"AgreedScore({', '.join(f'{name}={getattr(self, name)!r}' for name in named)})"


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody on the panel wrote about an intervention; `member` is empty when nobody is named."""

    intervention: str
    member: str
    text: str
    date: date
