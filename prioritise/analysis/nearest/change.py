"""One change that would make another decision best: what is changed, from what to what, and what then moves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prioritise.portfolio.swap import Swap

MOST_PERCENT = 25
"""All money is looked at up to so much more and so much less."""


class ChangeKind(StrEnum):
    """What is changed, everything else as it is."""

    WEIGHT = "weight"
    SCORE = "score"
    LIKELIHOOD = "likelihood"
    COST = "cost"
    FUND = "money of a fund in a year"
    ALL_MONEY = "all money"
    CAPACITY = "capacity"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class NearestChange:
    """The smallest change of its kind that makes another decision best.

    `about` is the id of the criterion, fund, capacity or rule; empty for a cost and for all money. `intervention` and
    `level` say whose score or cost is changed, `year` which year's money or capacity. `now` becomes `at`, in `unit`:
    shares of all weight 0-1, points of the value scale, whole pounds, a share of today's money, or the capacity's own
    unit. Both are None for a rule, which is dropped. `inside_range` is whether `at` lies within what members gave, or
    the figure's own low and high; None where there is no range. `swap` is what then moves against the present list, its
    value None where nothing obeys the rules then.
    """

    kind: ChangeKind
    about: str
    swap: Swap
    now: float | None = None
    at: float | None = None
    unit: str = ""
    intervention: str = ""
    level: str = ""
    year: str = ""
    inside_range: bool | None = None

    @property
    def amount(self) -> float:
        """How much more (above 0) or less it is, in `unit`; 0 for a rule."""
        return (self.at or 0.0) - (self.now or 0.0)

    @property
    def is_more(self) -> bool:
        """Whether there is more of it after the change."""
        return self.amount > 0
