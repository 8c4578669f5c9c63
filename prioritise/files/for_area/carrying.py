"""An exercise for another area of its own figures: everything that was the first area's is emptied or named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prioritise.domain.errors import UnknownName, refusal
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.for_area.account import Emptied, Kept, next_steps_text
from prioritise.files.for_area.criteria import criteria_left_out, in_new_area
from prioritise.files.for_area.exercise_text import (
    EXERCISE_FILE,
    illustrative_words,
    without_rules_on_what_was_emptied,
    without_scenarios_on_what_was_emptied,
    written,
)
from prioritise.files.for_area.of_first_area import emptied_tables, groups_of_others, kept_as_it_was, mentions
from prioritise.files.for_area.tables import EMPTIED_TABLES, headings_only, without_column
from prioritise.files.grids.entered_rows import without_entered
from prioritise.files.grids.yaml_edit import exercise_data
from prioritise.judgement.entered import entered_values
from prioritise.words import counted

NEXT_STEPS = "NEXT STEPS.txt"
"""The page in the new folder that says what to fill in."""
SHARES = "most_deprived_share"
TABLES_WITH_SHARES = ("interventions.csv", "levels.csv")


@dataclass(frozen=True)
class AreaExercise:
    """An exercise for another area, loaded, with every file of its folder.

    `emptied` is what does not carry over and what to fill in; `kept` is what is still as the first area had it. Both
    stand in the file NEXT_STEPS too. `brought` says what became of a published file, if one was brought.
    """

    exercise: Exercise
    files: tuple[SourceFile, ...]
    emptied: tuple[Emptied, ...]
    kept: tuple[Kept, ...]
    brought: tuple[str, ...] = ()


def areas_with_figures(exercise: Exercise) -> Mapping[str, str]:
    """Name the areas, by code, that an exercise can be made ready for: any its figures hold but its own and its
    benchmark, in order of name."""
    names = {
        value.area_code: value.area_name or value.area_code
        for indicator in exercise.indicators
        for value in indicator.values
        if value.area_code not in (exercise.area.code, exercise.area.benchmark)
    }
    return dict(sorted(names.items(), key=lambda item: item[1]))


def exercise_for_area(
    exercise: Exercise, code: str, *, comparators: Sequence[str] = (), brought: Sequence[str] = ()
) -> AreaExercise:
    """Make an exercise ready for another of the areas its figures hold, compared with the others it compares.

    `comparators` are codes of other areas to compare with instead; `brought` is said of figures put in beforehand.

    What people of the first area said, decided or promised, and figures that describe only it, are emptied and listed.
    What is kept so that the exercise runs is listed too, and called illustrative. A criterion that cannot be valued yet
    is left out and named. Raises UnknownName when no figure is of that area or of one to compare with, and FileProblems
    when what is left cannot be ranked or does not load.
    """
    name = _name_of(exercise, code)
    compared = _compared(exercise, code, comparators)
    emptied = [*emptied_tables(exercise), *groups_of_others(exercise, code, name)]
    kept = [*kept_as_it_was(exercise), *mentions(exercise)]
    data = exercise_data(exercise.contents)
    moved = in_new_area(exercise, code, name, compared)
    emptied += _empty_exercise_text(data, exercise, moved)
    files = _files(exercise, data) | {NEXT_STEPS: b""}
    files[NEXT_STEPS] = next_steps_text(data["title"], exercise.area.name, emptied, kept, brought).encode()
    loaded = load_exercise_files(files)
    return AreaExercise(
        exercise=loaded,
        files=tuple(SourceFile(file, files[file]) for file in sorted(files)),
        emptied=tuple(emptied),
        kept=tuple(kept),
        brought=tuple(brought),
    )


def _name_of(exercise: Exercise, code: str) -> str:
    areas = areas_with_figures(exercise)
    if code not in areas:
        known = ", ".join(f"{area} ({name})" for area, name in areas.items())
        raise UnknownName(f"No figures for the area {code} are in this exercise. It has: {known}.")
    return areas[code]


def _compared(exercise: Exercise, code: str, chosen: Sequence[str]) -> tuple[str, ...]:
    known = {exercise.area.code, *areas_with_figures(exercise)}
    unknown = [area for area in chosen if area not in known]
    if unknown:
        raise UnknownName(f"No figures for {', '.join(unknown)}, to compare with, are in this exercise.")
    compared = chosen or (exercise.area.code, *exercise.area.comparators)
    return tuple(dict.fromkeys(area for area in compared if area not in (code, exercise.area.benchmark)))


def _empty_exercise_text(data: dict[str, Any], exercise: Exercise, moved: Exercise) -> list[Emptied]:
    """Rewrite what `exercise.yaml` holds, in place, for the area `moved` stands in; list what was emptied."""
    emptied = [*_rename(data, exercise, moved), *_most_deprived(exercise)]
    left_out = criteria_left_out(moved, exercise.area.name)
    benefits = [criterion for criterion in exercise.criteria if criterion.is_benefit and criterion.id not in left_out]
    if not benefits:
        found = f"no benefit that can be valued for {moved.area.name} yet"
        first = next(iter(left_out.values()), None)
        step = first.next_step if first else "add a criterion with the role benefit"
        raise refusal(EXERCISE_FILE, found, step, column="criteria")
    emptied += left_out.values()
    data["criteria"] = [criterion.id for criterion in exercise.criteria if criterion.id not in left_out]
    emptied += without_rules_on_what_was_emptied(data)
    emptied += without_scenarios_on_what_was_emptied(data, left_out)
    overlap = (data.get("settings") or {}).get("targets") or {}
    if overlap.pop("overlap_of", None):
        emptied.append(Emptied("Overlap of single targets", "set for targets that are gone", "Set it for your own."))
    data["illustrative"] = illustrative_words(exercise, [kind for kind, there in _kept_kinds(exercise) if there])
    return emptied


def _rename(data: dict[str, Any], exercise: Exercise, moved: Exercise) -> list[Emptied]:
    old, new = exercise.area, moved.area
    data["id"] = "-".join(re.findall(r"[a-z0-9]+", new.name.casefold())) or "exercise"
    title = re.sub(re.escape(old.name), new.name, data["title"], flags=re.IGNORECASE)
    data["title"] = title if new.name in title else f"{new.name}: {title}"
    data["area"] = {"code": new.code, "name": new.name, "benchmark": new.benchmark}
    data["area"]["comparators"] = list(new.comparators)
    return [
        Emptied(
            "Comparators",
            f"those of {old.name}; now {counted(len(new.comparators), 'other area')}",
            "Choose areas like yours in area.comparators of exercise.yaml.",
        )
    ]


def _most_deprived(exercise: Exercise) -> list[Emptied]:
    group = exercise.area.most_deprived
    if group is None:
        return []
    return [
        Emptied(
            "Share of residents in the most deprived group",
            f"{group.population_share:.1%} of {exercise.area.name} ({group.definition})",
            "Count it for your area and write it under area.most_deprived in exercise.yaml.",
        )
    ]


def _kept_kinds(exercise: Exercise) -> tuple[tuple[str, bool], ...]:
    """The kinds of figures that are kept as the first area had them, and whether there are any."""
    return (
        ("budgets", bool(exercise.funds)),
        ("costs", bool(exercise.costs)),
        ("reach", True),
        ("measurements", len(exercise.measurements) > len(entered_values(exercise))),
        ("capacities", bool(exercise.capacities)),
        ("rules", bool(exercise.rules)),
    )


def _files(exercise: Exercise, data: Mapping[str, Any]) -> dict[str, bytes]:
    """Every file of the new folder; notes about the first area's sources stay behind."""
    own = without_entered(exercise.contents)
    carried = {name: content for name, content in own.items() if name.endswith((".csv", ".yaml"))}
    for name in EMPTIED_TABLES:
        if name in carried:
            carried[name] = headings_only(name)
    for name in TABLES_WITH_SHARES:
        if name in carried:
            carried[name] = without_column(name, carried[name], SHARES)
    return carried | {EXERCISE_FILE: written(data)}
