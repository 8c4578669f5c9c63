"""The head and the foot of every page: whose exercise this is, what is being tried, and where to go next."""

from __future__ import annotations

import html

import streamlit as st

from prioritise.analysis import Answers
from prioritise.analysis.what_if import moved_parts
from prioritise.domain.errors import IncompleteExercise, StoreError
from prioritise.report.words.exercise_words import illustrative_sentence
from prioritise.report.words.frame_words import exercise_in_short, panel_in_short, scenario_chip
from prioritise.ui.session import moved, opened, state
from prioritise.ui.session.panel_access import panel_access
from prioritise.ui.session.panel_rounds import last_round
from prioritise.ui.shared import contents
from prioritise.ui.shared.ask_before_leaving import ask_before_leaving
from prioritise.ui.shared.menu_shut import shut_menu
from prioritise.ui.shared.own_typing import keep_drawn


def head() -> None:
    """Draw the dark strip above the page; a press on what is being tried goes back to what was agreed."""
    keep_drawn()
    with st.container(key="frame"):
        st.html(f'<div class="frame-words"><strong>prioritise</strong>{"".join(_what_is_open())}</div>')
        if tried := _tried():
            chip = scenario_chip(moved_parts(tried.agreed, tried.what_if))
            st.button(
                f"{chip} ×", key="frame-back", help="Back to the list as it stands", on_click=moved.back_to_agreed
            )
            ask_before_leaving(tried)
        shut_menu()


def foot(address: str) -> None:
    """Link to the page that comes next in the work; nothing on the last."""
    # The steps of a list of one's own stand beside the work on the exercise that is open, not within it.
    pages = [page for page in contents.offered() if not page.alone_only or page.address == address]
    addresses = [page.address for page in pages]
    place = addresses.index(address) + 1 if address in addresses else len(pages)
    if place < len(pages):
        with st.container(key="frame-next"):
            st.divider()
            listing = pages[place]
            st.page_link(contents.page(listing), label=f"Next: {listing.in_full}")


def _what_is_open() -> list[str]:
    try:
        exercise, access = opened.exercise(), panel_access()
        parts = [f"<span>{html.escape(exercise_in_short(exercise))}</span>"]
        if illustrative_sentence(exercise):
            parts.append('<span class="tag">ILLUSTRATIVE</span>')
        if access is not None:
            parts.append(f"<span>{html.escape(panel_in_short(last_round(access)))}</span>")
    except StoreError:
        # The page says what is wrong, and keeps what was entered; its head must not stand in its way.
        return []
    return parts


def _tried() -> Answers | None:
    """Return what follows from what is tried; None where nothing is."""
    if not moved.is_anything_moved():
        return None
    try:
        answers = state.answers()
    except (IncompleteExercise, StoreError):
        return None
    return answers if answers.moved else None
