"""How far each criterion's weight can move before the list changes, and what changes there: exact, not sampled.

As one weight moves and the others keep their proportions, every score moves in a straight line, and so does the total
of every set. The best total is the highest of these lines: convex, in straight pieces (Eisner and Severance 1976,
Journal of the ACM 23, 619-635). Where the best lines of two points differ, the best set at their crossing either is as
good as they are, and then the list changes there, or has a higher line, and both sides are looked at in turn.

Scores are whole millionths at today's weights and at both ends, and exact fractions in between. At each crossing every
set within rounding of the best is found by exhaustion in whole numbers and compared exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prioritise.portfolio.best import STATES, best_set, total
from prioritise.portfolio.engine import Engine
from prioritise.portfolio.model import build_model
from prioritise.portfolio.portfolio import Portfolio, Proof
from prioritise.portfolio.problem import PortfolioProblem, score_millionths
from prioritise.portfolio.tie_order import tie_order_worth
from prioritise.portfolio.tree.worth import sets_worth
from prioritise.portfolio.verify import verify

LAST = Fraction(2**20 - 1, 2**20)
"""How far along the way to all of the weight, or none, is looked: at the end itself whatever scores nothing there ties
with leaving it out, in more ways than can be told apart."""

FEW_STATES = 50_000
"""How many partial sets are tried with the best list that is known, before the best there is, is asked for."""

FINEST_SUM = 2**40
"""What the rounded scores of a proof may add up to: far within 64 bits, and hundreds to the millionth of a point."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One list, best while the criterion has from `from_share` to `to_share` (0-1) of all weight.

    `chosen` are places in the problem's columns. `enters` and `leaves` are labels of columns against today's list.
    """

    from_share: float
    to_share: float
    chosen: tuple[int, ...]
    interventions: tuple[str, ...]
    enters: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True)
class CriterionThresholds:
    """Every list from no weight on one criterion to all of it, in order; `share` is its weight today.

    `stretches[today]` is today's list. It ends at `share` itself where another list is exactly as good today. `proof`
    is `solver` where there was too much to exhaust at some crossing: a stretch could then be missing.
    """

    criterion: str
    share: float
    stretches: tuple[Stretch, ...]
    today: int
    proof: Proof

    @property
    def lowest(self) -> float | None:
        """The least share at which today's list is best; None where no less weight changes it."""
        return self.stretches[self.today].from_share if self.today else None

    @property
    def highest(self) -> float | None:
        """The largest share at which today's list is best; None where no more weight changes it."""
        return None if self.above is None else self.stretches[self.today].to_share

    @property
    def below(self) -> Stretch | None:
        """The list that takes over with less weight."""
        return self.stretches[self.today - 1] if self.today else None

    @property
    def above(self) -> Stretch | None:
        """The list that takes over with more weight."""
        after = self.today + 1
        return self.stretches[after] if after < len(self.stretches) else None

    @property
    def room(self) -> float | None:
        """How far the weight is from the nearer change, as a share of all weight; None where nothing changes."""
        distances = [abs(end - self.share) for end in (self.lowest, self.highest) if end is not None]
        return min(distances, default=None)


def thresholds(problem: PortfolioProblem, portfolio: Portfolio) -> tuple[CriterionThresholds, ...]:
    """Find, for every criterion, the lists its weight passes through from 0 to 1, the others in their proportions.

    `portfolio` is the best at the problem's own weights. Where one criterion has all the weight, the others share
    evenly what it gives up. Empty without a proven best portfolio. Raises
    SolverFailed.
    """
    if not portfolio.is_proven:
        return ()
    engine = Engine(build_model(problem))
    present = frozenset(portfolio.chosen)
    return tuple(_thresholds(problem, engine, present, place) for place in range(len(problem.criteria)))


def _thresholds(problem: PortfolioProblem, engine: Engine, present: frozenset[int], place: int) -> CriterionThresholds:
    share = min(1.0, max(0.0, problem.weights[place]))
    none, everything = _end_weights(problem.weights, place)
    down, up = (_Ray(problem, engine, present, weights) for weights in (none, everything))
    below = [(share * float(1 - at), chosen) for at, chosen in (down.changes() if share > 0 else [])]
    above = [(share + (1 - share) * float(at), chosen) for at, chosen in (up.changes() if share < 1 else [])]
    sets = [*(chosen for _, chosen in reversed(below)), present, *(chosen for _, chosen in above)]
    ends = [0.0, *(at for at, _ in reversed(below)), *(at for at, _ in above), 1.0]
    return CriterionThresholds(
        criterion=problem.criteria[place],
        share=share,
        stretches=tuple(
            _stretch(problem, present, chosen, ends[number], ends[number + 1]) for number, chosen in enumerate(sets)
        ),
        today=len(below),
        proof=Proof.SOLVER if Proof.SOLVER in (down.proof, up.proof) else Proof.WHOLE_NUMBERS,
    )


def _end_weights(weights: Sequence[float], place: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    others = [0.0 if at == place else share for at, share in enumerate(weights)]
    if not any(others):
        others = [0.0 if at == place else 1.0 for at in range(len(weights))]
    rest = sum(others)
    without = tuple(other / rest if rest else 0.0 for other in others)
    return without, tuple(1.0 if at == place else 0.0 for at in range(len(weights)))


def _stretch(
    problem: PortfolioProblem, present: frozenset[int], chosen: frozenset[int], from_share: float, to_share: float
) -> Stretch:
    verify(problem, chosen)
    return Stretch(
        from_share=from_share,
        to_share=to_share,
        chosen=tuple(sorted(chosen)),
        interventions=problem.interventions_in(chosen),
        enters=tuple(problem.columns[place].label for place in sorted(chosen - present)),
        leaves=tuple(problem.columns[place].label for place in sorted(present - chosen)),
    )


_Change = tuple[Fraction, frozenset[int]]


class _Ray:
    """From today's scores (at 0) straight to those at the end (at 1): which set is best where."""

    def __init__(
        self, problem: PortfolioProblem, engine: Engine, present: frozenset[int], weights: Sequence[float]
    ) -> None:
        self._problem = problem
        self._engine = engine
        self._present = present
        self._starts = score_millionths(problem)
        self._ends = score_millionths(problem, weights)
        self._known = {present}
        largest = max(1, *(sum(map(abs, scores)) for scores in (self._starts, self._ends)))
        self._fine = max(1, FINEST_SUM // largest)
        self.proof = Proof.WHOLE_NUMBERS

    def changes(self) -> list[_Change]:
        """Find where the list changes, from today outwards, and to which. A change at 0: best only today itself."""
        first = self._steepest(self._best_at(Fraction(0)))
        last = self._flattest(self._best_at(LAST))
        at_once = [] if first == self._present else [(Fraction(0), first)]
        return [*at_once, *self._between(first, last)]

    def _between(self, before: frozenset[int], after: frozenset[int]) -> list[_Change]:
        # The best just after one point and the best just before another.
        if self._line(before) == self._line(after):
            return []
        at = self._crossing(before, after)
        best = self._best_at(at)
        if self._value(best[0], at) == self._value(before, at):
            return [(at, after)]
        flattest, steepest = self._flattest(best), self._steepest(best)
        here = [] if flattest == steepest else [(at, steepest)]
        return [*self._between(before, flattest), *here, *self._between(steepest, after)]

    def _best_at(self, at: Fraction) -> list[frozenset[int]]:
        # A rounded score is out by half a unit at most, so the best are among those within one unit a column of any set
        # that is nearly best.
        likely = max(self._known, key=lambda chosen: self._value(chosen, at))
        near = self._near(at, likely, FEW_STATES)
        if near is None:
            likely = best_set(self._engine, self._problem, self._scores(at, 1), hints=self._known).chosen
            near = self._near(at, likely, STATES)
        if near is None:
            self.proof = Proof.SOLVER
            near = (likely, *self._known)
        top = max(self._value(chosen, at) for chosen in near)
        # At one value, so that only cost, number and ids tell them apart.
        equal = (chosen for chosen in set(near) if self._value(chosen, at) == top)
        best = sorted(equal, key=lambda chosen: tie_order_worth(self._problem, chosen, 0))
        self._known.update(best)
        return best

    def _near(self, at: Fraction, near_best: frozenset[int], states: int) -> tuple[frozenset[int], ...] | None:
        for units in (self._fine, 1):
            scores = self._scores(at, units)
            least = total(scores, near_best) - len(scores)
            near = sets_worth(self._engine.whole_rows, self._engine.relaxation, scores, least=least, states=states)
            if near is not None:
                return near
        return None

    def _scores(self, at: Fraction, units: int) -> list[int]:
        # So many units to the millionth, rounded.
        exact = (start + (end - start) * at for start, end in zip(self._starts, self._ends, strict=True))
        return [round(units * score) for score in exact]

    def _value(self, chosen: Iterable[int], at: Fraction) -> Fraction:
        start, end = total(self._starts, chosen), total(self._ends, chosen)
        return start + (end - start) * at

    def _line(self, chosen: frozenset[int]) -> tuple[int, int]:
        return total(self._starts, chosen), total(self._ends, chosen)

    def _crossing(self, before: frozenset[int], after: frozenset[int]) -> Fraction:
        (start, end), (other_start, other_end) = self._line(before), self._line(after)
        return Fraction(start - other_start, start - other_start + other_end - end)

    def _steepest(self, best: Sequence[frozenset[int]]) -> frozenset[int]:
        # In force just after the point where all of these are best; the first by the tie order of those on its line.
        return max(best, key=lambda chosen: total(self._ends, chosen) - total(self._starts, chosen))

    def _flattest(self, best: Sequence[frozenset[int]]) -> frozenset[int]:
        return min(best, key=lambda chosen: total(self._ends, chosen) - total(self._starts, chosen))
