"""What figures that came in change, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from prioritise.analysis.once import once
from prioritise.analysis.targets import current_targets, deliveries
from prioritise.domain.errors import Problem
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Target, TargetMeasure
from prioritise.domain.vocabulary import words_of
from prioritise.files.agreement.actual_figures import ActualsChange
from prioritise.files.cells import EMPTY
from prioritise.report.targets.delivery_tables import counts_for
from prioritise.report.targets.target_unit import unit_of
from prioritise.report.words.csv_cells import shown_level
from prioritise.targets.delivery import Rating
from prioritise.words import counted, ended, first_capital

BOXES = {"period": "Period", "value": "Figure", "source": "Where it comes from"}
"""The boxes of the form by the column of `actuals.csv` they fill."""


@dataclass(frozen=True, slots=True)
class FigureEntryView:
    """What entering a figure asks: for which target, and what a period looks like; and the figures there are, in order.

    `titles` are by target id, those that wait for a figure first.
    """

    target: str
    titles: Mapping[str, str]
    period_example: str
    entered: tuple[str, ...]


@once
def figure_entry_view(exercise: Exercise) -> FigureEntryView:
    """Say what a figure can be entered for, and which were."""
    return FigureEntryView(
        target=first_capital(words_of(exercise.vocabulary).target),
        titles=targets_to_fill(exercise),
        period_example=f"e.g. {exercise.years[0]}",
        entered=figures_entered(exercise),
    )


def figures_sentences(change: ActualsChange, *, today: date | None = None) -> tuple[str, ...]:
    """Say how many figures are new, replaced or the same, then what each new or changed one is held against.

    What to look at in the table comes last. With `today` it is said of each whose period has not ended.
    """
    counts = (
        (len(change.added), "figure is new", "figures are new"),
        (len(change.replaced), "figure replaces one that was there", "figures replace ones that were there"),
        (len(change.same), "figure is as it was", "figures are as they were"),
    )
    lines = [f"{counted(count, one, many)}." for count, one, many in counts if count]
    changed = (*change.added, *(replaced.after for replaced in change.replaced))
    held = [counts_for(change.exercise, actual, today=today) for actual in changed]
    return (*lines, *held, *(note.in_words for note in change.notes))


@once
def figures_entered(exercise: Exercise) -> tuple[str, ...]:
    """Return the figures of `actuals.csv` in its order, a short line each, to choose one from."""
    targets = {current_target.id: current_target for current_target in current_targets(exercise)}
    return tuple(
        f"{first_capital(targets[actual.target].title)}, {actual.period}: "
        f"{shown_level(exercise, targets[actual.target], actual.value)}"
        for actual in exercise.actuals
    )


def entry_problems(exercise: Exercise, problems: Iterable[Problem]) -> tuple[str, ...]:
    """Say what is wrong with a figure typed in, a line a problem, by the names of the boxes and in their order."""
    boxes = {"target": first_capital(words_of(exercise.vocabulary).target), **BOXES}
    place = {column: number for number, column in enumerate(boxes)}
    ordered = sorted(problems, key=lambda problem: place.get(problem.column, len(place)))
    return tuple(_entry_problem(boxes.get(problem.column, problem.where), problem) for problem in ordered)


@once
def targets_to_fill(exercise: Exercise) -> dict[str, str]:
    """Return the targets a figure can be entered for, each with its title and unit, by id; waiting ones first."""
    waiting = {delivery.target.id for delivery in deliveries(exercise) if delivery.rating is Rating.NOT_RATED}
    order = sorted(current_targets(exercise), key=lambda current_target: current_target.id not in waiting)
    return {target.id: f"{first_capital(target.title)}{_unit(target)}" for target in order}


def _unit(target: Target) -> str:
    change = ", as a change from the baseline" if target.measure is TargetMeasure.CHANGE else ""
    return f" ({unit_of(target)}{change})" if target.unit else ""


def _entry_problem(box: str, problem: Problem) -> str:
    if problem.found == EMPTY:
        return ended(f"{box} is empty: {problem.what_to_do}")
    return f"{box}: {problem.found}. {ended(first_capital(problem.what_to_do))}"
