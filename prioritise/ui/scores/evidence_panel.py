"""What is known of an intervention, beside the cell the panel talks about."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.scores.intervention_summary import intervention_summary
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.comments_panel import comments_beside


def evidence_beside(exercise: Exercise, intervention: str, access: PanelAccess | None) -> None:
    """Show what it is, for whom, its cost, the figures it acts on, and what was said about it."""
    summary = intervention_summary(exercise, intervention)
    with st.expander("What it is, and the evidence"):
        st.write(summary.description)
        lines = [summary.status, summary.reach, f"Cost: {summary.cost}"]
        figures = [f"{indicator.name}: {indicator.standing}. {indicator.effect}" for indicator in summary.indicators]
        measured = [f"{line.criterion}: {line.figure}" for line in summary.measured]
        st.markdown("\n".join(f"- {line}" for line in [*lines, *figures, *measured]))
        if summary.sources:
            st.caption("Where these figures come from:\n\n" + "\n".join(f"- {line}" for line in summary.sources))
    comments_beside(exercise, intervention, access)
