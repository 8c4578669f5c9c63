"""What constrains the portfolio: one dataclass a kind of rule. What each does is in `portfolio/rules/<kind>.py`.

A field says by its type what it holds. The form in `exercise.yaml` and every check of what a rule names follow from
that, so a new kind of rule needs its dataclass here, its name in `Rule` below, and its module, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, get_args

from prioritise.domain.rule_fields import (
    CapacityId,
    Count,
    Declared,
    FundId,
    Holds,
    InterventionId,
    Known,
    LeastCount,
    Level,
    MilestoneYear,
    OneSector,
    PlanYear,
    PoundsOrShare,
    SeveralInterventions,
    Share,
    ShareOrPounds,
    TargetId,
    Times,
    WholeShare,
)


@dataclass(frozen=True, slots=True)
class Selection:
    """The interventions a rule speaks of: a list, a theme or a lead partner, exactly one of them.

    A theme or a lead partner selects new and current interventions; a list counts whatever it lists.
    """

    interventions: tuple[str, ...] = ()
    theme: str = ""
    lead_partner: str = ""


Selected = Annotated[Selection, Declared(Holds.SELECTION)]


@dataclass(frozen=True, slots=True)
class Settled:
    """What a rule settles of one intervention: in or out, at this level where one is named."""

    intervention: str
    inside: bool
    level: str = ""


@dataclass(frozen=True, slots=True)
class Dependence:
    """One intervention that is possible only together with another."""

    intervention: str
    required: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Who decided a rule and on what day; empty and None where the exercise does not say.

    A kind of rule gives its `kind`, the name it has in `exercise.yaml` and of its module, and says what it needs to be
    `known`, what it settles and what it makes depend on what, where it does. `blanks` is the rule as a sentence with a
    blank for every field, to fill in on a page: `{year:every year}` says after a colon what an empty blank means, and
    `{limit_gbp|share}` is filled by either. A kind without it is asked for field by field.
    """

    kind: ClassVar[str]
    blanks: ClassVar[str] = ""
    known: ClassVar[Known | None] = None

    decided_by: str = ""
    decided_on: date | None = None

    @property
    def settled(self) -> Settled | None:
        """What the rule settles of one intervention; None where it settles nothing by itself."""
        return None

    @property
    def dependence(self) -> Dependence | None:
        """Which intervention the rule makes depend on which; None where it does not."""
        return None


@dataclass(frozen=True, slots=True)
class MustFund(Decided):
    """This intervention is in every portfolio: at this level where one is named, else at any."""

    kind: ClassVar[str] = "must_fund"
    blanks: ClassVar[str] = "{intervention} must be on the list {level:at any size}"

    id: str
    intervention: InterventionId
    reason: str
    level: Level = ""

    @property
    def settled(self) -> Settled:
        """It is in."""
        return Settled(self.intervention, inside=True, level=self.level)


@dataclass(frozen=True, slots=True)
class MustNotFund(Decided):
    """This intervention is in no portfolio."""

    kind: ClassVar[str] = "must_not_fund"
    blanks: ClassVar[str] = "{intervention} must not be on the list"

    id: str
    intervention: InterventionId
    reason: str

    @property
    def settled(self) -> Settled:
        """It is out."""
        return Settled(self.intervention, inside=False)


@dataclass(frozen=True, slots=True)
class Requires(Decided):
    """`intervention` only together with `required`."""

    kind: ClassVar[str] = "requires"
    blanks: ClassVar[str] = "{intervention} only together with {required}"

    id: str
    intervention: InterventionId
    required: InterventionId
    reason: str

    @property
    def dependence(self) -> Dependence:
        """The first depends on the second."""
        return Dependence(self.intervention, self.required)


@dataclass(frozen=True, slots=True)
class Excludes(Decided):
    """No two of these together."""

    kind: ClassVar[str] = "excludes"
    blanks: ClassVar[str] = "No two of these together: {interventions}"

    id: str
    interventions: SeveralInterventions
    reason: str


@dataclass(frozen=True, slots=True)
class AtMost(Decided):
    """No more than `count` of the selection."""

    kind: ClassVar[str] = "at_most"
    blanks: ClassVar[str] = "No more than {count} from {selection}"

    id: str
    count: Count
    selection: Selected
    reason: str


@dataclass(frozen=True, slots=True)
class AtLeast(Decided):
    """No fewer than `count` of the selection."""

    kind: ClassVar[str] = "at_least"
    blanks: ClassVar[str] = "At least {count} from {selection}"

    id: str
    count: LeastCount
    selection: Selected
    reason: str


@dataclass(frozen=True, slots=True)
class AmountOfFund(Decided):
    """An amount of one fund for a selection: `limit_gbp` in whole pounds, or a `share` (0-1); exactly one of them.

    `year` is empty for the whole plan.
    """

    id: str
    fund: FundId
    selection: Selected
    limit_gbp: PoundsOrShare
    share: ShareOrPounds
    year: PlanYear
    reason: str


@dataclass(frozen=True, slots=True)
class FundLimit(AmountOfFund):
    """No more than so much of a fund goes to the selection: `limit_gbp` in whole pounds, or a `share` (0-1) of what the
    fund spends; exactly one of them. `year` is empty for the whole plan.
    """

    kind: ClassVar[str] = "fund_limit"
    blanks: ClassVar[str] = "Of {fund}, no more than {limit_gbp|share} goes to {selection} in {year:the whole plan}"


@dataclass(frozen=True, slots=True)
class MinimumMostDeprivedShare(Decided):
    """Of all the people reached, at least this share (0-1) are in the most deprived group."""

    kind: ClassVar[str] = "minimum_most_deprived_share"
    blanks: ClassVar[str] = "At least {share} of the people reached are in the most deprived group"
    known: ClassVar[Known | None] = Known.REACH

    id: str
    share: Share
    reason: str


@dataclass(frozen=True, slots=True)
class CapacityLimit(Decided):
    """No more than `limit` of a capacity, in whole units a year; `year` is empty for every year that has one."""

    kind: ClassVar[str] = "capacity"
    blanks: ClassVar[str] = "No more than {limit} of {capacity} in {year:every year}"

    id: str
    capacity: CapacityId
    limit: Count
    year: PlanYear
    reason: str


@dataclass(frozen=True, slots=True)
class MeetTarget(Decided):
    """A target makes at least `share` of the way from its baseline to its milestone (1 is all of it).

    `year` is empty for every year that has a milestone.
    """

    kind: ClassVar[str] = "meet_target"
    blanks: ClassVar[str] = "{target} makes {share} of the way to its milestone in {year:every year}"

    id: str
    target: TargetId
    year: MilestoneYear
    share: WholeShare
    reason: str


@dataclass(frozen=True, slots=True)
class FundMinimum(AmountOfFund):
    """At least so much of a fund goes to the selection, a ring-fence: `limit_gbp` in whole pounds, or a `share` (0-1)
    of the fund's own limit; exactly one of them. `year` is empty for the whole plan.
    """

    kind: ClassVar[str] = "fund_minimum"
    blanks: ClassVar[str] = "Of {fund}, at least {limit_gbp|share} goes to {selection} in {year:the whole plan}"


@dataclass(frozen=True, slots=True)
class NoDisproportionateCut(Decided):
    """The share of its current money that a sector loses is at most `times` the share that all other sectors lose."""

    kind: ClassVar[str] = "no_disproportionate_cut"
    blanks: ClassVar[str] = "{sector} services lose at most {times} times the share that all others lose"
    known: ClassVar[Known | None] = Known.SECTOR

    id: str
    sector: OneSector
    times: Times
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
    | FundMinimum
    | NoDisproportionateCut
)

RULE_KINDS: tuple[type[Rule], ...] = get_args(Rule)
"""Every kind of rule, in the order in which messages list them."""
