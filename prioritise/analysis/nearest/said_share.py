"""The share of all weight at which another list has taken over, as it is said and tried: one figure everywhere."""

from __future__ import annotations

import math

from prioritise.robustness.thresholds import Stretch

BEYOND_SHARE = 1e-5
"""At the threshold two lists are worth the same; so little further, as a share of all weight, the other one wins."""
FEWEST, MOST = 1, 6
"""Decimals of a per cent in which a share is said."""


def said_share(stretch: Stretch, today: float) -> float:
    """Find the share 0-1 nearest to today's at which this list is surely the best one, in as few decimals as can be.

    It is rounded away from today's, so that what is said of it happens there, and never past where this list ends.
    """
    more = stretch.from_share >= today
    near, far = (stretch.from_share, stretch.to_share) if more else (stretch.to_share, stretch.from_share)
    sign = 1 if more else -1
    for digits in range(FEWEST, MOST + 1):
        steps = (near + sign * BEYOND_SHARE) * 10 ** (digits + 2)
        share = (math.ceil(steps) if more else math.floor(steps)) / 10 ** (digits + 2)
        is_end = share == far in (0.0, 1.0)
        if (is_end or sign * (far - share) >= BEYOND_SHARE) and share_text(share) != share_text(today, digits):
            return float(share)
    return (near + far) / 2


def kept_share(end: float, today: float) -> str:
    """Write a share up to which today's list stays: rounded towards today's, so that it stays there, never past it."""
    for digits in range(FEWEST, MOST + 1):
        size = 10 ** (digits + 2)
        kept = (math.floor if end >= today else math.ceil)(round(end * size, 6)) / size
        if (kept >= today) is (end >= today):
            return share_text(kept, digits)
    return share_text(today, MOST)


def share_text(share: float, digits: int = 0) -> str:
    """Write a share in per cent with so many decimals; without a number of them as many as it has, at least one."""
    for shown in range(digits or FEWEST, digits or MOST):
        if abs(round(100 * share, shown) - 100 * share) < 10**-MOST / 2:
            return f"{100 * share:.{shown}f}%"
    return f"{100 * share:.{digits or MOST}f}%"


def shares_apart(now: float, there: float) -> tuple[str, str]:
    """Write today's share and the said one with as many decimals as the said one has."""
    text = share_text(there)
    return share_text(now, len(text.rstrip("%").partition(".")[2])), text
