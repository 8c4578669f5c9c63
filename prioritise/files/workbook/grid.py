"""A sheet as text, and what the sheets of an exercise are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from prioritise.files.exercise.declared_tables import TABLES
from prioritise.files.exercise.row import ExerciseRow
from prioritise.files.naming import folded

START, EXERCISE, FILES = "Start here", "Exercise", "Files"
LISTED = ("partners", "funds", "rules", "scenarios", "sources")
"""What `exercise.yaml` lists part by part: a sheet each, a row a part."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its title, its headings and the rows below them, all text; `model` is the table it is, if it is one.

    `example` is a row between the two that is not read.
    """

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]] = ()
    model: type[ExerciseRow] | None = None
    example: Sequence[str] = field(default=())


def title_of(stem: str) -> str:
    """Return the sheet of a table or a listed part: Capacity use for capacity_use."""
    return stem.replace("_", " ").capitalize()


MODEL_BY_TITLE = {title_of(model.declared.stem): model for model in TABLES}
TITLES = (START, EXERCISE, *(title_of(name) for name in LISTED), *MODEL_BY_TITLE, FILES)
"""Every sheet of an exercise, in the order in which they stand."""
TITLE_BY_FOLD = {folded(title.replace("_", " ")): title for title in TITLES}
