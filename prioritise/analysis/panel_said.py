"""What members said: of one value, before what it counts for at a level; in earlier rounds; and their interests."""

from __future__ import annotations

from prioritise.analysis.analysed import Analysis
from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import PanelScore
from prioritise.judgement.interests import declared_interests
from prioritise.judgement.panel import PanelCell, latest_scores, panel_cell
from prioritise.judgement.value_cell import ValueCell

__all__ = ["declared_interests", "said_before", "said_by_panel"]


def said_by_panel(analysis: Analysis, cell: ValueCell) -> PanelCell | None:
    """Return what members gave for a value; None where the panel was not asked."""
    if cell.panel is None:
        return None
    return panel_cell(
        analysis.exercise, intervention=cell.intervention, criterion=cell.criterion, level=cell.level, share=1.0
    )


def said_before(exercise: Exercise, *, member: str, round_number: int) -> dict[tuple[str, str], tuple[PanelScore, ...]]:
    """Return a member's own latest answers from before a round, by intervention and criterion; one or one a level."""
    rows_of: dict[tuple[str, str], list[PanelScore]] = {}
    for row in exercise.scores:
        if row.member == member and row.round < round_number:
            rows_of.setdefault((row.intervention, row.criterion), []).append(row)
    return {cell: latest_scores(rows) for cell, rows in rows_of.items()}
