"""The public copy of an exercise: its files without what is private, run again to see that the list is the same."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.analysing import analyse
from prioritise.analysis.appraised import appraised_so_far
from prioritise.analysis.publishing.agreed_values import differing_cells, panel_cells
from prioritise.analysis.publishing.copied_files import PublicCopy, copied_files
from prioritise.analysis.publishing.few_scores import check_no_single_score
from prioritise.analysis.publishing.private_words import check_nothing_private
from prioritise.analysis.publishing.same_list import COPY, check_same_list
from prioritise.domain.errors import FileProblems, Problem
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise_files


def public_copy(analysis: Analysis, exercise: Exercise, *, names: Iterable[str] = ()) -> PublicCopy:
    """Write the public copy of an exercise as it is now; `analysis` is what follows from it, as it was agreed.

    `names` are the names of people who must not be in it. Raises FileProblems that say where a name, a comment or a
    member's words stand in what would be published, which questions would give single scores away, and where the copy
    would not give the same list.
    """
    check_no_single_score(analysis)
    pinned = panel_cells(analysis)
    copied = copied_files(analysis, exercise, pinned)
    so_far = appraised_so_far(load_exercise_files(copied.files, awaiting_panel=True, unfinished=True))
    if differing := differing_cells(analysis, so_far.cell_at):
        copied = copied_files(analysis, exercise, pinned | differing)
    check_same_list(analysis, _again(copied))
    check_nothing_private(copied.files, exercise, names)
    return copied


def _again(copied: PublicCopy) -> Analysis:
    try:
        return analyse(load_exercise_files(copied.files))
    except FileProblems as error:
        hint = "use figures of more people: a larger area, or more years together"
        found = "a list that rests on figures of few people, which cannot be left out"
        raise FileProblems(
            [Problem(COPY, f"{found} ({problem.sentence})", hint) for problem in error.problems]
        ) from error
