"""A workbook that is safe to open: its size, cells and texts counted, and nothing but its sheets, before it is read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from prioritise.files.limits import Limits, in_millions, limits
from prioritise.files.problem_list import ProblemList
from prioritise.files.unpacking import CANNOT_UNZIP, Locked, NotUnderstood, TooMuch, open_zip, unpacked

OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
"""How a workbook of before 2007 begins, and one that is locked with a password."""
LOCKED_WITHIN = "EncryptedPackage".encode("utf-16-le")
"""What a workbook that is locked with a password has where its sheets should be."""
READ_PARTS = (".xml", ".rels")
"""Pictures, macros and printer settings are none of these, and are not even unpacked."""
STYLES, TEXTS, SHEETS = "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/"
CELL, TEXT = re.compile(rb"<(?:\w{1,20}:)?c[ />]"), re.compile(rb"<(?:\w{1,20}:)?si[ />]")
DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
"""No spreadsheet writes these; they are how a short text is made to grow without end."""
SAVE_AGAIN = "save it again as .xlsx, or as CSV UTF-8"
LOCKED = "a workbook that is locked with a password"
WITHOUT_PASSWORD = "save it without a password, and give it again"
KEEP_LESS = "keep only the sheets and rows of the exercise, or copy them into a new workbook"


class _Unsafe(Exception):
    def __init__(self, found: str, what_to_do: str) -> None:
        super().__init__(found)
        self.found, self.what_to_do = found, what_to_do


def safe_workbook(name: str, content: bytes, problems: ProblemList) -> bytes | None:
    """Return the workbook with its sheets alone, at most as large as its limits, or None with a problem noted."""
    try:
        if content.startswith(OLD_WORKBOOK):
            raise _old(content)
        with open_zip(content) as archive:
            return _repacked(archive, limits())
    except TooMuch:
        most = in_millions(limits().workbook_bytes)
        problems.add(name, f"a workbook of more than {most} once unpacked", KEEP_LESS)
    except Locked:
        problems.add(name, LOCKED, WITHOUT_PASSWORD)
    except NotUnderstood:
        problems.add(name, "a workbook that is packed in a way no spreadsheet does", SAVE_AGAIN)
    except _Unsafe as error:
        problems.add(name, error.found, error.what_to_do)
    except CANNOT_UNZIP:
        problems.add(name, "a file that cannot be opened as an Excel workbook", SAVE_AGAIN)
    return None


def is_locked(content: bytes) -> bool:
    """Tell whether a workbook is locked with a password."""
    return content.startswith(OLD_WORKBOOK) and LOCKED_WITHIN in content


def _old(content: bytes) -> _Unsafe:
    if is_locked(content):
        return _Unsafe(LOCKED, WITHOUT_PASSWORD)
    return _Unsafe("a workbook of before 2007, which is not in the form .xlsx", SAVE_AGAIN)


def _repacked(archive: zipfile.ZipFile, most: Limits) -> bytes:
    """The parts that are read, packed without being made smaller: whoever opens them meets no surprise."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as safe:
        for part, content in _parts(archive, most):
            safe.writestr(zipfile.ZipInfo(part), content)
    return buffer.getvalue()


def _parts(archive: zipfile.ZipFile, most: Limits) -> Iterator[tuple[str, bytes]]:
    left, cells, seen = most.workbook_bytes, 0, set()
    for entry in archive.infolist():
        part = entry.filename
        if part in seen:
            raise _Unsafe("a workbook with two parts of one name", SAVE_AGAIN)
        seen.add(part)
        if not part.endswith(READ_PARTS):
            continue
        content = unpacked(archive, entry, left)
        left -= len(content)
        _check_text(content)
        _check_part(part, content, most)
        cells += sum(1 for _cell in CELL.finditer(content)) if part.startswith(SHEETS) else 0
        if cells > most.workbook_cells:
            raise _Unsafe(f"a workbook of more than {most.workbook_cells:,} cells", KEEP_LESS)
        yield part, content


def _check_text(content: bytes) -> None:
    if b"\x00" in content or DECLARES.search(content):
        raise _Unsafe("a workbook that declares what no spreadsheet writes", SAVE_AGAIN)


def _check_part(part: str, content: bytes, most: Limits) -> None:
    if part == STYLES and len(content) > most.workbook_styles_bytes:
        found = f"a workbook with {in_millions(len(content))} of cell styles; the most is "
        raise _Unsafe(found + in_millions(most.workbook_styles_bytes), "copy its cells into a new workbook, as values")
    if part == TEXTS and sum(1 for _text in TEXT.finditer(content)) > most.workbook_texts:
        raise _Unsafe(f"a workbook of more than {most.workbook_texts:,} texts", KEEP_LESS)
