"""What the module of a kind of rule offers. What most kinds have nothing to say about has a plain answer here."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from prioritise.domain.capacities import Capacity
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.rows import Row

R = TypeVar("R")


def _no_room(_rule: Any, _problem: PortfolioProblem) -> int:
    return 0


def _as_it_is(rule: Any, _amount: int) -> Any:
    return rule


def _no(*_: Any) -> bool:
    return False


def _no_limit(_rule: Any, _capacity: Capacity) -> None:
    return None


def _nothing_to_say(*_: Any) -> str:
    return ""


@dataclass(frozen=True)
class RuleKind(Generic[R]):
    """What can be asked of one kind of rule, each a function of the rule and, mostly, the problem it is in.

    `sentence`: the rule in plain English, one sentence. `rows`: its formula over the columns. `check`: whether the
    chosen columns (places) obey it, without the formula.

    `room`: by how many whole steps it can be loosened before it says nothing; 0 where it can only be dropped.
    `looser`: the rule loosened by so many steps; more steps never forbid more.

    `out_of_reach`: the most that could be done towards what it asks, one sentence, where that is not enough whatever is
    chosen; empty where it may be enough. `spared`: whether something else keeps it anyway.

    `pounds_left`: whether it limits whole pounds by a number that spending does not move, so that so much is left.
    `capacity_limit`: the most it allows of a capacity in its year; None where it says nothing of it. `counts_from`:
    whether it asks for a share of the limit of this fund.

    `cheaper_may_not_help`: why an intervention that cost less might not be chosen the sooner for it; empty where
    costing less never hurts.
    """

    sentence: Callable[[R, PortfolioProblem], str]
    rows: Callable[[R, PortfolioProblem], tuple[Row, ...]]
    check: Callable[[R, Collection[int], PortfolioProblem], bool]
    room: Callable[[R, PortfolioProblem], int] = _no_room
    looser: Callable[[R, int], R] = _as_it_is
    out_of_reach: Callable[[R, PortfolioProblem], str] = _nothing_to_say
    spared: Callable[[R, PortfolioProblem], bool] = _no
    pounds_left: Callable[[R], bool] = _no
    capacity_limit: Callable[[R, Capacity], int | None] = _no_limit
    counts_from: Callable[[R, str], bool] = _no
    cheaper_may_not_help: Callable[[R, PortfolioProblem, str], str] = _nothing_to_say
