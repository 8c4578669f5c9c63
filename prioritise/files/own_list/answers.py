"""What an answer to a step comes to: the files with it, or what is to be put right first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritise.domain.errors import FileProblems, Problem
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.grids.edited import COSTS_FILE, INTERVENTIONS_FILE
from prioritise.files.grids.typed import UnderstoodCell


@dataclass(frozen=True, slots=True)
class StepDone:
    """The files after a step; as they were when there are problems.

    `asked` are the cells among the problems that most likely mean one thing; `said` is what is
    to be known of what was kept.
    """

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    understood: tuple[UnderstoodCell, ...] = ()
    asked: tuple[UnderstoodCell, ...] = ()
    said: tuple[str, ...] = ()


def problems_of_grids(files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Return what keeps these files from opening, as far as it is in the grids: a cut that says not what it reduces."""
    try:
        load_exercise_files(files, awaiting_panel=True, unfinished=True)
    except FileProblems as error:
        return tuple(problem for problem in error.problems if problem.file in (INTERVENTIONS_FILE, COSTS_FILE))
    return ()
