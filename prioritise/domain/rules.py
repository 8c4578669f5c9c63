"""What constrains the portfolio. Each rule here has its formula in `portfolio/rules/`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Who decided a rule and on what day; empty and None where the exercise does not say."""

    decided_by: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The interventions a counting rule speaks of: a list, a theme or a lead partner, exactly one of them.

    A theme or a lead partner selects new and current interventions; a list counts whatever it lists.
    """

    interventions: tuple[str, ...] = ()
    theme: str = ""
    lead_partner: str = ""


@dataclass(frozen=True, slots=True)
class MustFund(Decided):
    """This intervention is in every portfolio: at this level where one is named, else at any."""

    id: str
    intervention: str
    reason: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class MustNotFund(Decided):
    """This intervention is in no portfolio."""

    id: str
    intervention: str
    reason: str


@dataclass(frozen=True, slots=True)
class Requires(Decided):
    """`intervention` only together with `required`."""

    id: str
    intervention: str
    required: str
    reason: str


@dataclass(frozen=True, slots=True)
class Excludes(Decided):
    """No two of these together."""

    id: str
    interventions: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class AtMost(Decided):
    """No more than `count` of the selection."""

    id: str
    count: int
    selection: Selection
    reason: str


@dataclass(frozen=True, slots=True)
class AtLeast(Decided):
    """No fewer than `count` of the selection."""

    id: str
    count: int
    selection: Selection
    reason: str


@dataclass(frozen=True, slots=True)
class FundLimit(Decided):
    """No more than so much of a fund goes to the selection: `limit_gbp` in whole pounds, or a `share` (0-1) of what the
    fund spends; exactly one of them. `year` is empty for the whole plan.
    """

    id: str
    fund: str
    selection: Selection
    limit_gbp: int | None
    share: float | None
    year: str
    reason: str


@dataclass(frozen=True, slots=True)
class MinimumMostDeprivedShare(Decided):
    """Of all the people reached, at least this share (0-1) are in the most deprived group."""

    id: str
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class CapacityLimit(Decided):
    """No more than `limit` of a capacity, in whole units a year; `year` is empty for every year that has one."""

    id: str
    capacity: str
    limit: int
    year: str
    reason: str


@dataclass(frozen=True, slots=True)
class MeetTarget(Decided):
    """A target makes at least `share` of the way from its baseline to its milestone (1 is all of it).

    `year` is empty for every year that has a milestone.
    """

    id: str
    target: str
    year: str
    share: float
    reason: str


Rule = (
    MustFund
    | MustNotFund
    | Requires
    | Excludes
    | AtMost
    | AtLeast
    | FundLimit
    | MinimumMostDeprivedShare
    | CapacityLimit
    | MeetTarget
)
