"""A change that was looked at and is not kept yet: what it comes to, kept, left, undone, or put on top of another's."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.files.grids.changes import Change, Changed, Copied, TakenOut, changed_exercise, on_top
from prioritise.files.grids.edited import TypedGrids, answered
from prioritise.files.grids.merged import BothChanged
from prioritise.report.words.edit_view import both_table, edit_view
from prioritise.ui.interventions.unsaved_grids import forget_typed, typed_before_others_changed
from prioritise.ui.interventions.what_was_judged import refuse_what_was_judged
from prioritise.ui.session import edit_history, opened
from prioritise.ui.shared.edit_view_panel import edit_result
from prioritise.ui.shared.in_view import bring_into_view
from prioritise.ui.shared.saving import attempt, forget, outcome
from prioritise.ui.shared.tables_and_charts import table

PLACE, LOOKED_AT, ROUND, DRAWN = (
    "interventions",
    "interventions-looked-at",
    "interventions-round",
    "interventions-drawn",
)
CHANGED_MEANWHILE = "The exercise was changed meanwhile. Yours is not kept yet: it stands here on top of that."


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A change of one exercise, what it comes to, and what somebody else changed at the same place meanwhile."""

    exercise: Exercise
    change: Change
    changed: Changed
    is_on_top: bool = False
    both: tuple[BothChanged, ...] = ()
    said: tuple[str, ...] = ()


def looked_at_section(exercise: Exercise) -> LookedAt | None:
    """Draw what the last change would do, and undo and redo; return the change."""
    looked_at = _looked_at(exercise)
    st.session_state[DRAWN] = exercise
    bring_into_view("edit-result", f"{st.session_state.get(ROUND, 0)}")
    _undo_and_redo(exercise)
    outcome(PLACE)
    if looked_at is None:
        return None
    with st.container(border=True, key="edit-result"):
        if looked_at.is_on_top:
            st.warning(CHANGED_MEANWHILE)
        if looked_at.both:
            table(both_table(looked_at.both), "What both of you changed")
        if looked_at.said:
            st.info("\n".join(f"- {line}" for line in looked_at.said))
        view = edit_view(looked_at.changed.result, exercise, looked_at.changed.exercise)
        edit_result(view)
        with st.container(horizontal=True):
            if view.yes:
                st.button(view.yes, type="primary", on_click=_say_yes, args=(looked_at,), key="say-yes")
            if looked_at.changed.exercise is not None:
                st.button("Keep this", type="primary", on_click=_keep, key="keep-edit")
            st.button("Leave it as it was", on_click=_leave, key="leave-edit")
    return looked_at


def typed_before(looked_at: LookedAt | None) -> TypedGrids:
    """Return the grids as they were typed in the change that is looked at; none where it is another sort of change."""
    return looked_at.change if looked_at is not None and isinstance(looked_at.change, TypedGrids) else TypedGrids()


def look_at(change: Change, *, said: tuple[str, ...] = ()) -> None:
    """Have a change shown with what it would do, and what is said of it. For callbacks."""
    attempt(PLACE, lambda: _show(change, said))


def _say_yes(looked_at: LookedAt) -> None:
    """Look at the same change with what is most likely meant in the cells that were asked about."""
    if isinstance(looked_at.change, TypedGrids):
        look_at(answered(looked_at.change, looked_at.changed.result.asked))


def copy_one(intervention: str) -> None:
    """Have a copy of an intervention shown with what it would do. For callbacks."""
    look_at(Copied(intervention))


def take_one_out(intervention: str) -> None:
    """Have the exercise without an intervention shown, with what goes with it. For callbacks."""
    look_at(TakenOut(intervention))


def key(name: str) -> str:
    """Name a widget that starts afresh whenever something was looked at, kept or left."""
    return f"{name}:{st.session_state.get(ROUND, 0)}"


def _show(change: Change, said: tuple[str, ...]) -> None:
    # What was typed is a change of the exercise that was on the page, be it another by now.
    exercise: Exercise = st.session_state[DRAWN]
    changed = changed_exercise(exercise, change)
    refuse_what_was_judged(exercise, changed)
    st.session_state[LOOKED_AT] = LookedAt(exercise, change, changed, said=said)
    if isinstance(change, TypedGrids):
        forget_typed()
    _next_round()


def _looked_at(exercise: Exercise) -> LookedAt | None:
    """The change that is looked at; when somebody else changed the exercise since, put on top of theirs."""
    kept = _looked_at_or_typed(exercise)
    if not isinstance(kept, LookedAt) or kept.exercise.id != exercise.id:
        return None
    if kept.exercise.digest == exercise.digest:
        return kept
    put = on_top(kept.change, kept.exercise, exercise)
    renewed = LookedAt(exercise, put.change, changed_exercise(exercise, put.change), is_on_top=True, both=put.both)
    st.session_state[LOOKED_AT] = renewed
    _next_round()
    return renewed


def _looked_at_or_typed(exercise: Exercise) -> object:
    """What is looked at; what was typed and is not, once somebody else changed the exercise under it."""
    looked_at, unsaved = st.session_state.get(LOOKED_AT), typed_before_others_changed(exercise)
    if unsaved is None or (isinstance(looked_at, LookedAt) and not isinstance(looked_at.change, TypedGrids)):
        return looked_at
    forget_typed()
    return LookedAt(unsaved.exercise, unsaved.typed, changed_exercise(unsaved.exercise, unsaved.typed))


def _undo_and_redo(exercise: Exercise) -> None:
    can_undo, can_redo = edit_history.earlier(exercise), edit_history.later(exercise)
    if can_undo is None and can_redo is None:
        return
    with st.container(horizontal=True):
        st.button("Undo the last change", on_click=_step, args=(-1,), disabled=can_undo is None, key="undo-edit")
        st.button("Do it again", on_click=_step, args=(1,), disabled=can_redo is None, key="redo-edit")


def _keep() -> None:
    kept = st.session_state.get(LOOKED_AT)
    if not isinstance(kept, LookedAt) or kept.changed.exercise is None:
        return
    after, before = kept.changed.exercise, kept.exercise
    if attempt(PLACE, lambda: edit_history.keep_edit(after, before=before), done="Kept. You can undo it."):
        _forget_typed_in_it()
        _start_afresh()


def _leave() -> None:
    _forget_typed_in_it()
    forget(PLACE)
    _start_afresh()


def _forget_typed_in_it() -> None:
    # A rule or a copy that is kept or left says nothing of what is typed in the grids meanwhile.
    looked_at = st.session_state.get(LOOKED_AT)
    if isinstance(looked_at, LookedAt) and isinstance(looked_at.change, TypedGrids):
        forget_typed()


def _step(by: int) -> None:
    exercise = opened.exercise()
    if attempt(PLACE, lambda: edit_history.step(exercise, by=by)):
        _start_afresh()


def _start_afresh() -> None:
    st.session_state.pop(LOOKED_AT, None)
    _next_round()


def _next_round() -> None:
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
