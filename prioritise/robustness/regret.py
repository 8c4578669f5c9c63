"""What the chosen portfolio would lose each partner, and the portfolio whose largest such loss is least: exact."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import dataclass

import pulp

from prioritise.portfolio.best import STATES, total
from prioritise.portfolio.engine import Engine
from prioritise.portfolio.model import PortfolioModel, build_model
from prioritise.portfolio.portfolio import Portfolio, Proof
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem, score_millionths
from prioritise.portfolio.tie_order import TieOrder, tie_order
from prioritise.portfolio.tree.worth import sets_worth
from prioritise.portfolio.verify import verify
from prioritise.robustness.sweep import portfolios_at

PARTS = (2**8, 2**4, 2**2)
"""Into how many whole parts the weight of all partners in the proof is divided: fewer where numbers would outgrow 64
bits."""


@dataclass(frozen=True, slots=True)
class Regret:
    """What a portfolio is worth at one partner's own weights, beside the best that any is worth at them."""

    value_millionths: int
    best_millionths: int

    @property
    def lost_millionths(self) -> int:
        """What the partner would lose, never below 0; 0 where the portfolio is as good as its own best."""
        return self.best_millionths - self.value_millionths


@dataclass(frozen=True, slots=True)
class LeastRegret:
    """The portfolio whose largest regret is least; of equals the one worth most at the agreed weights.

    `regrets` are in the order of the partners. `enters` and `leaves` are labels of columns against the chosen
    portfolio, and `given_up_millionths` what it is worth less at the agreed weights. `proof` is `solver` where there
    was too much to exhaust: it then rests on the solver's own bound.
    """

    chosen: tuple[int, ...]
    interventions: tuple[str, ...]
    regrets: tuple[Regret, ...]
    enters: tuple[str, ...]
    leaves: tuple[str, ...]
    cost_gbp: int
    given_up_millionths: int
    proof: Proof

    @property
    def largest_millionths(self) -> int:
        """The largest regret of any partner."""
        return max(regret.lost_millionths for regret in self.regrets)


@dataclass(frozen=True, slots=True)
class PartnerRegrets:
    """The regrets of the chosen portfolio, in the order of the partners, each one's own best, and the least."""

    chosen: tuple[Regret, ...]
    own_best: tuple[Portfolio, ...]
    least: LeastRegret

    @property
    def best_for(self) -> int:
        """For how many partners no portfolio is better than the chosen one."""
        return sum(regret.lost_millionths == 0 for regret in self.chosen)

    @property
    def largest_millionths(self) -> int:
        """The largest regret of any partner under the chosen portfolio."""
        return max(regret.lost_millionths for regret in self.chosen)


def partner_regrets(
    problem: PortfolioProblem, portfolio: Portfolio, partner_weights: Sequence[Sequence[float]]
) -> PartnerRegrets | None:
    """Find Regret_p(x) = best total at p's weights - total of x there, and min over x of max over p of it.

    `partner_weights` has one row of shares a partner, in the order of `problem.criteria`. None without partners or
    without a proven best portfolio. The candidate for the least is found with a continuous z >= every regret,
    minimised; then every portfolio that could be as good is found by exhaustion in whole numbers. A point means
    the same to every partner only as far as the scales are shared. Raises SolverFailed.
    """
    if not partner_weights or not portfolio.is_proven:
        return None
    own_best = portfolios_at(problem, [tuple(row) for row in partner_weights], hints=[portfolio])
    search = _Search(problem, partner_weights, [best.value_millionths for best in own_best])
    least = search.least([frozenset(known.chosen) for known in (portfolio, *own_best)])
    return PartnerRegrets(
        chosen=search.regrets(frozenset(portfolio.chosen)),
        own_best=own_best,
        least=_described(problem, portfolio, search, least),
    )


def _described(problem: PortfolioProblem, portfolio: Portfolio, search: _Search, least: frozenset[int]) -> LeastRegret:
    checked = verify(problem, least)
    now = frozenset(portfolio.chosen)
    return LeastRegret(
        chosen=tuple(sorted(least)),
        interventions=problem.interventions_in(least),
        regrets=search.regrets(least),
        enters=tuple(problem.columns[place].label for place in sorted(least - now)),
        leaves=tuple(problem.columns[place].label for place in sorted(now - least)),
        cost_gbp=checked.cost_gbp,
        given_up_millionths=portfolio.value_millionths - checked.value_millionths,
        proof=search.proof,
    )


class _Search:
    """Partners' scores in whole millionths, and the least of the largest regrets."""

    def __init__(
        self, problem: PortfolioProblem, partner_weights: Sequence[Sequence[float]], best: Sequence[int]
    ) -> None:
        self._problem = problem
        self._agreed = score_millionths(problem)
        self._scores = [score_millionths(problem, row) for row in partner_weights]
        self._best = best
        self.proof = Proof.WHOLE_NUMBERS

    def regrets(self, chosen: frozenset[int]) -> tuple[Regret, ...]:
        """Return the regret of every partner, exact."""
        pairs = zip(self._scores, self._best, strict=True)
        return tuple(Regret(total(scores, chosen), best) for scores, best in pairs)

    def least(self, known: Sequence[frozenset[int]]) -> frozenset[int]:
        """Return the set whose largest regret is least. `known` are sets that keep to every row."""
        engine = Engine(build_model(self._problem))
        candidates = [*known, *filter(engine.holds, [self._solved()])]
        likely = min(candidates, key=self._order)
        as_good = self._as_good(engine, likely)
        if as_good is None:
            self.proof = Proof.SOLVER
            return likely
        return min((likely, *as_good), key=self._order)

    def _largest(self, chosen: frozenset[int]) -> int:
        return max(regret.lost_millionths for regret in self.regrets(chosen))

    def _order(self, chosen: frozenset[int]) -> tuple[int, TieOrder]:
        return self._largest(chosen), tie_order(self._problem, chosen, self._agreed)

    def _solved(self) -> frozenset[int]:
        model, _ = self._regret_model()
        model.program.solve(pulp.HiGHS(msg=False, gapRel=0, threads=1))
        return frozenset(place for place, column in enumerate(model.variables) if (column.value() or 0.0) > 0.5)

    def _as_good(self, engine: Engine, likely: frozenset[int]) -> tuple[frozenset[int], ...] | None:
        # With parts l_p >= 0, a set of which no regret is above R has sum_p l_p S_p x >= sum_p l_p (best_p - R). The
        # prices of the relaxed question are the parts that leave least room.
        largest, prices = self._largest(likely), self._prices()
        for whole in PARTS:
            parts = [round(whole * price) for price in prices]
            combined = [sum(map(operator.mul, parts, of_column)) for of_column in zip(*self._scores, strict=True)]
            least = sum(part * (best - largest) for part, best in zip(parts, self._best, strict=True))
            sets = sets_worth(engine.whole_rows, engine.relaxation, combined, least=least, states=STATES)
            if sets is not None:
                return sets
        return None

    def _prices(self) -> list[float]:
        model, rows = self._regret_model()
        model.program.solve(pulp.HiGHS(mip=False, msg=False, threads=1))
        prices = [max(0.0, row.pi or 0.0) for row in rows]
        # Any will do; these sum to 1, unless no loss can be found at all.
        return prices if max(prices) > 1 / len(prices) / 2 else [1.0] * len(prices)

    def _regret_model(self) -> tuple[PortfolioModel, list[pulp.LpConstraint]]:
        # min z over the portfolios, z >= best_p - S_p x for every partner p; in points, not millionths.
        model = build_model(self._problem)
        largest = model.program.add_variable("largest_regret")
        model.program.sense = pulp.LpMinimize
        model.program.setObjective(pulp.LpAffineExpression({largest: 1}))
        rows = []
        for number, (scores, best) in enumerate(zip(self._scores, self._best, strict=True)):
            worth = {column: score / MILLIONTHS for column, score in zip(model.variables, scores, strict=True)}
            row = pulp.LpConstraint(
                pulp.LpAffineExpression({largest: 1, **worth}), pulp.LpConstraintGE, rhs=best / MILLIONTHS
            )
            model.program.addConstraint(row, f"regret_{number}")
            rows.append(row)
        return model, rows
