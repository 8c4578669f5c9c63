"""One change that would make another decision best: what is changed, from what to what, and what then moves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prioritise.analysis.nearest.said_share import shares_apart
from prioritise.domain.interventions import Status
from prioritise.portfolio.swap import Swap

MOST_PERCENT = 25
"""All money is looked at up to so much more and so much less."""
MOST_FUND_PERCENT = 50
"""One fund in every year is looked at up to so much more, which is as far as its lever goes."""
SMALLEST_IS = (
    "Of every kind of change the smallest is told, in its own unit: pounds, hours, points or per cent of all weight. "
    "All money is tried in whole per cent, so the exact amount may be a little less."
)
"""Which change of a kind is told, the same wherever one is."""

WOULD = {
    (Status.NEW, False): "It would be funded if",
    (Status.NEW, True): "It would not be funded if",
    (Status.CURRENT, False): "It would continue if",
    (Status.CURRENT, True): "It would stop if",
    (Status.REDUCE, False): "It would be made if",
    (Status.REDUCE, True): "It would not be made if",
}
"""How what would change a decision begins, by its status and whether it is in the list now."""


class ChangeKind(StrEnum):
    """What is changed, everything else as it is."""

    WEIGHT = "weight"
    SCORE = "score"
    LIKELIHOOD = "likelihood"
    COST = "cost"
    FUND = "money of a fund in a year"
    FUND_YEARS = "money of a fund in every year"
    ALL_MONEY = "all money"
    CAPACITY = "capacity"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class NearestChange:
    """The smallest change of its kind that makes another decision best.

    `about` is the id of the criterion, fund, capacity or rule; empty for a cost and for all money. `intervention` and
    `level` say whose score or cost is changed, `year` which year's money or capacity. `now` becomes `at`, in `unit`:
    shares of all weight 0-1, points of the value scale, whole pounds, a share of today's money, or the capacity's own
    unit. Both are None for a rule, which is dropped. `said` is the share of all weight at which a weight's change is
    said and tried: `at` rounded away from `now`, to where it has surely come about. `inside_range` is whether `at` lies
    within what members gave, or the figure's own low and high; None where there is no range. `swap` is what then moves
    against the present list, its value None where nothing obeys the rules then. `extra_gbp` is what more of a fund in
    every year comes to over all years, in whole pounds; 0 for every other change.
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
    said: float | None = None
    extra_gbp: int = 0

    @property
    def said_at(self) -> float:
        """What is said of where the change comes about, and tried."""
        return (self.at or 0.0) if self.said is None else self.said

    @property
    def shares_said(self) -> tuple[str, str]:
        """Today's share of all weight and the one that is said, both in as many decimals."""
        return shares_apart(self.now or 0.0, self.said_at)

    @property
    def amount(self) -> float:
        """How much more (above 0) or less it is, in `unit`; 0 for a rule."""
        return (self.at or 0.0) - (self.now or 0.0)

    @property
    def against_today(self) -> float:
        """How large it is against today's amount, whichever way it goes; against 1 where there is nothing today."""
        return abs(self.amount) / abs(self.now or 1)

    @property
    def is_more(self) -> bool:
        """Whether there is more of it after the change."""
        return self.amount > 0
