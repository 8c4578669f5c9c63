"""Writing a table in the columns its rows are read from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from prioritise.files.number_text import plain_number
from prioritise.files.text import csv_content


def written(model: type[BaseModel], things: Iterable[object], **otherwise: Callable[[Any], object]) -> bytes:
    """Write a table of things, each column from their attribute of its name.

    `otherwise` says by column what stands there where it is not the attribute itself.
    """
    columns = {name: otherwise.get(name, attrgetter(name)) for name in model.model_fields}
    return csv_content(columns, ([_cell(cell_of(thing)) for cell_of in columns.values()] for thing in things))


def _cell(value: object) -> str:
    if isinstance(value, float):
        return plain_number(value)
    if isinstance(value, list | tuple):
        return ";".join(value)
    return "" if value is None else str(value)
