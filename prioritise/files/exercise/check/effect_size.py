"""Effects that no percentage could hold: one intervention taking it below 0 or above 100."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.evidence.intervals import IntervalMethod, method_for
from prioritise.files.exercise.check.latest_figures import latest_figures
from prioritise.files.exercise.draft import Draft
from prioritise.files.problem_list import ProblemList


def check_effect_sizes(draft: Draft, problems: ProblemList) -> None:
    """Note every effect that would, by itself and in one year, take a percentage or share out of its range."""
    latest = latest_figures(draft, lambda row: method_for(row.unit, row.multiplier) is IntervalMethod.WILSON)
    for numbered in draft.effects.rows:
        row = latest.get(numbered.cells.indicator)
        if row is None or row.value is None or not row.denominator:
            continue
        for people in _reaches(draft, numbered.cells.intervention, numbered.cells.level):
            reached = row.value + people * numbered.cells.change_per_person * row.multiplier / row.denominator
            if not 0 <= reached <= row.multiplier:
                found = (
                    f"{numbered.cells.change_per_person:.15g}, which for {people:,} people a year would take "
                    f"{numbered.cells.indicator} from {row.value:,.10g} to {reached:,.10g} {row.unit}"
                )
                hint = "check the effect, the people reached and the indicator's denominator"
                problems.add(draft.effects.name, found, hint, row=numbered.row, column="change_per_person")
                break


def _reaches(draft: Draft, intervention: str, level: str) -> Iterable[int]:
    levels = [
        row.cells.people_per_year
        for row in draft.levels.rows
        if row.cells.intervention == intervention and level in ("", row.cells.level)
    ]
    whole = [row.cells.people_per_year for row in draft.interventions.rows if row.cells.id == intervention]
    return (people for people in levels or whole if people is not None)
