"""How the files of a folder were written, so that the same bytes come out of a workbook again."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Sequence

from prioritise.files.text import text_in
from prioritise.files.workbook.grid import FILES, Grid

HEADINGS = ("file", "form", "text")
TABLE, LINES, BYTES = "table", "text", "base64"
QUOTING = {"as-needed": csv.QUOTE_MINIMAL, "all": csv.QUOTE_ALL, "text": csv.QUOTE_NONNUMERIC}
BOM = b"\xef\xbb\xbf"
CHUNK = 30_000
LONGEST_LINE = 32_000
"""A cell holds a little more."""

Rows = Sequence[Sequence[str]]


def files_grid(tables: dict[str, bytes], others: dict[str, bytes]) -> Grid:
    """Return the sheet that keeps how each table was written, and whole whatever file no form gives back byte for
    byte.
    """
    forms = {name: _form_of(content) for name, content in tables.items()}
    headings = {name: next(filter(any, table_rows(content)), []) for name, content in tables.items()}
    rows = [[name, form, ",".join(headings[name])] for name, form in forms.items()]
    irregular = {
        name: content for name, content in tables.items() if table_bytes(_even_rows(content), forms[name]) != content
    }
    kept = others | irregular
    return Grid(FILES, HEADINGS, [*rows, *(row for name in kept for row in _kept(name, kept[name]))])


def forms_by_file(grid: Grid | None) -> dict[str, tuple[str, list[str]]]:
    """Return the form of each table and the columns it had, by its file's name."""
    rows = [_three(row) for row in grid.rows] if grid else []
    return {file: (form, text.split(",")) for file, form, text in rows if form.startswith(TABLE)}


def contents_by_file(grid: Grid | None) -> dict[str, bytes]:
    """List every other file, by its name. What is no longer as it was written is left as text."""
    lines: dict[tuple[str, str], list[str]] = {}
    for file, form, text in [_three(row) for row in grid.rows] if grid else []:
        if form in (LINES, BYTES) and file:
            lines.setdefault((file, form), []).append(text)
    return {
        file: "\n".join(parts).encode() if form == LINES else _bytes("".join(parts))
        for (file, form), parts in lines.items()
    }


def table_bytes(rows: Rows, form: str) -> bytes:
    """Write a table's file in this form: the mark of UTF-8, line ends, quotation marks and the last line end as they
    were.
    """
    marks = form.split()
    end = "\r\n" if "crlf" in marks else "\n"
    quoting = next((QUOTING[mark] for mark in marks if mark in QUOTING), csv.QUOTE_MINIMAL)
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator=end, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    text = buffer.getvalue()
    content = (text.removesuffix(end) if "open" in marks else text).encode()
    return BOM + content if "bom" in marks else content


def table_rows(content: bytes) -> list[list[str]]:
    """Return the rows of a table that is sound; blank ones are empty."""
    return list(csv.reader(io.StringIO(text_in(content), newline="")))


def same_cells(one: Rows, other: Rows) -> bool:
    """Tell whether two tables have the same cells, whatever empty cells and rows stand around them."""
    return _trimmed(one) == _trimmed(other)


def _even_rows(content: bytes) -> list[list[str]]:
    """The rows of a table as a sheet has them: no blank ones, and all as wide as the headings."""
    rows = [row for row in table_rows(content) if row]
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _trimmed(rows: Rows) -> list[list[str]]:
    trimmed = []
    for row in rows:
        cells = [cell.replace("\r\n", "\n") for cell in row]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            trimmed.append(cells)
    return trimmed


def _form_of(content: bytes) -> str:
    end = b"\r\n" if b"\r\n" in content else b"\n"
    marks = [TABLE, *(["bom"] if content.startswith(BOM) else []), "crlf" if end == b"\r\n" else "lf"]
    marks += [] if content.endswith(end) else ["open"]
    forms = [" ".join([*marks, quoting]) for quoting in QUOTING]
    rows = table_rows(content)
    return next((form for form in forms if table_bytes(rows, form) == content), forms[0])


def _kept(name: str, content: bytes) -> list[list[str]]:
    try:
        lines = content.decode().split("\n")
    except UnicodeDecodeError:
        lines = None
    if lines is not None and all(len(line) < LONGEST_LINE and line.isprintable() for line in lines):
        return [[name, LINES, line] for line in lines]
    encoded = base64.b64encode(content).decode()
    return [[name, BYTES, encoded[start : start + CHUNK]] for start in range(0, max(len(encoded), 1), CHUNK)]


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except ValueError:
        return text.encode()


def _three(row: Sequence[str]) -> tuple[str, str, str]:
    file, form, text = (*row, "", "", "")[:3]
    return file.strip(), form.strip(), text
