"""Grids to type in or paste into: what to decide, costs and money; effects on indicators; targets."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.files.grids.edited import TypedGrids
from prioritise.files.grids.grid import Grid
from prioritise.ui.interventions.known_grids import known_grids
from prioritise.ui.interventions.looked_at import PLACE, key, look_at
from prioritise.ui.interventions.unsaved_grids import hold_typed, typed_in
from prioritise.ui.shared.grid_panel import grid_editor, typed_grid
from prioritise.ui.shared.in_view import question_into_view
from prioritise.ui.shared.paste_panel import is_asked, is_pasted, paste_box, rows_added
from prioritise.ui.shared.saving import attempt

PASTED = "interventions-paste"
LIST_GRIDS = ("interventions", "costs", "money")
LOOK = "See what this does"
ON_A_SMALL_SCREEN = "On a small screen it is easier to change one at a time: choose “One intervention” above."


def list_grids(exercise: Exercise, typed: TypedGrids) -> None:
    """Draw what to decide, its costs and the money, and a box to paste rows into."""
    st.html(f'<p class="on-a-small-screen">{ON_A_SMALL_SCREEN}</p>')
    _paste(exercise)
    _form(exercise, typed, LIST_GRIDS)


def effects_grid(exercise: Exercise, typed: TypedGrids) -> None:
    """Draw the effects on indicators."""
    if not exercise.indicators:
        st.write("There are no published figures here yet. Bring them in on the Needs page first.")
        return
    st.write(
        "What reaching one person for a year does to an indicator: 0.02 is 2 in 100 people, −0.02 is 2 in 100 fewer."
    )
    _form(exercise, typed, ("effects",))


def targets_grid(exercise: Exercise, typed: TypedGrids) -> None:
    """Draw the targets with a milestone a year."""
    st.write(
        "A row a target, with its milestones by year. One that is still open says why, and who fills it in. Left "
        "empty, a new target is local and has its indicator's unit."
    )
    _form(exercise, typed, ("targets",))


def _form(exercise: Exercise, typed: TypedGrids, names: tuple[str, ...]) -> None:
    grids, unsaved = known_grids(exercise), typed_in(exercise)
    # In no form of Streamlit's: what is typed in one is lost when its page is left before it is sent.
    with st.container(border=True):
        for name in names:
            grid: Grid = getattr(unsaved, name) or getattr(typed, name) or getattr(grids, name)
            st.header(grid.title)
            grid_editor(grid, key=_key(exercise, name), has_whole_page=True)
        st.button(LOOK, on_click=_look, args=(exercise, names), type="primary", key=f"look-{names[0]}")
        hold_typed(exercise, grids, {name: _key(exercise, name) for name in names})


def _key(exercise: Exercise, name: str) -> str:
    # Of the exercise as it stands: a grid that was drawn of an earlier one would put that back.
    return key(f"grid-{name}:{exercise.digest[:12]}")


def _look(exercise: Exercise, names: tuple[str, ...]) -> None:
    if names == LIST_GRIDS and is_pasted(PASTED):
        _add_pasted(exercise)
        return
    look_at(_typed(exercise, names))


def _typed(exercise: Exercise, names: tuple[str, ...]) -> TypedGrids:
    # With what waits in the grids of another part, which would else be left behind.
    return replace(typed_in(exercise), **{name: typed_grid(_key(exercise, name)) for name in names})


def _paste(exercise: Exercise) -> None:
    # Another key when something is asked, so that it opens although it was folded away by hand.
    asked = "-asked" if is_asked(PASTED) else ""
    with st.expander(
        "Paste rows from a spreadsheet", expanded=is_pasted(PASTED), key=f"interventions-paste-part{asked}"
    ):
        st.write(
            "Copy rows with or without their headings. What to decide and its costs may stand side by side: name, new "
            "or current or cut, theme, lead partner, people, provider, sector, fund, pounds by year. You can also "
            "paste straight into a grid."
        )
        paste_box("Rows", box=PASTED, value="", changed=None, add=partial(_add_pasted, exercise))
    question_into_view()


def _add_pasted(exercise: Exercise) -> None:
    def add() -> None:
        typed, now = _typed(exercise, LIST_GRIDS), known_grids(exercise)
        own = [grid for grid in (typed.interventions or now.interventions, typed.costs or now.costs) if grid]
        pasted = rows_added(PASTED, own)
        if pasted is not None:
            interventions, costs = pasted.grids
            look_at(replace(typed, interventions=interventions, costs=costs), said=pasted.said)

    attempt(PLACE, add)
