"""A number as it is typed after a command."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from prioritise.files.number_text import number_in

MOST_DIGITS = 18
"""More is a slip of the hand, and no whole number of most programs."""


def whole_number(least: int = 0, most: int | None = None) -> Callable[[str], int]:
    """Return what reads a whole number within these limits; thousands may be grouped.

    It raises ArgumentTypeError, which the parser says in words.
    """

    def read(text: str) -> int:
        plain = text.replace(",", "")
        number = int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= MOST_DIGITS else None
        if number is None or number < least or (most is not None and number > most):
            up_to = "up" if most is None else f"to {most:,}"
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} {up_to}")
        return number

    return read


def seconds(text: str) -> float:
    """Read a number of seconds. Raises ArgumentTypeError, which the parser says in words."""
    number = number_in(text)
    if number is None or number <= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return number
