"""A box for an amount in whole pounds or units: what is typed in it is understood for sure, or refused beside it."""

from __future__ import annotations

import streamlit as st

from prioritise.files.grids.cells import CellRead
from prioritise.words import first_capital


def amount_box(label: str, *, key: str, shown: int) -> None:
    """Draw a box that is empty until somebody types, with the amount there is without it in grey.

    It only ever holds what was typed: a figure that is merely shown could come back from a browser as if it were typed.
    """
    st.text_input(label, key=key, placeholder=f"{shown:,}", persist_state="session")


def say_refused(read: CellRead, meanwhile: str) -> None:
    """Say why what was typed is not used and what to do, and what holds meanwhile; nothing where it is understood."""
    if not read.is_sure:
        st.error(f"This is {read.found}. {first_capital(read.what_to_do)}. {meanwhile}")
