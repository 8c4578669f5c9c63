"""Which figure to pin down first, in words and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis, value_of_figures, value_of_indicators
from prioritise.analysis.figure_values import FigureValue
from prioritise.analysis.shared_figures import SharedValue
from prioritise.report.compare.answer_view import AnswerView, Bar, Bars, answer, bars, names_text
from prioritise.report.compare.figure_words import (
    CSV_HEADINGS,
    beyond_the_scale,
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
    """One figure, its name and range in words."""

    name: str
    range: str
    value: FigureValue | SharedValue


def figures_view(analysis: Analysis) -> AnswerView:
    """Say which figures are worth pinning down before deciding: of one intervention, or the area's own.

    Raises SolverFailed.
    """
    single, shared = value_of_figures(analysis), value_of_indicators(analysis)
    known = [_Open(figure_name(analysis, value), figure_range(value), value) for value in single]
    known += [_Open(shared_name(analysis, value), shared_range(analysis, value), value) for value in shared]
    worth_it = sorted((one for one in known if one.value.changes_list), key=lambda one: -one.value.worth)
    cells = [*map(figure_cells, single), *(shared_cells(analysis, value) for value in shared)]
    return answer(
        (*_sentences(worth_it, len(single), len(shared)), *beyond_the_scale(single)),
        (HEADINGS, [_row(analysis, open_figure) for open_figure in worth_it]),
        (CSV_HEADINGS, cells),
        _shape(worth_it),
    )


def _sentences(worth_it: Sequence[_Open], single: int, shared: int) -> tuple[str, ...]:
    known = single + shared
    apart = f": {single} on one intervention and criterion, and {shared} of the area's own" if shared else ""
    alone = (
        f"{counted(known, 'figure has', 'figures have')} a range{apart}. {known - len(worth_it)} of them are good "
        "enough: no value within the range of any one of them changes the list."
    )
    if not worth_it:
        return (alone,)
    first = worth_it[0]
    worth = f"Knowing it before deciding is worth {first.value.worth:.2f} points; it changes the list with a chance of "
    return (f"Pin down first: {first.name}.", f"{worth}{chance_words(first.value.changes_list)}.", alone)


def _row(analysis: Analysis, open_figure: _Open) -> tuple[str, ...]:
    value = open_figure.value
    moves = (value.becomes.enter, value.becomes.leave) if value.becomes else ((), ())
    worth = (f"{value.worth:.3f} points", chance_words(value.changes_list))
    return (open_figure.name, open_figure.range, *worth, *(names_text(analysis, names) for names in moves))


def _shape(worth_it: Sequence[_Open]) -> Bars | None:
    said = "points; the list changes with a chance of"
    rows = [
        Bar(one.name, f"{one.value.worth:.3f} {said} {chance_words(one.value.changes_list)}", 0.0, one.value.worth)
        for one in worth_it
    ]
    return bars(AXIS, rows, CAPTION)
