"""Formulas of a workbook that were never worked out: the program that wrote them kept no result."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from typing import IO
from xml.etree.ElementTree import fromstring, iterparse

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WORKBOOK, ITS_RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
MOST_NAMED = 5
WORK_OUT = "open it in a spreadsheet, save it, and give it again; or paste the results"
"""What to do about a formula without its result."""


def cells_without_result(content: bytes, sheet: str) -> tuple[str, ...]:
    """List the cells of a workbook's sheet, such as B7, that have a formula and no result, in the order they stand in.

    A result that is an empty text is a result. Raises BadZipFile, KeyError or ParseError for what is no workbook.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(_path_of(archive, sheet)) as part:
        return tuple(_without_result(part))


def merged_cells(content: bytes, sheet: str) -> tuple[str, ...]:
    """List the merged cells of a workbook's sheet, such as B2:B4. Raises as `cells_without_result`."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(_path_of(archive, sheet)) as part:
        merged = []
        for _event, element in iterparse(part):
            if element.tag == f"{MAIN}mergeCell":
                merged.append(element.attrib.get("ref", "some cells"))
            elif element.tag == f"{MAIN}row":
                element.clear()
        return tuple(merged)


def without_result(cells: Sequence[str]) -> str:
    """Say that formulas in these cells have no result."""
    return f"a formula without its result in {some_cells(cells)}"


def some_cells(cells: Sequence[str]) -> str:
    """Name the first of some cells, and count the rest."""
    more = f" and {len(cells) - MOST_NAMED} more" if len(cells) > MOST_NAMED else ""
    return f"{', '.join(cells[:MOST_NAMED])}{more}"


def _path_of(archive: zipfile.ZipFile, sheet: str) -> str:
    listed = fromstring(archive.read(WORKBOOK)).iter(f"{MAIN}sheet")
    relation = {element.attrib["name"]: element.attrib[f"{RELATIONS}id"] for element in listed}[sheet]
    targets = {element.attrib["Id"]: element.attrib["Target"] for element in fromstring(archive.read(ITS_RELATIONS))}
    return posixpath.normpath(posixpath.join("xl", targets[relation])).lstrip("/")


def _without_result(part: IO[bytes]) -> Iterator[str]:
    for _event, cell in iterparse(part):
        if cell.tag != f"{MAIN}c":
            continue
        if cell.find(f"{MAIN}f") is not None and not cell.findtext(f"{MAIN}v") and cell.attrib.get("t") != "str":
            yield cell.attrib.get("r", "a cell")
        cell.clear()
