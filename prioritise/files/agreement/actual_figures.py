"""Actual figures of targets entered by hand or read from a table: all of them are taken in, or none."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from prioritise.domain.errors import FileProblems, Problem
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.periods import parse_period
from prioritise.domain.targets import Actual, latest_versions
from prioritise.files.agreement.table_size import is_too_long
from prioritise.files.exercise.loading import load_changed
from prioritise.files.exercise.tables import Numbered, read_table, written
from prioritise.files.exercise.target_rows import ActualRow
from prioritise.files.naming import KnownNames, known_names
from prioritise.files.percent_sign import is_percent, without_percent_sign
from prioritise.files.problem_list import ProblemList
from prioritise.files.sheet import heading_place, is_workbook, sheet_as_csv
from prioritise.files.text import csv_content, text_in

ACTUALS_FILE = "actuals.csv"
ENTERED = "the figure"
"""What problems of a figure typed in by hand call its place."""
FIRST_ROW = 2
PERCENT_WORDS = ("percent", "per cent")

Key = tuple[str, tuple[date, date] | str]
"""The target, and when its period begins and ends, however that is written."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A figure that stood there, and the one that takes its place."""

    before: Actual
    after: Actual


@dataclass(frozen=True, slots=True)
class ActualsChange:
    """The exercise with the figures in its `actuals.csv`, and what is new, what replaced another, what was the same.

    `notes` are what should be said of the table though it can be used.
    """

    exercise: Exercise
    file: SourceFile
    added: tuple[Actual, ...]
    replaced: tuple[Replaced, ...]
    same: tuple[Actual, ...]
    notes: tuple[Problem, ...] = ()


def enter_actual(exercise: Exercise, *, target: str, period: str, value: str, source: str) -> ActualsChange:
    """Return an exercise with one figure more, each part as it was typed.

    A figure of the same target and period is replaced.

    The figure may be followed by its target's unit, and have commas between thousands. Raises FileProblems naming
    everything that is wrong with it; nothing is changed then.
    """
    problems = ProblemList()
    number = _without_unit(exercise, target, value)
    cells = {"target": target, "period": period, "value": number, "source": source}
    try:
        row = ActualRow.model_validate(cells)
    except ValidationError as error:
        problems.add_refused(ENTERED, error)
        # What is left is still checked, so that everything is said at once.
        row = ActualRow.model_construct(target=target.strip(), period=period.strip(), value=0.0, source="-")
        _noted(exercise, ENTERED, [(None, row)], problems, besides={problem.column for problem in problems.problems})
        raise problems.refusal() from None
    return _added(exercise, ENTERED, [(None, row)], problems)


def import_actuals(exercise: Exercise, table: SourceFile) -> ActualsChange:
    """Return an exercise with the figures of a table in the columns of `actuals.csv`, from CSV or an Excel workbook.

    Figures that are there already for the same target and period are replaced, the others stay. Raises FileProblems
    naming every problem of the table; nothing is changed then.
    """
    problems = ProblemList()
    content = table.content
    if not is_too_long(table.name, content, problems) and is_workbook(table.name):
        content = sheet_as_csv(
            table.name, content, problems, holds=lambda rows: heading_place(rows, _is_heading) is not None
        )
    problems.check()
    read = read_table(table.name, _as_written_here(exercise, content), ActualRow, problems)
    if not read.rows and not len(problems):
        problems.add(table.name, "no figures", "add at least one row")
    rows: list[tuple[int | None, ActualRow]] = [
        (numbered.row, numbered.cells) for numbered in _once(read.rows, table, problems)
    ]
    return _added(exercise, table.name, rows, problems)


def without_actual(exercise: Exercise, actual: Actual) -> Exercise:
    """Return the exercise without one of its figures; nothing else changes."""
    return _with_actuals(exercise, [other for other in exercise.actuals if other != actual])


def _with_actuals(exercise: Exercise, actuals: Sequence[Actual]) -> Exercise:
    return load_changed(exercise, {ACTUALS_FILE: written(ActualRow, actuals)})


def _is_heading(text: str) -> bool:
    return text.strip().casefold() in ActualRow.model_fields


def _as_written_here(exercise: Exercise, content: bytes) -> bytes:
    """The table with its headings first, targets by id and values without the unit; as it is where that is not known.

    Rows keep their numbers.
    """
    try:
        rows = list(csv.reader(io.StringIO(text_in(content), newline=""), strict=True))
    except (csv.Error, UnicodeDecodeError):
        # Whoever reads the table says where it cannot be read.
        return content
    place = heading_place(rows, _is_heading)
    if place is None:
        return content
    headings = [text.strip().casefold() if _is_heading(text) else text for text in rows[place]]
    targets = known_names((known.id, known.title) for known in latest_versions(exercise.targets))
    body = [_by_id_and_plain(exercise, targets, dict(enumerate(row)), headings) for row in rows[place + 1 :]]
    return csv_content((), []) * place + csv_content(headings, body)


def _by_id_and_plain(
    exercise: Exercise, targets: KnownNames, cells: dict[int, str], headings: Sequence[str]
) -> list[str]:
    columns = {heading: column for column, heading in enumerate(headings) if column in cells}
    if "target" in columns:
        meant = targets.ids_meant(cells[columns["target"]].strip())
        cells[columns["target"]] = meant[0] if len(meant) == 1 else cells[columns["target"]]
        if "value" in columns:
            value = cells[columns["value"]]
            cells[columns["value"]] = _without_unit(exercise, cells[columns["target"]], value)
    return list(cells.values())


def _without_unit(exercise: Exercise, target: str, value: str) -> str:
    """What was typed without the unit of its target; with any other unit, as it was typed."""
    unit = next(
        (known.unit for known in latest_versions(exercise.targets) if known.id == target.strip()),
        "",
    )
    text = without_percent_sign(value.strip(), unit)
    known = PERCENT_WORDS if is_percent(unit) else (unit,)
    ending = next((word for word in known if word and text.lower().endswith(word.lower())), "")
    return text[: len(text) - len(ending)].rstrip()


def _once(rows: Sequence[Numbered[ActualRow]], table: SourceFile, problems: ProblemList) -> list[Numbered[ActualRow]]:
    first: dict[Key, int] = {}
    for row in rows:
        known = first.setdefault(_key(row.cells.to_domain()), row.row)
        if known != row.row:
            found = f"“{row.cells.target}, {row.cells.period}” again; it is already on row {known}"
            problems.add(table.name, found, "keep one of the two rows", row=row.row, column="target")
    return [row for row in rows if row.row in first.values()]


def _added(
    exercise: Exercise, name: str, rows: Sequence[tuple[int | None, ActualRow]], problems: ProblemList
) -> ActualsChange:
    loaded = _noted(exercise, name, rows, problems)
    if loaded is None or len(problems):
        raise FileProblems(sorted(problems.problems, key=lambda problem: problem.row or 0))
    before = {_key(actual): actual for actual in exercise.actuals}
    actuals = [cells.to_domain() for _row, cells in rows]
    return ActualsChange(
        exercise=loaded,
        file=next(file for file in loaded.files if file.name == ACTUALS_FILE),
        added=tuple(actual for actual in actuals if _key(actual) not in before),
        replaced=tuple(
            Replaced(before[_key(actual)], actual) for actual in actuals if before.get(_key(actual), actual) != actual
        ),
        same=tuple(actual for actual in actuals if before.get(_key(actual)) == actual),
        notes=(*problems.notes, *(note for note in loaded.file_notes if note not in exercise.file_notes)),
    )


def _noted(
    exercise: Exercise,
    name: str,
    rows: Sequence[tuple[int | None, ActualRow]],
    problems: ProblemList,
    *,
    besides: set[str] | None = None,
) -> Exercise | None:
    """The exercise with these rows; None when they cannot stand, with every reason noted where the row came from."""
    merged = _merged(exercise.actuals, [cells.to_domain() for _row, cells in rows])
    places = {_key(cells.to_domain()): row for row, cells in rows}
    try:
        return _with_actuals(exercise, merged)
    except FileProblems as error:
        for problem in error.problems:
            if problem.file == ACTUALS_FILE and problem.row is not None and problem.column not in (besides or ()):
                place = places.get(_key(merged[problem.row - FIRST_ROW]))
                problems.add(name, problem.found, problem.what_to_do, row=place, column=problem.column)
        if not len(problems):
            raise
        return None


def _merged(before: Sequence[Actual], new: Sequence[Actual]) -> list[Actual]:
    """The figures there are, each in its place, with those given in place of the ones they replace; the rest last."""
    waiting = {_key(actual): actual for actual in new}
    kept = [actual for actual in before if _key(actual) not in waiting or actual == waiting[_key(actual)]]
    places = {_key(actual): place for place, actual in reversed(list(enumerate(before)))}
    known = [actual for actual in new if _key(actual) in places and actual not in kept]
    order = sorted([*kept, *known], key=lambda actual: places[_key(actual)])
    return [*order, *(actual for actual in new if _key(actual) not in places)]


def _key(actual: Actual) -> Key:
    period = parse_period(actual.period)
    return actual.target, (period.start, period.end) if period else actual.period
