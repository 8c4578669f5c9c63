"""The tables of targets: what is promised, its milestones, and the figures that came in."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from prioritise.domain.targets import Actual, Milestone, Target, TargetKind, TargetMeasure, TargetStatus
from prioritise.files.cells import Id, Ids, NeededText, Number, OptionalId, OptionalNumber, Text, Year
from prioritise.files.choices import Better, Choice
from prioritise.files.exercise.row import INDICATORS, PARTNERS, TARGETS, YEARS, Declared, ExerciseRow


class TargetRow(ExerciseRow):
    declared: ClassVar[Declared] = Declared(
        "targets.csv",
        unique=("id", "version"),
        refers={"lead_partner": PARTNERS, "indicator": INDICATORS},
        of_one_area=True,
    )
    becomes: ClassVar = Target

    id: Id
    indicator: OptionalId = ""
    title: NeededText
    kind: Choice[TargetKind]
    measure: Choice[TargetMeasure]
    area_code: Text = ""
    lead_partner: OptionalId = ""
    partners: Ids = Field(default_factory=list)
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
        """Return the row as the domain holds it."""
        return Target(**(self.model_dump() | {"partners": tuple(self.partners)}))


class MilestoneRow(ExerciseRow):
    """A row without a version counts for every version of its target that has no milestone of its own that year."""

    declared: ClassVar[Declared] = Declared(
        "milestones.csv",
        unique=("target", "year", "version"),
        refers={"target": TARGETS, "year": YEARS},
        of_one_area=True,
    )
    becomes: ClassVar = Milestone

    target: Id
    year: Year
    value: Number
    version: Text = ""


class ActualRow(ExerciseRow):
    declared: ClassVar[Declared] = Declared(
        "actuals.csv",
        unique=("target", "period"),
        refers={"target": TARGETS},
        of_one_area=True,
    )
    becomes: ClassVar = Actual

    target: Id
    period: NeededText
    value: Number
    source: NeededText
