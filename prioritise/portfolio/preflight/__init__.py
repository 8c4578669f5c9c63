"""What is valid but silly: each finding says what was found and what to do."""

from __future__ import annotations

from prioritise.domain.exercise import Exercise
from prioritise.judgement.appraisal import Appraisal
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.preflight.constraints import constraint_notes
from prioritise.portfolio.preflight.money import money_left_notes, money_notes
from prioritise.portfolio.preflight.notes import Note, NoteKind
from prioritise.portfolio.preflight.scales import scale_notes
from prioritise.portfolio.preflight.signs import sign_notes
from prioritise.portfolio.preflight.worth import worth_notes
from prioritise.portfolio.problem import PortfolioProblem

__all__ = ["Note", "NoteKind", "preflight"]


def preflight(
    exercise: Exercise,
    problem: PortfolioProblem,
    *,
    portfolio: Portfolio | None = None,
    appraisal: Appraisal | None = None,
) -> tuple[Note, ...]:
    """List everything valid but silly about a problem.

    With a solved portfolio, also about what it leaves unspent; with the values, also which pass their scale, or
    use little of it.
    """
    weights = dict(zip(problem.criteria, problem.weights, strict=True))
    return (
        *money_notes(problem),
        *sign_notes(exercise, problem),
        *worth_notes(exercise, problem),
        *constraint_notes(problem),
        *(scale_notes(exercise, appraisal, weights) if appraisal is not None else ()),
        *(money_left_notes(problem, portfolio) if portfolio is not None else ()),
    )
