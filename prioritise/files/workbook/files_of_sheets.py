"""From the sheets of a workbook to the files of a folder: as they were written, where nothing was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prioritise.files.exercise.declared_tables import TABLES
from prioritise.files.exercise.row import ExerciseRow
from prioritise.files.naming import folded
from prioritise.files.problem_list import ProblemList
from prioritise.files.workbook.columns import columns_of
from prioritise.files.workbook.file_forms import contents_by_file, forms_by_file, same_cells, table_bytes, table_rows
from prioritise.files.workbook.grid import FILES, Grid, title_of
from prioritise.files.workbook.yaml_sheets import data_in, without_nothing, yaml_text
from prioritise.files.yaml_text import read_yaml

YAML = "exercise.yaml"
EXAMPLE = "example:"


def folder_files(grids: Mapping[str, Grid], problems: ProblemList) -> dict[str, bytes]:
    """Return the files of the exercise in these sheets, by name; an example row that somebody filled in goes to
    `problems`.
    """
    forms, contents = forms_by_file(grids.get(FILES)), contents_by_file(grids.get(FILES))
    tables = {model.declared.file for model in TABLES}
    files = {name: content for name, content in contents.items() if name != YAML and name not in tables}
    if yaml := _yaml(grids, contents.get(YAML), problems):
        files[YAML] = yaml
    for model in TABLES:
        grid, file = grids.get(title_of(model.declared.stem)), model.declared.file
        if grid is None:
            continue
        form, columns = forms.get(file, ("", list(model.model_fields) if model.declared.compulsory else []))
        rows = _rows(file, grid, model, problems)
        if any(rows) or columns:
            cells, written = _with_columns(grid.headings, rows, columns), contents.get(file)
            as_it_was = written is not None and same_cells(table_rows(written), cells)
            files[file] = written if written is not None and as_it_was else table_bytes(cells, form)
    return files


def _yaml(grids: Mapping[str, Grid], written: bytes | None, problems: ProblemList) -> bytes:
    """The file as it was written if the sheets still say the same, and else anew from what they say."""
    data = data_in(grids)
    kept = read_yaml(YAML, written, ProblemList()) if written else None
    if kept is not None and written is not None:
        if without_nothing(kept.data) == without_nothing(data):
            return written
        problems.note(
            YAML, "other values in the sheets than in the text that is kept", "written anew, without comments"
        )
    return yaml_text(data).encode() if data else b""


def _rows(file: str, grid: Grid, model: type[ExerciseRow], problems: ProblemList) -> list[list[str]]:
    """The rows of a table; the example and blank ones stay as empty rows, so that every row keeps its number."""
    example = [column.example.strip() for column in columns_of(model)]
    rows: list[list[str]] = []
    for number, row in enumerate(grid.rows, 2):
        cells = list(row)
        if cells and folded(cells[0]).startswith(EXAMPLE):
            plain = [cells[0].split(":", 1)[1].strip(), *(cell.strip() for cell in cells[1:])]
            if [cell for cell in plain if cell and cell not in example]:
                found = "the example row with something else in it"
                problems.add(file, found, "take Example: off its first cell, or delete the row", row=number)
            cells = []
        rows.append(cells if any(cell.strip() for cell in cells) else [])
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _with_columns(headings: Sequence[str], rows: Sequence[Sequence[str]], columns: Sequence[str]) -> list[list[str]]:
    """The table with the columns it had, and whatever other column has something in it."""
    width = max([len(headings), *map(len, rows)])
    named = [*headings, *[""] * (width - len(headings))]
    kept = [
        place
        for place, heading in enumerate(named)
        if heading in columns or any(place < len(row) and row[place].strip() for row in rows)
    ]
    cells = [[row[place] if place < len(row) else "" for place in kept] if row else [] for row in rows]
    return [[named[place] for place in kept], *cells]
