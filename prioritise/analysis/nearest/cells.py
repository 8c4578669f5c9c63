"""The smallest move of one score, measurement or likelihood at which another list is best."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.nearest.change import ChangeKind, NearestChange
from prioritise.analysis.nearest.choices import Choice, best_choice, choices
from prioritise.analysis.once import once
from prioritise.domain.criteria import Criterion, EvidenceMeasure, MeasuredBy, Role
from prioritise.domain.interventions import Proposal
from prioritise.domain.partners import AgreedScore
from prioritise.judgement.appraisal import Appraisal, settled_at
from prioritise.judgement.disagreement import panel_spreads
from prioritise.judgement.scores import score_proposal
from prioritise.judgement.values import Bounds, value_bounds, value_of
from prioritise.portfolio.problem import score_millionths
from prioritise.portfolio.swap import swap_to

NEVER_ACROSS_NOTHING = (EvidenceMeasure.PEOPLE, EvidenceMeasure.NEED_SEVERITY)
"""Measures that are never below nothing for a service, and never above it for a cut."""
STEPS_A_POINT = 100
"""A value is moved in hundredths of a point of its scale."""


@dataclass(frozen=True, slots=True)
class Movable:
    """One value that could be another, of an intervention at one level or (empty) at all it has as one.

    `low` and `high` are what members gave, or the figure's own range; None where there is none. `figure` is what was
    measured, in the criterion's unit; None where people gave the value.
    """

    intervention: str
    level: str
    criterion: Criterion
    value: float
    low: float | None
    high: float | None
    figure: float | None = None

    @property
    def varies(self) -> bool:
        """Whether it has a low and a high that differ."""
        return self.low is not None and self.high is not None and self.low < self.high


@dataclass(frozen=True, slots=True)
class Turn:
    """From this value on, moving away from today's, this is the best choice."""

    value: float
    choice: Choice


@dataclass(frozen=True, slots=True)
class Moved:
    """One value, and the turns as it moves down and up to the ends of its scale."""

    movable: Movable
    down: tuple[Turn, ...]
    up: tuple[Turn, ...]


@once
def movable_values(analysis: Analysis) -> tuple[Movable, ...]:
    """List every value of every intervention but those added up from costs, each once."""
    exercise, whole = analysis.exercise, set()
    movables = []
    for spread in panel_spreads(exercise):
        proposal = Proposal(spread.intervention, spread.level or analysis.shown[spread.intervention].level)
        cell = analysis.appraisal.cell_at[proposal, spread.criterion]
        if cell.panel is None or cell.measurement is not None:
            continue
        agreed = spread.agreed
        value = agreed.value if agreed else spread.middle
        criterion = exercise.criterion_by_id[spread.criterion]
        movables.append(Movable(spread.intervention, spread.level, criterion, value, spread.low, spread.high))
        whole.add((spread.intervention, spread.criterion))
    for cell in analysis.appraisal.cells:
        criterion = exercise.criterion_by_id[cell.criterion]
        if (cell.intervention, cell.criterion) not in whole and criterion.measured_by is not MeasuredBy.COSTS:
            figure = cell.measurement.value if cell.measurement else None
            movables.append(Movable(cell.intervention, cell.level, criterion, cell.value, cell.low, cell.high, figure))
    return tuple(movables)


def turns(analysis: Analysis, movable: Movable, end: float) -> tuple[Turn, ...]:
    """Find where the best list changes as one value moves from today's to `end`, to the hundredth of a point. Exact."""
    own = _OwnScores(analysis, movable)
    sign = 1 if end > movable.value else -1
    first = math.floor(movable.value * STEPS_A_POINT) + 1 if sign > 0 else math.ceil(movable.value * STEPS_A_POINT) - 1
    last = math.floor(end * STEPS_A_POINT) if sign > 0 else math.ceil(end * STEPS_A_POINT)
    present = own.best_at(movable.value)
    passed = list(_turns(own, present, first, last, sign)) if (last - first) * sign >= 0 else []
    at_the_end = own.best_at(end)
    if at_the_end is not (passed[-1].choice if passed else present):
        passed.append(Turn(end, at_the_end))
    return tuple(passed)


def cell_changes(analysis: Analysis, differs: Callable[[Choice], bool]) -> tuple[NearestChange, ...]:
    """Find, for every value, the smallest move within its scale at which the best list differs; nearest first."""
    changes = []
    for moved in every_turn(analysis):
        ends = [turn for towards in (moved.down, moved.up) for turn in _first(towards, differs)]
        if ends:
            nearest = min(ends, key=lambda turn: abs(turn.value - moved.movable.value))
            changes.append(_change(analysis, moved.movable, nearest.value, nearest.choice))
    return tuple(sorted(changes, key=lambda change: abs(change.amount)))


@once
def every_turn(analysis: Analysis) -> tuple[Moved, ...]:
    """Find where the best list changes as every value moves to either end of its scale.

    This is the same whatever decision is asked about, so it is found once for all of them.
    """
    return tuple(_moved(analysis, movable) for movable in movable_values(analysis))


def _moved(analysis: Analysis, movable: Movable) -> Moved:
    bounds = _bounds(analysis, movable)
    return Moved(movable, turns(analysis, movable, bounds.low), turns(analysis, movable, bounds.high))


def _first(turns: Iterable[Turn], differs: Callable[[Choice], bool]) -> Iterable[Turn]:
    return islice((turn for turn in turns if differs(turn.choice)), 1)


def _bounds(analysis: Analysis, movable: Movable) -> Bounds:
    """How far a value is moved: its scale, as far as a figure could be what it stands for.

    No service reaches fewer people than none, and no cut takes from fewer; the same of how far behind an area is.
    """
    bounds, criterion = value_bounds(movable.criterion), movable.criterion
    if movable.figure is None or criterion.measure not in NEVER_ACROSS_NOTHING:
        return bounds
    nothing = min(max(value_of(criterion, 0.0), bounds.low), bounds.high)
    is_cut = analysis.problem.intervention_by_id[movable.intervention].is_cut
    rises = value_of(criterion, 1.0) > value_of(criterion, 0.0)
    return Bounds(bounds.low, nothing) if rises is is_cut else Bounds(nothing, bounds.high)


def with_value(analysis: Analysis, appraisal: Appraisal, settled: AgreedScore) -> Appraisal:
    """Give the values with this one moved, beyond its scale too, which a computed one may pass."""
    moved = settled_at(analysis.exercise, appraisal, settled)
    if moved is not None:
        return moved
    where = (settled.intervention, settled.criterion, settled.level)
    cells = tuple(
        replace(cell, value=settled.value) if (cell.intervention, cell.criterion, cell.level) == where else cell
        for cell in appraisal.cells
    )
    return replace(appraisal, cells=cells)


def _change(analysis: Analysis, movable: Movable, value: float, choice: Choice) -> NearestChange:
    is_likelihood = movable.criterion.role is Role.LIKELIHOOD
    known = movable.low is not None and movable.high is not None
    return NearestChange(
        kind=ChangeKind.LIKELIHOOD if is_likelihood else ChangeKind.SCORE,
        about=movable.criterion.id,
        swap=swap_to(analysis.problem, analysis.portfolio, choice.portfolio.chosen),
        now=movable.value,
        at=value,
        unit="points",
        intervention=movable.intervention,
        level=movable.level,
        inside_range=(movable.low or 0.0) <= value <= (movable.high or 0.0) if known else None,
    )


class _OwnScores:
    """What an intervention's columns score as one value of it moves, and which choice is best then."""

    def __init__(self, analysis: Analysis, movable: Movable) -> None:
        self._analysis, self._movable = analysis, movable
        own = tuple(cell for cell in analysis.appraisal.cells if cell.intervention == movable.intervention)
        self._appraisal = Appraisal(own, ())
        self._places = analysis.problem.columns_of[movable.intervention]
        self._options = choices(analysis, movable.intervention)

    def best_at(self, value: float) -> Choice:
        """Find the best choice with the value at this."""
        own = self._scores(value)
        return best_choice(self._options, own, self._analysis.problem)

    def _scores(self, value: float) -> dict[int, int]:
        problem, movable = self._analysis.problem, self._movable
        appraisal = self._appraisal if value == movable.value else self._moved(value)
        columns = [problem.columns[place] for place in self._places]
        scored = (
            score_proposal(self._analysis.exercise, appraisal, problem.weights, column.proposal) for column in columns
        )
        rescored = (
            replace(column, coefficients=score.coefficients) for column, score in zip(columns, scored, strict=True)
        )
        return dict(zip(self._places, score_millionths(replace(problem, columns=tuple(rescored))), strict=True))

    def _moved(self, value: float) -> Appraisal:
        movable = self._movable
        settled = AgreedScore(0, movable.intervention, movable.criterion.id, value, "", movable.level)
        return with_value(self._analysis, self._appraisal, settled)


def _turns(own: _OwnScores, before: Choice, first: int, last: int, sign: int) -> Iterator[Turn]:
    # Scores move in straight lines, so a list that is best at both ends is best all the way between.
    low, high, after = first - sign, last, own.best_at(last / STEPS_A_POINT)
    if after is before:
        return
    while abs(high - low) > 1:
        middle = (low + high) // 2 if sign > 0 else -((-low - high) // 2)
        best = own.best_at(middle / STEPS_A_POINT)
        if best is before:
            low = middle
        else:
            high, after = middle, best
    yield Turn(high / STEPS_A_POINT, after)
    yield from _turns(own, after, high + sign, last, sign) if high != last else ()
