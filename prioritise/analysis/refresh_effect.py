"""What new figures do to an exercise: which standings, values and scores move, by how much, and to the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis, missing_values
from prioritise.analysis.portfolio_change import PortfolioChange, compare_portfolios
from prioritise.analysis.small_counts import hidden_figures, shown_figure
from prioritise.analysis.unfinished import to_come
from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import Standing
from prioritise.evidence.comparison import compare

LEAST_MOVE = 5e-7
"""Points. Scores are whole millionths; less than half of one is no change."""


@dataclass(frozen=True, slots=True)
class LatestFigure:
    """The area's latest figure of one indicator as it may be shown, and how it stands against the benchmark."""

    period: str
    figure: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class StandingChange:
    """One indicator whose latest figure or standing is another than before; None where there was, or is, no figure."""

    indicator: str
    name: str
    before: LatestFigure | None
    after: LatestFigure | None

    @property
    def stands_elsewhere(self) -> bool:
        """Whether it is better, similar or worse where it was not before."""
        return (self.before and self.before.standing) != (self.after and self.after.standing)


@dataclass(frozen=True, slots=True)
class Move:
    """A value or score before and after, in points; None where there was, or is, none."""

    before: float | None
    after: float | None

    @property
    def by(self) -> float | None:
        """After less before."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class ValueMove:
    """One value that moves. `level` is the funding level, empty where there is no choice of levels."""

    intervention: str
    level: str
    criterion: str
    move: Move


@dataclass(frozen=True, slots=True)
class ScoreMove:
    """One intervention's score that moves, and the values it moves by."""

    intervention: str
    move: Move
    values: tuple[ValueMove, ...]


@dataclass(frozen=True, slots=True)
class RefreshEffect:
    """Everything that new figures change. `portfolio` is None when before or after has no answer.

    Without `has_list` nobody has scored the exercise yet: no score or list is compared.
    """

    latest: tuple[StandingChange, ...]
    values: tuple[ValueMove, ...]
    scores: tuple[ScoreMove, ...]
    portfolio: PortfolioChange | None
    has_list: bool = True

    @property
    def standings(self) -> tuple[StandingChange, ...]:
        """The indicators that stand elsewhere than before."""
        return tuple(change for change in self.latest if change.stands_elsewhere)


def refresh_effect(before: Analysis, after: Analysis) -> RefreshEffect:
    """Find what changes when the same exercise has other figures. Largest moves come first."""
    values = _values(before, after)
    solved = before.portfolio.has_answer and after.portfolio.has_answer
    return RefreshEffect(
        latest=_latest(before.exercise, after.exercise),
        values=values,
        scores=_scores(before, after, values),
        portfolio=compare_portfolios(before, after) if solved else None,
    )


def awaits_values(*exercises: Exercise) -> bool:
    """Say whether anything is still to come in any of these, so that there is no list to compare."""
    return any(to_come(exercise) or missing_values(exercise) for exercise in exercises)


def refresh_effect_without_list(before: Exercise, after: Exercise) -> RefreshEffect:
    """Say what changes in the figures of an exercise that its panel has still to score."""
    return RefreshEffect(latest=_latest(before, after), values=(), scores=(), portfolio=None, has_list=False)


def _latest(before: Exercise, after: Exercise) -> tuple[StandingChange, ...]:
    old, new = _latest_figures(before), _latest_figures(after)
    names = {indicator.id: indicator.name for indicator in (*before.indicators, *after.indicators)}
    return tuple(
        StandingChange(indicator, name, old.get(indicator), new.get(indicator))
        for indicator, name in names.items()
        if old.get(indicator) != new.get(indicator)
    )


def _latest_figures(exercise: Exercise) -> dict[str, LatestFigure]:
    hidden = hidden_figures(exercise)
    latest = {}
    for indicator in exercise.indicators:
        compared = compare(indicator, area_code=exercise.area.code, benchmark_code=exercise.area.benchmark)
        if compared is not None:
            figure = shown_figure(compared.value, indicator.unit, hidden=hidden.value(indicator, compared.area))
            latest[indicator.id] = LatestFigure(compared.area.period.label, figure, compared.standing)
    return latest


def _values(before: Analysis, after: Analysis) -> tuple[ValueMove, ...]:
    old, new = ({at: cell.value for at, cell in analysis.appraisal.cell_at.items()} for analysis in (before, after))
    moves = [
        ValueMove(proposal.intervention, proposal.level, criterion, move)
        for proposal, criterion in dict.fromkeys((*old, *new))
        if _moves(move := Move(old.get((proposal, criterion)), new.get((proposal, criterion))))
    ]
    return tuple(sorted(moves, key=lambda move: _size(move.move)))


def _scores(before: Analysis, after: Analysis, values: Sequence[ValueMove]) -> tuple[ScoreMove, ...]:
    old, new = ({intervention: score.total for intervention, score in one.score_of.items()} for one in (before, after))
    moves = [
        ScoreMove(key, move, tuple(value for value in values if value.intervention == key))
        for key in dict.fromkeys((*old, *new))
        if _moves(move := Move(old.get(key), new.get(key)))
    ]
    return tuple(sorted(moves, key=lambda move: _size(move.move)))


def _moves(move: Move) -> bool:
    return move.before != move.after if move.by is None else abs(move.by) > LEAST_MOVE


def _size(move: Move) -> float:
    return float("-inf") if move.by is None else -abs(move.by)
