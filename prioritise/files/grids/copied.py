"""A copy of an intervention: its costs, sizes, effects and figures; not what people judged of the first one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prioritise.files.exercise.draft import Draft, draft_of
from prioritise.files.exercise.tables import Numbered
from prioritise.files.grids.csv_edit import TableEdit, with_edits
from prioritise.files.grids.edited import Edited
from prioritise.files.naming import folded, id_from_name

COPIED = ("costs", "levels", "effects", "measurements", "capacity_use")
"""The tables whose rows come along; scores, settled scores and comments are of the first one alone."""
COPY = "copy"


def with_copy(files: Mapping[str, bytes], intervention: str) -> Edited:
    """Return the files with a copy of an intervention below the others, under a name that says so."""
    draft = draft_of(files)
    first = next((row.cells for row in draft.interventions.rows if row.cells.id == intervention), None)
    if first is None:
        return Edited(files)
    made = id_from_name(f"{first.id} {COPY}", {row.cells.id for row in draft.interventions.rows})
    own = {"id": made, "name": _name(draft, first.name)}
    edits = {"interventions.csv": TableEdit(added=[_texts(first) | own])}
    for stem in COPIED:
        rows: tuple[Numbered[Any], ...] = getattr(draft, stem).rows
        added = [_texts(row.cells) | {"intervention": made} for row in rows if row.cells.intervention == intervention]
        if added:
            edits[f"{stem}.csv"] = TableEdit(added=added)
    return Edited(with_edits(files, edits), changed=tuple(edits))


def _name(draft: Draft, name: str) -> str:
    names = {folded(row.cells.name) for row in draft.interventions.rows}
    made, number = f"{name} ({COPY})", 1
    while folded(made) in names:
        number += 1
        made = f"{name} ({COPY} {number})"
    return made


def _texts(row: Any) -> dict[str, str]:
    return {column: _text(getattr(row, column)) for column in type(row).model_fields}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.15g}" if isinstance(value, float) else str(value)
