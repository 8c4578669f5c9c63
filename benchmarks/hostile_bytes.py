"""Zips and workbooks as an attacker makes them, in bytes: what lies, unpacks without end, or leads elsewhere."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from functools import cache

MILLION = 1_000_000
NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET, TEXTS, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
ROWS = (("id", "name"), ("walks", "Walks"))


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Zip files by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def with_bomb(files: Mapping[str, bytes], name: str, megabytes: int, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Zip files with one of so many million bytes of nothing, which says that it has a thousand."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for other, content in files.items():
            archive.writestr(other, content)
        with archive.open(name, "w") as part:
            for _million in range(megabytes):
                part.write(b"\0" * MILLION)
    return lying(buffer.getvalue(), name, 1000)


def lying(content: bytes, name: str, size: int) -> bytes:
    """Change what a zip says of the unpacked size of one file, in its list and before the file."""
    changed = bytearray(content)
    for mark, length_at, name_at, size_at in ((b"PK\x03\x04", 26, 30, 22), (b"PK\x01\x02", 28, 46, 24)):
        start = changed.find(mark)
        while start >= 0:
            length = struct.unpack_from("<H", changed, start + length_at)[0]
            if changed[start + name_at : start + name_at + length] == name.encode():
                struct.pack_into("<I", changed, start + size_at, size)
            start = changed.find(mark, start + 4)
    return bytes(changed)


def locked(content: bytes) -> bytes:
    """Say of every file in a zip that it asks for a password."""
    changed = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(mark)
        while start >= 0:
            changed[start + place] |= 1
            start = changed.find(mark, start + 4)
    return bytes(changed)


def with_link(files: Mapping[str, bytes], name: str, target: bytes) -> bytes:
    """Zip files with a symbolic link among them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for other, content in files.items():
            archive.writestr(other, content)
        link = zipfile.ZipInfo(name)
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, target)
    return buffer.getvalue()


@cache
def workbook_parts() -> Mapping[str, bytes]:
    """The parts of a small sound workbook, by name."""
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Interventions"
    for row in ROWS:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def workbook(changed: Mapping[str, bytes] | None = None, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A small workbook with some of its parts changed or added."""
    return zipped({**workbook_parts(), **(changed or {})}, method)


def sheet(body: bytes, before: bytes = b"", after: bytes = b"") -> dict[str, bytes]:
    """A sheet of these rows, as a part of a workbook; `before` stands before its first element."""
    head = b'<?xml version="1.0"?>' + before + b"<worksheet " + NAMESPACE + b"><sheetData>"
    return {SHEET: head + body + b"</sheetData>" + after + b"</worksheet>"}


def texts(number: int, text: bytes = b"a") -> dict[str, bytes]:
    """So many shared texts, as a part of a workbook."""
    return {TEXTS: b"<sst " + NAMESPACE + b">" + (b"<si><t>" + text + b"</t></si>") * number + b"</sst>"}


def styles(number: int) -> dict[str, bytes]:
    """So many cell styles, as a part of a workbook."""
    part = workbook_parts()[STYLES]
    place = part.index(b">", part.index(b"<cellXfs")) + 1
    return {STYLES: part[:place] + b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' * number + part[place:]}


def replaced(part: str, before: bytes, after: bytes) -> dict[str, bytes]:
    """One part of a workbook with some of its bytes replaced."""
    return {part: workbook_parts()[part].replace(before, after)}
