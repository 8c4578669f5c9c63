"""Which list is best at which mixture of the partners' weights: every mixture there is, not a sample.

At a mixture every score is the mixture of the partners' scores, so the total of every list is one straight line over
all mixtures, and the best total is the highest of these lines: convex. Between the corners of a list's region no other
list can be above it unless one is at a corner. So the best list is looked for at every corner of what is known (by one
search for all of them); what is better there is added and makes new corners; when no corner has anything better, the
lists are all there are.

Scores are whole millionths at every partner's weights and their exact mixtures in between. Lines and corners are exact.
At a corner the scores are rounded to the finest units that 64 bits allow, so that a list could be missing that is
better by `within_millionths` at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from prioritise.portfolio.best import FIRST_WORK, sets_at, total
from prioritise.portfolio.engine import Engine
from prioritise.portfolio.model import build_model
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import PortfolioProblem, scores_millionths
from prioritise.portfolio.verify import verify
from prioritise.robustness.envelope import Envelope
from prioritise.robustness.sweep import WORK_A_WEIGHTING

FINEST_SUM = 2**40
"""What the rounded scores at a corner may add up to, for at most a thousandth of a unit lost in double precision."""

TOGETHER = 500
"""How many corners share one search."""

MOST_CORNERS = 5_000
"""At how many corners the best list is looked for before the rest is left open."""

MOST_WORK = 5_000_000_000
"""How many numbers all proofs may handle before the rest is left open: about a minute's work."""

MOST_LISTS = 1_000
"""How many lists are told apart before the rest is left open."""


@dataclass(frozen=True, slots=True)
class MixtureList:
    """One list, best at `share` (0-1) of all mixtures. `proven` is that nothing is better anywhere in its region.

    `chosen` are places in the problem's columns; `centre` (P,) is a mixture in the middle of the region.
    """

    chosen: tuple[int, ...]
    interventions: tuple[str, ...]
    share: float
    centre: tuple[float, ...]
    proven: bool


@dataclass(frozen=True)
class EveryMixture:
    """The best list at every mixture of P partners' weights; mixtures are counted as even over all that sum to 1.

    `lists` are by share, the largest first. `corners` is at how many mixtures the best list was looked for, `open_at`
    those corners, as shares of the partners, at which nothing was proven: none when everything is. A list left out is
    nowhere in what is proven better by more than `within_millionths`.
    """

    interventions: tuple[str, ...]
    lists: tuple[MixtureList, ...]
    present_share: float
    corners: int
    within_millionths: float
    open_at: tuple[tuple[float, ...], ...] = field(default=())

    @property
    def complete(self) -> bool:
        """Whether it is proven for every mixture."""
        return not self.open_at

    @cached_property
    def proven_share(self) -> float:
        """The share (0-1) of all mixtures for which it is proven."""
        return (
            1.0
            if self.complete
            else min(1.0, sum(mixture_list.share for mixture_list in self.lists if mixture_list.proven))
        )

    @cached_property
    def share_of(self) -> dict[str, float]:
        """The share (0-1) of mixtures whose best list holds each intervention, by id; 1 only where all of them do."""
        shares = {
            intervention: sum(one.share for one in self.lists if intervention in one.interventions)
            for intervention in self.interventions
        }
        in_all = frozenset(self.interventions).intersection(*(one.interventions for one in self.lists))
        return {
            intervention: 1.0 if intervention in in_all else min(share, _BELOW_ALL)
            for intervention, share in shares.items()
        }

    @cached_property
    def always(self) -> tuple[str, ...]:
        """What the best list holds at every mixture."""
        return tuple(intervention for intervention in self.interventions if self.share_of[intervention] == 1.0)

    @cached_property
    def sometimes(self) -> tuple[str, ...]:
        """What the best list holds at some mixtures and not at others."""
        return tuple(intervention for intervention in self.interventions if 0.0 < self.share_of[intervention] < 1.0)


_BELOW_ALL = float(np.nextafter(1.0, 0.0))


def every_mixture(
    problem: PortfolioProblem, portfolio: Portfolio, partner_weights: Sequence[Sequence[float]]
) -> EveryMixture | None:
    """Find the lists that are best at some mixture of the partners' weights, and at how much of all mixtures each is.

    `partner_weights` has one row of shares a partner, in the order of `problem.criteria`. Of lists worth the same at
    every mixture one is named, `portfolio` where it is among them; its share is `present_share`, 0 where it is best at
    no mixture. None for fewer than two partners, or without a proven best portfolio. Stops, and says where, at
    `MOST_CORNERS`, `MOST_LISTS` or `MOST_WORK`, and wherever one proof takes too much work.
    """
    if len(partner_weights) < 2 or not portfolio.is_proven:
        return None
    walk = _Walk(problem, np.array(partner_weights, dtype=float))
    walk.offer(frozenset(portfolio.chosen))
    while walk.forward():
        pass
    return walk.result(frozenset(portfolio.chosen))


class _Walk:
    """The highest lines so far, and the corners where nothing better is."""

    def __init__(self, problem: PortfolioProblem, weights: NDArray[np.float64]) -> None:
        self._problem = problem
        self._engine = Engine(build_model(problem))
        self._scores = scores_millionths(problem, weights)
        sums = np.abs(self._scores).sum(axis=1)
        self._units = max(1, FINEST_SUM // max(1, int(sums.max())))
        self._envelope = Envelope(len(weights))
        self._known: set[frozenset[int]] = set()
        self._list_of: dict[int, frozenset[int]] = {}
        self._number_of: dict[tuple[int, ...], int] = {}
        self._proven: set[int] = set()
        self._open: set[int] = set()
        self._tried = self._work = 0

    def offer(self, chosen: frozenset[int]) -> None:
        """Add a list's line, where it is above the others somewhere; of equal lines the first stays."""
        if chosen in self._known:
            return
        self._known.add(chosen)
        line = self._line(chosen)
        added = None if line in self._number_of else self._envelope.add(line)
        if added is not None:
            self._list_of[added], self._number_of[line] = chosen, added

    def forward(self) -> bool:
        """Look for better lists at the corners not looked at yet; whether there were any, and room to look."""
        corners = self._envelope.corners
        waiting = [name for name in corners if name not in self._proven and name not in self._open][:TOGETHER]
        if not waiting:
            return False
        if self._tried + len(waiting) > MOST_CORNERS or len(self._list_of) > MOST_LISTS or self._work > MOST_WORK:
            return False
        self._tried += len(waiting)
        mixtures = np.array([corners[name].mixture for name in waiting])
        swept = sets_at(
            self._engine,
            self._problem,
            np.rint(self._units * (mixtures @ self._scores)).astype(np.int64),
            starts=self._known,
            work=FIRST_WORK + WORK_A_WEIGHTING * (len(waiting) - 1),
        )
        self._work += swept.work
        for name, proven in zip(waiting, swept.proven, strict=True):
            (self._proven if proven else self._open).add(name)
        for chosen in dict.fromkeys(chosen for chosen in swept.sets if chosen is not None):
            self.offer(chosen)
        return True

    def result(self, present: frozenset[int]) -> EveryMixture:
        """Return the lists that were come across."""
        corners = self._envelope.corners
        lists = [mixture_list for number in self._list_of if (mixture_list := self._mixture_list(number)) is not None]
        lists.sort(key=lambda mixture_list: (-mixture_list.share, mixture_list.chosen))
        at = self._number_of.get(self._line(present))
        return EveryMixture(
            interventions=tuple(intervention.id for intervention in self._problem.interventions),
            lists=tuple(lists),
            present_share=0.0 if at is None else self._envelope.size(at),
            corners=self._tried,
            within_millionths=len(self._problem.columns) / self._units,
            open_at=tuple(corners[name].mixture for name in sorted(corners) if name not in self._proven),
        )

    def _mixture_list(self, number: int) -> MixtureList | None:
        corners, share = self._envelope.meeting(number), self._envelope.size(number)
        if not share:
            return None
        mixtures = np.array([self._envelope.corners[name].mixture for name in corners])
        chosen = self._list_of[number]
        verify(self._problem, chosen)
        return MixtureList(
            chosen=tuple(sorted(chosen)),
            interventions=self._problem.interventions_in(chosen),
            share=share,
            centre=tuple(mixtures.mean(axis=0).tolist()),
            proven=all(name in self._proven for name in corners),
        )

    def _line(self, chosen: frozenset[int]) -> tuple[int, ...]:
        return tuple(total(row, chosen) for row in self._scores.tolist())
