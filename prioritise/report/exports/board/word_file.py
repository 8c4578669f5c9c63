"""A paper as a Word file, with headings, tables and pictures that a screen reader knows for what they are."""

from __future__ import annotations

import io
from typing import Any

from prioritise.report.exports.board.content import (
    Block,
    BoardPaper,
    Bullets,
    Heading,
    NewPage,
    Paragraph,
    Picture,
    Running,
    Table,
)
from prioritise.report.exports.board.made_safe import made_safe
from prioritise.report.exports.board.pictures import png
from prioritise.report.exports.board.word_look import (
    field,
    heading_row,
    keep_with_next,
    laid_out,
    laid_out_table,
    look_of,
    small_gap,
    text_width,
    titled,
    without_clock,
)


def word_file(paper: BoardPaper) -> bytes:
    """Write a paper as a Word file: the same bytes for the same paper."""
    import docx

    safe = made_safe(paper)
    document = docx.Document()
    laid_out(document, close=safe.close)
    titled(document, f"{safe.kind}: {safe.title}")
    _running(document, safe.running)
    for place, (before, block) in enumerate(zip((None, *safe.blocks), safe.blocks, strict=False)):
        _write(document, block, on_new_page=isinstance(before, NewPage))
        if safe.leads_in(place):
            keep_with_next(document.paragraphs[-1])
    buffer = io.BytesIO()
    document.save(buffer)
    return without_clock(buffer.getvalue())


def _running(document: Any, running: Running) -> None:
    section = document.sections[0]
    header = section.header.paragraphs[0]
    header.style = document.styles["Header"]
    for line in running.header:
        header.add_run(line)
        header.add_run().add_break()
    header.add_run(running.mark).bold = True
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["Footer"]
    footer.add_run(f"{running.footer} · Page ")
    field(footer, "PAGE")
    footer.add_run(" of ")
    field(footer, "NUMPAGES")


def _write(document: Any, block: Block, *, on_new_page: bool) -> None:
    match block:
        case Heading():
            level = 0 if block.level == 1 else block.level - 1
            document.add_heading(block.text, level).paragraph_format.page_break_before = on_new_page
        case Paragraph():
            look_of(document.add_paragraph(), block.text, block.tone)
        case Bullets():
            for item in block.items:
                document.add_paragraph(item, style="List Bullet")
        case Table():
            _table(document, block)
        case Picture():
            _picture(document, block)
        case NewPage():
            pass


def _table(document: Any, table: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if table.caption:
        keep_with_next(document.add_paragraph(table.caption, style="Caption"))
    rows = (table.headings, *table.rows)
    written = document.add_table(rows=len(rows), cols=len(table.headings))
    laid_out_table(written, table.caption, [int(text_width(document) * share) for share in table.shares])
    for number, (row, cells) in enumerate(zip(written.rows, rows, strict=True)):
        bold = number == 0 or (table.totals and number == len(table.rows))
        for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.style = document.styles["Table Text"]
            paragraph.add_run(text).bold = bold
            paragraph.paragraph_format.keep_with_next = _stays_with_next(table, number)
            if place in table.figures:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    heading_row(written.rows[0])
    small_gap(document.add_paragraph(style="Table Text"))


def _stays_with_next(table: Table, number: int) -> bool | None:
    """A short table is not parted; a long one leaves no row alone at the foot of a page, or at the top of the next."""
    last = len(table.rows)
    return True if number < last and (table.keeps_together or number < 2 or number == last - 1) else None


def _picture(document: Any, picture: Picture) -> None:
    keep_with_next(document.add_paragraph(picture.figure.title, style="Caption"))
    drawn = document.add_picture(io.BytesIO(png(picture.figure)), width=text_width(document))
    about = drawn._inline.docPr
    about.set("descr", picture.figure.alternative)
    about.set("title", picture.figure.title)
