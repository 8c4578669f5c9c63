"""What is said where figures that are rounded one by one stand beside what they come to."""

from __future__ import annotations

from collections.abc import Iterable

ROUNDED = (
    "Each figure is rounded by itself, so those shown may come to a little more or less than what is shown of all."
)


def rounded_note(parts: Iterable[float], total: float, digits: int) -> str:
    """Say so where the parts, as they are shown, do not come to the total as it is shown; empty where they do."""
    shown = sum(round(part, digits) for part in parts)
    return "" if round(shown, digits) == round(total, digits) else ROUNDED
