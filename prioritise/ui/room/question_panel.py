"""On the wall: how far everyone has come while they score alone, and once that is over the next question."""

from __future__ import annotations

import html

import streamlit as st

from prioritise.report.room.next_question import LevelWithScores, NextQuestion
from prioritise.report.room.view import RoomView
from prioritise.ui.shared import contents


def tallies_panel(view: RoomView) -> None:
    """Draw the counts of a round that is open, never a score; nothing otherwise."""
    if not view.tallies:
        return
    tallies = "".join(
        f"<p><strong>{tally.count:,} of {tally.of:,}</strong>{html.escape(tally.what)}</p>" for tally in view.tallies
    )
    st.html(f'<div class="room-lead room-tallies">{tallies}</div>')


def what_now(view: RoomView) -> None:
    """Say what comes next, with the way to the page where it is done."""
    st.html(f'<div class="room-lead"><p>{html.escape(view.what_now)}</p></div>')
    listing = contents.listed(view.page)
    st.page_link(contents.page(listing), label=f"Go to {listing.marked}")


def question_panel(question: NextQuestion | None) -> None:
    """Draw the next question with its levels and where the scores lie; that nothing is left where there is none."""
    st.header("The next question")
    if question is None:
        st.html('<div class="room-lead"><p>No question is left to settle.</p></div>')
        return
    levels = "".join(_level(level) for level in question.levels)
    ends = "".join(f"<li>{html.escape(line)}</li>" for line in question.at_ends)
    st.html(
        '<div class="room-lead">'
        f"<p>{html.escape(question.place)}</p>"
        f'<p class="name">{html.escape(question.name)}</p><p>{html.escape(question.question)}</p>'
        f"<ul>{levels}</ul>"
        f"{f'<p>{html.escape(question.aside)}</p>' if question.aside else ''}"
        f"{f'<p><strong>What it could change</strong></p><ul>{ends}</ul>' if ends else ''}</div>"
    )


def _level(level: LevelWithScores) -> str:
    scored = ' class="scored"' if level.members else ""
    marks = f'<span class="marks" aria-hidden="true">{"●" * level.members}</span>' if level.members else ""
    who = f'<span class="small">{marks}By {html.escape(level.of)}</span>' if level.members else ""
    about = f'<span class="small">{html.escape(level.description)}</span>' if level.description else ""
    return f"<li{scored}><strong>{html.escape(level.name)}</strong>{about}{who}</li>"
