"""Rows from an Excel file: a sheet of it goes into the box to paste into, and from there as any pasted rows."""

from __future__ import annotations

from functools import partial

import streamlit as st

from prioritise.domain.errors import FileProblems, Problem
from prioritise.domain.exercise import SourceFile
from prioritise.files.sheet_texts import SheetText, sheet_texts
from prioritise.ui.own_list.pasting import PASTE, is_pasted_in
from prioritise.ui.own_list.step_saving import AT_FIRST, box_key
from prioritise.ui.session.own_typed import keep_box
from prioritise.ui.shared.own_typing import TYPING
from prioritise.ui.shared.saving import attempt
from prioritise.ui.shared.upload_panel import Asked, Upload, read_or_refuse, upload_box

IN_THE_BOX = "are in the box now. Look them over, then add them."


def read_chosen_file(step: int) -> None:
    """Read the file that was chosen last, in its turn; its only sheet goes into the box. To be drawn above the box."""
    read_or_refuse(_upload(step))


def file_part(step: int) -> None:
    """Draw the box for a file, which of its sheets is meant, and what of it is in the box to paste into."""
    upload_box(_upload(step), "Or choose an Excel file (.xlsx), up to 10 MB", partial(_take, step))
    sheets: tuple[SheetText, ...] = st.session_state.get(_sheets(step), ())
    if len(sheets) > 1:
        titles = [sheet.title for sheet in sheets]
        question = "Several of its sheets hold rows. Which one is meant?"
        st.radio(question, titles, index=None, key=_which(step), on_change=_put_chosen, args=(step,))
    if (title := st.session_state.get(_said(step))) and is_pasted_in(step):
        st.caption(f"The rows of the sheet “{title}” {IN_THE_BOX}")
        for doubt in (doubt for sheet in sheets if sheet.title == title for doubt in sheet.in_doubt):
            st.warning(doubt)


def _upload(step: int) -> Upload:
    unchanged = "Your list is unchanged."
    forgets = (_sheets(step), _which(step), _said(step))
    return Upload(f"own-file-{step}", f"Nothing of that file was read. {unchanged}", unchanged, forgets=forgets)


def _take(step: int, file: SourceFile) -> Asked[tuple[SheetText, ...]]:
    return Asked(file.name, partial(sheet_texts, file.name, file.content), partial(_keep, step, file.name))


def _keep(step: int, name: str, sheets: tuple[SheetText, ...]) -> None:
    if is_pasted_in(step):
        found = "rows that wait in the box already"
        raise FileProblems([Problem(name, found, "add them or empty the box, then choose the file again")])
    st.session_state[_sheets(step)] = sheets
    if len(sheets) == 1:
        _put(step, sheets[0])


def _put_chosen(step: int) -> None:
    """Put the sheet that was chosen into the box, in place of the one before. For callbacks."""
    chosen = st.session_state.get(_which(step))
    for sheet in st.session_state.get(_sheets(step), ()):
        if sheet.title == chosen:
            _put(step, sheet)


def _put(step: int, sheet: SheetText) -> None:
    place = box_key(step, PASTE)
    st.session_state[place], st.session_state[place + AT_FIRST] = sheet.text, ""
    st.session_state[_said(step)] = sheet.title
    attempt(TYPING, lambda: keep_box(step, PASTE, sheet.text))


def _sheets(step: int) -> str:
    return f"own-sheets-{step}"


def _which(step: int) -> str:
    return f"own-which-sheet-{step}"


def _said(step: int) -> str:
    return f"own-sheet-said-{step}"
