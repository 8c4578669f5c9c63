"""Changing rows of a CSV file: every row that is not changed keeps its bytes, and every column its place."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from prioritise.files.exercise.declared_tables import TABLE_BY_FILE
from prioritise.files.naming import folded
from prioritise.files.text import one_line_end, text_in

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(slots=True)
class TableEdit:
    """What becomes of a table: cells by row number (the heading is row 1) and column, rows taken out, rows added."""

    changed: dict[int, dict[str, str]] = field(default_factory=dict)
    taken_out: set[int] = field(default_factory=set)
    added: list[dict[str, str]] = field(default_factory=list)

    @property
    def is_nothing(self) -> bool:
        """Whether the table stays as it is."""
        return not (self.changed or self.taken_out or self.added)

    def beside(self, other: TableEdit) -> TableEdit:
        """Join this edit and another of the same table; a row that either takes out is out."""
        gone = self.taken_out | other.taken_out
        changed = {row: cells for row, cells in {**other.changed, **self.changed}.items() if row not in gone}
        return TableEdit(changed, gone, [*other.added, *self.added])


def with_edits(files: Mapping[str, bytes], edits: Mapping[str, TableEdit]) -> dict[str, bytes]:
    """Return the files of an exercise after edits of its tables, by file; one that changes nothing makes no file."""
    return dict(files) | {
        name: edited_csv(files.get(name), tuple(TABLE_BY_FILE[name].model_fields), edit)
        for name, edit in edits.items()
        if not edit.is_nothing
    }


def edited_csv(content: bytes | None, columns: Sequence[str], edit: TableEdit) -> bytes:
    """Write the bytes of a table after an edit; a file that is not there yet is begun with these columns.

    Raises UnicodeDecodeError or csv.Error for a file that cannot be read: it must have been read before.
    """
    if edit.is_nothing and content is not None:
        return content
    if not content:
        return _written([list(columns)], "\n") + _written([_line(columns, row) for row in edit.added], "\n")
    mark = BYTE_ORDER_MARK if content.startswith(BYTE_ORDER_MARK) else b""
    records = _records(text_in(content))
    line_end = "\r\n" if records and records[0].text.endswith("\r\n") else "\n"
    heading = next(place for place, record in enumerate(records) if any(cell.strip() for cell in record.cells))
    headings = _own_names(records[heading].cells, columns)
    used = {column for row in (*edit.changed.values(), *edit.added) for column, text in row.items() if text}
    missing = [column for column in columns if column in used - set(headings)]
    parts = []
    for number, record in enumerate(records, 1):
        if number in edit.taken_out:
            continue
        if number - 1 == heading and missing:
            parts.append(_written([[*record.cells, *missing]], line_end))
        elif number in edit.changed:
            before = dict(zip(headings, record.cells, strict=False))
            parts.append(_written([_line([*headings, *missing], before | edit.changed[number])], line_end))
        else:
            parts.append(record.text.encode())
    if parts and edit.added and not parts[-1].endswith((b"\n", b"\r")):
        parts.append(line_end.encode())
    parts.append(_written([_line([*headings, *missing], row) for row in edit.added], line_end))
    return mark + b"".join(parts)


@dataclass(frozen=True, slots=True)
class _Record:
    text: str
    cells: list[str]


def _records(text: str) -> list[_Record]:
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(iter(lines), strict=True)
    records, start = [], 0
    for cells in reader:
        records.append(_Record("".join(lines[start : reader.line_num]), cells))
        start = reader.line_num
    return records


def _own_names(cells: Sequence[str], columns: Sequence[str]) -> list[str]:
    by_fold = {folded(column): column for column in columns}
    return [by_fold.get(folded(cell), cell.strip()) for cell in cells]


def _line(headings: Sequence[str], row: Mapping[str, str]) -> list[str]:
    return [row.get(heading, "") for heading in headings]


def _written(rows: Sequence[Sequence[str]], line_end: str) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator=line_end).writerows([one_line_end(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode()
