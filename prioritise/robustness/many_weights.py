"""The chosen list against many weights: how often each is funded, how often the list is best, what it would lose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem, score_millionths
from prioritise.robustness.sweep import optimal_portfolios, with_coefficients
from prioritise.robustness.weight_sets import DrawnWeights


@dataclass(frozen=True)
class ListsOverWeights:
    """The best list at each of N weight sets, beside the chosen one. Sampled, each list proven best.

    `chosen` (N, columns) is the best list at each weight set, `funded` (N, n) whether it holds each of the
    `interventions` at any level (for a reduction: makes the cut). `lost_millionths` (N,) is what the chosen list is
    worth less than the best. With `figures_vary` the figures were drawn anew at every weight set too.
    """

    drawn: DrawnWeights
    interventions: tuple[str, ...]
    chosen: NDArray[np.bool_]
    funded: NDArray[np.bool_]
    lost_millionths: NDArray[np.int64]
    figures_vary: bool = False

    @cached_property
    def funded_share(self) -> tuple[float, ...]:
        """The share 0-1 of weight sets whose best list holds each, in the order of `interventions`."""
        return tuple(float(share) for share in self.funded.mean(axis=0))

    @cached_property
    def different_lists(self) -> int:
        """How many different lists are best at one weight set or another."""
        return len(np.unique(self.chosen, axis=0))

    @property
    def samples(self) -> int:
        """How many weight sets were tried."""
        return self.drawn.samples

    @cached_property
    def share_of(self) -> dict[str, float]:
        """The funded share by intervention id."""
        return dict(zip(self.interventions, self.funded_share, strict=True))

    @property
    def best_share(self) -> float:
        """The share of weight sets at which no list is worth more than the chosen one."""
        return float((self.lost_millionths == 0).mean())

    @property
    def mean_lost(self) -> float:
        """What the chosen list loses on average over the weight sets, in points."""
        return float(self.lost_millionths.mean()) / MILLIONTHS

    @property
    def most_lost(self) -> float:
        """The most it loses at any of them, in points."""
        return int(self.lost_millionths.max()) / MILLIONTHS


def lists_over_weights(
    problem: PortfolioProblem,
    portfolio: Portfolio,
    drawn: DrawnWeights,
    *,
    coefficients: NDArray[np.float64] | None = None,
) -> ListsOverWeights | None:
    """Return the best list at every weight set, by solving each; None where the chosen one is not proven best.

    funded_share_i = share of weight sets whose optimal portfolio contains i; not the core index of robust portfolio
    modelling (Liesiö, Mild and Salo 2007), which counts the non-dominated portfolios that contain i. `coefficients`
    (N, columns, k) are the scores' slopes at each weight set, where figures vary too.
    Raises SolverFailed.
    """
    if not portfolio.is_proven:
        return None
    swept = optimal_portfolios(problem, drawn.weights, coefficients=coefficients, hints=[portfolio])
    ids = tuple(intervention.id for intervention in problem.interventions)
    funded = np.column_stack([swept.chosen[:, list(problem.columns_of[id_])].any(axis=1) for id_ in ids])
    return ListsOverWeights(
        drawn=drawn,
        interventions=ids,
        chosen=swept.chosen,
        funded=funded,
        lost_millionths=swept.value_millionths - _values(problem, portfolio, drawn, coefficients),
        figures_vary=coefficients is not None,
    )


def joined_lists(parts: Sequence[ListsOverWeights]) -> ListsOverWeights:
    """Join several parts of the same draws into one, in their order; at least one part."""
    first = parts[0]
    return replace(
        first,
        drawn=replace(first.drawn, weights=np.concatenate([part.drawn.weights for part in parts])),
        chosen=np.concatenate([part.chosen for part in parts]),
        funded=np.concatenate([part.funded for part in parts]),
        lost_millionths=np.concatenate([part.lost_millionths for part in parts]),
    )


def _values(
    problem: PortfolioProblem,
    portfolio: Portfolio,
    drawn: DrawnWeights,
    coefficients: NDArray[np.float64] | None,
) -> NDArray[np.int64]:
    # Every score rounded to a millionth before they are added up, as the solver sees them.
    values = []
    for number, row in enumerate(drawn.weights.tolist()):
        asked = problem if coefficients is None else with_coefficients(problem, coefficients[number])
        scores = score_millionths(asked, row)
        values.append(sum(scores[place] for place in portfolio.chosen))
    return np.array(values, dtype=np.int64)
