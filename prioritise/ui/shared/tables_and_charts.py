"""Tables of words: headings a screen reader can use, a box that scrolls with the keyboard, sources one click away.

A chart comes with such a table. What is not read at once is folded under a line that says what it finds.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritise.domain.errors import Problem
from prioritise.report.drawing.figure import Figure, LegendEntry, PartnerMark
from prioritise.report.drawing.table_room import LONG_LETTERS, MIDDLE_LETTERS, SHORT_LETTERS, least_room
from prioritise.words import TextTable, are_numbers, bold

NUMBER, NOTHING = "number", "–"
ADDRESS = re.compile(r"(?:https?://|doi\.org/|www\.)[^\s;,)]+[^\s;,).:]")


def table(content: TextTable, label: str) -> None:
    """Draw a table, as cards where it would not fit; `label` is what a screen reader calls it.

    The first cell of a row is the row's name. The roles stay what they are when a row is drawn as a card.
    """
    # The first cell of a row is its name, whatever it looks like.
    marks = ["", *(NUMBER if are_numbers(content.column(heading)) else "" for heading in content.headings[1:])]
    columns = tuple(zip(content.headings, marks, strict=True))
    head = "".join(
        f'<th role="columnheader" scope="col"{_classes(mark)}>{html.escape(heading)}</th>' for heading, mark in columns
    )
    body = "".join(_row(row, columns) for row in content.rows)
    st.html(
        f'<div class="table-box cards-{least_room(content)}" role="group" tabindex="0" '
        f'aria-label="{html.escape(label, quote=True)}"><table role="table">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )


def figure(content: Figure, *, key: str, heading: bool = True, with_table: bool = True) -> None:
    """Draw a chart under a heading that states the finding, with its table one click away, here or where the page has
    it.
    """
    if heading:
        st.subheader(content.title)
    st.vega_lite_chart(spec=dict(content.specification), width="stretch", theme=None, key=key, alt=content.alternative)
    if with_table:
        with st.expander("See these figures as a table"):
            table(content.table, content.title)


def bold_line(words: str, said: str = "", *, below: Iterable[str] = ()) -> None:
    """Draw a line that begins in bold, with what is said after it, and a list below where there is one."""
    st.markdown("\n".join([f"{bold(words)} {said}", "", *(f"- {line}" for line in below)]).strip())


def partner_legend(partners: Iterable[PartnerMark]) -> None:
    """Draw which colour and shape is whose; the same on every page."""
    legend(LegendEntry(partner.name, partner.colour, partner.shape) for partner in partners)


def legend(entries: Iterable[LegendEntry]) -> None:
    """Draw one legend."""
    lines = "".join(
        f'<li><span class="mark {entry.shape}" style="background:{entry.colour}" aria-hidden="true"></span>'
        f"{html.escape(entry.words)}</li>"
        for entry in entries
    )
    st.html(f'<ul class="legend">{lines}</ul>')


def folded(title: str, finding: str = "", *, key: str) -> DeltaGenerator:
    """Return a part to draw into. `key` keeps it open while its finding changes."""
    return st.expander(_fold_line(title, finding), key=f"fold-{key}")


@st.fragment
def drawn_once_open(title: str, finding: str = "", *, key: str, draw: Callable[[], None]) -> None:
    """Fold a part that is drawn only while it is open: its charts may take as long as all the rest of a page.

    Not for a part with a box to type in, which is `asked_once_open`.
    """
    asked_once_open(title, finding, key=key, draw=draw)


def asked_once_open(title: str, finding: str = "", *, key: str, draw: Callable[[], None]) -> None:
    """Fold a part with boxes that is drawn only while it is open, the whole page with it.

    Who types in a box and presses another page sends both at once. Were the box in a fragment, Streamlit would draw
    that on the other page, which then stays white.
    """
    fold = st.expander(_fold_line(title, finding), key=f"fold-{key}", on_change="rerun")
    if fold.open:
        with fold:
            draw()


def problem_table(problems: Iterable[Problem]) -> None:
    """Show where, what was found, what to do: one line a problem."""
    rows = tuple((problem.where, problem.found, problem.what_to_do) for problem in problems)
    table(TextTable(("Where", "What was found", "What to do"), rows), "Problems in the files")


def file_note_table(notes: Iterable[Problem]) -> None:
    """Show where, what was found, what was made of it: one line a note on how the files were read."""
    rows = tuple((note.where, note.found, note.what_to_do) for note in notes)
    table(TextTable(("Where", "What was found", "How it was read, or what to check"), rows), "How the files were read")


def _fold_line(title: str, finding: str) -> str:
    said = finding.replace("[", "(").replace("]", ")")
    named = title if title.endswith("?") else f"{title}."
    return f"{bold(named)} {said}" if said else bold(title)


def _row(cells: tuple[str, ...], columns: Sequence[tuple[str, str]]) -> str:
    first, *rest = cells
    long = _classes("long" if len(first) > MIDDLE_LETTERS else "")
    named = f'<th role="rowheader" scope="row"{long}>{_linked(first)}</th>'
    drawn = "".join(_cell(cell, *column) for cell, column in zip(rest, columns[1:], strict=True))
    return f'<tr role="row">{named}{drawn}</tr>'


def _cell(text: str, heading: str, mark: str) -> str:
    by_length = "wide" if len(text) > LONG_LETTERS else "short" if len(text) <= SHORT_LETTERS else ""
    classes = _classes(mark, by_length, "nothing" if text == NOTHING else "")
    return f'<td role="cell" data-heading="{html.escape(heading, quote=True)}"{classes}>{_linked(text)}</td>'


def _classes(*names: str) -> str:
    return f' class="{" ".join(filter(None, names))}"' if any(names) else ""


def _linked(text: str) -> str:
    return ADDRESS.sub(_link, html.escape(text))


def _link(match: re.Match[str]) -> str:
    address = match.group()
    target = address if address.startswith("http") else f"https://{address}"
    return f'<a href="{target}">{address}</a>'
