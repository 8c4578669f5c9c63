"""Which intervention a member who scores has in view, and the ways to another."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from prioritise.report.scores.my_scores_view import MyPlace, MyScoresView
from prioritise.ui.scores.sending import forget_sending
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.session.renewed import box_key, renew
from prioritise.ui.shared.in_view import bring_into_view

AT, CHOSEN = "scoring", "scoring-chosen:"


@dataclass(slots=True)
class LastPlace:
    """The intervention that one member had in view last in one round; empty before the first."""

    intervention: str = ""


def in_view_now(access: PanelAccess, number: int, mine: MyScoresView) -> MyPlace:
    """Return the intervention in view: the one this member chose, else the first with a question left.

    The server remembers it for the round of this number, so that a reload keeps it.
    """
    member, panel = access.viewer.member, str(access.store.file or access.store.engine.url)
    last = _last_place(panel, access.viewer.exercise, member, number)
    who, here = st.session_state.get(AT, ("", ""))
    if who != member or here not in mine.order:
        here = last.intervention if last.intervention in mine.order else mine.first_unanswered or mine.order[0]
        st.session_state[AT] = (member, here)
    last.intervention = str(here)
    return mine.place_of(str(here))


@st.cache_resource(show_spinner=False, max_entries=1_000)
def _last_place(panel: str, exercise: str, member: str, number: int) -> LastPlace:
    # An address would keep it too, but every step in it would have to be gone back one by one.
    del panel, exercise, member, number  # the key
    return LastPlace()


def choose_place(member: str, mine: MyScoresView, at: MyPlace) -> None:
    """Draw the box that chooses which intervention is in view."""
    # Previous and next move it too, so the box follows what is in view.
    key = box_key(CHOSEN, member)
    st.session_state[key] = at.intervention
    with st.container(key="my-place"):
        st.selectbox(
            f"{at.place} (✓ means done)",
            mine.order,
            format_func=lambda intervention_id: mine.place_of(intervention_id).label,
            key=key,
            on_change=_chosen,
            args=(member, key),
            width="stretch",
        )
    bring_into_view("my-place", at.intervention)


def go_on(member: str, mine: MyScoresView, at: MyPlace) -> None:
    """Draw the ways to the one before, the next, and the first without an answer."""
    with st.container(horizontal=True, key="my-steps"):
        st.button(
            "Previous",
            key="previous",
            on_click=_step,
            args=(member, at.previous),
            disabled=at.previous == at.intervention,
            width="stretch",
        )
        st.button(
            "Next",
            key="next",
            type="primary",
            on_click=_step,
            args=(member, at.next),
            disabled=at.next == at.intervention,
            width="stretch",
        )
    st.button(
        "Go to the first unanswered",
        key="first-unanswered",
        on_click=_step,
        args=(member, mine.first_unanswered),
        disabled=mine.first_unanswered in ("", at.intervention),
        width="stretch",
    )


def _chosen(member: str, key: str) -> None:
    if key == box_key(CHOSEN, member):
        _go_to(member, st.session_state[key])


def _step(member: str, intervention: str) -> None:
    renew(CHOSEN, name=member)
    _go_to(member, intervention)


def _go_to(member: str, intervention: str) -> None:
    st.session_state[AT] = (member, intervention)
    forget_sending()
