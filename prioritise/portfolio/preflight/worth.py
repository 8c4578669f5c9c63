"""Notes on weights and scores: one criterion with all the weight, worth without effect, and things counted twice."""

from __future__ import annotations

from prioritise.domain.criteria import EvidenceMeasure
from prioritise.domain.exercise import Exercise
from prioritise.portfolio.preflight.notes import Note, NoteKind
from prioritise.portfolio.problem import PortfolioProblem, score_millionths

TOTAL_MEASURES = (EvidenceMeasure.NEED_MET, EvidenceMeasure.NEED_ADDRESSED, EvidenceMeasure.INEQUALITY_GAIN)
"""Measures that already grow with the number of people reached."""


def worth_notes(exercise: Exercise, problem: PortfolioProblem) -> list[Note]:
    """Find what is silly about weights, values and scores."""
    return [
        *_one_criterion(problem),
        *_no_effect_scores(exercise, problem),
        *_cost_twice(problem),
        *_reach_twice(exercise, problem),
    ]


def _one_criterion(problem: PortfolioProblem) -> list[Note]:
    weighted = _weighted(problem)
    if len(weighted) != 1 or len(problem.criteria) < 2:
        return []
    return [
        Note(
            NoteKind.ONE_CRITERION,
            "One criterion has all the weight, so the others change nothing.",
            "Give the others some weight, or take them out of the exercise.",
        )
    ]


def _no_effect_scores(exercise: Exercise, problem: PortfolioProblem) -> list[Note]:
    scores = score_millionths(problem)
    idle = tuple(
        intervention
        for intervention in problem.interventions
        if not intervention.is_cut
        and all(problem.columns[place].people_per_year == 0 for place in problem.columns_of[intervention.id])
        and not exercise.effects_of[intervention.id]
        and max(scores[place] for place in problem.columns_of[intervention.id]) > 0
    )
    return [
        Note(
            NoteKind.NO_EFFECT_SCORES,
            f"{intervention.name} reaches nobody and changes no indicator, yet scores above 0.",
            "Check its values: 0 on a benefit means no difference from not funding it.",
        )
        for intervention in idle
    ]


def _cost_twice(problem: PortfolioProblem) -> list[Note]:
    weighted = tuple(criterion for criterion in _weighted(problem) if criterion in problem.cost_criteria)
    if not weighted:
        return []
    return [
        Note(
            NoteKind.COST_TWICE,
            "Cost counts twice: it lowers scores and it uses up the budget.",
            "Look at the list with no weight on cost too, and say which one you mean.",
        )
    ]


def _reach_twice(exercise: Exercise, problem: PortfolioProblem) -> list[Note]:
    measured = {criterion: exercise.criterion_by_id[criterion].measure for criterion in _weighted(problem)}
    reach = [criterion for criterion, measure in measured.items() if measure is EvidenceMeasure.PEOPLE]
    totals = [criterion for criterion, measure in measured.items() if measure in TOTAL_MEASURES]
    if not reach or not totals:
        return []
    listed = ", ".join(exercise.criterion_by_id[total].name for total in totals)
    return [
        Note(
            NoteKind.REACH_TWICE,
            f"The number of people counts twice: on its own, and inside {listed}.",
            "Take the weight off the number of people, or say why it should count again.",
        )
    ]


def _weighted(problem: PortfolioProblem) -> tuple[str, ...]:
    return tuple(criterion for criterion, weight in zip(problem.criteria, problem.weights, strict=True) if weight > 0)
