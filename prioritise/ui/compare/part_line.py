"""A part of the Compare page: one is open at a time, the others are a line with what was found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from prioritise.words import bold

OPEN = "compare-open"
OPENS, SHUTS = ":material/keyboard_arrow_right:", ":material/keyboard_arrow_down:"
"""The arrows that folds have everywhere else."""


@contextmanager
def part_line(part: str, title: str) -> Iterator[bool]:
    """Draw the line that opens and shuts one part; what is drawn within stands under it. Yields whether it is open."""
    is_open = st.session_state.get(OPEN) == part
    with st.container(border=True, key=f"question-{part}"):
        st.button(
            f"{bold(title)} :primary[{'Hide' if is_open else 'Show'}]",
            key=f"open-{part}",
            type="tertiary",
            icon=SHUTS if is_open else OPENS,
            width="stretch",
            on_click=_toggle,
            args=(part,),
        )
        yield is_open


def _toggle(part: str) -> None:
    st.session_state[OPEN] = None if st.session_state.get(OPEN) == part else part
