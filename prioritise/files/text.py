"""From the bytes of a file to its text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from prioritise.files.problem_list import ProblemList

WORKBOOK_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How an .xlsx or zip and an old .xls file begin."""
POUND_SIGN = b"\xa3"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode(name: str, content: bytes, problems: ProblemList) -> str | None:
    """Return the text of a file, or None with a problem noted when it is not plain UTF-8 text."""
    again = "save it again as CSV UTF-8" if name.endswith(".csv") else "save it again as plain text in UTF-8"
    if content.startswith(WORKBOOK_MARKS):
        problems.add(name, "an Excel workbook or zip under this name", again)
    elif content.startswith(UTF_16_MARKS):
        problems.add(name, "text in UTF-16", again)
    elif b"\x00" in content:
        row = content[: content.index(b"\x00")].count(b"\n") + 1
        problems.add(name, "control characters that no text file has", again, row=row)
    else:
        try:
            return text_in(content)
        except UnicodeDecodeError as error:
            row = content[: error.start].count(b"\n") + 1
            problems.add(name, "letters that are not UTF-8", again, row=row)
    return None


def text_in(content: bytes) -> str:
    """Return the text of bytes in UTF-8, or in plain letters and pound signs as an older spreadsheet writes them.

    Raises UnicodeDecodeError for any other: a pound sign is the same byte in all older ways to write English, and no
    other mark is.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if content.translate(None, POUND_SIGN).isascii():
            return content.decode("latin-1")
        raise


def csv_content(headings: Iterable[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Write the file's bytes."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([one_line_end(str(cell)) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8")


def one_line_end(text: str) -> str:
    """Return a text with one kind of line end: a lone carriage return within a cell would end its row."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
