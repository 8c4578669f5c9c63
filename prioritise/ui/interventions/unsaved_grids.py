"""What is typed in the grids and not looked at yet: there again after another page, never put over what others kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.files.grids.edited import TypedGrids
from prioritise.files.grids.grid import Grid
from prioritise.ui.shared.grid_panel import typed_grid

UNSAVED, NOTED_EVERY_SECONDS = "interventions-held", 1
STAYS = "Not kept yet. What you type stays here while you look at other pages, until you close or reload this one."


@dataclass(frozen=True, slots=True)
class UnsavedGrids:
    """What was typed, and the exercise as it stood when it was."""

    exercise: Exercise
    typed: TypedGrids


@st.fragment(run_every=NOTED_EVERY_SECONDS)
def hold_typed(exercise: Exercise, kept: TypedGrids, keys: dict[str, str]) -> None:
    """Hold every second what stands in the grids drawn under these keys, by name, where it is not what is kept."""
    grids = {name: _other_than(getattr(kept, name), typed_grid(key)) for name, key in keys.items()}
    typed = replace(typed_in(exercise), **grids)
    if typed == TypedGrids():
        forget_typed()
        return
    st.session_state[UNSAVED] = UnsavedGrids(exercise, typed)
    if any(grids.values()):
        st.caption(STAYS)


def typed_in(exercise: Exercise) -> TypedGrids:
    """Return what is typed and not looked at yet in this exercise as it stands. For callbacks too."""
    unsaved = st.session_state.get(UNSAVED)
    if isinstance(unsaved, UnsavedGrids) and (unsaved.exercise.id, unsaved.exercise.digest) == (
        exercise.id,
        exercise.digest,
    ):
        return unsaved.typed
    return TypedGrids()


def typed_before_others_changed(exercise: Exercise) -> UnsavedGrids | None:
    """Return what was typed in this exercise before it became another; None where nothing was."""
    unsaved = st.session_state.get(UNSAVED)
    if (
        isinstance(unsaved, UnsavedGrids)
        and unsaved.exercise.id == exercise.id
        and unsaved.exercise.digest != exercise.digest
    ):
        return unsaved
    return None


def forget_typed() -> None:
    """Forget what is typed, once it is looked at, kept or left. For callbacks too."""
    st.session_state.pop(UNSAVED, None)


def _other_than(kept: Grid, typed: Grid | None) -> Grid | None:
    return None if typed is None or typed == kept.with_rows(kept.rows) else typed
