"""Tables of words: headings a screen reader can use, a box that scrolls with the keyboard, sources one click away."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

import streamlit as st

from prioritise.domain.problems import Problem
from prioritise.words.text_table import TextTable

LONG_LETTERS = 80
"""A cell with more than this gets room, so that on a phone it is not a tower of short lines."""
ADDRESS = re.compile(r"(?:https?://|doi\.org/|www\.)[^\s;,)]+[^\s;,).:]")


def table(content: TextTable, label: str) -> None:
    """Draw a table; `label` is what a screen reader calls it. The first cell of a row is the row's name."""
    head = "".join(f'<th scope="col">{html.escape(heading)}</th>' for heading in content.headings)
    body = "".join(_row(row) for row in content.rows)
    st.html(
        f'<div class="table-box" role="group" tabindex="0" aria-label="{html.escape(label, quote=True)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def problem_table(problems: Iterable[Problem]) -> None:
    """Where, what was found, what to do: one line a problem."""
    rows = tuple((each.where, each.found, each.what_to_do) for each in problems)
    table(TextTable(("Where", "What was found", "What to do"), rows), "Problems in the files")


def file_note_table(notes: Iterable[Problem]) -> None:
    """Where, what was found, what was made of it: one line a note on how the files were read."""
    rows = tuple((each.where, each.found, each.what_to_do) for each in notes)
    table(TextTable(("Where", "What was found", "How it was read, or what to check"), rows), "How the files were read")


def _row(cells: tuple[str, ...]) -> str:
    first, *rest = cells
    named = f'<th scope="row">{_linked(first)}</th>'
    return f"<tr>{named}{''.join(_cell(cell) for cell in rest)}</tr>"


def _cell(text: str) -> str:
    wide = ' class="wide"' if len(text) > LONG_LETTERS else ""
    return f"<td{wide}>{_linked(text)}</td>"


def _linked(text: str) -> str:
    return ADDRESS.sub(_link, html.escape(text))


def _link(found: re.Match[str]) -> str:
    address = found.group()
    target = address if address.startswith("http") else f"https://{address}"
    return f'<a href="{target}">{address}</a>'
