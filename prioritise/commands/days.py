"""A day as it is typed after a command."""

from __future__ import annotations

import argparse
from datetime import date


def day(text: str) -> date:
    """Read a day such as 2026-03-12. Raises ArgumentTypeError, which the parser says in words."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2026-03-12") from None
