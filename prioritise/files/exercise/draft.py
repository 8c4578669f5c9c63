"""An exercise as read, before it is checked as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from prioritise.domain.criteria import Criterion
from prioritise.files.exercise.accountability_rows import ChallengeRow, SignOffRow
from prioritise.files.exercise.criterion_yaml import read_criteria
from prioritise.files.exercise.csv_lines import FileLines
from prioritise.files.exercise.declared_tables import TABLES
from prioritise.files.exercise.exercise_yaml import ExercisePart
from prioritise.files.exercise.panel_rows import AgreedRow, CommentRow, MemberRow, ScoreRow, VoiceRow, WeightRow
from prioritise.files.exercise.percent_cells import figures_of
from prioritise.files.exercise.reading import ExerciseRead, read_exercise
from prioritise.files.exercise.rows import (
    CapacityRow,
    CapacityUseRow,
    CostRow,
    EffectRow,
    IndicatorRow,
    InterventionRow,
    LevelRow,
    MeasurementRow,
)
from prioritise.files.exercise.tables import Table, read_table
from prioritise.files.exercise.target_rows import ActualRow, MilestoneRow, TargetRow
from prioritise.files.problem_list import ProblemList


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything read, each row sound by itself. References between files are still to be checked.

    A table of `declared_tables` stands here under its stem, so that whoever asks for it knows its columns.
    """

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
    sign_offs: Table[SignOffRow]
    challenges: Table[ChallengeRow]

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
    lines = FileLines(files)
    exercise = read_exercise(files, lines, problems)
    criteria = read_criteria(exercise.part.criteria, files, problems, row=exercise.row_of("criteria"))
    directory = exercise.directory.with_criteria((criterion.id, criterion.name) for criterion in criteria.values())

    tables: dict[str, Any] = {}
    for model in TABLES:
        name, figures = model.declared.file, figures_of(model.declared.stem, criteria.values(), tables)
        tables[model.declared.stem] = (
            read_table(
                name, files[name], model, problems, directory=directory, figures=figures, read_before=lines.of(name)
            )
            if name in files
            else Table(name)
        )
    return Draft(exercise=exercise, criteria=criteria, files=frozenset(files), **tables)


def draft_of(files: Mapping[str, bytes]) -> Draft:
    """Read every file as far as it goes, whatever is wrong with it."""
    return read_draft(files, ProblemList())
