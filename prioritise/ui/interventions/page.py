"""Interventions: what is decided on, what it costs and with what money, to read and to change."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.interventions.view import interventions_view
from prioritise.ui.interventions.card_panel import card_panel
from prioritise.ui.interventions.grids_panel import effects_grid, list_grids, targets_grid
from prioritise.ui.interventions.known_grids import known_grids
from prioritise.ui.interventions.looked_at import looked_at_section, typed_before
from prioritise.ui.interventions.read_only_panel import grids_as_tables
from prioritise.ui.interventions.rules_panel import rules_panel
from prioritise.ui.session import opened
from prioritise.ui.session.exercise_change import may_change
from prioritise.ui.session.own_draft import is_ahead_of_pages
from prioritise.ui.shared import contents
from prioritise.ui.shared.downloads import download_exercise
from prioritise.ui.shared.notes_panel import illustrative_banner

LIST, CARD, EFFECTS, TARGETS = "The list, costs and money", "One intervention", "Effects", "Targets"
PARTS = (LIST, CARD, EFFECTS, TARGETS, opened.RULES)


def draw() -> None:
    """Draw the whole page."""
    exercise = opened.exercise()
    view = interventions_view(exercise)
    st.title(view.title)
    st.write(view.summary)
    illustrative_banner(exercise)
    if may_change():
        _to_change(exercise)
        download_exercise("Download this exercise", exercise)
    else:
        _to_read(exercise)


def _to_change(exercise: Exercise) -> None:
    if is_ahead_of_pages():
        st.warning("Your list has something to put right in its steps. This page shows it as it was before that.")
        own_list = contents.listed("own_list")
        st.page_link(contents.page(own_list), label=f"Go to {own_list.marked}")
    looked_at = looked_at_section(exercise)
    typed, part = typed_before(looked_at), _part()
    if part == LIST:
        list_grids(exercise, typed)
    elif part == CARD:
        card_panel(exercise, may_change=True)
    elif part == EFFECTS:
        effects_grid(exercise, typed)
    elif part == TARGETS:
        targets_grid(exercise, typed)
    else:
        rules_panel(exercise, may_change=True)


def _to_read(exercise: Exercise) -> None:
    part, grids = _part(), known_grids(exercise)
    if part == CARD:
        card_panel(exercise, may_change=False)
    elif part == opened.RULES:
        rules_panel(exercise, may_change=False)
    elif part == EFFECTS:
        grids_as_tables(grids.effects)
    elif part == TARGETS:
        grids_as_tables(grids.targets)
    else:
        grids_as_tables(grids.interventions, grids.costs, grids.money)


def _part() -> str:
    return str(st.radio("What to look at", PARTS, horizontal=True, key=opened.PART_OF_LIST))


draw()
