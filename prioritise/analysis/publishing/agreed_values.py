"""Values that stand in a public copy in place of the scores and figures they came from."""

from __future__ import annotations

from collections.abc import Mapping

from prioritise.analysis.analysed import Analysis
from prioritise.domain.interventions import Proposal
from prioritise.domain.partners import AgreedScore
from prioritise.judgement.value_cell import Basis, ValueCell

CellKey = tuple[Proposal, str]
FROM_SCORES = "The middle of what the panel scored. Single scores are not published."
FROM_FIGURES = "Worked out from figures of which some count few people. They are not published."


def panel_cells(analysis: Analysis) -> frozenset[CellKey]:
    """Name the cells whose value is the middle of the panel's scores."""
    return frozenset((cell.proposal, cell.criterion) for cell in analysis.appraisal.cells if cell.basis is Basis.PANEL)


def differing_cells(analysis: Analysis, copied: Mapping[CellKey, ValueCell]) -> frozenset[CellKey]:
    """Name the cells whose value is another in the copy, or that have none there."""
    return frozenset(
        (cell.proposal, cell.criterion)
        for cell in analysis.appraisal.cells
        if (value_cell := copied.get((cell.proposal, cell.criterion))) is None or value_cell.value != cell.value
    )


def agreed_in_copy(analysis: Analysis, pinned: frozenset[CellKey]) -> tuple[AgreedScore, ...]:
    """Return what was agreed, and a row for each of these cells that says what it stands for."""
    exercise = analysis.exercise
    last = max((agreed.round for agreed in exercise.agreed), default=1)
    rows = [_row(cell, last) for cell in analysis.appraisal.cells if (cell.proposal, cell.criterion) in pinned]
    return (*exercise.agreed, *rows)


def _row(cell: ValueCell, last: int) -> AgreedScore:
    if cell.panel is not None and cell.basis is Basis.PANEL:
        # How many gave a score is not said: the middle of one score is that score.
        number = max(cell.panel.round, 1)
        return AgreedScore(number, cell.intervention, cell.criterion, cell.value, FROM_SCORES, cell.level)
    return AgreedScore(last, cell.intervention, cell.criterion, cell.value, FROM_FIGURES, cell.level)
