"""In step 4: a criterion of one's own, with its question, its scale and what it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import streamlit as st

from prioritise.files.grids.grid import Grid
from prioritise.files.own_list.own_criterion import LEVELS, USUAL_LEVELS, OwnCriterion, with_own_criterion
from prioritise.ui.own_list.step_saving import (
    box,
    box_key,
    box_or,
    box_text,
    empty_boxes,
    keep_as_typed,
    keep_step,
    key,
    place_in,
    typed_or,
)
from prioritise.ui.session.own_draft import keep_typed_grids
from prioritise.ui.shared.grid_panel import grid_editor, typed_grid

STEP, OF_OWN = 4, 40
"""Its boxes are not those of the step: what is typed in them waits when the step is kept."""
BY_LEVELS, BY_FIGURE = "By levels, which you or a panel choose from", "By a figure, with its source"
NAME, QUESTION, WHY, HOW = "own-name", "own-question", "own-why", "own-how"
UNIT, NOTHING, BEST = "own-unit", "own-nothing", "own-best"
NO_DIFFERENCE = "0"


def own_criterion_section(ticked: Callable[[], Mapping[str, bytes]]) -> None:
    """Draw the blanks for a criterion of one's own. `ticked` gives the files with what is ticked above."""
    with st.expander("One of your own", key="own-criterion", expanded=_is_begun()):
        options = [BY_LEVELS, BY_FIGURE]
        first = place_in(options, box_or(OF_OWN, HOW, BY_LEVELS))
        how = st.radio("How it is answered", options, index=first, **box(OF_OWN, HOW))
        # Not in a form: the button that keeps the step sees what is typed here and not added yet.
        _text_box("Name", NAME)
        _text_box("Question, as you would ask it of an intervention", QUESTION)
        if how == BY_LEVELS:
            st.write("0 is no difference from not funding it; 100 is the best; harm is below 0.")
            grid_editor(typed_or(OF_OWN, LEVELS, USUAL_LEVELS), key=key(LEVELS))
            keep_as_typed(OF_OWN, (LEVELS,))
            st.caption("Needs a level for every intervention: yours, or a panel's scores.")
        else:
            _text_box("Counted in, such as people or hours", UNIT)
            _text_box("The figure that is no difference", NOTHING, otherwise=NO_DIFFERENCE)
            _text_box("The figure that is the best", BEST)
            st.caption("Needs a figure for every intervention, with its source.")
        _text_box("Why it matters", WHY)
        st.button("Add this criterion", on_click=_add, args=(ticked,), key="own-add-criterion")


def own_criterion_name() -> str:
    """Return the name typed for a criterion that is not added yet."""
    return box_text(OF_OWN, NAME)


def _is_begun() -> bool:
    return any(box_text(OF_OWN, name) for name in (NAME, QUESTION, WHY, UNIT, BEST))


def _text_box(label: str, name: str, *, otherwise: str = "") -> None:
    st.text_input(label, value=box_or(OF_OWN, name, otherwise), **box(OF_OWN, name))


def _add(ticked: Callable[[], Mapping[str, bytes]]) -> None:
    levels = typed_grid(key(LEVELS))
    by_levels = st.session_state[box_key(OF_OWN, HOW)] == BY_LEVELS
    own = OwnCriterion(
        name=box_text(OF_OWN, NAME),
        question=box_text(OF_OWN, QUESTION),
        why=box_text(OF_OWN, WHY),
        today=datetime.now(tz=UTC).date(),
        levels=levels if by_levels else None,
        unit=box_text(OF_OWN, UNIT),
        at_nothing=box_text(OF_OWN, NOTHING),
        at_best=box_text(OF_OWN, BEST),
    )
    typed: dict[str, Grid] = {LEVELS: levels} if levels is not None else {}
    if keep_step(STEP, lambda: with_own_criterion(ticked(), own), typed, goes_on=False, grids_of=OF_OWN):
        keep_typed_grids(OF_OWN, {})
        empty_boxes(OF_OWN)
