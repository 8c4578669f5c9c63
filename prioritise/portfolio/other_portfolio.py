"""A portfolio beside the best one: what it is worth, what is lost by it, and how the two differ."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.verify import verify


@dataclass(frozen=True, slots=True)
class OtherPortfolio:
    """A portfolio beside the best one. `chosen` are places in the problem's columns.

    `lost_millionths` is how much less it is worth, 0 for a tie. `adds` and `drops` are labels of columns, against the
    best portfolio.
    """

    chosen: tuple[int, ...]
    interventions: tuple[str, ...]
    value_millionths: int
    lost_millionths: int
    cost_gbp: int
    adds: tuple[str, ...]
    drops: tuple[str, ...]

    @property
    def lost_share(self) -> float | None:
        """The same as a share 0-1 of what the best portfolio is worth; None where that is not above 0."""
        best = self.value_millionths + self.lost_millionths
        return self.lost_millionths / best if best > 0 else None


def other_portfolio(problem: PortfolioProblem, best: Portfolio, chosen: Collection[int]) -> OtherPortfolio:
    """Describe a set of columns against the best portfolio.

    Raises SolverFailed where it breaks a rule or a limit.
    """
    checked = verify(problem, chosen)
    adds, drops = (sorted(ours) for ours in (set(chosen) - set(best.chosen), set(best.chosen) - set(chosen)))
    return OtherPortfolio(
        chosen=tuple(sorted(chosen)),
        interventions=problem.interventions_in(chosen),
        value_millionths=checked.value_millionths,
        lost_millionths=best.value_millionths - checked.value_millionths,
        cost_gbp=checked.cost_gbp,
        adds=tuple(problem.columns[place].label for place in adds),
        drops=tuple(problem.columns[place].label for place in drops),
    )
