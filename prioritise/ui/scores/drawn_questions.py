"""The questions that are drawn: those that were worked out last, so that none goes from under whoever settles it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.domain.panel import Round
from prioritise.robustness.disputed import DisputedCell
from prioritise.ui.scores.settling_panel import CHOSEN

SHOWN = "disputes-shown"


@dataclass(frozen=True, slots=True)
class Questions:
    """What divides the panel, most first, and the result that it was worked out from."""

    analysis: Analysis
    cells: tuple[DisputedCell, ...]


def questions_to_draw(
    analysis: Analysis, cells: tuple[DisputedCell, ...] | None, settling: Round | None
) -> Questions | None:
    """Return the questions, or, while they are worked out anew, those from before for whoever settles in `settling`.

    Another round, or another panel, begins with its own first question.
    """
    where = (analysis.exercise.id, settling.number if settling else 0)
    last_where, last = st.session_state.get(SHOWN, (where, None))
    if last_where != where:
        st.session_state.pop(CHOSEN, None)
        st.session_state.pop(SHOWN, None)
    if cells is not None:
        questions = Questions(analysis, cells)
        st.session_state[SHOWN] = (where, questions)
        return questions
    return last if settling is not None and CHOSEN in st.session_state else None
