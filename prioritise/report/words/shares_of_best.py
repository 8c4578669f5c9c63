"""What a partner gets of its own best list and what it loses, rounded once, so that the two come to 100%."""

from __future__ import annotations

ALL_BUT = 0.999
"""More than this and not all is not said as all."""


def got_of_best(share: float) -> str:
    """Write what is got, in tenths of a per cent; what is not quite all of it is said so."""
    if ALL_BUT < share < 1 and round(1000 * share) == 1000:
        return "over 99.9%"
    return f"{round(1000 * share) / 10:.1f}%".replace("-", "−")


def lost_of_best(got: float) -> str:
    """Write what is lost by whoever gets this share: what is wanting from the share as it is written."""
    if ALL_BUT < got < 1 and round(1000 * got) == 1000:
        return "under 0.1%"
    return f"{(1000 - round(1000 * got)) / 10:.1f}%".replace("-", "−")
