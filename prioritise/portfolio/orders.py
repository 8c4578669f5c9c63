"""Three different orders of the same interventions: by score, by value for money, by the optimal portfolio."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from prioritise.portfolio.engine import Engine
from prioritise.portfolio.model import build_model
from prioritise.portfolio.other_portfolio import OtherPortfolio, other_portfolio
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem, score_millionths

PICKS = 30
"""How many picks one solve settles: powers of two up to 2**29 are safe in double precision."""


@dataclass(frozen=True, slots=True)
class ColumnFigures:
    """One column's figures. `value_per_1000_gbp` is benefit points per £1,000; None where cost is not above 0."""

    place: int
    intervention: str
    level: str
    score_millionths: int
    benefit_millionths: int
    cost_gbp: int
    chosen: bool

    @property
    def value_per_1000_gbp(self) -> float | None:
        """The benefit part of the score for each £1,000, in points."""
        ratio = self.exact_ratio
        return None if ratio is None else float(ratio * 1000 / MILLIONTHS)

    @property
    def exact_ratio(self) -> Fraction | None:
        """Benefit millionths for each pound, exact, so that an order by it has no rounding."""
        return Fraction(self.benefit_millionths, self.cost_gbp) if self.cost_gbp > 0 else None


@dataclass(frozen=True, slots=True)
class Orders:
    """The three orders, each of every column, best first. Ties go to the lowest id."""

    by_score: tuple[ColumnFigures, ...]
    by_value_for_money: tuple[ColumnFigures, ...]
    by_portfolio: tuple[ColumnFigures, ...]


@dataclass(frozen=True, slots=True)
class FollowedOrders:
    """What is lost by following the order by score, or by value for money, down the list."""

    by_score: OtherPortfolio
    by_value_for_money: OtherPortfolio


def followed_orders(problem: PortfolioProblem, portfolio: Portfolio) -> FollowedOrders | None:
    """Find what following the first two orders would lose, against an optimal portfolio; None without one.

    Down the list, each is taken if with all that is taken before it some portfolio still keeps to every budget and
    rule, whatever the rest. What is worth nothing or less is left out unless that would break a rule. So room is kept
    for what must be funded, and what is taken at the end is itself a portfolio. Raises SolverFailed.
    """
    if not portfolio.is_proven:
        return None
    ordered = orders(problem, portfolio)
    engine = Engine(build_model(problem))
    by_score, by_money = (
        other_portfolio(problem, portfolio, _followed(engine, order))
        for order in (ordered.by_score, ordered.by_value_for_money)
    )
    return FollowedOrders(by_score, by_money)


def _followed(engine: Engine, order: Sequence[ColumnFigures]) -> frozenset[int]:
    # The first pick outweighs all later ones together, and so on: maximising the sum is taking each in turn.
    engine.reset()
    chosen: frozenset[int] = frozenset()
    for start in range(0, len(order), PICKS):
        picks = order[start : start + PICKS]
        objective = [0] * len(order)
        for number, pick in enumerate(picks):
            objective[pick.place] = (1 if pick.score_millionths > 0 else -1) << (len(picks) - 1 - number)
        chosen = engine.maximise(objective).chosen
        engine.fix([pick.place for pick in picks], chosen)
    return chosen


def orders(problem: PortfolioProblem, portfolio: Portfolio) -> Orders:
    """Return the three orders.

    By value for money, columns without a figure (they cost nothing or release money) come last, by score. By
    portfolio, what is chosen comes first, then the rest, each by score. Misleads when read as a queue: taking
    the best of an order until the money runs out is not the optimal portfolio.
    """
    unordered = column_figures(problem, portfolio)
    by_score = sorted(unordered, key=lambda figures: (-figures.score_millionths, figures.place))
    by_money = sorted(by_score, key=_worst_ratio_last)
    by_portfolio = sorted(by_score, key=lambda figures: not figures.chosen)
    return Orders(tuple(by_score), tuple(by_money), tuple(by_portfolio))


def column_figures(problem: PortfolioProblem, portfolio: Portfolio) -> tuple[ColumnFigures, ...]:
    """Return every column's figures, in column order."""
    scores, benefits = score_millionths(problem), benefit_millionths(problem)
    return tuple(
        ColumnFigures(
            place=place,
            intervention=column.intervention,
            level=column.level,
            score_millionths=scores[place],
            benefit_millionths=benefits[place],
            cost_gbp=column.cost_gbp,
            chosen=place in portfolio.chosen,
        )
        for place, column in enumerate(problem.columns)
    )


def benefit_millionths(problem: PortfolioProblem) -> tuple[int, ...]:
    """Return the part of every column's score that is benefit, before cost is taken off, in whole millionths."""
    kept = [
        0.0 if criterion in problem.cost_criteria else share
        for criterion, share in zip(problem.criteria, problem.weights, strict=True)
    ]
    return score_millionths(problem, kept)


def _worst_ratio_last(figures: ColumnFigures) -> tuple[bool, Fraction]:
    ratio = figures.exact_ratio
    return (ratio is None, -ratio if ratio is not None else Fraction(0))
