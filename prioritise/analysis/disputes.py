"""Where the panel differs, what settling it could change, what a round changed, and what was entered before it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from prioritise.analysis.analysed import Analysis
from prioritise.judgement.disagreement import panel_spreads, unscored_cells
from prioritise.judgement.entered import entered_in_use, entered_values, partners_entered
from prioritise.robustness.disputed import DisputedCell
from prioritise.robustness.disputed import disputed_cells as disputed_cells_of

__all__ = [
    "disputed_cells",
    "entered_in_use",
    "entered_values",
    "panel_spreads",
    "partners_entered",
    "settled_cells",
    "to_settle",
    "unscored_cells",
]


def disputed_cells(analysis: Analysis) -> tuple[DisputedCell, ...]:
    """Find every cell on which the panel differs, in the order of what settling it could change. Exact."""
    return disputed_cells_of(analysis.exercise, analysis.appraisal, analysis.questions)


def to_settle(cells: Sequence[DisputedCell], about: Collection[str] = ()) -> tuple[DisputedCell, ...]:
    """List the cells nothing was agreed on since they were last scored, in their order.

    `about` are the interventions of a round about a part of the list: their cells come first.
    """
    left = (cell for cell in cells if not cell.spread.is_settled)
    return tuple(sorted(left, key=lambda cell: cell.spread.intervention not in about))


def settled_cells(cells: Sequence[DisputedCell]) -> tuple[DisputedCell, ...]:
    """List the divided cells that the panel has settled, in their order."""
    return tuple(cell for cell in cells if cell.spread.is_settled)
