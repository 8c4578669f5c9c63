"""A number as it is typed after a command."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable

from prioritise.files.number_text import number_in

WHOLE = re.compile(r"\d{1,18}|\d{1,3}(,\d{3}){1,5}", re.ASCII)
"""Thousands may be grouped. More digits are a slip of the hand, and no whole number of most programs."""
MOST_SAMPLES = 20_000
"""Weight sets: some minutes' work, and some hundred million bytes where figures vary too."""


def whole_number(least: int = 0, most: int | None = None) -> Callable[[str], int]:
    """Return what reads a whole number within its bounds, or raises ArgumentTypeError for the parser to say."""
    upwards = "up" if most is None else f"to {most:,}"

    def read(text: str) -> int:
        number = int(text.replace(",", "")) if WHOLE.fullmatch(text) else -1
        if number < least or (most is not None and number > most):
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} {upwards}")
        return number

    return read


def seconds(text: str) -> float:
    """Read a number of seconds. Raises ArgumentTypeError, which the parser says in words."""
    number = number_in(text)
    if number is None or number <= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return number
