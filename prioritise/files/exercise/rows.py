"""The tables of figures: what is decided on, what it costs and uses, and what it would do."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, model_validator

from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.domain.indicators import JsnaDomain, Polarity
from prioritise.domain.interventions import Cost, Effect, FundingLevel, Intervention, MoneyKind, Sector, Status
from prioritise.domain.units import usual_unit
from prioritise.files.cells import (
    AboveZero,
    Id,
    NeededText,
    Number,
    OptionalAboveZero,
    OptionalId,
    OptionalNumber,
    OptionalPositive,
    OptionalShare,
    OptionalWhole,
    Pounds,
    Text,
    Whole,
    WholePositive,
    Year,
    YesNo,
    without_na,
)
from prioritise.files.choices import ONE_OF, Choice
from prioritise.files.exercise.row import (
    CAPACITIES,
    CRITERIA,
    FUNDS,
    INDICATORS,
    INTERVENTIONS,
    PARTNERS,
    YEARS,
    Declared,
    ExerciseRow,
)

Grade = Annotated[Literal["strong", "moderate", "limited", "none", ""], ONE_OF]
SectorName = Annotated[Literal["council", "nhs", "voluntary", "private", "other", ""], ONE_OF]


class InterventionRow(ExerciseRow):
    declared: ClassVar[Declared] = Declared(
        "interventions.csv", unique=("id",), refers={"lead_partner": PARTNERS}, compulsory=True
    )
    becomes: ClassVar = Intervention

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
        """Return the row as the domain holds it."""
        return Intervention(**(self.model_dump() | {"sector": Sector(self.sector) if self.sector else None}))


class CostRow(ExerciseRow):
    declared: ClassVar[Declared] = Declared(
        "costs.csv",
        unique=("intervention", "level", "fund", "year"),
        refers={"intervention": INTERVENTIONS, "fund": FUNDS, "year": YEARS},
        compulsory=True,
    )
    becomes: ClassVar = Cost

    intervention: Id
    fund: Id
    year: Year
    amount_gbp: Pounds
    kind: Choice[MoneyKind]
    recurrent: YesNo
    level: OptionalId = ""


class LevelRow(ExerciseRow):
    declared: ClassVar[Declared] = Declared(
        "levels.csv", unique=("intervention", "level"), refers={"intervention": INTERVENTIONS}
    )
    becomes: ClassVar = FundingLevel

    intervention: Id
    level: Id
    name: NeededText
    people_per_year: OptionalWhole = None
    most_deprived_share: OptionalShare = None


class CapacityRow(ExerciseRow):
    declared: ClassVar[Declared] = Declared("capacities.csv", unique=("capacity", "year"), refers={"year": YEARS})
    becomes: ClassVar = Capacity

    capacity: Id
    unit: NeededText
    year: Year
    limit: WholePositive

    def to_domain(self) -> Capacity:
        """Return the row as the domain holds it."""
        return Capacity(self.capacity, self.unit, self.year, self.limit)


class CapacityUseRow(ExerciseRow):
    declared: ClassVar[Declared] = Declared(
        "capacity_use.csv",
        unique=("intervention", "level", "capacity", "year"),
        refers={"year": YEARS, "intervention": INTERVENTIONS, "capacity": CAPACITIES},
        for_every_level=True,
    )
    becomes: ClassVar = CapacityUse

    intervention: Id
    level: OptionalId = ""
    capacity: Id
    year: Year
    amount: Whole


class MeasurementRow(ExerciseRow):
    """`value` stays text here: it may be a number or the name of a level."""

    declared: ClassVar[Declared] = Declared(
        "measurements.csv",
        unique=("intervention", "level", "criterion"),
        refers={"intervention": INTERVENTIONS, "criterion": CRITERIA},
        for_every_level=True,
    )

    intervention: Id
    criterion: Id
    value: NeededText
    low: OptionalNumber = None
    high: OptionalNumber = None
    source: NeededText
    level: OptionalId = ""


class EffectRow(ExerciseRow):
    declared: ClassVar[Declared] = Declared(
        "effects.csv",
        unique=("intervention", "level", "indicator"),
        refers={"intervention": INTERVENTIONS, "indicator": INDICATORS},
        for_every_level=True,
    )
    becomes: ClassVar = Effect

    intervention: Id
    indicator: Id
    change_per_person: Number
    low: OptionalNumber = None
    high: OptionalNumber = None
    years_to_full: OptionalPositive = None
    years_lasting: OptionalPositive = None
    source: NeededText
    level: OptionalId = ""


class IndicatorRow(ExerciseRow):
    declared: ClassVar[Declared] = Declared(
        "indicators.csv", unique=("indicator_id", "area_code", "period", "category_type", "category")
    )

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
        return {column: cls.cell_text(text) if isinstance(text, str) else text for column, text in cells.items()}

    @classmethod
    def cell_text(cls, text: str) -> str:
        """Return the text of any cell: a program that writes NA for an empty one must not make a category called NA."""
        return without_na(text)
