"""Settling one cell: what stands, and what it did to the list."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.portfolio_change import change_lines, compare_portfolios
from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import AgreedScore
from prioritise.judgement.disagreement import CellSpread, UnscoredCell
from prioritise.report.words.agreed_words import reason_and_dissent
from prioritise.report.words.cell_words import cell_name, value_words
from prioritise.report.words.part_round_words import earlier_mark
from prioritise.robustness.disputed import DisputedCell
from prioritise.words import counted


def cell_label(exercise: Exercise, place: int, cell: DisputedCell, about: Collection[str] = ()) -> str:
    """Return a cell in a list to choose from: its place, its name, whether it matters, and whether it is of the round.

    `about` are the interventions of a round about a part of the list.
    """
    spread = cell.spread
    name = f"{place}. {cell_name(exercise, spread)}"
    if spread.is_settled:
        return f"{name}: settled"
    matters = ": would change the list" if cell.changes_list else ""
    return f"{name}{matters}{earlier_mark(about, spread.intervention)}"


@dataclass(frozen=True, slots=True)
class JustSettled:
    """What somebody settled last, and the analysis from before; None where there was no list yet."""

    agreed: AgreedScore
    before: Analysis | None


def stands_sentence(exercise: Exercise, agreed: AgreedScore) -> str:
    """Say what was agreed for a cell, and why."""
    return f"Round {agreed.round} agreed {value_and_reason(exercise, agreed)}"


def value_and_reason(exercise: Exercise, agreed: AgreedScore) -> str:
    """Say a value that was agreed for a cell, or was to be, and why: "40 (serious obstacles): no staff"."""
    return f"{value_words(exercise.criterion_by_id[agreed.criterion], agreed.value)}: {reason_and_dissent(agreed)}"


def settled_sentence(before: Analysis | None, after: Analysis, agreed: AgreedScore) -> str:
    """Say what was settled and what it changed: "Before 27, now 26"; `before` is None without a list then."""
    exercise = after.exercise
    cell = UnscoredCell(agreed.intervention, agreed.level, agreed.criterion)
    criterion = exercise.criterion_by_id[agreed.criterion]
    said = f"Settled: {cell_name(exercise, cell)} at {value_words(criterion, agreed.value)}."
    if before is None or not (before.portfolio.has_answer and after.portfolio.has_answer):
        return said
    change = compare_portfolios(before, after)
    if change.same_list:
        return f"{said} The list stays as it is, with {counted(_funded(after), 'intervention')}."
    count = f"Before, the list had {counted(_funded(before), 'intervention')}; now {_funded(after)}."
    return " ".join([said, count, *change_lines(change)])


def starts_of(spread: CellSpread | None) -> tuple[float, ...]:
    """Return where settling a cell may start, best first: what was agreed on its scores, else the middle."""
    if spread is None:
        return ()
    agreed = [spread.agreed.value] if spread.agreed and spread.is_settled else []
    return (*agreed, spread.middle)


def _funded(analysis: Analysis) -> int:
    known = analysis.exercise.intervention_by_id
    return sum(not known[intervention].is_cut for intervention in analysis.portfolio.interventions)
