"""What is hidden in a workbook's sheet and holds something: filtered rows, folded columns, or the sheet itself."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree.ElementTree import Element, iterparse

from prioritise.files.sheet_formulas import MAIN, MOST_NAMED, sheet_element, sheet_path
from prioritise.words import joined

LETTERS = re.compile(r"[A-Z]+")
MOST_COLUMNS = 16_384
"""As many as a sheet can have; a file may say more."""


def hidden_parts(content: bytes, sheet: str) -> tuple[str, ...]:
    """Name what is hidden in a sheet although something stands in it: "rows 5 and 8", "column E", "the whole sheet".

    Rows that a filter leaves out are hidden. Raises BadZipFile, KeyError or ParseError for what is no workbook.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        part = archive.read(sheet_path(archive, sheet))
        is_shown = sheet_element(archive, sheet).attrib.get("state", "visible") == "visible"
    whole = () if is_shown else ("the whole sheet",)
    if b"hidden=" not in part:
        return whole
    rows, columns = _rows_and_columns(part)
    return (*whole, *_named("row", rows), *_named("column", columns))


def _rows_and_columns(part: bytes) -> tuple[list[str], list[str]]:
    rows: list[str] = []
    hidden: set[str] = set()
    filled: dict[str, None] = {}
    for _event, element in iterparse(io.BytesIO(part)):
        if element.tag == f"{MAIN}col" and _is_hidden(element):
            hidden |= _letters_of(element)
        elif element.tag == f"{MAIN}row":
            cells = [cell.attrib.get("r", "") for cell in element if _holds_something(cell)]
            if cells and _is_hidden(element):
                rows.append(element.attrib.get("r", "?"))
            filled |= dict.fromkeys(match[0] for cell in cells if (match := LETTERS.match(cell)))
            element.clear()
    return rows, sorted(hidden.intersection(filled), key=lambda letters: (len(letters), letters))


def _is_hidden(element: Element) -> bool:
    return element.attrib.get("hidden") in ("1", "true")


def _letters_of(columns: Element) -> set[str]:
    from openpyxl.utils import get_column_letter

    first, last = int(columns.attrib["min"]), min(MOST_COLUMNS, int(columns.attrib["max"]))
    return {get_column_letter(number) for number in range(first, last + 1)}


def _holds_something(cell: Element) -> bool:
    return bool(cell.findtext(f"{MAIN}v") or cell.find(f"{MAIN}is") is not None)


def _named(what: str, names: list[str]) -> tuple[str, ...]:
    if not names:
        return ()
    more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
    return (f"{what if len(names) == 1 else f'{what}s'} {joined([*names[:MOST_NAMED], *more])}",)
