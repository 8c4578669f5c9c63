"""Scores and a portfolio from an exercise and a scenario."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from prioritise.analysis.analysed import Analysis, levels_to_show
from prioritise.analysis.appraised import appraised, scored
from prioritise.analysis.figure_notes import figure_notes
from prioritise.analysis.weights import group_weights
from prioritise.domain.exercise import Exercise
from prioritise.domain.scenarios import AS_AGREED, Scenario
from prioritise.judgement.groups import GroupWeights
from prioritise.judgement.weights.point_shares import shares_of
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.preflight import Note, NoteKind, preflight
from prioritise.portfolio.problem import PortfolioProblem, build_problem
from prioritise.portfolio.solve import solve, time_limited_portfolio
from prioritise.portfolio.verify import verify


def analyse(
    exercise: Exercise,
    scenario: Scenario | None = None,
    *,
    seed: int = 0,
    time_limit_seconds: float | None = None,
) -> Analysis:
    """Score every intervention and choose the best portfolio under a scenario; the agreed one when None.

    `seed` is kept with the result for what is sampled; nothing here is. Raises IncompleteExercise when a figure that a
    listed criterion needs is missing, and SolverFailed when the solver's answer cannot be confirmed. With a time limit
    the portfolio may be the best found so far; its status says so, and its bound how much better any could be.
    """
    return _analysis(
        exercise,
        scenario or AS_AGREED,
        lambda problem: solve(problem, time_limit_seconds=time_limit_seconds),
        seed=seed,
        time_limit_seconds=time_limit_seconds,
    )


def analysis_of_list(
    exercise: Exercise,
    scenario: Scenario,
    labels: Collection[str],
    *,
    seed: int,
    bound_millionths: int,
    time_limit_seconds: float,
) -> Analysis:
    """Build the analysis of a list that was found within a time limit, without solving for a better one.

    `labels` are those of the problem's columns, and the bound is taken as it was found. Raises UnknownName for a label
    of no column, and SolverFailed naming every budget and rule that the list breaks.
    """
    return _analysis(
        exercise,
        scenario,
        lambda problem: time_limited_portfolio(problem, labels, bound_millionths=bound_millionths),
        seed=seed,
        time_limit_seconds=time_limit_seconds,
    )


def _analysis(
    exercise: Exercise,
    asked: Scenario,
    portfolio_for: Callable[[PortfolioProblem], Portfolio],
    *,
    seed: int,
    time_limit_seconds: float | None,
) -> Analysis:
    # Before the weights, since an exercise that is not finished may have nobody who gives any.
    appraisal = appraised(exercise)
    group = group_weights(exercise)
    weights = group.agreed if asked.weights is None else shares_of(asked.weights, group.criteria)
    scores = scored(exercise, weights)
    problem = build_problem(
        exercise,
        asked,
        weights=weights,
        coefficients={score.proposal.label: score.coefficients for score in scores},
    )
    portfolio = portfolio_for(problem)
    looked_at = (*preflight(exercise, problem, portfolio=portfolio, appraisal=appraisal), *figure_notes(exercise))
    return Analysis(
        exercise=exercise,
        scenario=asked,
        seed=seed,
        group=group,
        weights=weights,
        appraisal=replace(appraisal, shown=levels_to_show(problem, portfolio)),
        scores=scores,
        problem=problem,
        portfolio=portfolio,
        verification=verify(problem, portfolio.chosen) if portfolio.has_answer else None,
        notes=(*_weight_notes(group), *looked_at),
        time_limit_seconds=time_limit_seconds,
    )


def _weight_notes(group: GroupWeights) -> tuple[Note, ...]:
    if not group.is_alike_unknown:
        return ()
    found = "The partners were to count alike, and what their own best lists are worth is not known. Each counts once."
    what_to_do = (
        "See whether some list keeps to the rules and every partner's own best list is worth more than nothing, or "
        "choose another way of forming the weights."
    )
    return (Note(NoteKind.PARTNERS_NOT_ALIKE, found, what_to_do),)
