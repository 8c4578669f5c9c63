"""The files of a public copy: those of the exercise, without what is private and with what stands in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.publishing.about import ABOUT_FILE, LeftOut, about_text
from prioritise.analysis.publishing.agreed_values import CellKey, agreed_in_copy
from prioritise.analysis.publishing.hidden_rows import without_small_counts
from prioritise.analysis.publishing.nameless import nameless_files
from prioritise.analysis.publishing.partner_statements import partner_statements
from prioritise.analysis.publishing.partner_votes import exercise_yaml_in_copy
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.file_names import READ_FILES
from prioritise.files.exercise.panel_files import (
    AGREED_FILE,
    COMMENTS_FILE,
    MEMBERS_FILE,
    SCORES_FILE,
    WEIGHTS_FILE,
    panel_csv,
)
from prioritise.files.exercise.reading import EXERCISE_FILE

LEFT_OUT_FILES = (MEMBERS_FILE, SCORES_FILE, COMMENTS_FILE)
SOURCES_FILE = "SOURCES.md"


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """The files of a public copy by name, and what was left out of it."""

    files: Mapping[str, bytes]
    left_out: LeftOut


def copied_files(analysis: Analysis, exercise: Exercise, pinned: frozenset[CellKey]) -> PublicCopy:
    """Write the files; `pinned` are the cells whose value stands in place of the scores or figures it came from."""
    hidden = without_small_counts(exercise)
    agreed = agreed_in_copy(analysis, pinned)
    files = {file.name: file.content for file in exercise.files if _is_public(file.name)}
    others = sorted({file.name for file in exercise.files} - set(files) - set(LEFT_OUT_FILES))
    files |= {**hidden.files, **nameless_files(exercise)}
    files[EXERCISE_FILE] = exercise_yaml_in_copy(analysis, files[EXERCISE_FILE])
    if exercise.weights:
        files[WEIGHTS_FILE] = panel_csv(WEIGHTS_FILE, partner_statements(analysis), exercise.criterion_by_id)
    if agreed:
        files[AGREED_FILE] = panel_csv(AGREED_FILE, agreed, exercise.criterion_by_id)
    left_out = LeftOut(
        members=len(exercise.members),
        scores=len(exercise.scores),
        comments=len(exercise.comments),
        small_counts=hidden.count,
        values=len(pinned),
        names=len(exercise.sign_offs) + len(exercise.challenges),
        notes=sum(bool(signed.note) for signed in exercise.sign_offs),
        other_files=tuple(others),
    )
    return PublicCopy(files | {ABOUT_FILE: about_text(exercise, left_out)}, left_out)


def _is_public(name: str) -> bool:
    read = name in READ_FILES and name not in LEFT_OUT_FILES
    return read or name == SOURCES_FILE or name.startswith("criteria/")
