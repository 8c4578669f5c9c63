"""The round under way: opened, watched, revealed and closed by the facilitator."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Round, RoundState
from prioritise.report.panel.view import PanelRecord
from prioritise.store.rounds import close_round, reveal_round
from prioritise.ui.panel.call_off_panel import call_off_section
from prioritise.ui.panel.next_round_panel import next_round_section
from prioritise.ui.panel.progress_panel import how_many_sent, progress_section
from prioritise.ui.panel.round_steps import PLACE, move, step_button
from prioritise.ui.panel.round_warnings import (
    say_that_few_have_sent,
    say_what_answering_again_does,
    say_what_cannot_be_published,
    say_what_it_is_about,
    say_what_was_entered,
    say_who_is_left_out,
    what_closing_leaves,
)
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared import contents
from prioritise.ui.shared.saving import outcome

SURE, SURE_TO_CLOSE = "sure-to-reveal", "sure-to-close"


def round_section(access: PanelAccess, exercise: Exercise, record: PanelRecord) -> None:
    """Draw where the round is, and the step that comes next."""
    last = record.last_round
    st.header("The round")
    outcome(PLACE)
    say_what_was_entered(exercise)
    if last is None or last.state == RoundState.CLOSED:
        next_round_section(access, exercise, record)
        if last is not None:
            say_who_is_left_out(exercise, record, last)
            start = contents.listed("start")
            st.page_link(
                contents.page(start), label=f"Take the exercise away, as the panel has left it, from {start.marked}"
            )
    elif last.state == RoundState.OPEN:
        st.write("Everyone scores alone, on the Scores page. You see how far they have come, not what they score.")
        say_what_it_is_about(exercise, last)
        say_what_answering_again_does(exercise, last.number)
        progress_section(access, exercise, record, last)
        say_that_few_have_sent(how_many_sent(record.progress))
        _reveal(access, last)
        call_off_section(access, last)
    else:
        st.write(
            "Everyone sees what was sent. Work down what divides the panel on the Scores page, then close the round. "
            "What was agreed stands; scores nobody settled count with their middle."
        )
        say_what_it_is_about(exercise, last)
        say_who_is_left_out(exercise, record, last)
        say_what_cannot_be_published(exercise)
        _closing(access, exercise, last)


def _reveal(access: PanelAccess, last: Round) -> None:
    sure = st.checkbox("I want to end independent scoring. It cannot be taken back.", key=SURE)
    step_button(
        f"Reveal round {last.number} to everyone",
        lambda: _show(access, last),
        key="reveal-round",
        primary=True,
        disabled=not sure,
    )


def _closing(access: PanelAccess, exercise: Exercise, last: Round) -> None:
    left = what_closing_leaves(exercise, last)
    sure = st.checkbox(f"{left} I want to close round {last.number}. It cannot be taken back.", key=SURE_TO_CLOSE)
    step_button("Close the round", lambda: _close(access, last), key="close-round", disabled=not sure)


def _show(access: PanelAccess, last: Round) -> None:
    move(access, last, reveal_round)
    st.session_state.pop(SURE, None)


def _close(access: PanelAccess, last: Round) -> None:
    move(access, last, close_round)
    st.session_state.pop(SURE_TO_CLOSE, None)
