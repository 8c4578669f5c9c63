"""Where a problem of an exercise's files stands in the workbook they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from prioritise.domain.errors import Problem
from prioritise.files.exercise.declared_tables import TABLE_BY_FILE
from prioritise.files.workbook.grid import EXERCISE, LISTED, title_of

LISTED_PLACE = re.compile(rf"({'|'.join(LISTED)})\.(\d+)(?: \([^)]*\))?(?:\.(.+))?")


def in_sheets(workbook: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems, each with the sheet of this workbook that it stands in, and its row there where that is
    known.
    """
    return tuple(_in_sheet(workbook, problem) for problem in problems)


def _in_sheet(workbook: str, problem: Problem) -> Problem:
    model = TABLE_BY_FILE.get(problem.file)
    if model is not None:
        return replace(problem, file=f"{workbook}, sheet {title_of(model.declared.stem)}")
    if problem.file != "exercise.yaml":
        return problem
    listed = LISTED_PLACE.fullmatch(problem.column)
    if listed:
        sheet, row = title_of(listed[1]), int(listed[2]) + 1
        return replace(problem, file=f"{workbook}, sheet {sheet}", row=row, column=listed[3] or "")
    top = problem.column.split(".")[0]
    sheet = title_of(top) if top in LISTED else EXERCISE
    return replace(problem, file=f"{workbook}, sheet {sheet}", row=None)
