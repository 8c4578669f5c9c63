"""Writing an exercise as one Excel workbook: the same bytes for the same files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from prioritise.domain.errors import refusal
from prioritise.files.exercise.declared_tables import TABLE_BY_FILE, TABLES
from prioritise.files.problem_list import ProblemList
from prioritise.files.workbook.columns import columns_of
from prioritise.files.workbook.drop_downs import add_drop_down
from prioritise.files.workbook.file_forms import files_grid, table_rows
from prioritise.files.workbook.grid import START, Grid, title_of
from prioritise.files.workbook.start_here import START_HERE
from prioritise.files.workbook.yaml_sheets import yaml_grids
from prioritise.files.yaml_text import read_yaml

YAML = "exercise.yaml"
NO_CLOCK = datetime(2000, 1, 1)  # noqa: DTZ001  (a workbook has no time zone)
PLAIN_FIGURE = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,14})?", re.ASCII)
LONGEST_CELL = 32_767
MOST_SHEET_ROWS = 100_000
NARROWEST, WIDEST = 12, 60
EXAMPLE = "Example: "


def write_workbook(files: Mapping[str, bytes], *, examples: bool = False) -> bytes:
    """Write the files of an exercise as a workbook, with an example row in every table if asked.

    Raises FileProblems for a file that cannot be read, or that no workbook can hold.
    """
    import xlsxwriter

    grids = _grids(files, examples=examples)
    _check_fits(grids)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"created": NO_CLOCK})
    for grid in grids:
        _write(book, grid, grids)
    book.close()
    return buffer.getvalue()


def _grids(files: Mapping[str, bytes], *, examples: bool) -> list[Grid]:
    problems = ProblemList()
    text = read_yaml(YAML, files[YAML], problems) if YAML in files else None
    tables = {name: files[name] for name in TABLE_BY_FILE if name in files}
    others = {name: files[name] for name in sorted(files) if name not in TABLE_BY_FILE}
    try:
        written = [_table(model, tables.get(model.declared.file, b""), examples=examples) for model in TABLES]
        kept = files_grid(tables, others)
    except (UnicodeDecodeError, csv.Error) as error:
        found = "a table that is not plain UTF-8 text in rows"
        raise refusal("the exercise", found, "check the folder, and mend what it says") from error
    problems.check()
    start = Grid(START, (START_HERE[0],), [[line] for line in START_HERE[1:]])
    return [start, *yaml_grids(text.data if text else {}), *written, kept]


def _table(model: Any, content: bytes, *, examples: bool) -> Grid:
    first, *rows = [row for row in table_rows(content) if row] or [[]]
    columns = [heading.strip() for heading in first]
    folded = {heading.lower() for heading in columns}
    headings = [*first, *(name for name in model.model_fields if name not in folded)]
    example = [column.example for column in columns_of(model)] if examples else []
    if example:
        example[0] = EXAMPLE + example[0]
    return Grid(title_of(model.declared.stem), headings, rows, model, example)


def _check_fits(grids: Sequence[Grid]) -> None:
    problems = ProblemList()
    for grid in grids:
        if len(grid.rows) > MOST_SHEET_ROWS:
            found = f"{len(grid.rows):,} rows, more than the {MOST_SHEET_ROWS:,} of a sheet"
            problems.add(grid.title, found, "keep this exercise as a folder")
        for number, row in enumerate(grid.rows, 2):
            if longest := max((len(cell) for cell in row), default=0) > LONGEST_CELL and max(map(len, row)):
                found = f"a text of {longest:,} letters, where a cell of a workbook has room for {LONGEST_CELL:,}"
                problems.add(grid.title, found, "shorten it, or keep this exercise as a folder", row=number)
    problems.check()


def _write(book: Any, grid: Grid, grids: Sequence[Grid]) -> None:
    sheet = book.add_worksheet(grid.title)
    bold, grey = book.add_format({"bold": True}), book.add_format({"italic": True, "font_color": "#505a5f"})
    pounds = book.add_format({"num_format": "#,##0"})
    by_name = {column.name: column for column in columns_of(grid.model)} if grid.model else {}
    for place, heading in enumerate(grid.headings):
        sheet.write_string(0, place, heading, bold)
        column = by_name.get(heading.strip().lower().replace(" ", "_"))
        if column is not None:
            sheet.write_comment(0, place, column.note, {"author": "", "x_scale": 2})
            add_drop_down(sheet, place, column, grids)
        width = max([len(heading), *(len(row[place]) for row in grid.rows[:200] if place < len(row))])
        sheet.set_column(place, place, min(WIDEST, max(NARROWEST, width + 2)), pounds if "_gbp" in heading else None)
    for place, cell in enumerate(grid.example):
        sheet.write_string(1, place, cell, grey)
    for number, row in enumerate(grid.rows, 2 if grid.example else 1):
        _write_row(sheet, number, row)
    sheet.freeze_panes(1, 0)


def _write_row(sheet: Any, number: int, row: Sequence[str]) -> None:
    for place, cell in enumerate(row):
        if is_plain_figure(cell):
            sheet.write_number(number, place, float(cell))
        elif cell:
            sheet.write_string(number, place, cell)


def is_plain_figure(cell: str) -> bool:
    """Tell whether a text is a figure that a cell gives back letter by letter."""
    if not PLAIN_FIGURE.fullmatch(cell):
        return False
    number = float(cell)
    return (str(int(number)) if number.is_integer() else repr(number)) == cell
