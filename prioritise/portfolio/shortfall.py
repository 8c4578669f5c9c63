"""The portfolio that stays least short of targets which cannot all be met."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import highspy
import pulp

from prioritise.domain.errors import SolverFailed
from prioritise.domain.rules import MeetTarget
from prioritise.portfolio import rules
from prioritise.portfolio.best import id_order
from prioritise.portfolio.engine import ROW_SUM, TOLERANCES, Answer, scale_within
from prioritise.portfolio.model import all_rows
from prioritise.portfolio.portfolio import Portfolio, PortfolioStatus
from prioritise.portfolio.problem import PortfolioProblem, score_millionths
from prioritise.portfolio.rows import Row, Term
from prioritise.portfolio.solve import portfolio_of
from prioritise.targets.needs import needs_of


@dataclass(frozen=True, slots=True)
class Short:
    """How far one milestone is missed: `missing` in whole millionths of the way, 0 when what was asked is reached.

    Where the milestone is the baseline, or there is no baseline, in millionths of the indicator's unit.
    """

    target: str
    title: str
    year: str
    missing: int
    weight: int


@dataclass(frozen=True, slots=True)
class LeastShortfall:
    """The portfolio, every milestone asked for with what is missing, and their weighted sum in millionths."""

    portfolio: Portfolio
    lines: tuple[Short, ...]
    weighted: int

    @property
    def missed(self) -> tuple[Short, ...]:
        """The milestones that are not reached."""
        return tuple(line for line in self.lines if line.missing)


def least_shortfall(
    problem: PortfolioProblem, asks: Sequence[MeetTarget], *, weights: Mapping[str, int] | None = None
) -> LeastShortfall:
    """Minimise Σ weight_t · max(0, need_t - Σ_j move_jt x_j) over the milestones asked for; weights 1 where not given.

    Ties by the greatest total score, then least cost, fewest interventions, lowest ids. Budgets and the problem's own
    rules hold; `asks` may be missed. Shortfalls are shares of each target's own way, so targets in different units can
    be added; a weight, a whole number, says how much a share of one counts beside a share of another. Infeasible when
    the budgets and rules have no answer. Each stage is optimal by a bound of the solver that agrees with the set to the
    whole unit, and the set is rechecked in whole numbers. Raises SolverFailed, and IncompleteExercise for a target that
    cannot be projected.
    """
    needs = [
        _Need(need.target, need.title, need.year, row, (weights or {}).get(need.target, 1))
        for rule in asks
        for need, row in zip(needs_of(problem.needs, rule.target, rule.year), rules.rows(rule, problem), strict=True)
    ]
    chosen = _Model(problem, needs).best()
    lines = tuple(Short(e.target, e.title, e.year, e.missing(chosen or ()), e.weight) for e in needs)
    return LeastShortfall(_portfolio(problem, chosen), lines, _weighted(needs, chosen or ()))


@dataclass(frozen=True, slots=True)
class _Need:
    target: str
    title: str
    year: str
    row: Row
    weight: int

    def missing(self, chosen: Collection[int]) -> int:
        return max(0, (self.row.least or 0) - self.row.activity(chosen))


def _weighted(needs: Sequence[_Need], chosen: Collection[int]) -> int:
    return sum(need.weight * need.missing(chosen) for need in needs)


def _portfolio(problem: PortfolioProblem, chosen: frozenset[int] | None) -> Portfolio:
    status = PortfolioStatus.INFEASIBLE if chosen is None else PortfolioStatus.OPTIMAL
    # The bound that was proven is one of what is missing, not of the value.
    return replace(portfolio_of(problem, Answer(status, chosen or frozenset(), 0)), bound_millionths=None)


class _Model:
    """The portfolio model with one more column a milestone: how much of it is missing, 0 or more."""

    def __init__(self, problem: PortfolioProblem, needs: Sequence[_Need]) -> None:
        self._problem, self._needs = problem, needs
        self._rows = all_rows(problem)
        self._kept: list[tuple[Sequence[int], int]] = []
        self._most_short: int | None = None
        self._short_scale = scale_within([need.weight * _widest(need.row) for need in needs], ROW_SUM)

    def best(self) -> frozenset[int] | None:
        """Return the best set of columns, or None when the rules have no answer."""
        chosen = self._least_short()
        if chosen is None:
            return None
        self._most_short = _weighted(self._needs, chosen)
        for objective in self._stages():
            answer = self._solve(objective)
            if answer is None:
                raise SolverFailed("The solver lost an answer it had. No answer is given.")
            chosen, bound = answer
            reached = sum(objective[place] for place in chosen)
            if reached != bound or _weighted(self._needs, chosen) != self._most_short:
                raise SolverFailed("The solver's bound does not agree with its answer. No answer is given.")
            self._kept.append((objective, reached))
        return chosen

    def _least_short(self) -> frozenset[int] | None:
        answer = self._solve(None)
        if answer is None:
            return None
        chosen, bound = answer
        if _weighted(self._needs, chosen) != -bound:
            raise SolverFailed("The solver's bound does not agree with its answer. No answer is given.")
        return chosen

    def _stages(self) -> Iterator[list[int]]:
        yield list(score_millionths(self._problem))
        yield [-column.cost_gbp for column in self._problem.columns]
        yield [-1] * len(self._problem.columns)
        yield from (objective for _, objective in id_order(len(self._problem.columns)))

    def _solve(self, objective: Sequence[int] | None) -> tuple[frozenset[int], int] | None:
        """The set with the largest objective, minus the weighted shortfall where none is given, and its bound."""
        program = pulp.LpProblem("shortfall", pulp.LpMaximize)
        xs = [program.add_variable(f"x{place:04d}", cat=pulp.LpBinary) for place in range(len(self._problem.columns))]
        shorts = [program.add_variable(f"s{place:04d}", lowBound=0) for place in range(len(self._needs))]
        terms = {short: -need.weight for short, need in zip(shorts, self._needs, strict=True)}
        wanted = terms if objective is None else dict(zip(xs, objective, strict=True))
        scale = self._short_scale if objective is None else scale_within(objective, ROW_SUM)
        program.setObjective(pulp.LpAffineExpression({column: scale * weight for column, weight in wanted.items()}))
        for number, row in enumerate(self._rows):
            _add(program, f"row_{number}", xs, row.terms, row.least, row.most)
        for number, (short, need) in enumerate(zip(shorts, self._needs, strict=True)):
            _add(program, f"need_{number}", xs, need.row.terms, need.row.least, None, short=short)
        for number, (kept, least) in enumerate(self._kept):
            kept_terms = tuple(Term(place, coefficient) for place, coefficient in enumerate(kept) if coefficient)
            _add(program, f"kept_{number}", xs, kept_terms, least, None)
        if self._most_short is not None:
            limit = (self._most_short + 0.5) * self._short_scale
            left = pulp.LpAffineExpression({column: -weight * self._short_scale for column, weight in terms.items()})
            program.addConstraint(left <= limit, "short")
        return _answer(program, xs, scale)


def _add(
    program: pulp.LpProblem,
    name: str,
    xs: Sequence[pulp.LpVariable],
    terms: Sequence[Term],
    least: int | None,
    most: int | None,
    *,
    short: pulp.LpVariable | None = None,
) -> None:
    # Half a unit of slack absorbs rounding in rows of whole numbers; what is missing is read off in whole numbers.
    scale = scale_within([term.coefficient for term in terms], ROW_SUM)
    left = {xs[term.place]: scale * term.coefficient for term in terms}
    slack = 0.5 if short is None else 0.0
    if short is not None:
        left[short] = scale
    if most is not None:
        limit = scale * (most + slack)
        program.addConstraint(pulp.LpConstraint(pulp.LpAffineExpression(left), pulp.LpConstraintLE, rhs=limit), name)
    if least is not None:
        limit = scale * (least - slack)
        row = pulp.LpConstraint(pulp.LpAffineExpression(left), pulp.LpConstraintGE, rhs=limit)
        program.addConstraint(row, f"{name}_least")


def _answer(program: pulp.LpProblem, xs: Sequence[pulp.LpVariable], scale: float) -> tuple[frozenset[int], int] | None:
    program.solve(pulp.HiGHS(msg=False, gapRel=0, gapAbs=0.5 * scale, threads=1, **TOLERANCES))
    highs: highspy.Highs = program.solverModel
    status = highs.getModelStatus()
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return None
    if status != highspy.HighsModelStatus.kOptimal:
        raise SolverFailed(f"The solver stopped without an answer ({status}).")
    chosen = frozenset(place for place, column in enumerate(xs) if (column.value() or 0.0) > 0.5)
    bound = -highs.getInfo().mip_dual_bound / scale
    return chosen, math.floor(bound + 0.01)


def _widest(row: Row) -> int:
    return abs(row.least or 0) + sum(abs(term.coefficient) for term in row.terms)
