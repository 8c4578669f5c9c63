"""The exercises somebody edited, one after the other, so that an edit can be undone and done again."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.ui.session.exercise_change import change_exercise
from prioritise.ui.session.opened import HISTORY

MOST_KEPT = 30


@dataclass(frozen=True, slots=True)
class History:
    """Exercises in the order of their edits, and which of them is the one that is open."""

    exercises: tuple[Exercise, ...]
    place: int


def keep_edit(after: Exercise, *, before: Exercise) -> None:
    """Go on with an edited exercise, and remember the one before. Raises as `change_exercise`. For callbacks."""
    past = _history(before)
    earlier = past.exercises[: past.place + 1] if past else (before,)
    change_exercise(after, before=before)
    kept = (*earlier, after)[-MOST_KEPT:]
    st.session_state[HISTORY] = History(kept, len(kept) - 1)


def earlier(exercise: Exercise) -> Exercise | None:
    """Return the exercise before the last edit, if the open one is what an edit here made."""
    past = _history(exercise)
    return past.exercises[past.place - 1] if past and past.place else None


def later(exercise: Exercise) -> Exercise | None:
    """Return the exercise that was undone last, if it can be done again."""
    past = _history(exercise)
    return past.exercises[past.place + 1] if past and past.place + 1 < len(past.exercises) else None


def step(exercise: Exercise, *, by: int) -> None:
    """Undo (-1) or do again (+1). Raises as `change_exercise`. For callbacks."""
    past = _history(exercise)
    if past is None or not 0 <= past.place + by < len(past.exercises):
        return
    change_exercise(past.exercises[past.place + by], before=exercise)
    st.session_state[HISTORY] = History(past.exercises, past.place + by)


def _history(exercise: Exercise) -> History | None:
    past = st.session_state.get(HISTORY)
    known = isinstance(past, History) and past.exercises[past.place].digest == exercise.digest
    return past if known else None
