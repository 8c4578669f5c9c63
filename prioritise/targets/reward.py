"""The reward share of local public service agreements, kept as history: never income."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

TRIGGER_SHARE = Fraction(6, 10)
"""Nothing was earned below 60% of the enhancement. Source: Cambridgeshire LPSA progress overview, 25 April 2006."""

NEVER_PAID = (
    "History only. Reward for the 2008 to 2011 agreements was cancelled in October 2010 and never paid. "
    "It is not income, and nothing here counts it as such."
)


@dataclass(frozen=True, slots=True)
class RewardShare:
    """The share (0-1) of a reward a result would have earned.

    `trigger` is the figure at which reward began, in the indicator's unit; `NEVER_PAID` is to be shown beside any.
    """

    share: float
    trigger: float


def reward_share(*, no_stretch: float, target: float, result: float) -> RewardShare | None:
    """Return (result - no stretch) / (target - no stretch): nil below 60%, that share from 60%, all of it from 100%.

    `no_stretch` is what was expected without the agreement. The trigger is no stretch + 0.6 (target - no stretch).
    Exact for figures as written. None where the target asks for nothing beyond no stretch. Source: Cambridgeshire LPSA
    progress overview, 25 April 2006.
    """
    start, end, reached = (Fraction(repr(figure)) for figure in (no_stretch, target, result))
    if start == end:
        return None
    enhancement = (reached - start) / (end - start)
    earned = Fraction(0) if enhancement < TRIGGER_SHARE else min(Fraction(1), enhancement)
    return RewardShare(float(earned), float(start + TRIGGER_SHARE * (end - start)))
