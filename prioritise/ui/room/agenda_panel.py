"""The agenda on the wall: what is on now, how long still, what is next, and when it starts."""

from __future__ import annotations

import html
from datetime import time

import streamlit as st

from prioritise.domain.agenda import Agenda
from prioritise.domain.exercise import Exercise
from prioritise.files.agenda import workshop_agenda
from prioritise.report.room.on_the_wall import Standing, on_the_wall
from prioritise.report.room.timetable import (
    OnNow,
    TimedPart,
    agenda_table,
    begun_at,
    clock,
    on_now,
    timetable,
    usual_minutes,
)
from prioritise.store.database import clock_now
from prioritise.ui.room.start_time import chosen_time, local_now
from prioritise.ui.shared import contents
from prioritise.ui.shared.tables_and_charts import folded, table

CLOCK_SECONDS = 5.0


def agenda_panel(exercise: Exercise, standing: Standing) -> None:
    """Draw the clock and the agenda, and under them where the time is set; `standing` is how far the panel is."""
    wall, agenda = st.container(), workshop_agenda()
    starts, minutes = chosen_time(usual_minutes(agenda, exercise))
    timed = timetable(agenda, minutes, exercise)
    with wall:
        if starts is None:
            st.html('<div class="room-lead"><p>Set the start below to see the agenda by the clock.</p></div>')
        else:
            _clock(timed, starts, standing)
    with folded("The whole agenda", f"{len(timed)} parts, {minutes} minutes.", key="agenda"):
        table(agenda_table(timed, starts or time()), "The agenda, with what to do in each part")
        if starts is None:
            st.caption("The times count from the beginning.")
        _stands_for_it(agenda)


@st.fragment(run_every=CLOCK_SECONDS)
def _clock(timed: tuple[TimedPart, ...], starts: time, standing: Standing) -> None:
    local = local_now()
    standing = standing.since(begun_at(starts, local, clock_now()))
    now = on_the_wall(on_now(timed, starts, local), timed, standing)
    st.html(f'<div class="room-lead">{_card(now)}{_parts(timed, starts, now)}</div>')
    if now.page:
        _link(now.page)


def _card(now: OnNow) -> str:
    lines = [
        f"<p><strong>{html.escape(now.heading)}</strong></p>",
        f'<p class="left">{html.escape(now.left)}</p>',
        f"<p>{html.escape(now.what_to_do)}</p>" if now.what_to_do else "",
        f"<p>{html.escape(now.next)}</p>" if now.next else "",
    ]
    return f'<div class="room-clock">{"".join(lines)}</div>'


def _parts(timed: tuple[TimedPart, ...], starts: time, now: OnNow) -> str:
    lines = []
    for place, timed_part in enumerate(timed):
        is_now = place == now.place
        kind = ' class="now" aria-current="step"' if is_now else ""
        when = clock(starts, timed_part.begins)
        lines.append(f'<li{kind}><span class="time">{when}</span>{html.escape(timed_part.part.name)}</li>')
    return f"<ol>{''.join(lines)}</ol>"


def _link(room: str) -> None:
    listing = contents.listed(room)
    if listing.room != "room":
        st.page_link(contents.page(listing), label=f"This is done on {listing.marked}")


def _stands_for_it(agenda: Agenda) -> None:
    st.write(agenda.why_in_this_order)
    st.caption(
        f"Source: {agenda.source.title} {agenda.source.url}. Written by {agenda.author}, checked by "
        f"{agenda.checked_by}. Reviewed {agenda.reviewed}, next review {agenda.next_review}."
    )
