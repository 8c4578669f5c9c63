"""What knowing all figures of a group is worth: on one criterion, of one intervention or of one source. Sampled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.known import require_proven
from prioritise.analysis.nearest.choices import best_choice, choices
from prioritise.analysis.once import once
from prioritise.judgement.appraisal import Appraisal
from prioritise.judgement.value_cell import Basis, ValueCell
from prioritise.portfolio.problem import MILLIONTHS, slopes_millionths
from prioritise.robustness.sweep import portfolios_at
from prioritise.robustness.uncertain_values import draw_coefficients

SAMPLES = 200
"""How often the figures of a group are drawn together."""


@dataclass(frozen=True, slots=True)
class GroupValue:
    """What knowing all `figures` of a group before deciding is worth, in points, with its standard error.

    `of` is `criterion` or `intervention`, `about` its id; or `source`, and what the source is called. `changes_list` is
    the share 0-1 of the draws in which the list as it is was not the best.
    """

    of: str
    about: str
    figures: int
    worth: float
    error: float
    changes_list: float
    samples: int


@once
def value_of_groups(analysis: Analysis) -> tuple[GroupValue, ...]:
    """Find the expected value of perfect information on groups of two figures or more, largest first.

    All figures of a group are drawn together, each from the triangle on its low, central and high, with the analysis's
    seed; the best list is solved at every draw, and what the best list at the mean is worth there is taken away.
    Misleads as far as figures of one group are wrong in the same direction: each is drawn by itself. Nothing
    without a list. Raises UnknownName where the list is not proven best, and SolverFailed.
    """
    if not analysis.portfolio.has_answer:
        return ()
    require_proven(analysis.portfolio, "what knowing a figure is worth")
    values = []
    for of, key in (
        ("criterion", attrgetter("criterion")),
        ("intervention", attrgetter("intervention")),
        ("source", _source),
    ):
        for about in filter(None, dict.fromkeys(map(key, analysis.appraisal.cells))):
            kept = [cell for cell in analysis.appraisal.cells if key(cell) == about and cell.varies]
            figures = len({(cell.intervention, cell.criterion) for cell in kept})
            if figures > 1:
                values.append(_value(analysis, of, about, figures, key))
    return tuple(sorted(values, key=lambda value: (-value.worth, value.of, value.about)))


def _source(cell: ValueCell) -> str:
    """The source of a figure that was given; what is computed or scored has many."""
    is_given = cell.basis in (Basis.MEASUREMENT, Basis.ENTERED, Basis.ILLUSTRATIVE)
    return cell.measurement.source if is_given and cell.measurement else ""


def _value(analysis: Analysis, of: str, about: str, figures: int, key: Callable[[ValueCell], str]) -> GroupValue:
    cells = tuple(
        cell if key(cell) == about else replace(cell, low=None, high=None) for cell in analysis.appraisal.cells
    )
    problem, varied = analysis.problem, {cell.intervention for cell in cells if cell.varies}
    proposals = [column.proposal for column in problem.columns]
    drawn = draw_coefficients(analysis.exercise, Appraisal(cells, ()), proposals, samples=SAMPLES, seed=analysis.seed)
    assert drawn is not None
    every = np.concatenate([drawn, drawn.mean(axis=0, keepdims=True)])
    scores = slopes_millionths(every, np.array([problem.weights] * len(every)))
    lists = _own(analysis, varied.pop(), scores) if len(varied) == 1 else _solved(analysis, every)
    *best, at_mean = lists
    values = [sum(row[place] for place in chosen) for row, chosen in zip(scores.tolist(), best, strict=False)]
    gained = (np.array(values) - scores[:-1, list(at_mean)].sum(axis=1)) / MILLIONTHS
    return GroupValue(
        of=of,
        about=about,
        figures=figures,
        worth=float(gained.mean()),
        error=float(gained.std(ddof=1) / SAMPLES**0.5),
        changes_list=sum(chosen != analysis.portfolio.chosen for chosen in best) / SAMPLES,
        samples=SAMPLES,
    )


def _solved(analysis: Analysis, coefficients: NDArray[np.float64]) -> list[tuple[int, ...]]:
    weights = [analysis.problem.weights] * len(coefficients)
    portfolios = portfolios_at(analysis.problem, weights, coefficients=coefficients, hints=[analysis.portfolio])
    return [portfolio.chosen for portfolio in portfolios]


def _own(analysis: Analysis, intervention: str, scores: NDArray[np.int64]) -> list[tuple[int, ...]]:
    """The best lists where only one intervention's scores move: one of the few with it at every place it can have."""
    options, places = choices(analysis, intervention), analysis.problem.columns_of[intervention]
    rows = ({place: row[place] for place in places} for row in scores.tolist())
    return [best_choice(options, own, analysis.problem).portfolio.chosen for own in rows]
