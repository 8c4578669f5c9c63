"""What knowing all figures of a group is worth, in words and figures: sampled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prioritise.analysis import Analysis, value_of_groups
from prioritise.analysis.figure_groups import GroupValue
from prioritise.report.compare.answer_view import AnswerView, Bar, Bars, answer, bars
from prioritise.report.words.csv_cells import plain_figure
from prioritise.words import chance_words, counted

HEADINGS = ("All figures on or of", "Worth knowing", "Standard error", "Chance that the list changes")
CSV_HEADINGS = ("kind", "about", "figures", "worth", "standard_error", "chance_of_change", "samples")


def figure_groups_view(analysis: Analysis) -> AnswerView:
    """Say what knowing all figures of a criterion, an intervention or a source is worth. Raises SolverFailed."""
    values = value_of_groups(analysis)
    names = {criterion.id: criterion.name for criterion in analysis.exercise.criteria}
    names |= {intervention.id: intervention.name for intervention in analysis.exercise.interventions}
    cells = [_cells(value) for value in values]
    rows = [_row(names, value) for value in values]
    return answer(_sentences(analysis, values, names), (HEADINGS, rows), (CSV_HEADINGS, cells), _shape(names, values))


def _sentences(analysis: Analysis, values: Sequence[GroupValue], names: Mapping[str, str]) -> tuple[str, ...]:
    if not values:
        return ("No criterion, intervention or source has two figures with a low and a high.",)
    first = values[0]
    most = f"Knowing most is worth {first.worth:.3f} points: {_name(names, first)}."
    drawn = f"Sampled {first.samples:,} times with seed {analysis.seed}: all figures of a group are drawn together."
    return (most, drawn)


def _name(names: Mapping[str, str], value: GroupValue) -> str:
    return f"{names.get(value.about, value.about)} ({value.of}, {counted(value.figures, 'figure')})"


def _row(names: Mapping[str, str], value: GroupValue) -> tuple[str, ...]:
    worth = (f"{value.worth:.3f} points", f"± {value.error:.3f}")
    return (_name(names, value), *worth, chance_words(value.changes_list))


def _shape(names: Mapping[str, str], values: Sequence[GroupValue]) -> Bars | None:
    rows = [
        Bar(_name(names, value), f"{value.worth:.3f} ± {value.error:.3f} points", 0.0, value.worth)
        for value in values
        if value.worth
    ]
    return bars("Worth knowing, points", rows, "What knowing all figures of a group together is worth: sampled.")


def _cells(value: GroupValue) -> tuple[object, ...]:
    figures = map(plain_figure, (value.worth, value.error, value.changes_list))
    return (value.of, value.about, value.figures, *figures, value.samples)
