"""The shape of `exercise.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from prioritise.domain.interventions import MoneyKind
from prioritise.domain.partners import WeightsFrom
from prioritise.files.cells import (
    AboveZero,
    Id,
    NeededText,
    Points,
    Positive,
    PositivePounds,
    Share,
    Text,
    WholePositive,
    Year,
    YesNo,
    as_id,
    quoted,
    refuse,
)
from prioritise.files.choices import ONE_OF, Choice
from prioritise.files.exercise.rule_yaml import RulePart
from prioritise.files.supplied_settings import as_supplied
from prioritise.files.yaml_part import Part
from prioritise.files.year_text import year_as_written


def _apart(raw: object) -> object:
    """Refuse names that are read as one, since the last would take the place of the others."""
    written: dict[str, str] = {}
    for name in map(str, raw if isinstance(raw, dict) else ()):
        own = written.setdefault(year_as_written(name) or as_id(name), name)
        if own != name:
            raise refuse(f"{quoted(own)} and {quoted(name)}, which are one name", "keep one of them")
    return raw


APART = BeforeValidator(_apart)
ByYear = Annotated[dict[Year, PositivePounds], APART]
"""Whole pounds of each year."""
UnitsByYear = Annotated[dict[Year, WholePositive], APART]
"""Whole units of each year."""


class MostDeprivedPart(Part):
    definition: NeededText
    population_share: Share


class AreaPart(Part):
    code: NeededText
    name: NeededText
    benchmark: NeededText
    comparators: list[NeededText] = Field(default_factory=list)
    most_deprived: MostDeprivedPart | None = None


class PartnerPart(Part):
    id: Id
    name: NeededText
    voice: Positive = 1.0


class MovePart(Part):
    fund: Id
    limit_gbp: PositivePounds


class FundPart(Part):
    id: Id
    name: NeededText
    host: Id
    kind: Choice[MoneyKind]
    budget_gbp: ByYear
    minimum_gbp: ByYear = Field(default_factory=dict)
    carry_forward_gbp: PositivePounds = 0
    move_to: list[MovePart] = Field(default_factory=list)


class OverridePart(Part):
    intervention: Id
    funded: YesNo
    reason: NeededText


class ScenarioPart(Part):
    id: Id
    name: NeededText
    weights: Annotated[dict[Id, Points], APART] | None = None
    budget_factor: Positive = 1.0
    funds: Annotated[dict[Id, ByYear], APART] = Field(default_factory=dict)
    rules_add: list[RulePart] = Field(default_factory=list)
    rules_remove: list[Id] = Field(default_factory=list)
    overrides: list[OverridePart] = Field(default_factory=list)
    capacities: Annotated[dict[Id, UnitsByYear], APART] = Field(default_factory=dict)


def _today_or_more(factor: float) -> float:
    if factor < 1:
        raise refuse(f"{factor:.15g}, which is less than today's money", "use 1 or more: 1.2 is 120% of every budget")
    return factor


MoreMoney = Annotated[Positive, AfterValidator(_today_or_more)]
"""A factor of all budgets, 1 or more."""


def _budgets(raw: object) -> object:
    """Refuse shares of the money that do not rise, or have today's not among them."""
    if not isinstance(raw, list):
        raise refuse(f"{quoted(raw)}, which is no list", "write shares of today's money: [0.9, 1, 1.1, 1.2]")
    return raw


def _rising(factors: tuple[float, ...]) -> tuple[float, ...]:
    if list(factors) != sorted(set(factors)) or 1.0 not in factors:
        shown = ", ".join(f"{factor:.15g}" for factor in factors)
        raise refuse(f"“{shown}”", "write each share of today's money once, the least first, with 1 among them")
    return factors


Budgets = Annotated[tuple[AboveZero, ...], AfterValidator(_rising), BeforeValidator(_budgets)]
"""Factors of all budgets, rising, 1 among them."""


class BandsPart(Part):
    core: Share = as_supplied("bands.core")
    reserve_budget: MoreMoney = as_supplied("bands.reserve_budget")
    reserve_weights: Share = as_supplied("bands.reserve_weights")
    budgets: Budgets = as_supplied("bands.budgets")


class FirmPart(Part):
    same_share: Share = as_supplied("firm.same_share")
    nearby: Share = as_supplied("firm.nearby")
    often: Share = as_supplied("firm.often")


class AlternativesPart(Part):
    less_money: Share = as_supplied("alternatives.less_money")
    worth_kept: Share = as_supplied("alternatives.worth_kept")
    least_share: Share = as_supplied("alternatives.least_share")


class NeedsPart(Part):
    old_after_years: Positive = as_supplied("needs.old_after_years")


class WeightsPart(Part):
    far_apart: Share = as_supplied("weights.far_apart")
    little_used: Share = as_supplied("weights.little_used")


class SparePart(Part):
    usual_gbp: PositivePounds = as_supplied("spare.usual_gbp")


class TargetsPart(Part):
    overlap: Share = as_supplied("targets.overlap")
    overlap_of: Annotated[dict[Id, Share], APART] = Field(default_factory=dict)
    current_in_trend: YesNo = as_supplied("targets.current_in_trend")
    on_course: Share = as_supplied("targets.on_course")
    off_course: Share = as_supplied("targets.off_course")
    amber: Share = as_supplied("targets.amber")
    reward_history: YesNo = as_supplied("targets.reward_history")


class PanelPart(Part):
    cells_to_settle: WholePositive = as_supplied("panel.cells_to_settle")
    minutes_a_cell: Positive = as_supplied("panel.minutes_a_cell")
    seconds_a_score: Positive = as_supplied("panel.seconds_a_score")


class SettingsPart(Part):
    discount_rate: Share = as_supplied("discount_rate")
    small_number: WholePositive = as_supplied("small_number")
    bands: BandsPart = Field(default_factory=BandsPart)
    firm: FirmPart = Field(default_factory=FirmPart)
    alternatives: AlternativesPart = Field(default_factory=AlternativesPart)
    needs: NeedsPart = Field(default_factory=NeedsPart)
    weights: WeightsPart = Field(default_factory=WeightsPart)
    spare: SparePart = Field(default_factory=SparePart)
    targets: TargetsPart = Field(default_factory=TargetsPart)
    panel: PanelPart = Field(default_factory=PanelPart)


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
    vocabulary: Annotated[Literal["laa-2008", "outcomes-2026"], ONE_OF]
    illustrative: list[NeededText] = Field(default_factory=list)
    area: AreaPart
    price_year: Year
    years: list[Year]
    criteria: list[Id]
    partners: list[PartnerPart]
    weights_from: Choice[WeightsFrom] = WeightsFrom.PARTNER_MEAN
    funds: list[FundPart]
    rules: list[RulePart] = Field(default_factory=list)
    scenarios: list[ScenarioPart] = Field(default_factory=list)
    settings: SettingsPart = Field(default_factory=SettingsPart)
    sources: list[Source] = Field(default_factory=list)
