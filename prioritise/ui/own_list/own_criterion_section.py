"""In step 4: a criterion of one's own, with its question, its scale and what it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import streamlit as st

from prioritise.files.grids.grid import Grid
from prioritise.files.own_list.own_criterion import LEVELS, USUAL_LEVELS, OwnCriterion, with_own_criterion
from prioritise.ui.own_list.step_saving import keep_step, key, typed_or
from prioritise.ui.shared.grid_panel import grid_editor, typed_grid

STEP = 4
BY_LEVELS, BY_FIGURE = "By levels, which you or a panel choose from", "By a figure, with its source"
NAME, QUESTION, WHY, HOW = "own-name", "own-question", "own-why", "own-how"
UNIT, NOTHING, BEST = "own-unit", "own-nothing", "own-best"


def own_criterion_section(ticked: Callable[[], Mapping[str, bytes]]) -> None:
    """Draw the blanks for a criterion of one's own. `ticked` gives the files with what is ticked above."""
    with st.expander("One of your own", key="own-criterion", expanded=bool(own_criterion_name())):
        how = st.radio("How it is answered", [BY_LEVELS, BY_FIGURE], key=HOW, persist_state="session")
        # Not in a form: the button that keeps the step sees what is typed here and not added yet.
        st.text_input("Name", key=NAME, persist_state="session")
        st.text_input("Question, as you would ask it of an intervention", key=QUESTION, persist_state="session")
        if how == BY_LEVELS:
            st.write("0 is no difference from not funding it; 100 is the best; harm is below 0.")
            grid_editor(typed_or(STEP, LEVELS, USUAL_LEVELS), key=key("own-levels"))
            st.caption("Needs a level for every intervention: yours, or a panel's scores.")
        else:
            st.text_input("Counted in, such as people or hours", key=UNIT, persist_state="session")
            st.text_input("The figure that is no difference", value="0", key=NOTHING, persist_state="session")
            st.text_input("The figure that is the best", key=BEST, persist_state="session")
            st.caption("Needs a figure for every intervention, with its source.")
        st.text_input("Why it matters", key=WHY, persist_state="session")
        st.button("Add this criterion", on_click=_add, args=(ticked,), key="own-add-criterion")


def own_criterion_name() -> str:
    """The name typed for a criterion that is not added yet."""
    return str(st.session_state.get(NAME, ""))


def _add(ticked: Callable[[], Mapping[str, bytes]]) -> None:
    said, levels = st.session_state, typed_grid(key("own-levels"))
    by_levels = said[HOW] == BY_LEVELS
    own = OwnCriterion(
        name=said[NAME],
        question=said[QUESTION],
        why=said[WHY],
        today=datetime.now(tz=UTC).date(),
        levels=levels if by_levels else None,
        unit=said.get(UNIT, ""),
        at_nothing=said.get(NOTHING, ""),
        at_best=said.get(BEST, ""),
    )
    typed: dict[str, Grid] = {LEVELS: levels} if levels is not None else {}

    if keep_step(STEP, lambda: with_own_criterion(ticked(), own), typed, goes_on=False):
        for name in (NAME, QUESTION, WHY, UNIT, NOTHING, BEST):
            said[name] = "0" if name == NOTHING else ""
