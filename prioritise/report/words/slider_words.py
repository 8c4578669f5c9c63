"""Where the slider of a weight can stand, and how that is written."""

from __future__ import annotations

from functools import cache

MOST_POINTS = 100
POINTS_COUNT = (
    "Points from 0 to 100; only the proportions count. Beside each name stands the share of all weight they come to."
)
NEARLY = 0.05
"""What is so near a whole number is written as one."""


@cache
def slider_stops(*between: float) -> tuple[float, ...]:
    """List every whole number of points from 0 to 100, and these between them: what was agreed, what is tried.

    No two are written alike: of those that would be, the last one given stays.
    """
    stops = {points_text(points): float(points) for points in (*range(MOST_POINTS + 1), *between)}
    return tuple(sorted(stops.values()))


def points_text(points: float) -> str:
    """Write points as a slider shows them: whole, or with one decimal."""
    return f"{points:.0f}" if abs(points - round(points)) < NEARLY else f"{points:.1f}"
