"""The certificates in a time stamp, put in the order of DER: services send them in any, readers take that alone."""

from __future__ import annotations

from dataclasses import dataclass

CERTIFICATES = 0xA0
"""The tag of the certificates in what was signed (RFC 5652, section 5.1). They are not under the signature."""


@dataclass(frozen=True, slots=True)
class _Part:
    tag: int
    start: int
    inside: int
    end: int


def in_order(stamp: bytes) -> bytes:
    """Return a stamp with its certificates in order; the same bytes where it has none, or is no stamp."""
    try:
        response = _parts(stamp, 0, len(stamp))[0]
        token = _parts(stamp, response.inside, response.end)[1]
        wrapped = _parts(stamp, token.inside, token.end)[1]
        signed = _parts(stamp, wrapped.inside, wrapped.end)[0]
        lists = [part for part in _parts(stamp, signed.inside, signed.end) if part.tag == CERTIFICATES]
        certificates = [stamp[part.start : part.end] for part in _parts(stamp, lists[0].inside, lists[0].end)]
    except IndexError:
        return stamp
    return stamp[: lists[0].inside] + b"".join(sorted(certificates)) + stamp[lists[0].end :]


def _parts(content: bytes, start: int, end: int) -> list[_Part]:
    """What stands in a part of DER, one after the other. Raises IndexError where it does not fit."""
    parts = []
    while start < end:
        size, inside = content[start + 1], start + 2
        if size >= 0x80:
            digits = size & 0x7F
            size, inside = int.from_bytes(content[inside : inside + digits], "big"), inside + digits
        if inside + size > end:
            raise IndexError
        parts.append(_Part(content[start], start, inside, inside + size))
        start = inside + size
    return parts
