"""What is in a zip, unpacked in small pieces and never further than its limit, whatever the zip says of its sizes."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

READ_AT_ONCE = 65_536
UNDERSTOOD = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What spreadsheets and computers write. The others unpack to any size in one step."""
ENTRY_MARK = b"PK\x01\x02"
MOST_LISTED = 5_000
"""No exercise and no workbook lists more; a list of millions takes long only to read."""
LOCKED_BIT = 0x1
CANNOT_UNZIP = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    OverflowError,
    MemoryError,
)
"""What Python's zipfile raises for damaged, locked or exotic archives."""


class TooMuch(Exception):
    """There is more in a zip than its limit allows."""


class Locked(Exception):
    """A zip, or a file in it, asks for a password."""


class NotUnderstood(Exception):
    """A file in a zip was packed in a way that is not read here."""


def open_zip(content: bytes) -> zipfile.ZipFile:
    """Open a zip whose list of files is short enough to read. Raises TooMuch, or one of CANNOT_UNZIP."""
    if content.count(ENTRY_MARK) > MOST_LISTED:
        raise TooMuch
    return zipfile.ZipFile(io.BytesIO(content))


def unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """Unpack one file. Raises TooMuch past `most` bytes, Locked, NotUnderstood, or one of CANNOT_UNZIP."""
    if entry.flag_bits & LOCKED_BIT:
        raise Locked
    if entry.compress_type not in UNDERSTOOD:
        raise NotUnderstood
    pieces, size = [], 0
    with archive.open(entry) as part:
        while piece := part.read(READ_AT_ONCE):
            size += len(piece)
            if size > most:
                raise TooMuch
            pieces.append(piece)
    return b"".join(pieces)
