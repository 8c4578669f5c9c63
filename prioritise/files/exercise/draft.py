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
    row = exercise.row_of("criteria")
    return Draft(
        exercise=exercise,
        criteria=read_criteria(exercise.part.criteria, files, problems, row=row),
        files=frozenset(files),
        interventions=_table("interventions", files, InterventionRow, problems),
        costs=_table("costs", files, CostRow, problems),
        levels=_table("levels", files, LevelRow, problems),
        capacities=_table("capacities", files, CapacityRow, problems),
        capacity_use=_table("capacity_use", files, CapacityUseRow, problems),
        measurements=_table("measurements", files, MeasurementRow, problems),
        effects=_table("effects", files, EffectRow, problems),
        indicators=_table("indicators", files, IndicatorRow, problems),
        weights=_table("weights", files, WeightRow, problems),
        members=_table("members", files, MemberRow, problems),
        scores=_table("scores", files, ScoreRow, problems),
        agreed=_table("agreed", files, AgreedRow, problems),
        targets=_table("targets", files, TargetRow, problems),
        milestones=_table("milestones", files, MilestoneRow, problems),
        actuals=_table("actuals", files, ActualRow, problems),
        voices=_table("voices", files, VoiceRow, problems),
        comments=_table("comments", files, CommentRow, problems),
    )


def _table(stem: str, files: Mapping[str, bytes], model: type[Model], problems: ProblemList) -> Table[Model]:
    name = f"{stem}.csv"
    return read_table(name, files[name], model, problems) if name in files else Table(name)
