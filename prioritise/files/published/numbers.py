"""Published numbers as text."""

from __future__ import annotations

from decimal import Decimal


def number_text(number: float | None) -> str:
    """Return the shortest text that reads back as the same number; empty for not known."""
    if number is None:
        return ""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return repr(number)


def scaled(number: float | None, scale: float) -> float | None:
    """Return the number times a power of ten, by its printed digits, so that 0.575 becomes 57.5 and not
    57.49999999999999.
    """
    return number if number is None or scale == 1 else float(Decimal(repr(number)) * Decimal(repr(scale)))
