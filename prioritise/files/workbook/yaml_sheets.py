"""What `exercise.yaml` says as sheets, and back: names with their values, and a row for every part that is listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from prioritise.files.exercise.exercise_yaml import ExercisePart
from prioritise.files.workbook.grid import EXERCISE, LISTED, Grid, title_of
from prioritise.files.workbook.yaml_names import lists_of_parts, lists_of_texts, names_of
from prioritise.files.yaml_text import NOTHING, read_yaml_cell

FIRST = ("id", "name", "kind", "title")
"""The columns that stand first where a part has them."""
TEXT = "text"
"""The column of a source that is one text, and no part with names."""
BETWEEN = "; "
WIDTH = 120


def yaml_grids(data: Mapping[str, Any]) -> list[Grid]:
    """Return the sheets of what the file says: one of names with their values, and one for each list of parts."""
    plain = without_nothing(data)
    single = _flat({name: value for name, value in plain.items() if name not in LISTED})
    rows = [[name, *(value if isinstance(value, list) else [str(value)])] for name, value in single.items()]
    unsaid = [name for name in ("illustrative", "area.comparators") if name not in single]
    grids = [Grid(EXERCISE, ("name", "value"), [*rows, *([name] for name in unsaid)])]
    return [*grids, *(_listed_grid(listed, plain.get(listed, [])) for listed in LISTED)]


def data_in(grids: Mapping[str, Grid]) -> dict[str, Any]:
    """Return what the file would say, from its sheets by their titles. Empty cells are left out."""
    data: dict[str, Any] = {}
    exercise = grids.get(EXERCISE)
    for name, *cells in exercise.rows if exercise else ():
        filled = [cell for cell in cells if cell.strip()]
        if name.strip() and filled:
            is_list = name.split(".")[-1].strip() in lists_of_texts()
            _put(data, name.strip(), filled if is_list else " ".join(filled))
    for listed in LISTED:
        grid = grids.get(title_of(listed))
        parts = [_part_in(grid.headings, row) for row in grid.rows] if grid else []
        if filled_parts := [part for part in parts if part]:
            data[listed] = filled_parts
    ordered = [info.alias or name for name, info in ExercisePart.model_fields.items()]
    return {name: data[name] for name in (*ordered, *data) if name in data}


def without_nothing(value: Any) -> Any:
    """Return plain data without what is empty: no text, no entries, no names."""
    if isinstance(value, dict):
        cleaned = {name: without_nothing(part) for name, part in value.items()}
        return {name: part for name, part in cleaned.items() if part not in ("", [], {}, None)}
    if isinstance(value, list):
        return [without_nothing(part) for part in value]
    return value


def yaml_text(data: Mapping[str, Any], *, width: int = WIDTH) -> str:
    """Return the text of a file that says this, every value as it stands in its cell."""
    return yaml.dump(dict(data), Dumper=_PlainDumper, sort_keys=False, allow_unicode=True, width=width)


class _PlainDumper(yaml.SafeDumper):
    """Writes 2026/27, 1000000 and yes without quotation marks, as the reader keeps them."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _text_of(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="'" if text in NOTHING else None)


_PlainDumper.add_representer(str, _text_of)


def _listed_grid(listed: str, parts: Sequence[Any]) -> Grid:
    rows = [_flat(part) if isinstance(part, dict) else {TEXT: part} for part in parts]
    written = dict.fromkeys(name for row in rows for name in row)
    names = [name for name in names_of(listed) if name not in written]
    own = [*written, *names, *([TEXT] if listed == "sources" and TEXT not in written else [])]
    headings = sorted(own, key=lambda name: _rank(listed, name))
    return Grid(title_of(listed), headings, [[_cell(row.get(name, "")) for name in headings] for row in rows])


def _rank(listed: str, name: str) -> int:
    """Where a column stands: in the order of the form, what is by year or by criterion with its name."""
    order = list(dict.fromkeys((*FIRST, *names_of(listed))))
    top = name.split(".")[0]
    return order.index(top) if top in order else len(order) - (2 if "." in name else 0)


def _flat(data: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in data.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{before}{name}.")
        else:
            flat[f"{before}{name}"] = value
    return flat


def _cell(value: Any) -> str:
    if not isinstance(value, list):
        return str(value)
    if all(isinstance(part, str) and ";" not in part for part in value):
        return BETWEEN.join(value)
    return yaml.dump(
        value, Dumper=_PlainDumper, default_flow_style=True, sort_keys=False, allow_unicode=True, width=10**9
    ).strip()


def _part_in(headings: Sequence[str], row: Sequence[str]) -> Any:
    part: dict[str, Any] = {}
    for heading, cell in zip(headings, row, strict=False):
        if cell.strip() and heading.strip():
            _put(part, heading.strip(), _value(heading.strip(), cell))
    return part[TEXT] if list(part) == [TEXT] else part


def _value(name: str, cell: str) -> Any:
    if name in lists_of_parts() and cell.strip().startswith("["):
        return read_yaml_cell(cell)
    return [part.strip() for part in cell.split(";") if part.strip()] if name in lists_of_texts() else cell


def _put(data: dict[str, Any], name: str, value: Any) -> None:
    *tops, last = name.split(".")
    for top in tops:
        inside = data.setdefault(top, {})
        data = inside if isinstance(inside, dict) else {}
    data[last] = value
