"""A CSV file as the product writes it: UTF-8, one kind of line end, cells that hold commas in quotation marks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def csv_content(headings: Iterable[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The file's bytes. A lone carriage return within a cell would end its row, so it becomes a line end."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([str(cell).replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8")
