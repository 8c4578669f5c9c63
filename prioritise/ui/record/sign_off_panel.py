"""Who signed off the list, and a form to sign it."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.accountability import SignOff
from prioritise.report.record.box_words import box_lines
from prioritise.report.record.view import SignOffView
from prioritise.ui.record.day_box import day_box
from prioritise.ui.record.saved_where import saved_where
from prioritise.ui.record.writing import write_sign_off
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.tables_and_charts import folded, table

PLACE = "sign-off"
WHO, ROLE, DAY, NOTE = "sign-who", "sign-role", "sign-day", "sign-note"


def sign_off_panel(view: SignOffView, *, may_sign: bool) -> None:
    """Draw everyone who signed, and the form where this person may write it down."""
    outcome(PLACE, worded=box_lines)
    with folded("Sign-off", view.finding, key="sign-off"):
        if view.table.rows:
            table(view.table, "Who signed off the list")
        if view.fingerprint:
            st.caption(
                f"The fingerprint of this list is {view.fingerprint}. Another list has another one. It stands at the "
                "foot of every page of the papers, beside that of the record, which is of figures and question too."
            )
        if may_sign and view.fingerprint:
            _form(view.fingerprint)


def _form(fingerprint: str) -> None:
    left, right = st.columns(2)
    left.text_input("Who signs it off", key=WHO, persist_state="session")
    right.text_input("Their role", key=ROLE, persist_state="session")
    day_box(st.container(), key=DAY)
    st.text_input("Note, if there is one", key=NOTE, persist_state="session")
    st.button("Write down this sign-off", on_click=_sign, args=(fingerprint,), key="sign-off-button")


def _sign(fingerprint: str) -> None:
    said = st.session_state
    typed = SignOff(said[WHO], said[ROLE], said[DAY], fingerprint, said[NOTE])
    if attempt(PLACE, lambda: write_sign_off(typed)):
        attempt(PLACE, lambda: None, done=f"The sign-off is written down. {saved_where()}")
        for key in (WHO, ROLE, NOTE):
            said[key] = ""
