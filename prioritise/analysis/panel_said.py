"""The panel's scores of one value as members gave them, before what they count for at a level."""

from __future__ import annotations

from prioritise.analysis.analysed import Analysis
from prioritise.judgement.panel import PanelCell, panel_cell
from prioritise.judgement.value_cell import ValueCell


def said_by_panel(analysis: Analysis, cell: ValueCell) -> PanelCell | None:
    """Return what members gave for a value; None where the panel was not asked."""
    if cell.panel is None:
        return None
    return panel_cell(
        analysis.exercise, intervention=cell.intervention, criterion=cell.criterion, level=cell.level, share=1.0
    )
