"""How far a list of one's own has come: what every step has, what it lacks, and the list so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.analysing import analyse
from prioritise.analysis.appraised import missing_values
from prioritise.domain.criteria import Criterion
from prioritise.domain.errors import FileProblems, PrioritiseError, Problem
from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import MissingFigure
from prioritise.files.exercise.draft import Draft, draft_of
from prioritise.files.exercise.loading import load_exercise_files


class StepState(StrEnum):
    """How far a step has come."""

    DONE = "done"
    STARTED = "started"
    TO_DO = "to do"


@dataclass(frozen=True, slots=True)
class OwnList:
    """A list being made: its files as read, the exercise once it is one, what is missing, the result once it is there.

    `why_no_list` says in a sentence why there is no result although nothing is missing.
    """

    draft: Draft
    problems: tuple[Problem, ...]
    exercise: Exercise | None
    missing: tuple[MissingFigure, ...]
    analysis: Analysis | None
    why_no_list: str = ""

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria chosen so far."""
        return tuple(self.draft.criteria.values())


def own_list(files: Mapping[str, bytes]) -> OwnList:
    """Look how far the files of a list being made have come. Raises nothing: what is wrong is among the problems."""
    draft = draft_of(files)
    try:
        exercise = load_exercise_files(files, awaiting_panel=True, unfinished=True)
    except FileProblems as error:
        return OwnList(draft, error.problems, None, (), None)
    missing = tuple(missing_values(exercise))
    if missing or not exercise.criteria:
        return OwnList(draft, (), exercise, missing, None)
    try:
        analysis = analyse(exercise)
    except PrioritiseError as error:
        return OwnList(draft, (), exercise, (), None, str(error))
    why = "" if analysis.verification else "No list keeps to the money and the rules."
    return OwnList(draft, (), exercise, (), None if why else analysis, why)
