"""Questions that rest on so few scores that their middle would give single ones away."""

from __future__ import annotations

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.question_names import question_name
from prioritise.domain.errors import FileProblems, Problem
from prioritise.judgement.value_cell import Basis, ValueCell

FEWEST_SCORES = 3
"""The middle of one score is that score, and of two each of the two members can work out the other's."""
MOST_NAMED = 20
WHAT_TO_DO = "settle it with a reason, or have at least three members score it in another round; then publish again"


def scored_by_few(analysis: Analysis) -> tuple[ValueCell, ...]:
    """List the values that are the middle of too few scores to be published."""
    return tuple(
        cell
        for cell in analysis.appraisal.cells
        if cell.basis is Basis.PANEL and cell.panel is not None and len(cell.panel.given) < FEWEST_SCORES
    )


def check_no_single_score(analysis: Analysis) -> None:
    """Name the questions that would give single scores away. Raises FileProblems; nothing is published then."""
    names = list(
        dict.fromkeys(
            question_name(analysis.exercise, cell.intervention, cell.level, cell.criterion)
            for cell in scored_by_few(analysis)
        )
    )
    if not names:
        return
    found = f"fewer than {FEWEST_SCORES} members' scores count, so that its middle would give single scores away"
    problems = [Problem(name, found, WHAT_TO_DO) for name in names[:MOST_NAMED]]
    if more := len(names) - MOST_NAMED:
        problems += [Problem(f"{more} more questions", found, WHAT_TO_DO)] if more > 0 else []
    raise FileProblems(problems)
