"""One figure with a range, as its name, its range and its line in a file."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.figure_values import FigureValue
from prioritise.analysis.shared_figures import SharedValue
from prioritise.analysis.small_counts import HIDDEN, hidden_figures
from prioritise.portfolio.explain.facts import Swap
from prioritise.report.compare.answer_view import ids_cell, number_cell
from prioritise.words import counted, lower_first, with_unit

CSV_HEADINGS = (
    "intervention", "criterion", "levels", "low", "central", "high", "worth", "chance_of_change", "enters", "leaves",
    "resized", "score_at_low", "score_at_high", "list_at_low", "list_at_high", "indicator", "shared_by",
)  # fmt: skip


def figure_name(analysis: Analysis, each: FigureValue) -> str:
    """Name a figure: whose it is, on which criterion, and at which levels where not at all."""
    exercise = analysis.exercise
    levels = f" ({', '.join(each.levels)})" if each.levels else ""
    criterion = lower_first(exercise.criterion_by_id[each.criterion].name)
    return f"{exercise.intervention_by_id[each.intervention].name}, {criterion}{levels}"


def figure_range(each: FigureValue) -> str:
    """Say from where to where a figure may be on its scale, and where it is now."""
    return f"{each.low:.1f} to {each.high:.1f}, now {each.central:.1f}".replace("-", "−")


def shared_name(analysis: Analysis, each: SharedValue) -> str:
    """Name the area's own figure of an indicator, and how many rest on it."""
    exercise = analysis.exercise
    behind = counted(len(each.interventions), "intervention rests on it", "interventions rest on it")
    return f"{exercise.area.name}'s own figure: {exercise.indicator_by_id[each.indicator].name} ({behind})"


def shared_range(analysis: Analysis, each: SharedValue) -> str:
    """Say from where to where the area's own figure may be, in its unit, and is now; a small count is hidden."""
    if _is_hidden(analysis, each):
        return HIDDEN
    unit = analysis.exercise.indicator_by_id[each.indicator].unit
    low, high, now = (with_unit(value, unit, more_decimals=1) for value in (each.low, each.high, each.central))
    return f"{low} to {high}, now {now}"


def figure_cells(each: FigureValue) -> tuple[object, ...]:
    """Write a figure as its line in a file, in the order of the headings."""
    ends = (each.score_at_low, each.score_at_high, each.list_at_low, each.list_at_high)
    names = (each.intervention, each.criterion, ids_cell(each.levels))
    return (*names, *_worth(each), *_moves(each.becomes), *map(number_cell, ends), "", "")


def shared_cells(analysis: Analysis, each: SharedValue) -> tuple[object, ...]:
    """Write the area's own figure as its line in a file: it has no intervention, criterion, levels or score."""
    ends = (number_cell(each.list_at_low), number_cell(each.list_at_high))
    last = (each.indicator, ids_cell(each.interventions))
    reach, known = _worth(each)[:3], _worth(each)[3:]
    shown = (HIDDEN,) * 3 if _is_hidden(analysis, each) else reach
    return ("", "", "", *shown, *known, *_moves(each.becomes), "", "", *ends, *last)


def _is_hidden(analysis: Analysis, each: SharedValue) -> bool:
    indicator = analysis.exercise.indicator_by_id[each.indicator]
    latest = indicator.latest(analysis.exercise.area.code)
    return latest is not None and hidden_figures(analysis.exercise).value(indicator, latest)


def _worth(each: FigureValue | SharedValue) -> tuple[object, ...]:
    return tuple(map(number_cell, (each.low, each.central, each.high, each.worth, each.changes_list)))


def _moves(swap: Swap | None) -> tuple[object, ...]:
    if swap is None:
        return ("", "", "")
    return (ids_cell(swap.enter), ids_cell(swap.leave), ids_cell(one.intervention for one in swap.resized))
