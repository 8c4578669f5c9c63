"""In a step: what was changed here and elsewhere since it was typed, and taking what is kept there."""

from __future__ import annotations

import streamlit as st

from prioritise.report.words.edit_view import both_table
from prioritise.ui.own_list.step_saving import show_typed, try_to
from prioritise.ui.session.own_typed import as_kept_elsewhere, changed_by_both, keep_typed_grids
from prioritise.ui.shared.tables_and_charts import table

BOTH_CHANGED = (
    "These places were changed elsewhere too since you typed here. The grid has yours; "
    "what is kept still has the other."
)


def both_section(step: int) -> None:
    """Draw the places that both changed, with what each wrote; nothing where there are none."""
    both = changed_by_both(step)
    if both:
        st.warning(BOTH_CHANGED)
        table(both_table(both), "What was changed here and elsewhere")
        st.button("Take what is kept in these places", on_click=_take_theirs, args=(step,), key="own-take-theirs")


def _take_theirs(step: int) -> None:
    """Show the grids of a step with what is kept, where that was changed elsewhere too."""
    theirs = as_kept_elsewhere(step)

    def take() -> None:
        keep_typed_grids(step, {})
        show_typed(step, theirs)

    try_to(take)
