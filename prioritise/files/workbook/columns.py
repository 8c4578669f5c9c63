"""What is said of a column in a workbook: its note, the choices that drop down, and an example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import EnumType
from typing import Any, Literal, get_args, get_origin

from prioritise.files import cells
from prioritise.files.exercise.row import ExerciseRow, Refers
from prioritise.files.workbook.grid import EXERCISE, title_of

KINDS: tuple[tuple[Any, str, str], ...] = (
    (cells.Year, "A financial year, such as 2026/27.", "2026/27"),
    (cells.Pounds, "Whole pounds. A minus releases money.", "50000"),
    (cells.YesNo, "yes or no.", "yes"),
    (cells.Day, "A date, such as 2026-11-22.", "2026-11-22"),
    (cells.Share, "A share: 40% or 0.4.", "0.4"),
    (cells.OptionalShare, "A share: 40% or 0.4.", "0.4"),
    (cells.Whole, "A whole number.", "1"),
    (cells.OptionalWhole, "A whole number.", "300"),
    (cells.WholePositive, "A whole number, 0 or more.", "100"),
    (cells.Number, "A figure.", "10"),
    (cells.OptionalNumber, "A figure.", ""),
    (cells.OptionalPositive, "A figure, 0 or more.", "1"),
    (cells.OptionalAboveZero, "A figure above 0.", "1000"),
    (cells.AboveZero, "A figure above 0.", "100"),
    (cells.Points, "Points, 0 or more.", "40"),
    (cells.Ids, "Several are parted by semicolons.", ""),
)
"""A kind of cell, what is said of it, and an example."""
EXAMPLES = {
    "id": "led-walks",
    "intervention": "led-walks",
    "fund": "main-fund",
    "lead_partner": "council",
    "partner": "council",
    "criterion": "health-gain",
    "member": "anna",
    "name": "Led walks",
    "theme": "Moving more",
    "level": "",
    "reduces": "",
    "against": "",
    "version": "",
    "source": "Our service report, 2025",
}
"""By the name of a column; any other has the example of its kind, or its own name."""
LONGEST_DROP_DOWN = 255
"""A spreadsheet keeps no longer list of words in a cell's rule."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what its note says, which words or which sheet's names drop down, and an example."""

    name: str
    note: str
    words: tuple[str, ...] = ()
    named_in: Refers | None = None
    example: str = ""


def columns_of(model: type[ExerciseRow]) -> tuple[Column, ...]:
    """List every column of a table, in order: from how its row is declared, so that a new one follows by itself."""
    return tuple(_column(model, name) for name in model.model_fields)


def _column(model: type[ExerciseRow], name: str) -> Column:
    info = model.model_fields[name]
    words = _words(info.annotation) or (("yes", "no") if _is(info, cells.YesNo) else ())
    said, example = next(((said, text) for kind, said, text in KINDS if _is(info, kind)), ("", ""))
    refers = model.declared.refers.get(name)
    where = f"Its id or its name, as in the sheet {_sheet(refers)}." if refers else ""
    choices = f"One of: {', '.join(words)}." if words else ""
    needed = "Needed." if info.is_required() else "May be left empty: then it is not known."
    note = " ".join(dict.fromkeys(part for part in (needed, choices, where, said) if part))
    shown = EXAMPLES.get(name, words[0] if words else example)
    shown = shown or (name.replace("_", " ") if info.is_required() and name not in EXAMPLES else "")
    several = _is(info, cells.Ids)
    drop_down = words if len(",".join(words)) <= LONGEST_DROP_DOWN else ()
    return Column(name, note, drop_down, None if several else refers, shown)


def _sheet(refers: Refers) -> str:
    if refers.table:
        return title_of(refers.table)
    return title_of(refers.listed_under) if refers.listed_under in ("partners", "funds") else EXERCISE


def _words(annotation: Any) -> tuple[str, ...]:
    if isinstance(annotation, EnumType):
        members: list[Any] = list(annotation)
        return tuple(str(word) for word in members)
    return tuple(word for word in get_args(annotation) if word) if get_origin(annotation) is Literal else ()


def _is(info: Any, kind: Any) -> bool:
    marks: Sequence[Any] = kind.__metadata__
    return list(info.metadata) == list(marks)
