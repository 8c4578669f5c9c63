"""Scores: each member's own while a round is open, and what divides the panel once it is revealed."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.panel import RoundState
from prioritise.report.scores.my_scores import revealed_title
from prioritise.report.scores.view import scores_view
from prioritise.store.access import CameInBy
from prioritise.ui.scores.disputes_panel import disputes_section
from prioritise.ui.scores.my_scores_panel import answers_of, my_scores_panel, say_what_came_of_sending
from prioritise.ui.scores.own_answers_panel import own_answers_section, say_what_was_lost, set_aside_section
from prioritise.ui.session import opened
from prioritise.ui.session.panel_access import PanelAccess, panel_access
from prioritise.ui.shared.criteria_panel import criteria_panel
from prioritise.ui.shared.my_choice_panel import is_asked, offer_to_score
from prioritise.ui.shared.my_round import MyView, look, watch
from prioritise.ui.shared.notes_panel import illustrative_banner
from prioritise.ui.shared.tables_and_charts import folded

SETTLES = "Look at what divides you, and settle it with a reason."
LOOKS_ON = "Look at what divides the panel. The facilitator writes down what is agreed, with the reason."


def draw() -> None:
    """Draw the whole page."""
    access = panel_access()
    if access is None:
        _alone()
    else:
        _at_the_panel(access, look(access))


def _alone() -> None:
    exercise = opened.exercise()
    st.title(scores_view(exercise).title)
    st.write(scores_view(exercise).sentence)
    illustrative_banner(exercise)
    disputes_section()
    with folded("Give scores of your own", "Start a panel with this exercise on the Start page.", key="own-scores"):
        st.write("Then open a round on the Panel page. Everyone scores alone until you reveal the round.")
    criteria_panel(exercise)


def _at_the_panel(access: PanelAccess, view: MyView) -> None:
    st.title(_title(access, view))
    illustrative_banner(view.exercise)
    if view.trouble:
        st.error(f"{view.trouble} What you see is from before.")
    if view.is_open and is_asked(access, view):
        my_scores_panel(access, view)
        set_aside_section(access, view)
        criteria_panel(view.exercise)
        return
    say_what_came_of_sending(view)
    st.write(_what_now(access, view))
    if view.is_open and access.may_speak:
        offer_to_score(access, view)
    say_what_was_lost(access, view)
    if not view.is_open and not view.trouble:
        own_answers_section(access, view)
        disputes_section()
        criteria_panel(view.exercise)
    watch(access, view.stage)


def _title(access: PanelAccess, view: MyView) -> str:
    if view.round is not None and view.round.state == RoundState.REVEALED:
        return revealed_title(view.exercise, view.round.number)
    if view.round is None or not view.is_open:
        return scores_view(view.exercise).title
    if not is_asked(access, view):
        return f"Round {view.round.number} is open: members are scoring alone"
    return "Your scores are sent" if view.sent else answers_of(access, view).title


def _what_now(access: PanelAccess, view: MyView) -> str:
    if view.is_open:
        return _while_others_score(access)
    if view.round is None:
        return f"{scores_view(view.exercise).sentence} No round of scoring has been opened yet. {_opening(access)}"
    if view.round.state == RoundState.REVEALED:
        seen = "Everyone sees what was sent, and no score of this round can be changed."
        return f"{seen} {SETTLES if access.runs_the_panel else LOOKS_ON}"
    done = f"Round {view.round.number} is closed; what was settled stands."
    return f"{scores_view(view.exercise).sentence} {done} {_opening(access)}"


def _while_others_score(access: PanelAccess) -> str:
    if not access.runs_the_panel:
        return "You are watching and give no scores. This page changes by itself when the round is revealed."
    score_too = (
        " To score at this machine, choose a member under “Who is using it now” on the Start page."
        if access.viewer.came_in_by is CameInBy.THIS_MACHINE
        else ""
    )
    runs = "You run this panel." if access.may_speak else "You run this panel and give no scores of your own."
    return f"{runs} How far everyone has come is on the Panel page.{score_too}"


def _opening(access: PanelAccess) -> str:
    if access.runs_the_panel:
        return "Open the next round on the Panel page."
    return "Your facilitator opens the next round; this page changes by itself when they do."


draw()
