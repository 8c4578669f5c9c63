"""How many firm decisions are so but for money, and but for their size, so that nobody adds up what overlaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Moves(Protocol):
    """What is known of one decision: whether it is firm, and whether money or its size still moves it."""

    @property
    def could_change(self) -> bool:
        """Whether it is not firm."""

    @property
    def moved_by_money(self) -> bool:
        """Whether all money a little more or less would move it."""

    @property
    def another_size(self) -> bool:
        """Whether some weights or scores would fund it at another level."""


@dataclass(frozen=True, slots=True)
class ButFor:
    """Of the firm decisions, how many money would move, how many could be of another size, and how many are both."""

    money: int
    size: int
    both: int

    @property
    def among(self) -> str:
        """Say how many of those that are firm but for size are counted among those but for money; else empty."""
        if not (self.money and self.size):
            return ""
        if self.both == self.size:
            return f", {'which is' if self.size == 1 else 'all'} among those {self.money}"
        return f", {self.both or 'none'} of them among those {self.money}"


def but_for(states: Iterable[Moves]) -> ButFor:
    """Count the firm decisions that money moves, that could be of another size, and both."""
    firm = [(state.moved_by_money, state.another_size) for state in states if not state.could_change]
    return ButFor(sum(money for money, _ in firm), sum(size for _, size in firm), sum(all(each) for each in firm))
