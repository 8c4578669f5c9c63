"""What every figure does: to the value of the list, or to one intervention's score, the largest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis, FigureValue, value_of_figures
from prioritise.report.compare.answer_view import AnswerView, Bar, Bars, answer, bars
from prioritise.report.compare.figure_words import (
    CSV_HEADINGS,
    beyond_the_scale,
    figure_cells,
    figure_name,
    figure_range,
)
from prioritise.words import counted

CAPTION = "The bar runs from what the figure's low end makes of it to what its high end does; the mark is today's."


@dataclass(frozen=True, slots=True)
class _Swing:
    """What one figure's low and high make of what is asked about."""

    figure: FigureValue
    at_low: float
    at_high: float

    @property
    def size(self) -> float:
        """How far apart the two are."""
        return abs(self.at_high - self.at_low)


def swings_view(analysis: Analysis, intervention: str = "") -> AnswerView:
    """Say what each figure's low and high make of the list's value, or of one intervention's score.

    The largest first, those that change the list marked. Raises UnknownName for an intervention that is not there, and
    SolverFailed.
    """
    swings = sorted(map(_of_score if intervention else _of_list, value_of_figures(analysis, intervention)), key=_order)
    what = "Score" if intervention else "List's value"
    headings = ("Figure", "Range on its scale", f"{what} at its low", f"{what} at its high", "Changes the list")
    cells = [figure_cells(swing.figure) for swing in swings]
    return answer(
        _sentences(analysis, swings, intervention),
        (headings, [_row(analysis, swing) for swing in swings]),
        (CSV_HEADINGS, cells),
        _shape(analysis, swings, intervention),
    )


def _of_score(figure: FigureValue) -> _Swing:
    return _Swing(figure, figure.score_at_low, figure.score_at_high)


def _of_list(figure: FigureValue) -> _Swing:
    return _Swing(figure, figure.list_at_low, figure.list_at_high)


def _order(swing: _Swing) -> tuple[float, str, str, tuple[str, ...]]:
    return (-swing.size, swing.figure.intervention, swing.figure.criterion, swing.figure.levels)


def _sentences(analysis: Analysis, swings: Sequence[_Swing], intervention: str) -> tuple[str, ...]:
    what = f"the score of {analysis.exercise.intervention_by_id[intervention].name}" if intervention else "the list"
    if not swings:
        return (f"No figure that bears on {what} has a low and a high.",)
    most = swings[0]
    moved = f"What moves {what} most is {figure_name(analysis, most.figure)}: {most.size:.2f} points between its ends."
    changing = sum(not swing.figure.is_good_enough for swing in swings)
    moving, moves = sum(swing.size > 0 for swing in swings), "its score" if intervention else "the list's value"
    known = counted(len(swings), "figure has", "figures have")
    alone = (
        f"{known} a range on one intervention and criterion: {moving} of them would move {moves}, and "
        f"{changing or 'none'} can change the list within the range alone."
    )
    return (moved, alone, *beyond_the_scale(swing.figure for swing in swings))


def _row(analysis: Analysis, swing: _Swing) -> tuple[str, ...]:
    ends = (_points(end) for end in (swing.at_low, swing.at_high))
    figure = swing.figure
    return (
        figure_name(analysis, figure),
        figure_range(figure),
        *ends,
        "no" if figure.is_good_enough else "yes",
    )


def _shape(analysis: Analysis, swings: Sequence[_Swing], intervention: str) -> Bars | None:
    now = analysis.score_of[intervention].total if intervention else analysis.portfolio.value
    rows = [_bar(analysis, swing, now) for swing in swings if swing.size]
    return bars("Score, points" if intervention else "Value of the best list, points", rows, CAPTION)


def _bar(analysis: Analysis, swing: _Swing, now: float) -> Bar:
    changes = "" if swing.figure.is_good_enough else ", changes the list"
    note = f"{_points(swing.at_low)} to {_points(swing.at_high)}{changes}"
    name = figure_name(analysis, swing.figure)
    return Bar(name, note, swing.at_low, swing.at_high, mark=now, stands_out=bool(changes))


def _points(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
