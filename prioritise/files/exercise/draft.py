"""An exercise as read, before it is checked as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from prioritise.domain.criteria import Criterion
from prioritise.files.exercise.criterion_yaml import read_criteria
from prioritise.files.exercise.exercise_yaml import ExercisePart
from prioritise.files.exercise.reading import ExerciseRead, read_exercise
from prioritise.files.exercise.rows import (
    ActualRow,
    AgreedRow,
    CapacityRow,
    CapacityUseRow,
    CommentRow,
    CostRow,
    EffectRow,
    IndicatorRow,
    InterventionRow,
    LevelRow,
    MeasurementRow,
    MemberRow,
    MilestoneRow,
    ScoreRow,
    TargetRow,
    VoiceRow,
    WeightRow,
)
from prioritise.files.exercise.tables import Table, read_table
from prioritise.files.problem_list import ProblemList

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything read, each row sound by itself. References between files are still to be checked."""

    exercise: ExerciseRead
    criteria: Mapping[str, Criterion]
    files: frozenset[str]
    interventions: Table[InterventionRow]
    costs: Table[CostRow]
    levels: Table[LevelRow]
    capacities: Table[CapacityRow]
    capacity_use: Table[CapacityUseRow]
    measurements: Table[MeasurementRow]
    effects: Table[EffectRow]
    indicators: Table[IndicatorRow]
    weights: Table[WeightRow]
    members: Table[MemberRow]
    scores: Table[ScoreRow]
    agreed: Table[AgreedRow]
    comments: Table[CommentRow]
    targets: Table[TargetRow]
    milestones: Table[MilestoneRow]
    actuals: Table[ActualRow]
    voices: Table[VoiceRow]

    @property
    def part(self) -> ExercisePart:
        """What `exercise.yaml` says, as far as it could be read."""
        return self.exercise.part

    @property
    def intervention_ids(self) -> frozenset[str] | None:
        """Every intervention's id, sound or not; None when they cannot be known or there are none."""
        return self.interventions.keys or None

    @property
    def criteria_known(self) -> bool:
        """Whether every criterion that `exercise.yaml` lists could be read."""
        return "criteria" not in self.exercise.broken and len(self.criteria) == len(set(self.part.criteria))


def read_draft(files: Mapping[str, bytes], problems: ProblemList) -> Draft:
    """Read every file. What is wrong in each goes to `problems`."""
    exercise = read_exercise(files, problems)
    criteria = read_criteria(exercise.part.criteria, files, problems, row=exercise.row_of("criteria"))
    directory = exercise.directory.with_criteria((criterion.id, criterion.name) for criterion in criteria.values())

    def table(stem: str, model: type[Model]) -> Table[Model]:
        name = f"{stem}.csv"
        return read_table(name, files[name], model, problems, directory=directory) if name in files else Table(name)

    return Draft(
        exercise=exercise,
        criteria=criteria,
        files=frozenset(files),
        interventions=table("interventions", InterventionRow),
        costs=table("costs", CostRow),
        levels=table("levels", LevelRow),
        capacities=table("capacities", CapacityRow),
        capacity_use=table("capacity_use", CapacityUseRow),
        measurements=table("measurements", MeasurementRow),
        effects=table("effects", EffectRow),
        indicators=table("indicators", IndicatorRow),
        weights=table("weights", WeightRow),
        members=table("members", MemberRow),
        scores=table("scores", ScoreRow),
        agreed=table("agreed", AgreedRow),
        targets=table("targets", TargetRow),
        milestones=table("milestones", MilestoneRow),
        actuals=table("actuals", ActualRow),
        voices=table("voices", VoiceRow),
        comments=table("comments", CommentRow),
    )
