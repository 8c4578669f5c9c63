"""Every table of an exercise, in the order in which a user works through them.

What a table is called, what tells its rows apart, what its columns name and where else it goes is declared on its row;
the names of the files, the draft, the checks, the empty exercise and another area's exercise follow from this list.
"""

from __future__ import annotations

from collections.abc import Mapping

from prioritise.files.exercise.accountability_rows import ChallengeRow, SignOffRow
from prioritise.files.exercise.panel_rows import AgreedRow, CommentRow, MemberRow, ScoreRow, VoiceRow, WeightRow
from prioritise.files.exercise.row import ExerciseRow
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
from prioritise.files.exercise.target_rows import ActualRow, MilestoneRow, TargetRow

TABLES: tuple[type[ExerciseRow], ...] = (
    InterventionRow,
    CostRow,
    LevelRow,
    CapacityRow,
    CapacityUseRow,
    MeasurementRow,
    EffectRow,
    IndicatorRow,
    WeightRow,
    MemberRow,
    ScoreRow,
    AgreedRow,
    CommentRow,
    TargetRow,
    MilestoneRow,
    ActualRow,
    VoiceRow,
    SignOffRow,
    ChallengeRow,
)
TABLE_BY_FILE: Mapping[str, type[ExerciseRow]] = {table.declared.file: table for table in TABLES}
