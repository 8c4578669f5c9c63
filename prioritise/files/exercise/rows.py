"""The columns of every CSV file of an exercise, in the order they are written."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.domain.indicators import JsnaDomain, Polarity
from prioritise.domain.interventions import Cost, Effect, FundingLevel, Intervention, MoneyKind, Sector, Status
from prioritise.domain.partners import AgreedScore, Comment, Member, ScoreState, WeightStatement
from prioritise.domain.targets import Actual, Milestone, Target, TargetKind, TargetMeasure, TargetStatus
from prioritise.domain.units import usual_unit
from prioritise.domain.voices import CommunityVoice
from prioritise.files.cells import (
    EMPTY,
    LOOSE,
    AboveZero,
    Day,
    Id,
    Ids,
    NeededText,
    Number,
    OptionalAboveZero,
    OptionalId,
    OptionalNumber,
    OptionalPositive,
    OptionalShare,
    OptionalWhole,
    Points,
    Pounds,
    Text,
    Whole,
    WholePositive,
    Year,
    YesNo,
    quoted,
    refuse,
    without_na,
)
from prioritise.files.choices import ONE_OF
from prioritise.judgement.weights.methods import METHOD_BY_ID
from prioritise.words.lists import joined

Kind = TypeVar("Kind", bound=StrEnum)
Choice = Annotated[Kind, ONE_OF]


def _weight_method(method: str) -> str:
    known = " ".join(method.split()).lower()
    if not known:
        raise refuse(EMPTY, f"write {joined(METHOD_BY_ID, last='or')}")
    if known not in METHOD_BY_ID:
        raise refuse(quoted(method), f"use {joined(METHOD_BY_ID, last='or')}")
    return known


Method = Annotated[str, AfterValidator(_weight_method), LOOSE]
Better = Annotated[Literal["higher", "lower"], ONE_OF]
Grade = Annotated[Literal["strong", "moderate", "limited", "none", ""], ONE_OF]
SectorName = Annotated[Literal["council", "nhs", "voluntary", "private", "other", ""], ONE_OF]


class Row(BaseModel):
    """A row of a file: its fields are the columns, and no other column is allowed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class InterventionRow(Row):
    id: Id
    name: NeededText
    description: Text = ""
    theme: NeededText
    lead_partner: Id
    status: Choice[Status]
    reduces: OptionalId = ""
    people_per_year: OptionalWhole = None
    most_deprived_share: OptionalShare = None
    evidence_grade: Grade = ""
    provider: Text = ""
    sector: SectorName = ""
    source: Text = ""

    def to_domain(self) -> Intervention:
        """The row as the domain holds it."""
        return Intervention(**(self.model_dump() | {"sector": Sector(self.sector) if self.sector else None}))


class LevelRow(Row):
    intervention: Id
    level: Id
    name: NeededText
    people_per_year: OptionalWhole = None
    most_deprived_share: OptionalShare = None

    def to_domain(self) -> FundingLevel:
        """The row as the domain holds it."""
        return FundingLevel(**self.model_dump())


class CapacityRow(Row):
    capacity: Id
    unit: NeededText
    year: Year
    limit: WholePositive

    def to_domain(self) -> Capacity:
        """The row as the domain holds it."""
        return Capacity(self.capacity, self.unit, self.year, self.limit)


class CapacityUseRow(Row):
    intervention: Id
    level: OptionalId = ""
    capacity: Id
    year: Year
    amount: Whole

    def to_domain(self) -> CapacityUse:
        """The row as the domain holds it."""
        return CapacityUse(**self.model_dump())


class CostRow(Row):
    intervention: Id
    fund: Id
    year: Year
    amount_gbp: Pounds
    kind: Choice[MoneyKind]
    recurrent: YesNo
    level: OptionalId = ""

    def to_domain(self) -> Cost:
        """The row as the domain holds it."""
        return Cost(**self.model_dump())


class MeasurementRow(Row):
    """`value` stays text here: it may be a number or the name of a level."""

    intervention: Id
    criterion: Id
    value: NeededText
    low: OptionalNumber = None
    high: OptionalNumber = None
    source: NeededText
    level: OptionalId = ""


class EffectRow(Row):
    intervention: Id
    indicator: Id
    change_per_person: Number
    low: OptionalNumber = None
    high: OptionalNumber = None
    years_to_full: OptionalPositive = None
    years_lasting: OptionalPositive = None
    source: NeededText
    level: OptionalId = ""

    def to_domain(self) -> Effect:
        """The row as the domain holds it."""
        return Effect(**self.model_dump())


class IndicatorRow(Row):
    indicator_id: Id
    indicator_name: NeededText
    domain: Choice[JsnaDomain]
    area_code: NeededText
    area_name: NeededText
    period: NeededText
    sex: Text = ""
    age: Text = ""
    category_type: Text = ""
    category: Text = ""
    value: OptionalNumber = None
    lower_ci: OptionalNumber = None
    upper_ci: OptionalNumber = None
    count: OptionalPositive = None
    denominator: OptionalAboveZero = None
    unit: Annotated[NeededText, AfterValidator(usual_unit)]
    multiplier: AboveZero
    polarity: Choice[Polarity]
    source: NeededText

    @model_validator(mode="before")
    @classmethod
    def _na_is_empty(cls, cells: Any) -> Any:
        # A program that writes NA for an empty cell must not make a category called NA.
        return {column: without_na(text) if isinstance(text, str) else text for column, text in cells.items()}


class WeightRow(Row):
    partner: Id
    member: OptionalId = ""
    criterion: Id
    method: Method
    points: Points
    against: OptionalId = ""

    def to_domain(self) -> WeightStatement:
        """The row as the domain holds it."""
        return WeightStatement(**self.model_dump())


class MemberRow(Row):
    id: Id
    partner: Id
    role: Text = ""

    def to_domain(self) -> Member:
        """The row as the domain holds it."""
        return Member(**self.model_dump())


class ScoreRow(Row):
    """`value` stays text here: it may be a number or the name of a level."""

    round: Whole
    member: Id
    intervention: Id
    criterion: Id
    value: Text = ""
    state: Choice[ScoreState]
    reason: Text = ""
    level: OptionalId = ""


class AgreedRow(Row):
    """`value` stays text here: it may be a number or the name of a level."""

    round: Whole
    intervention: Id
    criterion: Id
    value: NeededText
    reason: NeededText
    level: OptionalId = ""

    def to_domain(self, value: float) -> AgreedScore:
        """The row as the domain holds it, with its value read against the criterion's scale."""
        return AgreedScore(**(self.model_dump() | {"value": value}))


class CommentRow(Row):
    intervention: Id
    member: OptionalId = ""
    text: NeededText
    date: Day

    def to_domain(self) -> Comment:
        """The row as the domain holds it."""
        return Comment(**self.model_dump())


class TargetRow(Row):
    id: Id
    indicator: OptionalId = ""
    title: NeededText
    kind: Choice[TargetKind]
    measure: Choice[TargetMeasure]
    area_code: Text = ""
    lead_partner: OptionalId = ""
    partners: Ids = []
    baseline: OptionalNumber = None
    baseline_period: Text = ""
    unit: Text = ""
    better: Better
    no_stretch: OptionalNumber = None
    status: Choice[TargetStatus]
    placeholder_reason: Text = ""
    to_be_filled_by: Text = ""
    version: Text = ""
    source: Text = ""

    def to_domain(self) -> Target:
        """The row as the domain holds it."""
        return Target(**(self.model_dump() | {"partners": tuple(self.partners)}))


class MilestoneRow(Row):
    """A row without a version counts for every version of its target that has no milestone of its own that year."""

    target: Id
    year: Year
    value: Number
    version: Text = ""

    def to_domain(self) -> Milestone:
        """The row as the domain holds it."""
        return Milestone(**self.model_dump())


class ActualRow(Row):
    target: Id
    period: NeededText
    value: Number
    source: NeededText

    def to_domain(self) -> Actual:
        """The row as the domain holds it."""
        return Actual(**self.model_dump())


class VoiceRow(Row):
    """`theme` is the theme of an intervention, or the domain of an indicator."""

    who: NeededText
    theme: NeededText
    statement: NeededText
    source: NeededText
    date: Day

    def to_domain(self) -> CommunityVoice:
        """The row as the domain holds it."""
        return CommunityVoice(**self.model_dump())
