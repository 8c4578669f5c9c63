"""What is said of a cell that was understood from another spelling than the usual one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from pydantic import BaseModel

from prioritise.files.cells import Loose, quoted
from prioritise.files.number_text import number_in
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import place
from prioritise.files.yaml_text import YamlText


def loose_columns(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the columns of a table in which more than one spelling is understood."""
    return tuple(
        name for name, info in model.model_fields.items() if any(isinstance(mark, Loose) for mark in info.metadata)
    )


def note_read_as(
    file: str, row: int, written: Mapping[str, str], read: BaseModel, columns: tuple[str, ...], problems: ProblemList
) -> None:
    """Note every cell of a row whose value is not spelled as it was written."""
    for column in columns:
        text = written.get(column)
        value = getattr(read, column)
        if text is not None and not is_read_as_written(text, value):
            problems.note(file, quoted(text), f"read as {_spelled(value)}", row=row, column=column)


def is_read_as_written(text: str, value: Any) -> bool:
    """Tell whether a cell's value is spelled as it was written, so that nothing is to be said of it."""
    return not text or text == value or _is_as_written(text, value)


def note_yaml_read_as(file: str, text: YamlText, read: BaseModel, problems: ProblemList) -> None:
    """Note every part of a YAML file, as `text` has it, whose value is not spelled as it was written."""
    _walk(file, text, text.data, read, (), problems)


def _walk(
    file: str, text: YamlText, written: Any, read: Any, location: tuple[int | str, ...], problems: ProblemList
) -> None:
    if isinstance(written, dict):
        for name, part in _paired(written, read):
            _walk(file, text, written[name], part, (*location, name), problems)
    elif isinstance(written, list) and isinstance(read, list | tuple):
        for number, (part, value) in enumerate(zip(written, read, strict=False)):
            _walk(file, text, part, value, (*location, number), problems)
    elif isinstance(written, str) and isinstance(read, str | int | float) and not _is_as_written(written, read):
        said = f"read as {_spelled(read)}"
        problems.note(file, quoted(written), said, row=text.row_of(location), column=place(location))


def _paired(written: Mapping[str, Any], read: Any) -> list[tuple[str, Any]]:
    if isinstance(read, BaseModel):
        fields = {info.alias or name: name for name, info in type(read).model_fields.items()}
        return [(name, getattr(read, fields[name])) for name in written if name in fields]
    if is_dataclass(read):
        parts = _parts_of(read)
        return [(name, parts[name]) for name in written if name in parts]
    return list(zip(written, read.values(), strict=False)) if isinstance(read, dict) else []


def _parts_of(rule: Any) -> dict[str, Any]:
    # A rule is read into its dataclass, with the selection that a file writes beside the rest within it.
    parts: dict[str, Any] = {}
    for field in fields(rule):
        value = getattr(rule, field.name)
        parts |= _parts_of(value) if is_dataclass(value) else {field.name: value}
    return parts


def _is_as_written(text: str, value: Any) -> bool:
    if isinstance(value, bool):
        return text.strip().lower() in ("yes", "no")
    if isinstance(value, int | float):
        return text == repr(value) or (text.isascii() and number_in(text) == value)
    if isinstance(value, list):
        return [part.strip() for part in text.split(";") if part.strip()] == value
    return value is None or " ".join(text.split()) == " ".join(str(value).split())


def _spelled(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ";".join(value)
    if isinstance(value, int | float):
        return f"{value:.15g}"
    return str(value.value if isinstance(value, Enum) else value)
