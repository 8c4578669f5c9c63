"""Whether the list is fair to every partner: shares, weights that count all alike, and the greatest product."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.how_sure import partner_regrets
from prioritise.analysis.once import once
from prioritise.domain.errors import SolverFailed
from prioritise.domain.partners import WeightsFrom
from prioritise.judgement.groups import counting_alike
from prioritise.portfolio.best import STATES, best_set, total
from prioritise.portfolio.engine import Engine
from prioritise.portfolio.model import build_model
from prioritise.portfolio.problem import PortfolioProblem, score_millionths
from prioritise.portfolio.swap import Swap, swap_to
from prioritise.portfolio.tree.worth import sets_worth

ALIKE = WeightsFrom.PARTNERS_ALIKE
"""How the agreed weights are formed where every partner counts alike."""

FINE = 2**34
"""What the scores of one proof add up to at most: whole numbers far within 64 bits."""

MOST_ROUNDS = 30
"""How often the weights of the product are moved to the list they bring out, before the proof."""


@dataclass(frozen=True, slots=True)
class PartnerShare:
    """What a list is worth at one partner's weights over what that partner's own best list is worth: at most 1.

    Below 0 where the list does more harm than good by those weights.
    """

    partner: str
    share: float


@dataclass(frozen=True)
class FairList:
    """Another list, with what moves to it and every partner's share of it, in order of partners."""

    chosen: tuple[int, ...]
    swap: Swap
    shares: tuple[PartnerShare, ...]

    @property
    def least(self) -> float:
        """The least share of any partner."""
        return min(share.share for share in self.shares)


@dataclass(frozen=True)
class PartnerShares:
    """Every partner's share of the list as it is, and of two lists formed to be fair.

    `alike_weights` are the weights by which every partner counts alike, in order of criteria, and `alike` their best
    list. `product` has the greatest sum of voice x log share; None while no share is below 0.9, or where a share cannot
    be had.
    """

    now: FairList
    alike_weights: tuple[float, ...]
    alike: FairList
    product: FairList | None


@once
def partner_shares(analysis: Analysis) -> PartnerShares | None:
    """Find what share of its own best every partner gets, and what would be fairer. Exact.

    Share of p = S_p(list) / S_p(p's own best list). Every partner counts alike when its weights are divided by the
    value of its own best list before they are averaged: still linear in the scores, so it is a way to form the group's
    weights. The product of shares is that of Nash (1950), each to the power of its voice; found by following its
    tangents, then proven by listing every list that could beat it. None where no partner gave weights, or one's own
    best list is worth nothing. Raises SolverFailed.
    """
    losses = partner_regrets(analysis)
    if losses is None or any(regret.best_millionths <= 0 for regret in losses.chosen):
        return None
    views = [view.shares for view in analysis.group.partners]
    nash = _Product(analysis, views, [regret.best_millionths for regret in losses.chosen])
    alike = counting_alike(views, [regret.best_millionths for regret in losses.chosen])
    problem = analysis.problem
    engine = Engine(build_model(problem))
    by_alike = best_set(engine, problem, score_millionths(problem, alike)).chosen
    now = nash.described(frozenset(analysis.portfolio.chosen))
    starts = [
        frozenset(analysis.portfolio.chosen),
        by_alike,
        *(frozenset(portfolio.chosen) for portfolio in losses.own_best),
    ]
    product = nash.best(starts) if now.least < analysis.exercise.settings.alternatives.least_share else None
    return PartnerShares(now, alike, nash.described(by_alike), None if product is None else nash.described(product))


class _Product:
    """Partners' scores over their own best, and the list with the greatest sum of voice x log share."""

    def __init__(self, analysis: Analysis, views: Sequence[Sequence[float]], best: Sequence[int]) -> None:
        self._analysis, self._best = analysis, best
        self._problem: PortfolioProblem = analysis.problem
        self._scores = [score_millionths(analysis.problem, row) for row in views]
        voices = [analysis.exercise.partner_by_id[view.partner].voice for view in analysis.group.partners]
        self._voices = voices if any(voices) else [1.0] * len(voices)
        self._engine = Engine(build_model(analysis.problem))

    def described(self, chosen: frozenset[int]) -> FairList:
        """Describe a list with its shares."""
        partners = [view.partner for view in self._analysis.group.partners]
        pairs = zip(partners, self._shares(chosen), strict=True)
        shares = tuple(PartnerShare(partner, share) for partner, share in pairs)
        swap = swap_to(self._problem, self._analysis.portfolio, sorted(chosen))
        return FairList(tuple(sorted(chosen)), swap, shares)

    def best(self, starts: Sequence[frozenset[int]]) -> frozenset[int] | None:
        """Find the list with the greatest sum; None where every list leaves somebody with nothing."""
        best = max(starts, key=self._worth)
        if self._worth(best) == -math.inf:
            return None
        for _ in range(MOST_ROUNDS):
            other = best_set(self._engine, self._problem, self._tangent(best)).chosen
            if self._worth(other) <= self._worth(best):
                return self._proven(best)
            best = other
        return self._proven(best)

    def _shares(self, chosen: frozenset[int]) -> list[float]:
        return [total(scores, chosen) / most for scores, most in zip(self._scores, self._best, strict=True)]

    def _worth(self, chosen: frozenset[int]) -> float:
        shares = self._shares(chosen)
        heard = [(voice, share) for voice, share in zip(self._voices, shares, strict=True) if voice]
        if any(share <= 0 for _, share in heard):
            return -math.inf
        return math.fsum(voice * math.log(share) for voice, share in heard)

    def _slopes(self, at: frozenset[int]) -> list[float]:
        pairs = zip(self._voices, self._shares(at), self._best, strict=True)
        rates = [voice / share / most if voice else 0.0 for voice, share, most in pairs]
        columns = zip(*self._scores, strict=True)
        return [math.fsum(rate * score for rate, score in zip(rates, column, strict=True)) for column in columns]

    def _tangent(self, at: frozenset[int]) -> list[int]:
        slopes = self._slopes(at)
        scale = FINE / max(1e-300, math.fsum(map(abs, slopes)))
        return [round(scale * slope) for slope in slopes]

    def _proven(self, best: frozenset[int]) -> frozenset[int]:
        # log u <= log v + (u - v) / v: what beats this list lies above it along its tangent.
        scores = self._tangent(best)
        self._engine.reset()
        least = total(scores, best) - len(scores)
        rows, relaxation = self._engine.whole_rows, self._engine.relaxation
        near = sets_worth(rows, relaxation, scores, least=least, states=STATES)
        if near is None:
            raise SolverFailed("There are too many lists to prove which has the greatest product of shares.")
        return max(near, key=lambda chosen: (self._worth(chosen), total(self._analysis.score_millionths, chosen)))
