"""On Start: working with a panel, on one's own machine; and who one is while at a panel."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prioritise.domain.errors import StoreError
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Access, RoundState
from prioritise.report.panel.panel_words import person_label, stage_sentence
from prioritise.store.access import CameInBy
from prioritise.store.exercises import StoredExercise, exercises_here, import_files
from prioritise.store.location import store_is_made, store_url
from prioritise.store.members import members
from prioritise.ui.session import state
from prioritise.ui.session.identity import providers
from prioritise.ui.session.panel_access import PanelAccess, come_in_as, come_in_here, on_this_machine, the_store
from prioritise.ui.shared import contents
from prioritise.ui.shared.my_choice_panel import is_asked
from prioritise.ui.shared.my_round import look
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.sign_in_panel import leave_the_panel, leave_words, sign_in_section

PLACE = "begin-panel"
WHO, BEGUN = "scoring-as", "panel-begun"
ROLE_WORDS = {
    Access.FACILITATOR: "You run this panel.",
    Access.MEMBER: "You are a member of this panel.",
    Access.OBSERVER: "You are watching this panel. You see what is agreed, and cannot change it.",
}
NOBODY = "the facilitator"


def begin_panel(exercise: Exercise) -> None:
    """How somebody who works alone begins or goes on with a panel."""
    if on_this_machine():
        _begin(exercise)
    if providers():
        st.subheader("A panel you are on already")
        sign_in_section()


def at_the_panel(access: PanelAccess, exercise: Exercise) -> None:
    """Who somebody is at a panel, where its round is, and what they do next."""
    if st.session_state.pop(BEGUN, False):
        st.switch_page(contents.page(contents.listed("panel")))
    st.header("You are at a panel")
    outcome(PLACE)
    if access.viewer.member:
        me = next((each for each in members(access.store, access.viewer) if each.id == access.viewer.member), None)
        if me is not None:
            st.markdown(f"You are: **{person_label(exercise, me)}**.")
    view = look(access)
    role = (
        Access.MEMBER
        if access.viewer.member and not access.runs_the_panel and access.may_speak
        else access.viewer.access
    )
    st.write(f"{ROLE_WORDS[role]} {stage_sentence(view.round, speaks=is_asked(access, view), sent=view.sent)}")
    is_revealed = view.round is not None and view.round.state is RoundState.REVEALED
    next_room = "panel" if access.runs_the_panel and not is_revealed else "scores"
    for room in dict.fromkeys((next_room, "weights") if access.may_speak else (next_room,)):
        listing = contents.listed(room)
        st.page_link(contents.page(listing), label=f"**{listing.title}.** {listing.purpose}")
    if access.viewer.came_in_by is CameInBy.THIS_MACHINE:
        _pass_round(access, exercise)
    st.button(leave_words(), on_click=leave_the_panel, key="leave-panel")


def _pass_round(access: PanelAccess, exercise: Exercise) -> None:
    st.write("Nobody else can come in yet. Share it on the Panel page, or pass this machine round:")
    people = {"": NOBODY} | {
        each.id: f"{each.title or each.id}, {exercise.partner_by_id[each.partner].name}"
        for each in members(access.store, access.viewer)
    }
    if WHO not in st.session_state:
        st.session_state[WHO] = access.viewer.member
    st.selectbox("Who is using it now", list(people), format_func=people.__getitem__, key=WHO, on_change=_pass_on)


def _pass_on() -> None:
    attempt(PLACE, lambda: come_in_as(st.session_state[WHO]))


def _begin(exercise: Exercise) -> None:
    st.header("Work on it with a panel")
    outcome(PLACE)
    st.write(
        "Members score alone, and give weights that everyone sees. You reveal the scores, see what divides the panel, "
        "and settle what would change the list. Everything is kept in a store on this machine, and comes out as the "
        "same folder."
    )
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
    for each in panels:
        if each.shared:
            st.write(f"{each.title} ({each.id}) is shared. Come in by your own link.")
        else:
            st.button(f"Go on with: {each.title} ({each.id})", on_click=_go_on, args=(each.id,), key=f"go-on:{each.id}")


def _start(exercise: Exercise) -> None:
    def begin() -> None:
        import_files(the_store(), {each.name: each.content for each in exercise.files})
        _come_in_at(exercise.id)

    if attempt(PLACE, begin):
        st.session_state[BEGUN] = True


def _go_on(exercise_id: str) -> None:
    attempt(PLACE, lambda: _come_in_at(exercise_id))


def _come_in_at(exercise_id: str) -> None:
    state.forget_all()
    st.session_state.pop(WHO, None)
    come_in_here(exercise_id)
