"""Rank acceptability: how often each intervention takes each place by score, over many weights (SMAA-2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from prioritise.files.memory import at_once
from prioritise.robustness.weight_sets import standard_error

SAME_SCORE = 1e-9
"""Scores closer than this share of the largest value, in either direction, are the same score."""

CELLS_AT_ONCE = 2_000_000
"""How many scores are handled at once with the usual memory: 16 million bytes, a few times over."""

CELLS_IN_CACHE = 50_000
"""How many scores are handled fastest at once: they stay in the processor's cache."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class RankAcceptability:
    """What many weights say of places by score. Shapes: N samples, n interventions, k criteria.

    `ranks` (n, n): row an intervention, column a rank, the first rank first; the share 0-1 of samples in which it takes
    that rank. Rows and columns sum to 1. Interventions that tie share the ranks they take between them evenly.

    `central_weights` (n, k): the mean of the weights at which it is first, the typical view in favour of it; a tie for
    first counts in proportion. Nan where it is never first.

    `confidence` (n,): the share 0-1 of value samples in which it is first at its central weights. With
    `values_are_fixed` it is 1 wherever it can be first, since the weights that put it first form a convex set and so
    hold their own mean: it then says nothing about the figures. Nan where it is never first.

    Sampled: `samples` is N. What is never first in the samples may yet be first at weights too rare to be drawn.
    """

    ranks: Numbers
    central_weights: Numbers
    confidence: Numbers
    samples: int
    values_are_fixed: bool

    @property
    def standard_error(self) -> Numbers:
        """Of `ranks` (n, n): sqrt(b (1 - b) / N), at most 0.5 / sqrt(N). An upper bound where places were shared."""
        return standard_error(self.ranks, self.samples)


def rank_acceptability(values: ArrayLike, weights: ArrayLike) -> RankAcceptability:
    """Work out rank acceptability, central weights and confidence of n interventions from N samples.

    `values` (n, k) are the values where they are known, or (N, n, k) one set a sample where they are not, so that
    a score is their sum weighted by `weights` (N, k). More is better. Weights need not sum to 1, but may not be below
    0. Raises ValueError for shapes that do not fit and figures that are no numbers.

    b_ir = share of samples in which i takes rank r; w_i = mean of the weights at which it is first;
    p_i = share of the values' samples in which it is first at w_i. The ranks are by score alone: money and rules have
    no part in them. Source: Lahdelma, Hokkanen and Salminen 1998 (EJOR 106, 137-143); Lahdelma and Salminen 2001
    (Operations Research 49, 444-454), SMAA-2.
    """
    figures, drawn = np.asarray(values, dtype=float), np.asarray(weights, dtype=float)
    _check(figures, drawn)
    count, interventions = len(drawn), figures.shape[-2]
    close = SAME_SCORE * _largest_score(figures, drawn)
    places = np.zeros((interventions, interventions))
    firsts = np.zeros((interventions, drawn.shape[1]))
    for part in _parts(count, interventions, CELLS_IN_CACHE):
        scores = _scores(figures if figures.ndim == 2 else figures[part], drawn[part])
        placed = _places(scores, close)
        places += placed.counts
        firsts += placed.first.T @ drawn[part]
    is_first = places[:, 0] > 0
    central = np.full_like(firsts, np.nan)
    central[is_first] = firsts[is_first] / places[is_first, :1]
    return RankAcceptability(
        ranks=places / count,
        central_weights=central,
        confidence=_confidence(figures, central, close),
        samples=count,
        values_are_fixed=figures.ndim == 2,
    )


@dataclass(frozen=True)
class _Placed:
    """Of some samples: how often each intervention took each rank, and what part of the first place it had in each."""

    counts: Numbers
    first: Numbers


def _check(values: Numbers, weights: Numbers) -> None:
    if weights.ndim != 2 or not len(weights):
        raise ValueError("Weights are rows of samples, at least one.")
    if values.ndim not in (2, 3) or not values.size or values.shape[-1] != weights.shape[1]:
        raise ValueError("Values are (interventions, criteria) or (samples, interventions, criteria), as the weights.")
    if values.ndim == 3 and len(values) != len(weights):
        raise ValueError(f"{len(values)} samples of values and {len(weights)} of weights.")
    if not (np.isfinite(values).all() and np.isfinite(weights).all()) or (weights < 0).any():
        raise ValueError("Values and weights are numbers, and no weight is below 0.")


def _largest_score(values: Numbers, weights: Numbers) -> float:
    return float(max(values.max(), -values.min()) * weights.sum(axis=1).max())


def _parts(count: int, cells: int, wanted: int) -> Iterator[slice]:
    # `cells` are what one sample takes. Counting places takes as many steps as there are pairs of intervention and
    # rank, so a part has at least as many samples as there are ranks, if that is not too many to hold.
    step = max(1, min(at_once(CELLS_AT_ONCE) // cells, max(wanted // cells, cells)))
    return (slice(start, min(start + step, count)) for start in range(0, count, step))


def _scores(values: Numbers, weights: Numbers) -> Numbers:
    if values.ndim == 2:
        return weights @ values.T
    scores: Numbers = np.matmul(values, weights[:, :, np.newaxis])[:, :, 0]
    return scores


def _places(scores: Numbers, close: float) -> _Placed:
    order = np.argsort(-scores, axis=1, kind="stable")
    ordered = np.take_along_axis(scores, order, axis=1)
    begins = np.ones(scores.shape, dtype=bool)
    begins[:, 1:] = ordered[:, :-1] - ordered[:, 1:] > close
    ties = ~begins.all(axis=1)
    if not ties.any():
        return _placed_apart(order)
    apart, together = _placed_apart(order[~ties]), _placed_together(order[ties], begins[ties])
    first = np.empty(scores.shape)
    first[~ties], first[ties] = apart.first, together.first
    return _Placed(apart.counts + together.counts, first)


def _placed_apart(order: NDArray[np.intp]) -> _Placed:
    # Nothing ties, so every sample gives one intervention a rank.
    size = order.shape[1]
    counts = np.bincount((order * size + np.arange(size)).ravel(), minlength=size * size)
    first = np.zeros(order.shape)
    first[np.arange(len(order)), order[:, 0]] = 1.0
    return _Placed(counts.reshape(size, size).astype(float), first)


def _placed_together(order: NDArray[np.intp], begins: NDArray[np.bool_]) -> _Placed:
    size = order.shape[1]
    ends = np.ones(order.shape, dtype=bool)
    ends[:, :-1] = begins[:, 1:]
    at = np.arange(size)
    top = np.maximum.accumulate(np.where(begins, at, 0), axis=1)
    bottom = np.minimum.accumulate(np.where(ends, at, size)[:, ::-1], axis=1)[:, ::-1]
    tied = bottom - top + 1
    counts = np.zeros(size * size)
    for together in np.unique(tied):
        there = tied == together
        for further in range(together):
            cells = order[there] * size + top[there] + further
            which, times = np.unique(cells, return_counts=True)
            counts[which] += times / together
    first = np.zeros(order.shape)
    np.put_along_axis(first, order, (top == 0) / tied, axis=1)
    return _Placed(counts.reshape(size, size), first)


def _confidence(values: Numbers, central: Numbers, close: float) -> Numbers:
    can_be_first = ~np.isnan(central[:, 0])
    if values.ndim == 2:
        return np.where(can_be_first, 1.0, np.nan)
    confidence = np.full(len(central), np.nan)
    who = np.flatnonzero(can_be_first)
    firsts = np.zeros(len(who))
    for part in _parts(len(values), len(central) * len(who), CELLS_AT_ONCE):
        # (samples, interventions, whose central weights)
        scores = values[part] @ central[who].T
        is_top = scores >= scores.max(axis=1, keepdims=True) - close
        own = is_top[:, who, np.arange(len(who))]
        firsts += (own / is_top.sum(axis=1)).sum(axis=0)
    confidence[who] = firsts / len(values)
    return confidence
