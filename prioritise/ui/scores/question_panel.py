"""One question beside its evidence: the form that settles it, or who does."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.domain.exercise import Exercise
from prioritise.judgement.disagreement import CellSpread
from prioritise.report.scores.settling_choices import scale_lines
from prioritise.ui.scores.evidence_panel import evidence_beside
from prioritise.ui.scores.settling_panel import Cell, settle_cell
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.session.panel_rounds import settling_round

ALONE = "To settle one with a value and a reason, take this exercise to a panel on the Start page."


def settle_or_say_who(
    exercise: Exercise,
    access: PanelAccess | None,
    cell: Cell,
    spread: CellSpread | None,
    *,
    before: Analysis | None = None,
) -> None:
    """Draw the evidence for a cell, and the form that settles it for the facilitator, else who settles it."""
    under_way = settling_round(access) if access is not None else None
    if access is not None and access.runs_the_panel and under_way is not None:
        left, right = st.columns([3, 2], gap="large")
        with right:
            evidence_beside(exercise, cell.intervention, access)
        with left:
            settle_cell(exercise, access, under_way.number, cell, spread, before)
        return
    with st.expander("What the scores mean"):
        st.markdown("\n".join(f"- {line}" for line in scale_lines(exercise.criterion_by_id[cell.criterion])))
    evidence_beside(exercise, cell.intervention, access)
    st.caption(_who_settles(access, revealed=under_way is not None))


def _who_settles(access: PanelAccess | None, *, revealed: bool) -> str:
    if access is None:
        return ALONE
    if not revealed:
        return "Questions are settled while a round is revealed. To settle more, the facilitator opens a new round."
    return "The facilitator writes down what you agree, with the reason. This page changes as they do."
