"""The rows of one problem whose limits of money move, and the relaxation of the same: built once for every factor."""

from __future__ import annotations

from fractions import Fraction

from prioritise.portfolio.model import build_model
from prioritise.portfolio.search import Relaxation, WholeNumbers
from prioritise.robustness.frontier_money import ScaledMoney


class MoneyRows:
    """Every row as a one-sided row of whole numbers, `rows`, and their relaxation, whose limits can be moved."""

    def __init__(self, money: ScaledMoney) -> None:
        # With nothing in the scaled limits, every row that could bind at any is there.
        model = build_model(money.at(Fraction(0)))
        self._money = money
        self.relaxation = Relaxation(model)
        self.rows = self.relaxation.rows
        sides = [(row, side) for row in model.rows for side in (row.most, row.least) if side is not None]
        self._place = {row: place for place, (row, side) in reversed(list(enumerate(sides))) if side == row.most}

    def limits(self, scaled: tuple[int, ...]) -> WholeNumbers:
        """Return what every row may come to (m,) within these limits, in the order of the money's budgets."""
        limit = self.rows.limit.copy()
        for row in self._money.rows:
            limit[self._place[row.row]] = row.fixed_gbp + sum(scaled[place] for place in row.scaled)
        return limit

    def relax_within(self, limits: WholeNumbers) -> None:
        """Let the relaxation keep to these limits (m,) of the rows from now on."""
        for row in self._money.rows:
            place = self._place[row.row]
            self.relaxation.limit(place, int(limits[place]))
