"""The exact facts an explanation is made of; the words are made from these and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prioritise.portfolio.conflicts import Conflict
from prioritise.portfolio.portfolio import Proof
from prioritise.portfolio.problem import FundCost
from prioritise.portfolio.swap import Swap


class Blocker(StrEnum):
    """What keeps an intervention out, found by lifting one kind of limit at a time and solving again.

    MONEY: with unlimited money it would be chosen, without the rules it would not. RULE: the reverse (limits of
    capacity count as rules). EITHER: lifting either kind alone brings it in. BOTH: only lifting both does. WORTH: not
    even that; funding it is worth no more than nothing. NONE: it is chosen.
    """

    NONE = "none"
    MONEY = "money"
    RULE = "rule"
    EITHER = "either"
    BOTH = "both"
    WORTH = "worth"


@dataclass(frozen=True, slots=True)
class EntryCost:
    """The most it may cost and be chosen: cash paid out, the plan's total, and every amount. All whole pounds.

    `swap` is what else moves when it comes in at that cost.
    """

    spending_gbp: int
    cost_gbp: int
    proposed_spending_gbp: int
    proposed_cost_gbp: int
    costs: tuple[FundCost, ...]
    swap: Swap


class Resource(StrEnum):
    """What can run out."""

    FUND = "fund"
    FUND_LIMIT = "rule on a fund"
    CAPACITY = "capacity"


@dataclass(frozen=True, slots=True)
class Shortage:
    """One thing of which more is needed than is left: whole pounds of a fund or of what a rule allows, or a capacity.

    `about` is the id of the fund, the rule or the capacity; `year` is empty for a rule on the whole plan; `unit` is
    empty for pounds. `left` is after everything that is chosen.
    """

    resource: Resource
    about: str
    year: str
    unit: str
    needs: int
    left: int


@dataclass(frozen=True, slots=True)
class CostlyLimit:
    """A rule or a capacity without which forcing one intervention in would lose less: ids, one of them empty.

    `lost_millionths` is what would be lost without it: the best value without this limit, less the best with it in.
    """

    rule: str
    capacity: str
    lost_millionths: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one intervention is, or is not, in the best portfolio; every figure re-solved and exact.

    For one that is not chosen: `swap` is forcing it in, `entry_gain_millionths` the smallest gain in its score at which
    it is chosen, `entry_cost` the largest cost at which it is; None for "not at any cost", for nothing paid out, and
    where `entry_cost_unclear` says why no one figure can be given. `short_in` are the funds and years where its own
    cost, added to that year's limit alone, would bring it in; where no single year would, the fund in which its costs
    of all years together would, with an empty year. `blocking_rules` are the rules each of which, dropped alone, would
    let it in; `blocking_capacities` the same for capacities that run out. `rules_together` and `capacities_together`
    are what lets it in when all of it is lifted, with none to spare, where no single one does: with the money as it is,
    or, where money and rules keep it out, with no limit on money. `shortages` are what keeps it out and it needs more
    of than is left, at the level it would be funded at. `beside` are the rules and capacities that it would break
    beside the list as it is; `outbid_for` the capacities of which the best list leaves it too little even with no limit
    on money. `rules` names every must-not-fund rule on it. `service_stops` names the service of a cut, where it stops
    anyway. For one that is chosen: `swap` is leaving it out, and `rules` names its must-fund rules, with what dropping
    all of them would do. `costly_limits` are the rules and capacities, beside those that keep it out, without which
    forcing it in would lose less than `swap` says; none where nobody asked for them. `in_the_way` is what no list can
    keep with the other decision; None where one can. Every figure of its own is of one level, `level`: the one it has,
    or would be funded at; empty where there is one only.
    """

    intervention: str
    chosen: bool
    score_millionths: int
    cost_gbp: int
    blocker: Blocker
    swap: Swap
    entry_gain_millionths: int | None
    entry_cost: EntryCost | None
    entry_cost_unclear: str
    short_in: tuple[tuple[str, str], ...]
    blocking_rules: tuple[str, ...]
    blocking_capacities: tuple[str, ...]
    shortages: tuple[Shortage, ...]
    rules: tuple[str, ...]
    without_rules: Swap | None
    proof: Proof
    rules_together: tuple[str, ...] = ()
    capacities_together: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    outbid_for: tuple[str, ...] = ()
    service_stops: str = ""
    costly_limits: tuple[CostlyLimit, ...] = ()
    in_the_way: Conflict | None = None
    level: str = ""

    @property
    def only_forbidden(self) -> bool:
        """Whether several rules forbid it, each by itself, and nothing else keeps it out."""
        return self.blocker is Blocker.RULE and bool(self.rules) and set(self.rules) == set(self.rules_together)
