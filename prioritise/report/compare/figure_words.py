"""One figure with a range, as its name, its range and its line in a file."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.analysis import Analysis
from prioritise.analysis.figure_values import FigureValue
from prioritise.analysis.shared_figures import SharedValue
from prioritise.analysis.small_counts import HIDDEN, hidden_figures
from prioritise.portfolio.swap import Swap
from prioritise.report.compare.answer_view import ids_cell
from prioritise.report.words.csv_cells import plain_figure
from prioritise.words import counted, lower_first, with_unit

CSV_HEADINGS = (
    "intervention", "criterion", "levels", "low", "central", "high", "worth", "chance_of_change", "enters", "leaves",
    "resized", "score_at_low", "score_at_high", "list_at_low", "list_at_high", "indicator", "shared_by",
)  # fmt: skip


TOP = 100
BEYOND = (
    "On a benefit's scale 0 is no difference from not funding it, and 100 is the top. A range reaches below 0 where "
    "harm is possible, and past 100 where what is worked out passes the top."
)


def figure_name(analysis: Analysis, figure: FigureValue) -> str:
    """Name a figure: whose it is, on which criterion, and at which levels where not at all."""
    exercise = analysis.exercise
    levels = f" ({', '.join(figure.levels)})" if figure.levels else ""
    criterion = lower_first(exercise.criterion_by_id[figure.criterion].name)
    return f"{exercise.intervention_by_id[figure.intervention].name}, {criterion}{levels}"


def figure_range(figure: FigureValue) -> str:
    """Say from where to where a figure may be on its scale, and where it is now."""
    return f"{figure.low:.1f} to {figure.high:.1f}, now {figure.central:.1f}".replace("-", "−")


def beyond_the_scale(figures: Iterable[FigureValue]) -> tuple[str, ...]:
    """Say why a range reaches below 0 or past 100, where one does."""
    if not any(figure.low < 0 or figure.high > TOP for figure in figures):
        return ()
    return (BEYOND,)


def shared_name(analysis: Analysis, shared: SharedValue) -> str:
    """Name the area's own figure of an indicator, and how many rest on it."""
    exercise = analysis.exercise
    behind = counted(len(shared.interventions), "intervention rests on it", "interventions rest on it")
    return f"{exercise.area.name}'s own figure: {exercise.indicator_by_id[shared.indicator].name} ({behind})"


def shared_range(analysis: Analysis, shared: SharedValue) -> str:
    """Say from where to where the area's own figure may be, in its unit, and is now; a small count is hidden."""
    if _is_hidden(analysis, shared):
        return HIDDEN
    unit = analysis.exercise.indicator_by_id[shared.indicator].unit
    low, high, now = (with_unit(value, unit, more_decimals=1) for value in (shared.low, shared.high, shared.central))
    return f"{low} to {high}, now {now}"


def figure_cells(figure: FigureValue) -> tuple[object, ...]:
    """Write a figure as its line in a file, in the order of the headings."""
    ends = (figure.score_at_low, figure.score_at_high, figure.list_at_low, figure.list_at_high)
    names = (figure.intervention, figure.criterion, ids_cell(figure.levels))
    return (*names, *_worth(figure), *_moves(figure.becomes), *map(plain_figure, ends), "", "")


def shared_cells(analysis: Analysis, shared: SharedValue) -> tuple[object, ...]:
    """Write the area's own figure as its line in a file: it has no intervention, criterion, levels or score."""
    ends = (plain_figure(shared.list_at_low), plain_figure(shared.list_at_high))
    last = (shared.indicator, ids_cell(shared.interventions))
    reach, known = _worth(shared)[:3], _worth(shared)[3:]
    shown = (HIDDEN,) * 3 if _is_hidden(analysis, shared) else reach
    return ("", "", "", *shown, *known, *_moves(shared.becomes), "", "", *ends, *last)


def _is_hidden(analysis: Analysis, shared: SharedValue) -> bool:
    indicator = analysis.exercise.indicator_by_id[shared.indicator]
    latest = indicator.latest(analysis.exercise.area.code)
    return latest is not None and hidden_figures(analysis.exercise).value(indicator, latest)


def _worth(figure: FigureValue | SharedValue) -> tuple[object, ...]:
    return tuple(map(plain_figure, (figure.low, figure.central, figure.high, figure.worth, figure.changes_list)))


def _moves(swap: Swap | None) -> tuple[object, ...]:
    if swap is None:
        return ("", "", "")
    return (ids_cell(swap.enter), ids_cell(swap.leave), ids_cell(one.intervention for one in swap.resized))
