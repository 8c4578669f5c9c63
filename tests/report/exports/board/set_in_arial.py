"""How long a Word file is where its text is set in Arial, by the widths of its letters: no word processor is here."""

from __future__ import annotations

from typing import Any

from docx.table import Table
from docx.text.paragraph import Paragraph

LETTERS_BY_WIDTH = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
"""Of a thousand parts of the size: Adobe Font Metrics of Helvetica, which Arial has too."""
WIDTHS = {letter: width for width, letters in LETTERS_BY_WIDTH.items() for letter in letters}
OTHER_WIDTH, BOLD = 584, 1.07
LINE = 1.15
"""The height of a line of Arial, as a share of its size."""
BESIDE_CELL, INDENT = 11, 18
"""Points that Word leaves beside the text of a cell, and before a line of a list."""


def pages_in_arial(document: Any) -> float:
    """How many pages the text takes, tables and headings among it, without what is lost at the foot of a page."""
    section = document.sections[0]
    wide = section.page_width.pt - section.left_margin.pt - section.right_margin.pt
    high = section.page_height.pt - section.top_margin.pt - section.bottom_margin.pt
    body = document.element.body.iterchildren()
    return sum(_height(document, element, wide) for element in body) / high


def _height(document: Any, element: Any, wide: float) -> float:
    if element.tag.endswith("}p"):
        return _paragraph_height(Paragraph(element, document), wide)
    if not element.tag.endswith("}tbl"):
        return 0.0
    rows = Table(element, document).rows
    return sum(max(_cell_height(cell) for cell in row.cells) for row in rows)


def _cell_height(cell: Any) -> float:
    return sum(_paragraph_height(paragraph, cell.width.pt - BESIDE_CELL) for paragraph in cell.paragraphs)


def _paragraph_height(paragraph: Any, wide: float) -> float:
    form, style = paragraph.paragraph_format, paragraph.style
    size = next((run.font.size.pt for run in paragraph.runs if run.font.size), _own(style, lambda one: one.font.size))
    is_bold = bool(style.font.bold) or any(run.bold for run in paragraph.runs)
    indent = INDENT if style.name == "List Bullet" else 0
    lines = sum(_lines(text, size * (BOLD if is_bold else 1), wide - indent) for text in paragraph.text.split("\n"))
    before = _own(style, lambda one: one.paragraph_format.space_before)
    after = _own(style, lambda one: one.paragraph_format.space_after)
    exact = form.line_spacing.pt if hasattr(form.line_spacing, "pt") else size * LINE * lines
    return exact + before + after


def _own(style: Any, asked: Any) -> float:
    while style is not None:
        if (found := asked(style)) is not None:
            return float(found.pt)
        style = style.base_style
    return 0.0


def _lines(text: str, size: float, wide: float) -> int:
    lines, at = 1, 0.0
    for word in text.split(" "):
        length = sum(WIDTHS.get(letter, OTHER_WIDTH) for letter in f"{word} ") * size / 1000
        if at and at + length > wide:
            lines, at = lines + 1, 0.0
        at += length
    return lines
