"""What was chosen, what it is worth and what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prioritise.portfolio.problem import MILLIONTHS
from prioritise.portfolio.transfers import Transfer


class PortfolioStatus(StrEnum):
    """Optimal is proven; time-limited is the best found so far; infeasible: nothing obeys the rules."""

    OPTIMAL = "optimal"
    TIME_LIMITED = "time-limited"
    INFEASIBLE = "infeasible"


class Proof(StrEnum):
    """What an answer rests on: exhaustion in whole numbers, or the solver's own bound in double precision."""

    WHOLE_NUMBERS = "whole-numbers"
    SOLVER = "solver"


@dataclass(frozen=True, slots=True)
class FundYear:
    """What is spent from one fund in one year, net of what is released, against its limit; whole pounds.

    What is left is the limit, with what is carried and moved in, less what is carried and moved out and spent.
    """

    fund: str
    year: str
    spent_gbp: int
    limit_gbp: int
    minimum_gbp: int | None
    carried_in_gbp: int = 0
    carried_out_gbp: int = 0
    moved_in_gbp: int = 0
    moved_out_gbp: int = 0

    @property
    def available_gbp(self) -> int:
        """What there is to spend, after what is carried and moved."""
        into = self.carried_in_gbp + self.moved_in_gbp
        return self.limit_gbp + into - self.carried_out_gbp - self.moved_out_gbp

    @property
    def left_gbp(self) -> int:
        """What is not spent, carried or moved."""
        return self.available_gbp - self.spent_gbp


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The answer. `chosen` are places in the problem's columns; `interventions` are ids, in order.

    Read `status` first. Infeasible: nothing is chosen, and value, cost and money are those of choosing
    nothing. Time-limited: no portfolio is worth more than `bound_millionths`; when that equals the value,
    the value is proven and only the order among ties is not. `bound_millionths` is None when infeasible.
    Ask `has_answer` before showing, costing or rechecking what is chosen: an answer is enough for that. Ask `is_proven`
    before saying anything that rests on its being the best: why something is in or out, what comes next, what would
    change it, what a rule, an override or a partner loses by it, and what a figure is worth. A time-limited answer has
    the first and not the second.

    `transfers` are the sums carried forward and moved that make the money meet.

    `proof` says what an optimal answer rests on; the solver's own bound, relied on only where there is too much
    to exhaust, can be out by about one part in a hundred million.
    """

    status: PortfolioStatus
    chosen: tuple[int, ...]
    interventions: tuple[str, ...]
    value_millionths: int
    bound_millionths: int | None
    cost_gbp: int
    money: tuple[FundYear, ...]
    proof: Proof = Proof.SOLVER
    transfers: tuple[Transfer, ...] = ()

    @property
    def is_proven(self) -> bool:
        """Whether it is proven that no other set is worth more."""
        return self.status is PortfolioStatus.OPTIMAL

    @property
    def has_answer(self) -> bool:
        """Whether any set of interventions obeys the rules within the money."""
        return self.status is not PortfolioStatus.INFEASIBLE

    @property
    def value(self) -> float:
        """The total score in points."""
        return self.value_millionths / MILLIONTHS
