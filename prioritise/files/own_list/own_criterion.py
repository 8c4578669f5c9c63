"""A criterion of one's own: a question with levels to choose from, or a figure to give, as a file of the exercise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from prioritise.domain.criteria import Criterion, MeasuredBy
from prioritise.files.cells import Number
from prioritise.files.exercise.criterion_yaml import names_of_criteria, read_criterion, shipped_criterion_files
from prioritise.files.grids.cells import read_as
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.typed import numbered
from prioritise.files.grids.yaml_edit import exercise_data, with_tops
from prioritise.files.naming import folded, id_from_name
from prioritise.files.own_list.answers import StepDone
from prioritise.files.own_list.weights import weights_follow
from prioritise.files.problem_list import ProblemList
from prioritise.files.yaml_written import dumped

TITLE = "A criterion of your own"
LEVELS, LEVEL, VALUE, MEANING = "Levels", "Level", "Value, 100 at most", "What it means"
FEWEST_LEVELS = 2
USUAL_LEVELS = Grid(
    LEVELS,
    (LEVEL, VALUE, MEANING),
    (
        GridRow("", ("No difference", "0", "The same as without it.")),
        GridRow("", ("Some", "40", "A difference that some people would notice.")),
        GridRow("", ("A great deal", "100", "The most that one intervention here could do.")),
    ),
)
OURS, NO_ADDRESS, NOBODY_YET = "Our own scale", "none", "nobody yet"


@dataclass(frozen=True, slots=True)
class OwnCriterion:
    """What was typed of a criterion: its question, and either levels, or a figure's unit with its nothing and its best.

    `levels` is None where a figure is asked for. `today` is the day it was written.
    """

    name: str
    question: str
    why: str
    today: date
    levels: Grid | None = None
    unit: str = ""
    at_nothing: str = "0"
    at_best: str = ""


def with_own_criterion(files: Mapping[str, bytes], own: OwnCriterion) -> StepDone:
    """Return the files with a criterion of one's own among those that matter; with what is unclear, those problems."""
    problems = ProblemList()
    _check_words(files, own, problems)
    value = _figure_scale(own, problems) if own.levels is None else _level_scale(own.levels, problems)
    if len(problems):
        return StepDone(files, problems.problems)
    made = id_from_name(own.name, {id_ for id_, _name in names_of_criteria(files)}, otherwise="criterion")
    file = f"criteria/{made}.yaml"
    content = dumped(_data(own, made, value), flow=False).encode()
    if read_criterion(file, content, problems) is None:
        return StepDone(files, problems.problems)
    listed = exercise_data(files).get("criteria") or []
    return StepDone(weights_follow(with_tops({**files, file: content}, criteria=[*listed, made])))


def own_criteria(files: Mapping[str, bytes]) -> tuple[Criterion, ...]:
    """Return the criteria among the files of an exercise that are none of the library's."""
    shipped = shipped_criterion_files()
    own = [name for name in sorted(files) if name.startswith("criteria/") and files[name] != shipped.get(name)]
    read = (read_criterion(name, files[name], ProblemList()) for name in own)
    return tuple(criterion for criterion in read if criterion is not None)


def _check_words(files: Mapping[str, bytes], own: OwnCriterion, problems: ProblemList) -> None:
    for said, column in ((own.name, "Name"), (own.question, "Question"), (own.why, "Why it matters")):
        if not said.strip():
            problems.add(TITLE, "nothing", "fill it in", column=column)
    if folded(own.name) in {folded(name) for _id, name in names_of_criteria(files)}:
        problems.add(TITLE, f"“{own.name}”, which there is already", "give yours another name", column="Name")


def _figure_scale(own: OwnCriterion, problems: ProblemList) -> dict[str, Any]:
    if not own.unit.strip():
        problems.add(TITLE, "nothing", "say what is counted, such as people or hours", column="Counted in")
    scale: dict[str, Any] = {"kind": "linear"}
    for name, typed, column in (("zero", own.at_nothing, "No difference at"), ("top", own.at_best, "The best, at")):
        read = read_as(Number, typed)
        if not read.is_sure:
            problems.add(TITLE, read.found, read.what_to_do, column=column)
        scale[name] = read.text
    if scale["zero"] and scale["zero"] == scale["top"]:
        problems.add(TITLE, "the same figure for nothing and for the best", "set them apart", column="The best, at")
    return scale


def _level_scale(grid: Grid, problems: ProblemList) -> dict[str, Any]:
    levels = []
    rows = numbered(grid, problems)
    for number, row in rows:
        cells = grid.cells_of(row)
        for heading in (LEVEL, MEANING):
            if not cells[heading]:
                problems.add(LEVELS, "nothing", "fill it in", row=number, column=heading)
        read = read_as(Number, cells[VALUE])
        if not read.is_sure:
            problems.add(LEVELS, read.found, read.what_to_do, row=number, column=VALUE)
        levels.append({"name": cells[LEVEL], "value": read.text, "description": cells[MEANING]})
    if len(rows) < FEWEST_LEVELS:
        problems.add(LEVELS, "fewer than two", "give at least two levels")
    return {"kind": "levels", "levels": levels}


def _data(own: OwnCriterion, made: str, value: Mapping[str, Any]) -> dict[str, Any]:
    is_figure = own.levels is None
    lower = is_figure and float(value["top"]) < float(value["zero"])
    unit = own.unit.strip() if is_figure else "level"
    nothing = f"{value['zero']} {unit}" if is_figure else "No difference from not funding it."
    best = f"{value['top']} {unit}" if is_figure else "The best one intervention here could do."
    next_year = own.today.replace(year=own.today.year + 1, day=min(own.today.day, 28))
    return {
        "id": made,
        "name": own.name.strip(),
        "question": own.question.strip(),
        "role": "benefit",
        "unit": unit,
        "better": "lower" if lower else "higher",
        "measured_by": str(MeasuredBy.MEASUREMENT if is_figure else MeasuredBy.PANEL),
        "value": dict(value),
        "zero_means": nothing,
        "top_means": best,
        "why_it_matters": own.why.strip(),
        "source": {"title": OURS, "url": NO_ADDRESS, "accessed": own.today.isoformat()},
        "author": OURS,
        "checked_by": NOBODY_YET,
        "reviewed": own.today.isoformat(),
        "next_review": next_year.isoformat(),
    }
