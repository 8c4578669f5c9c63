"""What settling each disputed cell could change: the score, and the list itself.

A cell's value t enters every score linearly: as a benefit it is weighted and added, as a likelihood it multiplies. So
for two sets of interventions X and Y, the difference of their totals is linear in t. If X is the best set at both ends
of a spread, the difference to any Y is at least 0 at both ends, hence in between; where it is 0 in between it is 0
throughout, and the order of ties (cost, count, ids) does not depend on t. So **where the best set is the same at both
ends it is the same everywhere in between**, and re-solving at the two ends answers for the whole spread. Scores are
whole millionths. Rounding keeps each score's order in t, so this is exact where the sets differ by the intervention
itself; where they hold it at two funding levels, it can be out by one millionth of a point.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Proposal
from prioritise.domain.partners import AgreedScore
from prioritise.judgement.appraisal import Appraisal, settled_at
from prioritise.judgement.disagreement import CellSpread, panel_spreads
from prioritise.judgement.scores import Score, score_proposal
from prioritise.portfolio.best import best_set
from prioritise.portfolio.engine import Engine
from prioritise.portfolio.explain.questions import Questions
from prioritise.portfolio.model import build_model
from prioritise.portfolio.problem import PortfolioProblem, score_millionths
from prioritise.portfolio.swap import swap_to


@dataclass(frozen=True, slots=True)
class SettledEnd:
    """What follows if a cell is settled at one end of its spread.

    `score` is the intervention's, in points, at the level shown. `enters` and `leaves` are ids of interventions against
    the present list, `resized` those funded at another level than now. None where no list was worked out.
    """

    value: float
    score: float
    enters: tuple[str, ...] | None = None
    leaves: tuple[str, ...] | None = None
    resized: tuple[str, ...] | None = None

    @property
    def changes_list(self) -> bool:
        """Whether another list would be best."""
        return bool(self.enters or self.leaves or self.resized)


@dataclass(frozen=True, slots=True)
class DisputedCell:
    """A cell on which at least two members differ, and what it could change. `now` is what the list counts with.

    `now` is None for a cell of several levels whose value is not the panel's.
    """

    spread: CellSpread
    now: float | None
    score_now: float
    at_low: SettledEnd
    at_high: SettledEnd

    @property
    def swing(self) -> float:
        """How far the intervention's score moves from one end to the other, in points."""
        return abs(self.at_high.score - self.at_low.score)

    @property
    def changes_list(self) -> bool:
        """Whether any value of the spread would give another list; if neither end does, none between them does."""
        return self.at_low.changes_list or self.at_high.changes_list

    @property
    def is_tested(self) -> bool:
        """Whether lists were worked out; they are not while the present list is not proven best."""
        return self.at_low.enters is not None and self.at_high.enters is not None


def disputed_cells(exercise: Exercise, appraisal: Appraisal, questions: Questions) -> tuple[DisputedCell, ...]:
    """Return every disputed cell, in the order of what it could change.

    Those still to settle come before the settled ones; then those that change the list; then by swing, then by name.
    `questions` hold the problem and its best list, `appraisal` the values behind it with the levels shown. Exact, as
    above. Raises SolverFailed.
    """
    ends = _Ends(exercise, appraisal, questions)
    cells = [_disputed(ends, spread) for spread in panel_spreads(exercise) if spread.is_divided]
    return tuple(sorted(cells, key=_order))


def _order(cell: DisputedCell) -> tuple[bool, bool, float, str, str, str]:
    spread = cell.spread
    by_name = (spread.intervention, spread.level, spread.criterion)
    return (spread.is_settled, not cell.changes_list, -round(cell.swing, 9), *by_name)


def _disputed(ends: _Ends, spread: CellSpread) -> DisputedCell:
    return DisputedCell(
        spread=spread,
        now=_now(ends, spread),
        score_now=ends.score_now(spread),
        at_low=ends.settled(spread, spread.low),
        at_high=ends.settled(spread, spread.high),
    )


def _now(ends: _Ends, spread: CellSpread) -> float | None:
    if spread.agreed is not None:
        return spread.agreed.value
    shown = ends.appraisal.cell_at.get((ends.shown(spread), spread.criterion))
    if spread.level or (shown and not shown.level):
        return shown.value if shown else None
    return spread.middle if shown and shown.panel and not shown.measurement else None


class _Ends:
    """The list at either end of a spread. One model serves every cell, since only scores change."""

    def __init__(self, exercise: Exercise, appraisal: Appraisal, questions: Questions) -> None:
        self.exercise = exercise
        self.appraisal = appraisal
        self.questions = questions
        self.problem = questions.problem
        self.scores = score_millionths(self.problem)
        self._engine: Engine | None = None

    def shown(self, spread: CellSpread) -> Proposal:
        """Return the intervention at the level the cell is of, or else at the level shown."""
        return Proposal(spread.intervention, spread.level or self.appraisal.shown.get(spread.intervention, ""))

    def score_now(self, spread: CellSpread) -> float:
        """Return the intervention's score in points, as it is."""
        return self._scores(spread.intervention, self.appraisal)[self.shown(spread)].total

    def settled(self, spread: CellSpread, value: float) -> SettledEnd:
        """Find what follows if the cell is settled at this value."""
        agreed = AgreedScore(spread.round, spread.intervention, spread.criterion, value, "", spread.level)
        appraisal = settled_at(self.exercise, self.appraisal, agreed)
        if appraisal is None:
            return SettledEnd(value, self.score_now(spread))
        scores = self._scores(spread.intervention, appraisal)
        end = SettledEnd(value, scores[self.shown(spread)].total)
        if not self.questions.agreed.is_proven:
            return end
        return self._listed(end, self._best(spread.intervention, self._rescored(scores)))

    def _scores(self, intervention: str, appraisal: Appraisal) -> Mapping[Proposal, Score]:
        levels = [level.level for level in self.exercise.levels_of[intervention]] or [""]
        proposals = [Proposal(intervention, level) for level in levels]
        weights = self.problem.weights
        return {proposal: score_proposal(self.exercise, appraisal, weights, proposal) for proposal in proposals}

    def _rescored(self, scores: Mapping[Proposal, Score]) -> PortfolioProblem:
        coefficients = {proposal.label: score.coefficients for proposal, score in scores.items()}
        columns = tuple(
            replace(column, coefficients=coefficients.get(column.label, column.coefficients))
            for column in self.problem.columns
        )
        return replace(self.problem, columns=columns)

    def _best(self, intervention: str, problem: PortfolioProblem) -> frozenset[int]:
        present = frozenset(self.questions.agreed.chosen)
        scores = score_millionths(problem)
        if self._stays(intervention, scores):
            return present
        self._engine = self._engine or Engine(build_model(self.problem))
        return best_set(self._engine, problem, scores, hints=[present]).chosen

    def _stays(self, intervention: str, scores: tuple[int, ...]) -> bool:
        """Whether the present list is sure to stay best, without solving for it.

        With one level: a gain of what is in, or a loss of what is out, changes nothing. Otherwise neither does a change
        smaller than what the list would lose by taking the intervention out, or in.
        """
        places = self.problem.columns_of[intervention]
        if len(places) > 1:
            return all(scores[place] == self.scores[place] for place in places)
        inside = intervention in self.questions.agreed.interventions
        towards_change = (self.scores[places[0]] - scores[places[0]]) * (1 if inside else -1)
        if towards_change <= 0:
            return True
        rival = self.questions.settled(intervention, inside=not inside)
        if not rival.has_answer:
            return True
        return towards_change < self.questions.agreed.value_millionths - rival.value_millionths

    def _listed(self, end: SettledEnd, chosen: frozenset[int]) -> SettledEnd:
        swap = swap_to(self.problem, self.questions.agreed, chosen)
        resized = tuple(resized.intervention for resized in swap.resized)
        return replace(end, enters=swap.enter, leaves=swap.leave, resized=resized)
