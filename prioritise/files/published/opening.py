"""From bytes to numbered lines of cells: what is not a plain CSV file is refused before anything is read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from prioritise.domain.errors import refusal
from prioritise.files.cells import quoted
from prioritise.files.limits import limits

SAVE_AS_CSV = "open it in a spreadsheet, choose “CSV UTF-8 (comma delimited)” when you save, and use that file"
LEADING_BYTES = (
    (b"PK\x03\x04", "an Excel workbook or zip under this name"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook under this name"),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
    (b"%PDF", "a PDF under this name"),
    (b"\x1f\x8b", "a compressed file"),
)
ANYTHING = re.compile(rb"[^\xef\xbb\xbf\r\n\t ,]")
CONTROL_CHARACTER = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]")
MAY_HOLD_A_FORMULA = re.compile(rb"""(?:^|[,\n\r"'\xbf])[ \t\x0b\x0c]*(?:[=@]|[+-][^\d.,\s"])""")
FORMULA = re.compile(r"[\s\"'\ufeff]*(?:[=@]|[+-]\s*[A-Za-z].*[|(!])", re.DOTALL)
"""How a spreadsheet tells a formula; after a plus or minus it takes a name and a call."""


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one row and its number, counted as a spreadsheet counts: the first row is 1."""

    number: int
    cells: list[str]

    @property
    def is_empty(self) -> bool:
        """Whether every cell is blank."""
        return not any(cell and not cell.isspace() for cell in self.cells)


def open_lines(name: str, content: bytes) -> Iterator[Line]:
    """Yield the rows of a CSV file one at a time, so that memory does not grow with the file.

    Raises FileProblems for a file that is too large, is not CSV in UTF-8, or holds a formula.
    """
    check_size(name, len(content))
    _check_kind(name, content)
    _check_rows(name, content)
    suspicious = MAY_HOLD_A_FORMULA.search(content) is not None
    text = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig", newline="")
    reader = csv.reader(text, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if suspicious:
                _check_formulas(name, number, cells)
            yield Line(number, cells)
    except csv.Error:
        what_to_do = "check that every quotation mark on it is closed, and none stands within a cell"
        raise refusal(name, "a row that cannot be read", what_to_do, row=number + 1) from None
    except UnicodeDecodeError as error:
        raise refusal(name, "letters that are not UTF-8", SAVE_AS_CSV, row=_bad_row(content, error)) from None


def check_size(name: str, size: int) -> None:
    """Raise FileProblems when a file is larger than this reads. Call it before reading the bytes of a large file."""
    if size > limits().published_bytes:
        limit = f"{limits().published_bytes / 1_000_000:,.3g}"
        raise refusal(
            name,
            f"{size / 1_000_000:,.0f} million bytes; the most that is read is {limit} million",
            "download fewer indicators or areas, or split the file by indicator",
        )


def _check_rows(name: str, content: bytes) -> None:
    rows = max(content.count(b"\n"), content.count(b"\r"))
    if rows > limits().published_rows:
        found = f"{rows:,} rows; the most that are read is {limits().published_rows:,}"
        raise refusal(name, found, "download fewer indicators or areas, or split the file by indicator")


def check_columns(name: str, row: int, columns: int) -> None:
    """Raise FileProblems when a table has more columns than any publisher's."""
    if columns > limits().table_columns:
        found = f"{columns:,} columns; the most that are read is {limits().table_columns}"
        raise refusal(name, found, "download the file again, and keep its own columns only", row=row)


def _check_kind(name: str, content: bytes) -> None:
    if ANYTHING.search(content) is None:
        raise refusal(name, "nothing in it", "download it again; the first row should hold the headings")
    for start, found in LEADING_BYTES:
        if content.startswith(start):
            raise refusal(name, found, SAVE_AS_CSV)
    if content[:400].lstrip(b"\xef\xbb\xbf\r\n\t ").lower().startswith((b"<!doctype", b"<html", b"<?xml", b"{")):
        raise refusal(name, "a web page or other format under this name", "download the data itself, as CSV")
    if odd := CONTROL_CHARACTER.search(content):
        row = content.count(b"\n", 0, odd.start()) + 1
        raise refusal(name, "control characters that no text file has (UTF-16, or damaged)", SAVE_AS_CSV, row=row)


def _check_formulas(name: str, number: int, cells: list[str]) -> None:
    for place, cell in enumerate(cells, 1):
        if FORMULA.match(cell):
            raise refusal(
                name,
                f"{quoted(cell)}, which a spreadsheet would run as a formula",
                "replace it with the text or figure itself; published figures hold no formulas",
                row=number,
                column=str(place),
            )


def _bad_row(content: bytes, error: UnicodeDecodeError) -> int:
    # The stream is decoded in pieces, so the error's own position is within a piece. Find the place in the whole.
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as whole:
        return content[: whole.start].count(b"\n") + 1
    raise error
