"""Which of the cells that divide the panel are still to be settled, and which are."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.judgement.disagreement import unscored_cells
from prioritise.robustness.disputed import DisputedCell

__all__ = ["settled_cells", "to_settle", "unscored_cells"]


def to_settle(cells: Sequence[DisputedCell]) -> tuple[DisputedCell, ...]:
    """List the cells nothing was agreed on since they were last scored, in their order."""
    return tuple(cell for cell in cells if not cell.spread.is_settled)


def settled_cells(cells: Sequence[DisputedCell]) -> tuple[DisputedCell, ...]:
    """List the divided cells that the panel has settled, in their order."""
    return tuple(cell for cell in cells if cell.spread.is_settled)
