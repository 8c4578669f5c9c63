"""How firm the list is: one strip, the same on every page that shows the list."""

from __future__ import annotations

import html
from functools import partial

import streamlit as st

from prioritise.analysis import Analysis, Answers
from prioritise.domain.errors import IncompleteExercise
from prioritise.report.priorities.firm_view import (
    FIRST_SHOWN,
    FirmView,
    NearestLine,
    firm_view,
    nearest_lines,
    other_kinds_title,
)
from prioritise.ui.session import moved, state
from prioritise.ui.session.background_work import Job, Lane, question_of
from prioritise.ui.shared import contents
from prioritise.ui.shared.parts_panel import Parts


def firm_strip(
    answers: Answers, parts: Parts, *, agreed: bool = False, above_the_list: bool = False
) -> FirmView | None:
    """Draw how firm the list is that is looked at, or the agreed one; return it, None until it is worked out.

    The nearest changes stand below it for the agreed list only: each can be tried from there. `above_the_list` names
    what could change first, with links to its rows.
    """
    analysis = answers.agreed if agreed else answers.now
    with st.container(key="firm-strip"):
        st.header("How firm is it?")
        view = parts.answer(_firm_job(analysis))
        if view is None:
            return None
        if view.unknown:
            st.write(view.unknown)
            return view
        with st.container(key="firm-facts"):
            st.html(_figures(view))
            with st.popover("What firm means"):
                st.write(view.how)
        if above_the_list and view.first_to_change:
            st.html(_first_to_change(view))
        elif view.but_for:
            st.html(f'<p class="money-moves">{html.escape(view.but_for)}</p>')
        if analysis is answers.agreed:
            with st.container(key="nearest"):
                _nearest(analysis, parts)
    return view


def agreed_firm_strip() -> None:
    """Draw how firm the agreed list is, on a page of its own parts; nothing while there is no list."""
    try:
        answers = state.answers()
    except IncompleteExercise:
        return
    if answers.agreed.portfolio.has_answer:
        parts = Parts()
        firm_strip(answers, parts, agreed=True)
        parts.follow()


def _firm_job(analysis: Analysis) -> Job[FirmView]:
    key, words = ("firm", *question_of(analysis)), "how firm every decision is"
    return Job(key, words, partial(firm_view, analysis), Lane.LONG)


def _figures(view: FirmView) -> str:
    figures = (
        ("firm", str(view.firm), "firm on judgement"),
        ("could", str(view.could_change), "could change"),
        ("best", view.best_in, "of 100 nearby weightings have this list as the best"),
    )
    return "".join(
        ['<div class="firm-figures">']
        + [f'<p class="{kind}"><strong>{html.escape(figure)}</strong> {words}</p>' for kind, figure, words in figures]
        + ["</div>"]
    )


def _first_to_change(view: FirmView) -> str:
    links = [
        f'<a href="#{row_place(state.intervention)}">{html.escape(state.name)}</a>' for state in view.first_to_change
    ]
    named = f"{', '.join(links)} {view.more_to_change}".rstrip()
    return f'<p class="first-to-change"><strong>Could change:</strong> {named}. {html.escape(view.but_for)}</p>'


def row_place(intervention: str) -> str:
    """Name the place on the page where the row of an intervention stands in the list."""
    return f"row-{intervention}"


def _nearest(analysis: Analysis, parts: Parts) -> None:
    key = ("nearest", *question_of(analysis))
    lines = parts.answer(Job(key, "the nearest changes", partial(nearest_lines, analysis), Lane.LONG))
    if lines:
        for place, line in enumerate(lines[:FIRST_SHOWN]):
            _line(line, place, f"**This list would change if** {line.change}.")
        if title := other_kinds_title(lines):
            _other_kinds(title, lines)


def _other_kinds(title: str, lines: tuple[NearestLine, ...]) -> None:
    with st.expander(title, key="other-nearest"):
        for place, line in enumerate(lines[FIRST_SHOWN:], start=FIRST_SHOWN):
            _line(line, place, f"**{line.kind}.** If {line.change}:")
        st.caption("One change at a time, all else as it is; smallest against today's figure first.")


def _line(line: NearestLine, place: int, condition: str) -> None:
    words, action = st.columns([9, 1], vertical_alignment="center")
    # Two spaces and a new line: what is changed above, and what comes of it below.
    words.markdown(f"{condition}  \n{line.moves}")
    with action:
        if line.to_try is not None:
            name = f"Try {line.to_try.name}"
            st.button("Try it", help=name, on_click=moved.hold_to, args=(line.to_try,), key=f"try-nearest-{place}")
        elif line.lever_room in {page.room for page in contents.offered()}:
            listing = contents.listed(line.lever_room)
            st.page_link(contents.page(listing), label=f"Change it in {listing.title}")
