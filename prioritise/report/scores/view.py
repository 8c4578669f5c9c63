"""What the panel has scored so far, and the questions nobody gave a score for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis.disputes import unscored_cells
from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.judgement.disagreement import UnscoredCell
from prioritise.report.scores.my_scores import panel_sentence, panel_title
from prioritise.report.words.cell_words import cell_name
from prioritise.words import counted


@dataclass(frozen=True, slots=True)
class ScoresView:
    """What the panel has scored so far, and the questions that nobody gave a score for."""

    title: str
    sentence: str
    unscored_title: str
    unscored: tuple[UnscoredCell, ...]
    unscored_names: tuple[str, ...]


@once
def scores_view(exercise: Exercise) -> ScoresView:
    """Collect what has been scored, before anything is worked out of it."""
    unscored = tuple(unscored_cells(exercise))
    return ScoresView(
        panel_title(exercise),
        panel_sentence(exercise),
        unscored_title(unscored),
        unscored,
        unscored_names(exercise, unscored),
    )


def unscored_title(cells: Sequence[UnscoredCell]) -> str:
    """Say how many cells have no value at all."""
    return f"Nobody gave a score for {counted(len(cells), 'question')}"


def unscored_names(exercise: Exercise, cells: Sequence[UnscoredCell]) -> tuple[str, ...]:
    """Name every cell that has no score at all, in words."""
    return tuple(cell_name(exercise, cell) for cell in cells)
