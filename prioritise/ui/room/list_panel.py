"""The list on the wall: what is funded, what is left, and what the last round changed."""

from __future__ import annotations

import html

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Round, RoundState
from prioritise.report.room.list_now import RoundChanges, list_now, round_changes
from prioritise.ui.room.names_section import names_section
from prioritise.ui.session.background_work import Job, question_of
from prioritise.ui.shared.parts_panel import Parts

WAITS = "The list is from before this round. It changes when the round is revealed."


def list_panel(analysis: Analysis, last: Round | None, at_close: Exercise | None, parts: Parts) -> None:
    """Draw the finding, what came in or went out, and the names, a fold a group."""
    view = list_now(analysis)
    st.header("The list as it stands")
    st.html(f'<div class="room-lead"><p class="name">{html.escape(view.finding)}</p></div>')
    if last is not None and last.state is RoundState.OPEN:
        st.html(f'<div class="room-lead"><p>{WAITS}</p></div>')
    elif last is not None:
        _changes(parts.answer(_job(analysis, last.number, at_close)))
    names_section(view.groups)


def _changes(changes: RoundChanges | None) -> None:
    if changes is None:
        return
    markup = [f"<p><strong>{html.escape(changes.title)}</strong></p>"]
    for heading, lines in changes.parts:
        markup.append(f"<p>{html.escape(heading)}:</p>")
        markup.append(f"<ul>{''.join(f'<li>{html.escape(line)}</li>' for line in lines)}</ul>")
    st.html(f'<div class="room-lead">{"".join(markup)}</div>')
    st.caption(changes.compared_at)


def _job(analysis: Analysis, number: int, at_close: Exercise | None) -> Job[RoundChanges]:
    return Job(
        ("room-changes", str(number), at_close.digest if at_close else "", *question_of(analysis)),
        f"what round {number} changed on the list",
        lambda: round_changes(analysis, number, at_close),
    )
