"""Lists as people write them."""

from __future__ import annotations

from collections.abc import Iterable


def joined(listed: Iterable[str], *, last: str = "and") -> str:
    """A list in words, with semicolons as soon as one of the names has a comma or an "and" of its own.

    `last` stands before the last one; empty for none, as in a cell of a table.
    """
    known = list(listed)
    if len(known) < 2:
        return "".join(known)
    blurs = any("," in each or " and " in each for each in known)
    mark = ";" if blurs else ","
    if not last:
        return f"{mark} ".join(known)
    return f"{f'{mark} '.join(known[:-1])}{';' if blurs else ''} {last} {known[-1]}"
