"""The portfolio model in PuLP: maximise the total score subject to budgets, levels, reductions and rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pulp

from prioritise.portfolio.problem import PortfolioProblem, score_millionths
from prioritise.portfolio.rows import Row
from prioritise.portfolio.rules import rows as rule_rows
from prioritise.portfolio.structural_rows import structural_rows


@dataclass(frozen=True)
class PortfolioModel:
    """max sum_j S_j x_j over x in {0, 1}, S in whole millionths, subject to every row, in the order they were added.

    The linear programme is written when it is first asked for: most proofs need the rows alone.
    """

    scores: tuple[int, ...]
    rows: tuple[Row, ...]

    @property
    def program(self) -> pulp.LpProblem:
        """The linear programme. Variables and rows are named by index: names that differ in a hyphen would collide."""
        return self._written[0]

    @property
    def variables(self) -> tuple[pulp.LpVariable, ...]:
        """The programme's variables, one a column."""
        return self._written[1]

    @cached_property
    def _written(self) -> tuple[pulp.LpProblem, tuple[pulp.LpVariable, ...]]:
        program = pulp.LpProblem("portfolio", pulp.LpMaximize)
        columns = range(len(self.scores))
        variables = tuple(program.add_variable(f"x{place:04d}", cat=pulp.LpBinary) for place in columns)
        program.setObjective(pulp.LpAffineExpression(dict(zip(variables, self.scores, strict=True))))
        for number, row in enumerate(self.rows):
            _add(program, variables, row, number)
        return program, variables


def all_rows(problem: PortfolioProblem) -> tuple[Row, ...]:
    """Return every row of the problem: the structural ones, then each rule's, in the problem's order."""
    return structural_rows(problem) + tuple(row for rule in problem.rules for row in rule_rows(rule, problem))


def build_model(problem: PortfolioProblem, *, weights: Sequence[float] | None = None) -> PortfolioModel:
    """Pose the problem, at these weights or its own."""
    return PortfolioModel(tuple(score_millionths(problem, weights)), all_rows(problem))


def _add(program: pulp.LpProblem, variables: tuple[pulp.LpVariable, ...], row: Row, number: int) -> None:
    left = pulp.LpAffineExpression({variables[term.place]: term.coefficient for term in row.terms})
    if row.most is not None:
        program.addConstraint(pulp.LpConstraint(left, pulp.LpConstraintLE, rhs=row.most), f"{row.kind}_{number}")
    if row.least is not None:
        name = f"{row.kind}_{number}" if row.most is None else f"{row.kind}_{number}_minimum"
        program.addConstraint(pulp.LpConstraint(left, pulp.LpConstraintGE, rhs=row.least), name)
