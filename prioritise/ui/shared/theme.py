"""The look of the app that `.streamlit/config.toml` cannot say: focus, widths, small screens."""

from __future__ import annotations

import streamlit as st

from prioritise.ui.shared.answer_style import ANSWER_STYLE
from prioritise.ui.shared.frame_style import FRAME_STYLE
from prioritise.ui.shared.list_style import LIST_STYLE
from prioritise.ui.shared.page_style import PAGE_STYLE
from prioritise.ui.shared.part_style import PART_STYLE
from prioritise.ui.shared.plain_text import keep_texts_plain
from prioritise.ui.shared.print_style import PRINT_STYLE
from prioritise.ui.shared.step_style import step_style
from prioritise.ui.shared.table_style import table_style
from prioritise.ui.shared.type_style import TYPE_STYLE


def apply() -> None:
    """Set the page's frame and style; first thing in every run. What is drawn is plain text."""
    keep_texts_plain()
    st.set_page_config(page_title="prioritise", layout="wide")
    of_parts = (table_style(), ANSWER_STYLE, PART_STYLE, LIST_STYLE, FRAME_STYLE, step_style())
    st.html("".join((TYPE_STYLE, PAGE_STYLE, *of_parts, PRINT_STYLE)))


def name_page(title: str) -> None:
    """Give the page its own name in the browser's tab and history."""
    st.set_page_config(page_title=f"{title} · prioritise", layout="wide")
