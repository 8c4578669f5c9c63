"""HiGHS holding one built model, asked many questions: each a whole-number objective over the same rows.

A solver in double precision is trusted only so far. Its tolerances are set to their smallest, since a column 1e-6
away from 0 or 1 is worth many units of a sum near 1e9. Rows and objectives are scaled by powers of two, which keeps
rounding below those tolerances, and every row of whole numbers gets half a unit of slack. Every set is then checked
against every row in whole numbers. "Optimal" counts only with a bound that agrees with the set, and "infeasible"
only when no set is known and a second run, with presolve the other way, says the same.
"""

from __future__ import annotations

import math
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import highspy
import numpy as np
import pulp

from prioritise.domain.errors import SolverFailed
from prioritise.portfolio.model import PortfolioModel
from prioritise.portfolio.portfolio import PortfolioStatus, Proof
from prioritise.portfolio.search import Relaxation, WholeRows

TOLERANCES = {f"{kind}_feasibility_tolerance": 1e-10 for kind in ("mip", "primal", "dual")}
"""The smallest HiGHS allows: how far a column may be from 0 or 1, and a row beyond its limit."""

ROW_SUM = 2.0**13
"""What the coefficients of a scaled row add up to at most: rounding stays near 1e-12."""

OBJECTIVE_SUM = 2.0**20
"""The same for a scaled objective, which has no tolerance of its own to keep to."""

MOST_CORRECTIONS = 50
"""How many sets in a row that break a row in whole numbers are cut off before giving up."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns chosen, and a whole number the objective cannot exceed (0 when infeasible)."""

    status: PortfolioStatus
    chosen: frozenset[int]
    bound: int
    proof: Proof = Proof.SOLVER

    @property
    def has_answer(self) -> bool:
        """Whether `chosen` is a set that keeps to the rows; of an infeasible answer it is empty and need not."""
        return self.status is not PortfolioStatus.INFEASIBLE


class Engine:
    """One model, built when the solver is first asked. Rows and fixings added for a question stay until `reset`."""

    def __init__(self, model: PortfolioModel) -> None:
        self._model = model
        self.rows = model.rows
        self._columns = np.arange(len(model.scores), dtype=np.int32)
        self._last: frozenset[int] | None = None

    @property
    def whole_rows(self) -> WholeRows:
        """Every row in whole numbers, one-sided."""
        return self.relaxation.rows

    @cached_property
    def relaxation(self) -> Relaxation:
        """The relaxation of the rows, for prices."""
        return Relaxation(self._model)

    @cached_property
    def _places(self) -> list[int]:
        return [variable.index for variable in self._model.variables]

    @cached_property
    def _highs(self) -> highspy.Highs:
        program = self._model.program
        solver = pulp.HiGHS(msg=False, gapRel=0, threads=1, **TOLERANCES)
        solver.createAndConfigureSolver(program)
        solver.buildSolverModel(program)
        highs: highspy.Highs = program.solverModel
        self._replace_rows(highs)
        return highs

    def reset(self) -> None:
        """Forget every row and fixing added since the model was built; the rules and budgets stay."""
        if "_highs" not in vars(self):
            return
        added = np.arange(len(self.rows), self._highs.getNumRow(), dtype=np.int32)
        if added.size:
            self._highs.deleteRows(added.size, added)
        size = len(self._columns)
        self._highs.changeColsBounds(size, self._columns, np.zeros(size), np.ones(size))

    def holds(self, chosen: Collection[int]) -> bool:
        """Tell whether a set of columns keeps to every row, in whole numbers."""
        return all(row.holds(chosen) for row in self.rows)

    def keep_at_least(self, coefficients: Sequence[int], least: int) -> None:
        """Add the row: sum of coefficient * x >= least. Half a unit of slack absorbs rounding."""
        self._add_row_to(self._highs, coefficients, least=least)

    def fix(self, places: Sequence[int], chosen: Collection[int]) -> None:
        """Hold these columns at what they are in the chosen set."""
        for place in places:
            value = 1.0 if place in chosen else 0.0
            self._highs.changeColBounds(self._places[place], value, value)

    def start_from(self, chosen: frozenset[int]) -> None:
        """Let the next question start from a set that keeps to every row."""
        self._last = chosen

    def exclude(self, chosen: frozenset[int]) -> None:
        """Add the row that leaves out this one set."""
        self._cut_off(chosen)
        self._last = None

    @property
    def effort(self) -> int:
        """How many steps the last answer took the solver: the same on every machine."""
        return max(0, self._highs.getInfo().simplex_iteration_count)

    def maximise(self, coefficients: Sequence[int], *, deadline: float | None = None) -> Answer:
        """Return the set of columns with the largest sum of coefficients, which are whole numbers in column order.

        Starts from the last answer. `deadline` is on `time.monotonic`'s clock. Raises SolverFailed when there is
        no answer that can be trusted, or none in the time allowed.
        """
        if not self._columns.size:
            return self._empty()
        scale = scale_within(coefficients, OBJECTIVE_SUM)
        self._highs.changeColsCost(len(self._places), self._columns, self._by_index(coefficients, -scale))
        self._highs.setOptionValue("mip_abs_gap", 0.5 * scale)
        for _ in range(MOST_CORRECTIONS):
            answer = self._trusted(coefficients, scale, deadline)
            if answer.status is PortfolioStatus.INFEASIBLE:
                return answer
            if self.holds(answer.chosen):
                self._last = answer.chosen
                return answer
            self._cut_off(answer.chosen)
        raise SolverFailed("The solver kept returning sets that break a budget or a rule. No answer is given.")

    def _trusted(self, coefficients: Sequence[int], scale: float, deadline: float | None) -> Answer:
        first = self._run(coefficients, scale, deadline, presolve="on")
        if first is not None and first.status is not PortfolioStatus.INFEASIBLE:
            return first
        second = self._run(coefficients, scale, deadline, presolve="off")
        if second is None or (first is None and second.status is PortfolioStatus.INFEASIBLE):
            raise SolverFailed("The solver contradicted itself. No answer is given.")
        return second

    def _run(
        self, coefficients: Sequence[int], scale: float, deadline: float | None, *, presolve: str
    ) -> Answer | None:
        # None is an answer that cannot be trusted. The status is read before any variable.
        self._prepare(deadline, presolve)
        self._highs.run()
        status = _status(self._highs.getModelStatus())
        if status is PortfolioStatus.INFEASIBLE:
            return None if self._last is not None else Answer(status, frozenset(), 0)
        chosen = self._chosen()
        total = sum(coefficients[place] for place in chosen)
        bound = self._bound(coefficients, scale)
        if status is PortfolioStatus.OPTIMAL and bound != total:
            return None
        return Answer(status, chosen, bound)

    def _prepare(self, deadline: float | None, presolve: str) -> None:
        left = highspy.kHighsInf if deadline is None else max(0.0, deadline - time.monotonic())
        self._highs.setOptionValue("time_limit", left)
        self._highs.setOptionValue("presolve", presolve)
        self._highs.clearSolver()
        if self._last is not None:
            solution = highspy.HighsSolution()
            values = [int(place in self._last) for place in range(len(self._places))]
            solution.col_value = self._by_index(values, 1.0).tolist()
            self._highs.setSolution(solution)

    def _chosen(self) -> frozenset[int]:
        if self._highs.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            raise SolverFailed("No portfolio was found in the time allowed. Allow more time.")
        values = self._highs.getSolution().col_value
        return frozenset(place for place, index in enumerate(self._places) if values[index] > 0.5)

    def _bound(self, coefficients: Sequence[int], scale: float) -> int:
        # The solver may stop half a unit short of its bound, so what it proves is the whole number below.
        proven = -self._highs.getInfo().mip_dual_bound / scale
        most = sum(coefficient for coefficient in coefficients if coefficient > 0)
        return min(most, math.floor(proven + 0.01)) if math.isfinite(proven) else most

    def _replace_rows(self, highs: highspy.Highs) -> None:
        # The rows PuLP handed over are put back scaled and with slack, each once.
        numbers = np.arange(highs.getNumRow(), dtype=np.int32)
        highs.deleteRows(numbers.size, numbers)
        for row in self.rows:
            coefficients = [0] * len(self._places)
            for term in row.terms:
                coefficients[term.place] += term.coefficient
            self._add_row_to(highs, coefficients, least=row.least, most=row.most)

    def _cut_off(self, chosen: frozenset[int]) -> None:
        self.keep_at_least([-1 if place in chosen else 1 for place in self._columns], 1 - len(chosen))

    def _add_row_to(
        self, highs: highspy.Highs, coefficients: Sequence[int], *, least: int | None = None, most: int | None = None
    ) -> None:
        scale = scale_within(coefficients, ROW_SUM)
        lower = -highspy.kHighsInf if least is None else (least - 0.5) * scale
        upper = highspy.kHighsInf if most is None else (most + 0.5) * scale
        used = [place for place, coefficient in enumerate(coefficients) if coefficient]
        indices = np.array([self._places[place] for place in used], dtype=np.int32)
        values = scale * np.array([coefficients[place] for place in used], dtype=float)
        highs.addRow(lower, upper, len(used), indices, values)

    def _by_index(self, coefficients: Sequence[int], scale: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        ordered = np.zeros(len(self._places))
        ordered[self._places] = coefficients
        return scale * ordered

    def _empty(self) -> Answer:
        nothing: frozenset[int] = frozenset()
        return Answer(PortfolioStatus.OPTIMAL if self.holds(nothing) else PortfolioStatus.INFEASIBLE, nothing, 0)


_STATUSES = {
    highspy.HighsModelStatus.kOptimal: PortfolioStatus.OPTIMAL,
    highspy.HighsModelStatus.kTimeLimit: PortfolioStatus.TIME_LIMITED,
    highspy.HighsModelStatus.kInfeasible: PortfolioStatus.INFEASIBLE,
    # Every column lies between 0 and 1, so nothing here is unbounded.
    highspy.HighsModelStatus.kUnboundedOrInfeasible: PortfolioStatus.INFEASIBLE,
}


def _status(status: highspy.HighsModelStatus) -> PortfolioStatus:
    if status not in _STATUSES:
        raise SolverFailed(f"The solver stopped without an answer ({status}).")
    return _STATUSES[status]


def scale_within(coefficients: Sequence[int], largest: float) -> float:
    """Return the power of two, 1 at most, by which coefficients add up to no more than `largest` in size."""
    size = sum(map(abs, coefficients))
    return 1.0 if size <= largest else 2.0 ** -math.ceil(math.log2(size / largest))
