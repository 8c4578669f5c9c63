"""How firm the list is: one strip, the same on every page that shows the list."""

from __future__ import annotations

import html
from collections.abc import Collection
from functools import partial

import streamlit as st

from prioritise.analysis import Analysis, Answers
from prioritise.domain.errors import IncompleteExercise
from prioritise.report.priorities.firm_view import (
    FIRST_SHOWN,
    NEAREST_ORDER,
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
from prioritise.words import bold

BEHIND_A_FILTER = "Those without a link are hidden by a filter of the list."


def firm_strip(
    answers: Answers, parts: Parts, *, agreed: bool = False, rows_below: Collection[str] | None = None
) -> FirmView | None:
    """Draw how firm the list is that is looked at, or the agreed one; return it, None until it is worked out.

    The nearest changes below it are always those of the agreed list: each can be tried while nothing else is. Above a
    list, what could change first is named with links to `rows_below`, the ids of the rows that it shows.
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
        if rows_below is not None and view.first_to_change:
            st.html(_first_to_change(view, rows_below))
        elif view.but_for:
            st.html(f'<p class="money-moves">{html.escape(view.but_for)}</p>')
        if answers.agreed.portfolio.has_answer:
            with st.container(key="nearest"):
                _nearest(answers, parts, is_shown=analysis is answers.agreed)
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


def _first_to_change(view: FirmView, rows_below: Collection[str]) -> str:
    named = [_link(state.intervention, state.name, rows_below) for state in view.first_to_change]
    listed = f"{', '.join(named)} {view.more_to_change}".rstrip()
    hidden = any(state.intervention not in rows_below for state in view.first_to_change)
    filtered = f" {BEHIND_A_FILTER}" if hidden else ""
    but_for = html.escape(view.but_for)
    return f'<p class="first-to-change"><strong>Could change:</strong> {listed}.{filtered} {but_for}</p>'


def _link(intervention: str, name: str, rows_below: Collection[str]) -> str:
    text = html.escape(name)
    return f'<a href="#{row_place(intervention)}">{text}</a>' if intervention in rows_below else text


def row_place(intervention: str) -> str:
    """Name the place on the page where the row of an intervention stands in the list."""
    return f"row-{intervention}"


def _nearest(answers: Answers, parts: Parts, *, is_shown: bool) -> None:
    key = ("nearest", *question_of(answers.agreed))
    lines = parts.answer(Job(key, "the nearest changes", partial(nearest_lines, answers.agreed), Lane.LONG))
    if lines:
        which = "This list" if is_shown else "The list as it stands, not the one you try,"
        for place, line in enumerate(lines[:FIRST_SHOWN]):
            _line(line, place, f"{bold(f'{which} would change if')} {line.change}.", may_try=not answers.moved)
        if title := other_kinds_title(lines):
            _other_kinds(title, lines, may_try=not answers.moved)


def _other_kinds(title: str, lines: tuple[NearestLine, ...], *, may_try: bool) -> None:
    with st.expander(title, key="other-nearest"):
        for place, line in enumerate(lines[FIRST_SHOWN:], start=FIRST_SHOWN):
            _line(line, place, f"{bold(f'{line.kind}.')} If {line.change}:", may_try=may_try)
        st.caption(NEAREST_ORDER)


def _line(line: NearestLine, place: int, condition: str, *, may_try: bool) -> None:
    words, action = st.columns([9, 1], vertical_alignment="center")
    # Two spaces and a new line: what is changed above, and what comes of it below.
    words.markdown(f"{condition}  \n{line.moves}")
    with action:
        if line.to_try is not None and may_try:
            name = f"Try {line.try_words}"
            st.button("Try it", help=name, on_click=moved.put, args=(line.to_try,), key=f"try-nearest-{place}")
        elif line.to_try is None and line.lever_room in {page.room for page in contents.offered()}:
            listing = contents.listed(line.lever_room)
            st.page_link(contents.page(listing), label=f"Change it in {listing.title}")
