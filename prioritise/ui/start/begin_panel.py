"""On Start alone: beginning a panel on one's own machine, or going on with one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from prioritise.domain.errors import StoreError
from prioritise.domain.exercise import Exercise
from prioritise.files.naming import id_from_name
from prioritise.files.own_list.begun import exercise_id, with_id
from prioritise.report.start.unfinished_view import unfinished_view
from prioritise.store.exercises import StoredExercise, exercises_here, import_files
from prioritise.store.location import store_is_made, store_url
from prioritise.ui.session import opened
from prioritise.ui.session.identity import providers
from prioritise.ui.session.panel_access import come_in_here, on_this_machine, the_store
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.sign_in_panel import sign_in_section
from prioritise.ui.shared.tables_and_charts import folded
from prioritise.ui.start.at_the_panel import BEGUN, PLACE, WHO, begun_words

TO_THE_SECOND = len("2026-11-22 10:41:29")


def begin_panel(exercise: Exercise) -> None:
    """Draw how somebody who works alone begins or goes on with a panel."""
    if on_this_machine():
        _begin(exercise)
    if providers():
        st.subheader("A panel you are on already")
        sign_in_section()


def _begin(exercise: Exercise) -> None:
    outcome(PLACE)
    with folded("Work on it with a panel", "Members score alone; you settle what divides them.", key="panel"):
        st.write(
            "Members score alone, and give weights that everyone sees. You reveal the scores, see what divides the "
            "panel, and settle what would change the list. Everything is kept in a store on this machine, and comes "
            "out as the same folder."
        )
        view = unfinished_view(exercise)
        if view.before_a_panel:
            st.info(view.before_a_panel)
        else:
            if view.entered:
                st.info(view.entered)
            st.button("Start a panel with this exercise", on_click=_start, args=(exercise,), key="start-panel")
        _going_on(_panels_here())


def _panels_here() -> Sequence[StoredExercise]:
    if not store_is_made(store_url()):
        return ()
    try:
        return exercises_here(the_store())
    except StoreError as error:
        st.warning(str(error))
        return ()


def _going_on(panels: Sequence[StoredExercise]) -> None:
    if not panels:
        return
    st.subheader("Panels on this machine")
    for panel in panels:
        if panel.shared:
            st.write(f"{panel.title} is shared. Come in by your own link.")
        else:
            st.button(
                f"Go on with: {panel.title}{_told_apart(panel, panels)}",
                on_click=_go_on,
                args=(panel.id,),
                key=f"go-on:{panel.id}",
            )


def _told_apart(panel: StoredExercise, panels: Sequence[StoredExercise]) -> str:
    """When a panel was begun, only where another has the same title."""
    alike = [other for other in panels if other.title == panel.title]
    if len(alike) == 1:
        return ""
    begun = panel.imported_at[:TO_THE_SECOND]
    at_once = [other.id for other in alike if other.imported_at[:TO_THE_SECOND] == begun]
    which = "" if len(at_once) == 1 else f", number {at_once.index(panel.id) + 1}"
    return f", begun {begun_words(begun)}{which}"


def _start(exercise: Exercise) -> None:
    def begin() -> None:
        _come_in_at(_taken_in({file.name: file.content for file in exercise.files}))

    if attempt(PLACE, begin):
        st.session_state[BEGUN] = True


def _taken_in(files: Mapping[str, bytes]) -> str:
    """The id of the panel's exercise: another one where a panel on other files has this one's."""
    store, own = the_store(), exercise_id(files)
    try:
        return import_files(store, files).id
    except StoreError:
        taken = {exercise.id for exercise in exercises_here(store)}
        if own not in taken:
            raise
        return import_files(store, with_id(files, id_from_name(own, taken))).id


def _go_on(exercise_id: str) -> None:
    attempt(PLACE, lambda: _come_in_at(exercise_id))


def _come_in_at(exercise_id: str) -> None:
    opened.forget_all()
    st.session_state.pop(WHO, None)
    come_in_here(exercise_id)
