"""The list so far, what comes next, and taking the folder away."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from prioritise.report.own_list.view import OwnListView
from prioritise.ui.session.own_draft import own_archive, own_workbook, pages_show_own, show_own
from prioritise.ui.shared import contents
from prioritise.ui.shared.downloads import download
from prioritise.ui.shared.notes_panel import second_look
from prioritise.ui.shared.tables_and_charts import table
from prioritise.words import bold


def so_far_section(view: OwnListView, *, still_needed: Callable[[OwnListView], None]) -> None:
    """Draw the list so far and the way on. `still_needed` draws what the list lacks to be ranked."""
    st.header(view.list_title)
    for line in view.list_lines:
        st.write(line)
    if view.needed:
        still_needed(view)
    if view.list_so_far.rows:
        table(view.list_so_far, view.list_title)
    if view.money.rows:
        table(view.money, "What is asked for, and what there is")
    second_look(view.notes, key="second-look-own")
    if view.problems:
        st.subheader("To put right")
        st.markdown("\n".join(f"- {problem}" for problem in view.problems))
    if view.next_steps:
        st.subheader("Next")
        st.markdown("\n".join(f"- {next_step}" for next_step in view.next_steps))
    if view.exercise is not None and not pages_show_own():
        st.write("The other pages show another exercise now.")
        st.button("Show this list on every page", on_click=show_own, key="show-own")
    elif view.is_finished:
        st.write("Every page now shows this list.")
        st.page_link(contents.page(contents.listed("priorities")), label=f"See it on {bold('Priorities')}")
    elif view.exercise is not None and view.list_so_far.rows:
        st.write("It is open on every page, as far as it has come.")
        if view.panel_can_start:
            st.write("A panel can start from it, on Start.")
            st.page_link(contents.page(contents.listed("start")), label=f"Go to {bold('Start')}")
    download("Download as an Excel workbook", own_workbook(), f"{view.file_name}.xlsx", key="download-own-workbook")
    download("Download as a folder (zip)", own_archive(), f"{view.file_name}.zip", key="download-own")
