"""What you would have to believe for another list to be best, in words and figures."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.believe import Belief, Listed, believe
from prioritise.report.compare.answer_view import (
    AnswerView,
    Bar,
    Bars,
    answer,
    bars,
    names_text,
    number_cell,
    points_cell,
    points_text,
)
from prioritise.words import joined, lower_first

HEADINGS = ("Criterion", "Agreed", "You would have to believe", "Moved by")
CSV_HEADINGS = ("criterion", "agreed_share", "needed_share", "lost")
LEAST_MOVE = 0.0005
"""A move of weight below this is not told in words: it does not show in per cent to one decimal."""


def believe_view(analysis: Analysis, listed: Listed) -> AnswerView:
    """Say what weights would make a list best, or why none would. Raises UnknownName and SolverFailed."""
    belief = believe(analysis, listed)
    return answer(
        _sentences(analysis, belief),
        (HEADINGS, _rows(analysis, belief)),
        (CSV_HEADINGS, _cells(analysis, belief)),
        _shape(analysis, belief),
    )


def _sentences(analysis: Analysis, belief: Belief) -> tuple[str, ...]:
    swap = belief.swap
    differs = (
        f"Against the best list, this one has {names_text(analysis, swap.enter)} more and leaves out "
        f"{names_text(analysis, swap.leave)}."
    )
    if belief.broken:
        return (differs, "It does not keep the money and the rules, so no weights make it best.", *belief.broken)
    worth = f"By the agreed weights it is worth {points_text(swap.value_lost_millionths or 0)} points less."
    return (differs, "It keeps the money and the rules.", worth, *_weights(analysis, belief))


def _weights(analysis: Analysis, belief: Belief) -> tuple[str, ...]:
    nearest = belief.nearest
    if nearest is None:
        return ()
    moved = joined(_moves(analysis, nearest.weights))
    if not belief.is_best_somewhere:
        lost = points_text(nearest.lost_millionths)
        return (f"No weights at all make it best. Where it does best, it still loses {lost} points: {moved}.",)
    if not moved:
        return ("It is best by the agreed weights, or as good as the best.",)
    return (f"To find it best you would have to believe: {moved}. No smaller change of weights does it.",)


def _moves(analysis: Analysis, weights: tuple[float, ...]) -> list[str]:
    criteria = zip(analysis.exercise.weighted_criteria, analysis.weights, weights, strict=True)
    moved = sorted(criteria, key=lambda criterion: -abs(criterion[2] - criterion[1]))
    return [
        f"{lower_first(criterion.name)} has {needed:.1%} of all weight, not {agreed:.1%}"
        for criterion, agreed, needed in moved
        if abs(needed - agreed) >= LEAST_MOVE
    ]


def _rows(analysis: Analysis, belief: Belief) -> list[tuple[str, ...]]:
    if belief.nearest is None:
        return []
    criteria = zip(analysis.exercise.weighted_criteria, analysis.weights, belief.nearest.weights, strict=True)
    return [
        (criterion.name, f"{agreed:.1%}", f"{needed:.1%}", f"{100 * (needed - agreed):+.1f}".replace("-", "−"))
        for criterion, agreed, needed in criteria
    ]


def _shape(analysis: Analysis, belief: Belief) -> Bars | None:
    if belief.nearest is None:
        return None
    criteria = zip(analysis.exercise.weighted_criteria, analysis.weights, belief.nearest.weights, strict=True)
    rows = [
        Bar(criterion.name, f"{needed:.1%}, agreed {agreed:.1%}", agreed, needed, mark=agreed)
        for criterion, agreed, needed in criteria
    ]
    caption = "The mark is the agreed weight; the bar runs from it to the weight you would have to believe."
    return bars("Share of all weight", rows, caption, is_share=True)


def _cells(analysis: Analysis, belief: Belief) -> list[tuple[object, ...]]:
    if belief.nearest is None:
        return []
    criteria = zip(analysis.problem.criteria, analysis.weights, belief.nearest.weights, strict=True)
    lost = points_cell(max(0, belief.nearest.lost_millionths))
    return [(criterion, number_cell(agreed), number_cell(needed), lost) for criterion, agreed, needed in criteria]
