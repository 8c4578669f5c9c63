"""An exercise made ready for another area, in words and tables: what comes over, and what does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.priority_list import headline
from prioritise.domain.exercise import Exercise
from prioritise.evidence.need_met import FEWEST_FOR_A_SPREAD
from prioritise.files.for_area import AreaExercise
from prioritise.portfolio.preflight import Note
from prioritise.words import TextTable, counted, first_capital, joined


@dataclass(frozen=True, slots=True)
class AreaView:
    """What becomes of an exercise in another area: what comes over, what is emptied, what is kept, what follows.

    `comes_over` and `brought` are sentences, the second of a file of figures. `notes` are worth a second look.
    """

    title: str
    comes_over: tuple[str, ...]
    brought: tuple[str, ...]
    emptied: TextTable
    kept: TextTable
    list_title: str
    list_sentence: str
    notes: tuple[Note, ...]


def area_view(first: Exercise, made: AreaExercise, analysis: Analysis) -> AreaView:
    """Collect what a person must see before an exercise is opened for another area; `analysis` is of the new one."""
    return AreaView(
        title=f"{made.exercise.area.name}: what comes over from {first.area.name}, and what does not",
        comes_over=_comes_over(first, made.exercise),
        brought=made.brought,
        emptied=TextTable(
            ("Emptied", f"What it was in {first.area.name}", "What to do"),
            tuple((emptied.what, first_capital(emptied.was), emptied.next_step) for emptied in made.emptied),
        ),
        kept=TextTable(
            (f"Kept as {first.area.name} had it", "What to check"),
            tuple((kept.what, first_capital(kept.look_at)) for kept in made.kept),
        ),
        list_title=headline(analysis),
        list_sentence="Every criterion that is left counts alike, for nobody has weighed them here yet. It is a list "
        "to try out, not to use.",
        notes=analysis.notes,
    )


def default_comparators(first: Exercise, areas: Mapping[str, str], code: str) -> tuple[str, ...]:
    """Choose whom to compare an area of a file with: the areas the exercise compares, if enough of them are in it.

    If not, all areas of the file whose codes are of the same kind, which a person should narrow to areas like theirs.
    """
    own = [
        area_code
        for area_code in (first.area.code, *first.area.comparators)
        if area_code in areas and area_code != code
    ]
    if len(own) >= FEWEST_FOR_A_SPREAD:
        return tuple(own)
    return tuple(area for area in areas if area[:3] == code[:3] and area != code)


def _comes_over(first: Exercise, made: Exercise) -> tuple[str, ...]:
    area = made.area
    with_figures = sum(indicator.latest(area.code) is not None for indicator in made.indicators)
    return (
        (
            f"{counted(len(made.interventions), 'intervention')}, with their costs, reach and effects as "
            f"{first.area.name} has them. All are called illustrative until you have checked them."
        ),
        (
            f"Figures for {area.name} on {with_figures} of {counted(len(made.indicators), 'indicator')}, compared with "
            f"{counted(len(area.comparators), 'other area')} and the benchmark."
        ),
        (
            f"{len(made.criteria)} of {len(first.criteria)} criteria can be valued now: "
            f"{joined(criterion.name for criterion in made.criteria)}."
        ),
    )
