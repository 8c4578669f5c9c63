"""Which figure to pin down first, in words and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis, value_of_figures, value_of_indicators
from prioritise.analysis.figure_values import FigureValue
from prioritise.analysis.shared_figures import SharedValue
from prioritise.portfolio.swap import Swap
from prioritise.report.compare.answer_view import AnswerView, Bar, Bars, answer, bars, names_text
from prioritise.report.compare.figure_words import (
    CSV_HEADINGS,
    figure_cells,
    figure_name,
    figure_range,
    shared_cells,
    shared_name,
    shared_range,
)
from prioritise.words import chance_words, counted

HEADINGS = ("Figure", "Range", "Worth knowing", "Chance that the list changes", "In come", "Out go")
AXIS, CAPTION = "Worth knowing, points", "What knowing each for certain before deciding is worth, the largest first."


@dataclass(frozen=True, slots=True)
class _Open:
    """One figure in words, what knowing it is worth, and the chance that it changes the list."""

    name: str
    range: str
    worth: float
    chance: float
    becomes: Swap | None


def figures_view(analysis: Analysis) -> AnswerView:
    """Say which figures are worth pinning down before deciding: of one intervention, or the area's own.

    Raises SolverFailed.
    """
    single, shared = value_of_figures(analysis), value_of_indicators(analysis)
    worth_it = [_open(figure_name(analysis, value), figure_range(value), value) for value in single]
    worth_it += [_open(shared_name(analysis, value), shared_range(analysis, value), value) for value in shared]
    worth_it = sorted(
        (open_figure for open_figure in worth_it if open_figure.chance), key=lambda open_figure: -open_figure.worth
    )
    cells = [*map(figure_cells, single), *(shared_cells(analysis, value) for value in shared)]
    return answer(
        _sentences(worth_it, len(cells)),
        (HEADINGS, [_row(analysis, open_figure) for open_figure in worth_it]),
        (CSV_HEADINGS, cells),
        _shape(worth_it),
    )


def _open(name: str, reach: str, value: FigureValue | SharedValue) -> _Open:
    return _Open(name, reach, value.worth, value.changes_list, value.becomes)


def _sentences(worth_it: Sequence[_Open], known: int) -> tuple[str, ...]:
    enough = f"{counted(known - len(worth_it), 'figure')} of {known} with a range are good enough: "
    alone = f"{enough}no value within the range of any one of them changes the list."
    if not worth_it:
        return (alone,)
    first = worth_it[0]
    worth = f"Knowing it before deciding is worth {first.worth:.2f} points; it changes the list with a chance of "
    return (f"Pin down first: {first.name}.", f"{worth}{chance_words(first.chance)}.", alone)


def _row(analysis: Analysis, open_figure: _Open) -> tuple[str, ...]:
    return (
        open_figure.name,
        open_figure.range,
        f"{open_figure.worth:.3f} points",
        chance_words(open_figure.chance),
        names_text(analysis, open_figure.becomes.enter if open_figure.becomes else ()),
        names_text(analysis, open_figure.becomes.leave if open_figure.becomes else ()),
    )


def _shape(worth_it: Sequence[_Open]) -> Bars | None:
    rows = [
        Bar(
            open_figure.name,
            f"{open_figure.worth:.3f} points; the list changes with a chance of {chance_words(open_figure.chance)}",
            0.0,
            open_figure.worth,
        )
        for open_figure in worth_it
    ]
    return bars(AXIS, rows, CAPTION)
