"""The shape of `exercise.yaml`."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from prioritise.domain.interventions import MoneyKind
from prioritise.domain.partners import WeightsFrom
from prioritise.files.cells import (
    Id,
    NeededText,
    OptionalDay,
    OptionalId,
    OptionalYear,
    Positive,
    Share,
    Text,
    WholePositive,
    Year,
    YesNo,
    quoted,
    refuse,
)
from prioritise.files.rows import Choice


class Part(BaseModel):
    """A part of a YAML file: its fields are the names allowed there."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class MostDeprivedPart(Part):
    definition: NeededText
    population_share: Share


class AreaPart(Part):
    code: NeededText
    name: NeededText
    benchmark: NeededText
    comparators: list[NeededText] = []
    most_deprived: MostDeprivedPart | None = None


class PartnerPart(Part):
    id: Id
    name: NeededText
    voice: Positive = 1.0


class MovePart(Part):
    fund: Id
    limit_gbp: WholePositive


class FundPart(Part):
    id: Id
    name: NeededText
    host: Id
    kind: Choice[MoneyKind]
    budget_gbp: dict[Year, WholePositive]
    minimum_gbp: dict[Year, WholePositive] = {}
    carry_forward_gbp: WholePositive = 0
    move_to: list[MovePart] = []


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


class MustNotFundPart(DecidedPart):
    id: Id
    kind: Literal["must_not_fund"]
    intervention: Id
    reason: NeededText


class RequiresPart(DecidedPart):
    id: Id
    kind: Literal["requires"]
    intervention: Id
    required: Id
    reason: NeededText


class ExcludesPart(DecidedPart):
    id: Id
    kind: Literal["excludes"]
    interventions: list[Id]
    reason: NeededText


class CountPart(DecidedPart):
    id: Id
    kind: Literal["at_most", "at_least"]
    count: WholePositive
    interventions: list[Id] = []
    theme: Text = ""
    lead_partner: Text = ""
    reason: NeededText


class FundLimitPart(DecidedPart):
    id: Id
    kind: Literal["fund_limit"]
    fund: Id
    limit_gbp: WholePositive | None = None
    share: Share | None = None
    year: OptionalYear = ""
    interventions: list[Id] = []
    theme: Text = ""
    lead_partner: Text = ""
    reason: NeededText


class MostDeprivedSharePart(DecidedPart):
    id: Id
    kind: Literal["minimum_most_deprived_share"]
    share: Share
    reason: NeededText


class CapacityPart(DecidedPart):
    id: Id
    kind: Literal["capacity"]
    capacity: Id
    limit: WholePositive
    year: OptionalYear = ""
    reason: NeededText


class MeetTargetPart(DecidedPart):
    id: Id
    kind: Literal["meet_target"]
    target: Id
    year: OptionalYear = ""
    share: Share = 1.0
    reason: NeededText


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
    return RULE_SHAPES.get(str(_kind_of(raw)), "")


def _kind_of(raw: object) -> object:
    return raw.get("kind") if isinstance(raw, dict) else getattr(raw, "kind", None)


def known_kind(kinds: Collection[str], what: str) -> BeforeValidator:
    """Refuse a part whose `kind` is not one of these, before anything else is said about it."""

    def check(raw: object) -> object:
        kind = _kind_of(raw)
        if kind is None:
            raise refuse(f"no kind of {what}", f"write kind: one of {', '.join(kinds)}")
        if kind not in kinds:
            raise refuse(f"{quoted(kind)}, which is not a kind of {what}", f"use one of {', '.join(kinds)}")
        return raw

    return BeforeValidator(check)


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


class OverridePart(Part):
    intervention: Id
    funded: YesNo
    reason: NeededText


class ScenarioPart(Part):
    id: Id
    name: NeededText
    weights: dict[Id, Positive] | None = None
    budget_factor: Positive = 1.0
    funds: dict[Id, dict[Year, WholePositive]] = {}
    rules_add: list[RulePart] = []
    rules_remove: list[Id] = []
    overrides: list[OverridePart] = []


class BandsPart(Part):
    core: Share = 0.9
    reserve_budget: Positive = 1.2
    reserve_weights: Share = 0.25


class TargetsPart(Part):
    overlap: Share = 0.0
    overlap_of: dict[Id, Share] = {}
    current_in_trend: YesNo = False
    on_course: Share = 0.8
    off_course: Share = 0.2
    amber: Share = 0.6
    reward_history: YesNo = False


class PanelPart(Part):
    cells_to_settle: WholePositive = 15
    minutes_a_cell: Positive = 3.0
    seconds_a_score: Positive = 20.0


class SettingsPart(Part):
    discount_rate: Share = 0.0
    small_number: WholePositive = 7
    bands: BandsPart = BandsPart()
    targets: TargetsPart = TargetsPart()
    panel: PanelPart = PanelPart()


class SourcePart(Part):
    title: NeededText
    url: Text = ""
    licence: Text = ""
    accessed: Text = ""


Source = Annotated[
    Annotated[NeededText, Tag("<text>")] | Annotated[SourcePart, Tag("<source>")],
    Discriminator(lambda raw: "<source>" if isinstance(raw, dict | SourcePart) else "<text>"),
]


def _version(raw: object) -> int:
    if str(raw).strip() != "1":
        raise refuse(f"{quoted(raw)}, a form of this file that is not known here", "write schema: 1")
    return 1


class ExercisePart(Part):
    """The whole file."""

    schema_version: Annotated[Literal[1], BeforeValidator(_version)] = Field(alias="schema")
    id: Id
    title: NeededText
    vocabulary: Literal["laa-2008", "outcomes-2026"]
    illustrative: list[NeededText] = []
    area: AreaPart
    price_year: Year
    years: list[Year]
    criteria: list[Id]
    partners: list[PartnerPart]
    weights_from: Choice[WeightsFrom] = WeightsFrom.PARTNER_MEAN
    funds: list[FundPart]
    rules: list[RulePart] = []
    scenarios: list[ScenarioPart] = []
    settings: SettingsPart = SettingsPart()
    sources: list[Source] = []
