"""What is said where figures that are rounded one by one stand beside what they come to."""

from __future__ import annotations

from collections.abc import Iterable

ROUNDED = (
    "Each figure is rounded by itself, so those shown may come to a little more or less than what is shown of all."
)


IN_BRACKETS = " (may not add up because they are rounded)"


def rounded_note(parts: Iterable[float], total: float, digits: int) -> str:
    """Say so where the parts, as they are shown, do not come to the total as it is shown; empty where they do."""
    return "" if _add_up(parts, total, digits) else ROUNDED


def rounded_in_brackets(parts: Iterable[float], total: float, digits: int) -> str:
    """Say the same in few words, to follow a heading; empty where they add up."""
    return "" if _add_up(parts, total, digits) else IN_BRACKETS


def _add_up(parts: Iterable[float], total: float, digits: int) -> bool:
    return round(sum(round(part, digits) for part in parts), digits) == round(total, digits)
