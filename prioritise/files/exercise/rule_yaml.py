"""How a rule is written in `exercise.yaml`: the shape of each kind, the rule it stands for, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from prioritise.domain.rules import (
    AtLeast,
    AtMost,
    CapacityLimit,
    Excludes,
    FundLimit,
    MeetTarget,
    MinimumMostDeprivedShare,
    MustFund,
    MustNotFund,
    Requires,
    Rule,
    Selection,
)
from prioritise.files.cells import (
    Id,
    NeededText,
    OptionalDay,
    OptionalId,
    OptionalYear,
    PositivePounds,
    Share,
    Text,
    WholePositive,
)
from prioritise.files.yaml_part import Part, kind_of, known_kind


class DecidedPart(Part):
    """What any rule may say about itself."""

    decided_by: Text = ""
    decided_on: OptionalDay = None


class MustFundPart(DecidedPart):
    id: Id
    kind: Literal["must_fund"]
    intervention: Id
    level: OptionalId = ""
    reason: NeededText

    def rule(self) -> Rule:
        return MustFund(self.id, self.intervention, self.reason, self.level)


class MustNotFundPart(DecidedPart):
    id: Id
    kind: Literal["must_not_fund"]
    intervention: Id
    reason: NeededText

    def rule(self) -> Rule:
        return MustNotFund(self.id, self.intervention, self.reason)


class RequiresPart(DecidedPart):
    id: Id
    kind: Literal["requires"]
    intervention: Id
    required: Id
    reason: NeededText

    def rule(self) -> Rule:
        return Requires(self.id, self.intervention, self.required, self.reason)


class ExcludesPart(DecidedPart):
    id: Id
    kind: Literal["excludes"]
    interventions: list[Id]
    reason: NeededText

    def rule(self) -> Rule:
        return Excludes(self.id, tuple(self.interventions), self.reason)


class CountPart(DecidedPart):
    id: Id
    kind: Literal["at_most", "at_least"]
    count: WholePositive
    interventions: list[Id] = Field(default_factory=list)
    theme: Text = ""
    lead_partner: Text = ""
    reason: NeededText

    def rule(self) -> Rule:
        kind = AtMost if self.kind == "at_most" else AtLeast
        return kind(self.id, self.count, _selection(self), self.reason)


class FundLimitPart(DecidedPart):
    id: Id
    kind: Literal["fund_limit"]
    fund: Id
    limit_gbp: PositivePounds | None = None
    share: Share | None = None
    year: OptionalYear = ""
    interventions: list[Id] = Field(default_factory=list)
    theme: Text = ""
    lead_partner: Text = ""
    reason: NeededText

    def rule(self) -> Rule:
        return FundLimit(self.id, self.fund, _selection(self), self.limit_gbp, self.share, self.year, self.reason)


class MostDeprivedSharePart(DecidedPart):
    id: Id
    kind: Literal["minimum_most_deprived_share"]
    share: Share
    reason: NeededText

    def rule(self) -> Rule:
        return MinimumMostDeprivedShare(self.id, self.share, self.reason)


class CapacityPart(DecidedPart):
    id: Id
    kind: Literal["capacity"]
    capacity: Id
    limit: WholePositive
    year: OptionalYear = ""
    reason: NeededText

    def rule(self) -> Rule:
        return CapacityLimit(self.id, self.capacity, self.limit, self.year, self.reason)


class MeetTargetPart(DecidedPart):
    id: Id
    kind: Literal["meet_target"]
    target: Id
    year: OptionalYear = ""
    share: Share = 1.0
    reason: NeededText

    def rule(self) -> Rule:
        return MeetTarget(self.id, self.target, self.year, self.share, self.reason)


# The angle brackets keep these apart from column names where a problem says where it is.
RULE_SHAPES = {
    "must_fund": "<must fund>",
    "must_not_fund": "<must not fund>",
    "requires": "<requires>",
    "excludes": "<excludes>",
    "at_most": "<count>",
    "at_least": "<count>",
    "fund_limit": "<fund limit>",
    "minimum_most_deprived_share": "<most deprived share>",
    "capacity": "<capacity>",
    "meet_target": "<meet target>",
}


def _shape(raw: object) -> str:
    return RULE_SHAPES.get(str(kind_of(raw)), "")


RulePart = Annotated[
    Annotated[MustFundPart, Tag("<must fund>")]
    | Annotated[MustNotFundPart, Tag("<must not fund>")]
    | Annotated[RequiresPart, Tag("<requires>")]
    | Annotated[ExcludesPart, Tag("<excludes>")]
    | Annotated[CountPart, Tag("<count>")]
    | Annotated[FundLimitPart, Tag("<fund limit>")]
    | Annotated[MostDeprivedSharePart, Tag("<most deprived share>")]
    | Annotated[CapacityPart, Tag("<capacity>")]
    | Annotated[MeetTargetPart, Tag("<meet target>")],
    Discriminator(_shape),
    known_kind(RULE_SHAPES, "rule"),
]

KINDS: Mapping[type[Any], str] = {
    MustFund: "must_fund",
    MustNotFund: "must_not_fund",
    Requires: "requires",
    Excludes: "excludes",
    AtMost: "at_most",
    AtLeast: "at_least",
    FundLimit: "fund_limit",
    MinimumMostDeprivedShare: "minimum_most_deprived_share",
    CapacityLimit: "capacity",
    MeetTarget: "meet_target",
}


def rule_of(part: RulePart) -> Rule:
    """The rule a part of `exercise.yaml` describes."""
    return replace(part.rule(), decided_by=part.decided_by, decided_on=part.decided_on)


def rule_data(rule: Rule) -> dict[str, Any]:
    """The rule as names and plain values, as `exercise.yaml` has it."""
    data: dict[str, Any] = {"id": rule.id, "kind": KINDS[type(rule)], "reason": rule.reason}
    if rule.decided_by:
        data["decided_by"] = rule.decided_by
    if rule.decided_on is not None:
        data["decided_on"] = rule.decided_on.isoformat()
    match rule:
        case MustFund():
            return data | {"intervention": rule.intervention} | ({"level": rule.level} if rule.level else {})
        case MustNotFund():
            return data | {"intervention": rule.intervention}
        case Requires():
            return data | {"intervention": rule.intervention, "required": rule.required}
        case Excludes():
            return data | {"interventions": list(rule.interventions)}
        case AtMost() | AtLeast():
            return data | {"count": rule.count} | _selection_data(rule.selection)
        case FundLimit():
            most = {"limit_gbp": rule.limit_gbp} if rule.limit_gbp is not None else {"share": rule.share}
            return data | {"fund": rule.fund, "year": rule.year} | most | _selection_data(rule.selection)
        case MinimumMostDeprivedShare():
            return data | {"share": rule.share}
        case CapacityLimit():
            return data | {"capacity": rule.capacity, "limit": rule.limit, "year": rule.year}
        case MeetTarget():
            return data | {"target": rule.target, "year": rule.year, "share": rule.share}


def _selection_data(selection: Selection) -> dict[str, Any]:
    return {
        "interventions": list(selection.interventions),
        "theme": selection.theme,
        "lead_partner": selection.lead_partner,
    }


def _selection(part: CountPart | FundLimitPart) -> Selection:
    return Selection(tuple(part.interventions), part.theme, part.lead_partner)
