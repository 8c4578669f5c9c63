"""The papers on the worked example, written once for all tests, and what can be read from them."""

from __future__ import annotations

import io
import re
from datetime import date
from functools import cache
from typing import Any

import docx
import pypdfium2

from prioritise.analysis import bands
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.papers import PAPERS
from prioritise.robustness.bands import Bands
from tests.worked_example import worked_analysis

ISSUED = Issued(date(2026, 3, 12))
BUILD_OF = {paper.export.file: paper.build for paper in PAPERS}


@cache
def placed() -> Bands:
    """The bands of the worked example."""
    return bands(worked_analysis())


@cache
def written(file: str) -> bytes:
    """One paper on the worked example, as its file."""
    return BUILD_OF[file](worked_analysis(), placed(), ISSUED)


@cache
def word(file: str) -> Any:
    """One paper on the worked example, opened as Word would."""
    return docx.Document(io.BytesIO(written(file)))


def word_lines(document: Any) -> list[str]:
    """Every paragraph of a Word file outside its tables."""
    return [paragraph.text for paragraph in document.paragraphs]


def word_tables(document: Any) -> list[list[list[str]]]:
    """Every table of a Word file, its headings first."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def everything_in(document: Any) -> list[str]:
    """Every text of a Word file, in its tables and without."""
    return [*word_lines(document), *(cell for table in word_tables(document) for row in table for cell in row)]


def table_headed(document: Any, *headings: str) -> list[list[str]]:
    """The rows of the one table with these headings."""
    [found] = tables_headed(document, *headings)
    return found


def tables_headed(document: Any, *headings: str) -> list[list[list[str]]]:
    """The rows of every table with these headings."""
    return [table[1:] for table in word_tables(document) if table[0][: len(headings)] == list(headings)]


def pdf_pages(content: bytes) -> list[str]:
    """What is written on every page of a PDF."""
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_bounded() for page in document]


def amounts(text: str) -> list[int]:
    """Every sum of money in a text, in whole pounds."""
    return [
        int(sign.replace("−", "-") + digits.replace(",", "")) for sign, digits in re.findall(r"(−?)£([\d,]+)", text)
    ]


def money_lines(labels: str, cell: str) -> dict[str, int]:
    """What one fund's cell of money says, by what each line is called."""
    return dict(zip(labels.split("\n"), amounts(cell), strict=True))
