"""Questions that rest on so few scores that their middle would give single ones away."""

from __future__ import annotations

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.appraised import appraised_so_far
from prioritise.analysis.question_names import question_name
from prioritise.domain.errors import FileProblems, Problem
from prioritise.domain.exercise import Exercise
from prioritise.judgement.appraisal import Appraisal
from prioritise.judgement.value_cell import Basis, ValueCell

FEWEST_SCORES = 3
"""The middle of one score is that score, and of two each of the two members can work out the other's."""
MOST_NAMED = 20
WHAT_TO_DO = "settle it with a reason, or have at least three members score it in another round; then publish again"


def scored_by_few(appraisal: Appraisal) -> tuple[ValueCell, ...]:
    """List the values that are the middle of too few scores to be published."""
    return tuple(
        cell
        for cell in appraisal.cells
        if cell.basis is Basis.PANEL and cell.panel is not None and len(cell.panel.given) < FEWEST_SCORES
    )


def questions_scored_by_few(exercise: Exercise) -> tuple[str, ...]:
    """Name the questions that keep an exercise from being published as it stands, also before it has a list."""
    return _named(exercise, appraised_so_far(exercise))


def check_no_single_score(analysis: Analysis) -> None:
    """Name the questions that would give single scores away. Raises FileProblems; nothing is published then."""
    names = _named(analysis.exercise, analysis.appraisal)
    if not names:
        return
    found = f"fewer than {FEWEST_SCORES} members' scores count, so that its middle would give single scores away"
    problems = [Problem(name, found, WHAT_TO_DO) for name in names[:MOST_NAMED]]
    if more := len(names) - MOST_NAMED:
        problems += [Problem(f"{more} more questions", found, WHAT_TO_DO)] if more > 0 else []
    raise FileProblems(problems)


def _named(exercise: Exercise, appraisal: Appraisal) -> tuple[str, ...]:
    few = scored_by_few(appraisal)
    names = (question_name(exercise, cell.intervention, cell.level, cell.criterion) for cell in few)
    return tuple(dict.fromkeys(names))
