"""Start: what this exercise decides, where it stands, and which one is open."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.ui.session import opened
from prioritise.ui.session.panel_access import is_shared, panel_access
from prioritise.ui.shared import contents
from prioritise.ui.shared.downloads import download_exercise
from prioritise.ui.shared.firm_panel import agreed_firm_strip
from prioritise.ui.shared.notes_panel import illustrative_banner
from prioritise.ui.shared.tables_and_charts import file_note_table, folded
from prioritise.ui.start.area_panel import another_area_panel
from prioritise.ui.start.at_the_panel import at_the_panel
from prioritise.ui.start.begin_panel import begin_panel
from prioritise.ui.start.open_panel import open_another
from prioritise.ui.start.standing_panel import facts_list, where_it_stands
from prioritise.ui.start.two_choices_panel import two_choices


def draw() -> None:
    """Draw the whole page."""
    exercise = opened.exercise()
    st.title(exercise.title)
    illustrative_banner(exercise)
    access = panel_access()
    if access is not None:
        at_the_panel(access, exercise)
    elif not is_shared():
        two_choices(exercise)
    where_it_stands()
    agreed_firm_strip()
    facts_list(exercise)
    _how_it_was_read(exercise)
    _next_steps()
    if access is None:
        begin_panel(exercise)
        another_area_panel(exercise, may_open=True)
        open_another(exercise)
    elif access.runs_the_panel:
        another_area_panel(exercise, may_open=False)
    _take_away(exercise)


def _how_it_was_read(exercise: Exercise) -> None:
    if exercise.file_notes:
        with st.expander("How the files were read, and figures to check"):
            file_note_table(exercise.file_notes)


def _next_steps() -> None:
    with folded("Every page, and what you do there", key="pages"):
        for listing in (page for page in contents.offered()[1:] if not page.alone_only):
            st.page_link(contents.page(listing), label=listing.in_full)


def _take_away(exercise: Exercise) -> None:
    with folded("Take this exercise with you", "Anyone can open its files and get the same result.", key="take-away"):
        if panel_access() is None:
            st.write("All its files as they were read.")
        else:
            st.write(
                "All its files as the panel has left them. They hold no names, and no scores of a round that is still "
                "open."
            )
        download_exercise("Download this exercise", exercise)


draw()
