"""What you would have to believe for another list to be best, in words and figures."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.believe import Belief, Listed, believe
from prioritise.domain.criteria import Criterion
from prioritise.report.compare.answer_view import (
    AnswerView,
    Bar,
    Bars,
    answer,
    bars,
    names_text,
    points_cell,
    points_text,
)
from prioritise.report.words.csv_cells import plain_figure
from prioritise.words import joined, lower_first

HEADINGS = ("Criterion", "Agreed", "You would have to believe", "Moved by")
CSV_HEADINGS = ("criterion", "agreed_share", "needed_share", "lost")
LEAST_MOVE = 0.0005
"""A move of weight below this is not told in words: it does not show in per cent to one decimal."""


Shares = Sequence[tuple[Criterion, float, float]]
"""Every criterion with its agreed share and the one to believe in; nothing where no weights were looked for."""


def believe_view(analysis: Analysis, listed: Listed) -> AnswerView:
    """Say what weights would make a list best, or why none would. Raises UnknownName and SolverFailed."""
    belief = believe(analysis, listed)
    nearest = belief.nearest.weights if belief.nearest else ()
    shares = list(zip(analysis.exercise.weighted_criteria, analysis.weights, nearest, strict=False))
    return answer(
        _sentences(analysis, belief, shares),
        (HEADINGS, map(_row, shares)),
        (CSV_HEADINGS, _cells(belief, shares)),
        _shape(shares),
    )


def _sentences(analysis: Analysis, belief: Belief, shares: Shares) -> tuple[str, ...]:
    swap = belief.swap
    differs = (
        f"Against the best list, this one has {names_text(analysis, swap.enter)} more and leaves out "
        f"{names_text(analysis, swap.leave)}."
    )
    if belief.broken:
        return (differs, "It does not keep the money and the rules, so no weights make it best.", *belief.broken)
    worth = f"By the agreed weights it is worth {points_text(swap.value_lost_millionths or 0)} points less."
    return (differs, "It keeps the money and the rules.", worth, *_weights(belief, shares))


def _weights(belief: Belief, shares: Shares) -> tuple[str, ...]:
    nearest = belief.nearest
    if nearest is None:
        return ()
    moved = joined(_moves(shares))
    if not belief.is_best_somewhere:
        lost = points_text(nearest.lost_millionths)
        return (f"No weights at all make it best. Where it does best, it still loses {lost} points: {moved}.",)
    if not moved:
        return ("It is best by the agreed weights, or as good as the best.",)
    return (f"To find it best you would have to believe: {moved}. No smaller change of weights does it.",)


def _moves(shares: Shares) -> list[str]:
    return [
        f"{lower_first(criterion.name)} has {needed:.1%} of all weight, not {agreed:.1%}"
        for criterion, agreed, needed in sorted(shares, key=lambda share: -abs(share[2] - share[1]))
        if abs(needed - agreed) >= LEAST_MOVE
    ]


def _row(share: tuple[Criterion, float, float]) -> tuple[str, ...]:
    criterion, agreed, needed = share
    return criterion.name, f"{agreed:.1%}", f"{needed:.1%}", f"{100 * (needed - agreed):+.1f}".replace("-", "−")


def _shape(shares: Shares) -> Bars | None:
    rows = [
        Bar(criterion.name, f"{needed:.1%}, agreed {agreed:.1%}", agreed, needed, mark=agreed)
        for criterion, agreed, needed in shares
    ]
    caption = "The mark is the agreed weight; the bar runs from it to the weight you would have to believe."
    return bars("Share of all weight", rows, caption, is_share=True)


def _cells(belief: Belief, shares: Shares) -> list[tuple[object, ...]]:
    lost = points_cell(max(0, belief.nearest.lost_millionths) if belief.nearest else None)
    return [(criterion.id, plain_figure(agreed), plain_figure(needed), lost) for criterion, agreed, needed in shares]
