"""Formulas of a workbook that were never worked out: the program that wrote them kept no result."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from typing import IO
from xml.etree.ElementTree import Element, fromstring, iterparse

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
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(sheet_path(archive, sheet)) as part:
        return tuple(_without_result(part))


def merged_cells(content: bytes, sheet: str) -> tuple[str, ...]:
    """List the merged cells of a workbook's sheet, such as B2:B4. Raises as `cells_without_result`."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(sheet_path(archive, sheet)) as part:
        merged = []
        for _event, element in iterparse(part):
            if element.tag == f"{MAIN}mergeCell":
                merged.append(element.attrib.get("ref", "some cells"))
            elif element.tag == f"{MAIN}row":
                element.clear()
        return tuple(merged)


def sheet_path(archive: zipfile.ZipFile, sheet: str) -> str:
    """Find the part of a workbook that holds a sheet. Raises KeyError or ParseError where there is none."""
    relation = sheet_element(archive, sheet).attrib[f"{RELATIONS}id"]
    targets = {element.attrib["Id"]: element.attrib["Target"] for element in fromstring(archive.read(ITS_RELATIONS))}
    return posixpath.normpath(posixpath.join("xl", targets[relation])).lstrip("/")


def sheet_element(archive: zipfile.ZipFile, sheet: str) -> Element:
    """Find what a workbook says of a sheet. Raises KeyError or ParseError where it says nothing."""
    listed = fromstring(archive.read(WORKBOOK)).iter(f"{MAIN}sheet")
    return {element.attrib["name"]: element for element in listed}[sheet]


def without_result(cells: Sequence[str]) -> str:
    """Say that formulas in these cells have no result."""
    return f"a formula without its result in {some_cells(cells)}"


def some_cells(cells: Sequence[str]) -> str:
    """Name the first of some cells, and count the rest."""
    more = f" and {len(cells) - MOST_NAMED} more" if len(cells) > MOST_NAMED else ""
    return f"{', '.join(cells[:MOST_NAMED])}{more}"


def _without_result(part: IO[bytes]) -> Iterator[str]:
    for _event, cell in iterparse(part):
        if cell.tag != f"{MAIN}c":
            continue
        if cell.find(f"{MAIN}f") is not None and not cell.findtext(f"{MAIN}v") and cell.attrib.get("t") != "str":
            yield cell.attrib.get("r", "a cell")
        cell.clear()
