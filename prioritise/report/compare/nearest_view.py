"""What would change the list or a decision, and how firm every decision is."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis import Analysis, nearest_changes, would_change
from prioritise.analysis.nearest.change import SMALLEST_IS, ChangeKind, NearestChange
from prioritise.analysis.nearest.larger import would_be_larger
from prioritise.analysis.nearest.nearest import NearestChanges
from prioritise.analysis.nearest.sentences import change_words, moves_words, state_lines, would_change_text
from prioritise.report.compare.answer_view import (
    AnswerView,
    Bar,
    Bars,
    answer,
    bars,
    ids_cell,
    points_cell,
)
from prioritise.report.words.csv_cells import plain_figure
from prioritise.words import TextTable, first_capital, size_percent, whole_percent

HEADINGS = (
    "decision", "kind", "about", "intervention", "level", "year", "now", "at", "unit", "inside_range", "enters",
    "leaves", "resized", "value_lost",
)  # fmt: skip
CHANGE_HEADINGS = ("Change of", "It would change if", "How large against today", "What else would move")
YES_NO = {True: "yes", False: "no", None: ""}
CAPTION = f"How large the smallest change of every kind is against today's amount; one at a time. {SMALLEST_IS}"


def nearest_view(analysis: Analysis, intervention: str = "") -> AnswerView:
    """Say what would change the list, or one decision, then whether every decision is firm. Raises SolverFailed."""
    change, changes = would_change(analysis, intervention), nearest_changes(analysis, intervention)
    larger = would_be_larger(analysis, intervention) if intervention else ()
    sentences = (*would_change_text(change), *(line for level in larger for line in level.text()))
    states = [(state_line.name, state_line.label, state_line.why) for state_line in state_lines(analysis)]
    table = (("Decision on", "State", "Why"), states)
    return answer(sentences, table, (HEADINGS, _cells(analysis, changes)), _shape(analysis, changes))


def _shape(analysis: Analysis, changes: NearestChanges) -> Bars | None:
    sized = sorted((change for change in changes.smallest if change.now), key=lambda change: change.against_today)
    rows = [
        Bar(
            first_capital(str(change.kind)),
            f"{_size_text(change)} if {change_words(analysis, change, changes.intervention)}",
            0.0,
            change.against_today,
        )
        for change in sized
    ]
    drawn = bars("Size against today's amount", rows, CAPTION, is_share=True)
    return None if drawn is None else replace(drawn, table=_table(analysis, changes))


def _table(analysis: Analysis, changes: NearestChanges) -> TextTable:
    rows = (
        (
            first_capital(str(change.kind)),
            change_words(analysis, change, changes.intervention),
            _size_text(change),
            moves_words(analysis, change, changes.intervention) or "nothing",
        )
        for change in changes.smallest
    )
    return TextTable(CHANGE_HEADINGS, tuple(rows))


def _size_text(change: NearestChange) -> str:
    if not change.now:
        return "–"
    # All money is tried in whole per cent, and said so everywhere.
    size = (whole_percent if change.kind is ChangeKind.ALL_MONEY else size_percent)(change.against_today)
    return f"{size} {'more' if change.is_more else 'less'}"


def _cells(analysis: Analysis, changes: NearestChanges) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [
        (
            changes.intervention or "list", change.kind, change.about, change.intervention, change.level, change.year,
            plain_figure(change.now), plain_figure(change.at), change.unit, YES_NO[change.inside_range],
            ids_cell(change.swap.enter), ids_cell(change.swap.leave),
            ids_cell(one.intervention for one in change.swap.resized), points_cell(change.swap.value_lost_millionths),
        )
        for change in changes.changes
    ]  # fmt: skip
    rows += [
        (line.intervention, "state", line.label, "", "", "", plain_figure(line.same_share), "", "share",
         "", "", "", "", "")
        for line in state_lines(analysis)
    ]  # fmt: skip
    return rows
