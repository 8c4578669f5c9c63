"""Pots of money, each with a host and a limit for every year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from prioritise.domain.interventions import MoneyKind


@dataclass(frozen=True, slots=True)
class Move:
    """How much may go from a fund to another, which is named, in each year; whole pounds."""

    fund: str
    limit_gbp: int


@dataclass(frozen=True, slots=True)
class Fund:
    """One pot. `budget_gbp` and `minimum_gbp` are whole pounds by year, cash of that year.

    A year with no entry in `minimum_gbp` has no minimum; every year of the plan has a budget. At most
    `carry_forward_gbp` goes from each year to the next.
    """

    id: str
    name: str
    host: str
    kind: MoneyKind
    budget_gbp: Mapping[str, int]
    minimum_gbp: Mapping[str, int]
    carry_forward_gbp: int = 0
    move_to: tuple[Move, ...] = ()


def funds_with_own_names(funds: Iterable[Fund], partners: Mapping[str, str]) -> tuple[Fund, ...]:
    """Return the funds in their order, those that share a name told apart by their host, else by id.

    `partners` are the names of the partners, by id.
    """
    listed = list(funds)
    named = []
    for fund in listed:
        hosts = [other.host for other in listed if other.name.casefold() == fund.name.casefold()]
        apart = partners.get(fund.host, fund.host) if hosts.count(fund.host) == 1 else fund.id
        named.append(fund if len(hosts) == 1 else replace(fund, name=f"{fund.name} ({apart})"))
    return tuple(named)
