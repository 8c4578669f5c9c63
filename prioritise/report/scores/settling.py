"""Settling one cell: what can be chosen, what stands, and what it did to the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.portfolio_change import change_lines, compare_portfolios
from prioritise.domain.criteria import Criterion, LevelScale
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Status
from prioritise.domain.partners import AgreedScore
from prioritise.judgement.disagreement import CellSpread, UnscoredCell
from prioritise.report.scores.disputes import cell_name, value_words
from prioritise.robustness.disputed import DisputedCell
from prioritise.words.numbers import counted, short_number


@dataclass(frozen=True, slots=True)
class SettlingChoice:
    """One value to settle on: what it is called, what it looks like in practice, and its value."""

    name: str
    description: str
    value: float


def settling_choices(criterion: Criterion, starts: Sequence[float]) -> tuple[SettlingChoice, ...]:
    """The criterion's levels from lowest to highest, and what lies between them of where the panel may start.

    None where the scale has no levels: a number is typed then.
    """
    if not isinstance(criterion.scale, LevelScale):
        return ()
    steps = [
        SettlingChoice(f"{each.name} ({short_number(each.value)})", each.description, each.value)
        for each in criterion.scale.levels
    ]
    known = {each.value for each in steps}
    between = [
        SettlingChoice(f"{short_number(value)}, between these", "The middle of the scores, or what was agreed.", value)
        for value in dict.fromkeys(starts)
        if value not in known
    ]
    return tuple(sorted([*steps, *between], key=lambda each: each.value))


def scale_lines(criterion: Criterion) -> tuple[str, ...]:
    """What the values of a criterion mean, a line each."""
    if isinstance(criterion.scale, LevelScale):
        return tuple(
            f"**{each.name} ({short_number(each.value)}).** {each.description}" for each in criterion.scale.levels
        )
    return (f"**0.** {criterion.zero_means}", f"**100.** {criterion.top_means}")


def cell_label(exercise: Exercise, place: int, cell: DisputedCell) -> str:
    """A cell in a list to choose from: its place, its name, and whether it matters."""
    spread = cell.spread
    name = f"{place}. {cell_name(exercise, spread)}"
    if spread.is_settled:
        return f"{name}: settled"
    return f"{name}: would change the list" if cell.changes_list else name


def stands_sentence(exercise: Exercise, agreed: AgreedScore) -> str:
    """Say what was agreed for a cell, and why."""
    return f"Round {agreed.round} agreed {value_and_reason(exercise, agreed)}"


def value_and_reason(exercise: Exercise, agreed: AgreedScore) -> str:
    """Say a value that was agreed for a cell, or was to be, and why: "40 (serious obstacles): no staff"."""
    return f"{value_words(exercise.criterion_by_id[agreed.criterion], agreed.value)}: {agreed.reason}"


def settled_sentence(before: Analysis | None, after: Analysis, agreed: AgreedScore) -> str:
    """What was settled and how the list changed by it: "Before 27, now 26"; `before` is None without a list then."""
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


def unscored_title(cells: Sequence[UnscoredCell]) -> str:
    """How many cells have no value at all."""
    return f"Nobody gave a score for {counted(len(cells), 'question')}"


def unscored_names(exercise: Exercise, cells: Sequence[UnscoredCell]) -> tuple[str, ...]:
    """Each of them in words."""
    return tuple(cell_name(exercise, each) for each in cells)


def starts_of(spread: CellSpread | None) -> tuple[float, ...]:
    """Where settling a cell may start, best first: what was agreed on its scores, else the middle; nowhere without."""
    if spread is None:
        return ()
    agreed = [spread.agreed.value] if spread.agreed and spread.is_settled else []
    return (*agreed, spread.middle)


def _funded(analysis: Analysis) -> int:
    known = analysis.exercise.intervention_by_id
    return sum(known[each].status is not Status.REDUCE for each in analysis.portfolio.interventions)
