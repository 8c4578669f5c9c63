"""On Start at a panel: who one is, where its round is, and what comes next."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Access, RoundState
from prioritise.report.panel.panel_words import stage_sentence
from prioritise.report.words.who_scores import person_label
from prioritise.store.access import CameInBy
from prioritise.store.members import members
from prioritise.ui.session.panel_access import PanelAccess, come_in_as
from prioritise.ui.shared import contents
from prioritise.ui.shared.my_choice_panel import is_asked
from prioritise.ui.shared.my_round import look
from prioritise.ui.shared.not_counted_panel import say_what_does_not_count
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.sign_in_panel import leave_the_panel, leave_words
from prioritise.words import bold, moment_words

PLACE, WHO, BEGUN = "begin-panel", "scoring-as", "panel-begun"

ROLE_WORDS = {
    Access.FACILITATOR: "You run this panel.",
    Access.MEMBER: "You are a member of this panel.",
    Access.OBSERVER: "You are watching this panel. You see what is agreed, and cannot change it.",
}

NOBODY = "the facilitator"


def begun_words(moment: str) -> str:
    """Say when a panel was begun, to the second, which tells it from others of its title."""
    return f"{moment_words(moment, seconds=True)} (UTC)"


def at_the_panel(access: PanelAccess, exercise: Exercise) -> None:
    """Show who somebody is at a panel, where its round is, and what they do next."""
    if st.session_state.pop(BEGUN, False):
        st.switch_page(contents.page(contents.listed("panel")))
    st.header("You are at a panel")
    outcome(PLACE)
    if access.viewer.member:
        me = next(
            (member for member in members(access.store, access.viewer) if member.id == access.viewer.member), None
        )
        if me is not None:
            st.markdown(f"You are: {bold(person_label(exercise, me))}.")
    view = look(access)
    role = (
        Access.MEMBER
        if access.viewer.member and not access.runs_the_panel and access.may_speak
        else access.viewer.access
    )
    st.write(f"{ROLE_WORDS[role]} {stage_sentence(view.round, speaks=is_asked(access, view), sent=view.sent)}")
    say_what_does_not_count(view)
    is_revealed = view.round is not None and view.round.state is RoundState.REVEALED
    next_room = "panel" if access.runs_the_panel and not is_revealed else "scores"
    for room in dict.fromkeys((next_room, "weights") if access.may_speak else (next_room,)):
        listing = contents.listed(room)
        st.page_link(contents.page(listing), label=listing.in_full)
    if access.viewer.came_in_by is CameInBy.THIS_MACHINE:
        _pass_round(access, exercise)
    st.button(leave_words(), on_click=leave_the_panel, key="leave-panel")


def _pass_round(access: PanelAccess, exercise: Exercise) -> None:
    st.write("Nobody else can come in yet. Share it on the Panel page, or pass this machine round:")
    people = {"": NOBODY} | {
        member.id: f"{member.called}, {exercise.partner_by_id[member.partner].name}"
        for member in members(access.store, access.viewer)
    }
    if WHO not in st.session_state:
        st.session_state[WHO] = access.viewer.member
    st.selectbox("Who is using it now", list(people), format_func=people.__getitem__, key=WHO, on_change=_pass_on)


def _pass_on() -> None:
    attempt(PLACE, lambda: come_in_as(st.session_state[WHO]))
