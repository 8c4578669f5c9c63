"""What is typed in the grids of the steps and not kept yet, as text, so that a browser that closes loses none of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from prioritise.files.grids.grid import Grid, GridRow


@dataclass(frozen=True, slots=True)
class TypedDraft:
    """The grids typed in a step, by name, for every step in which something waits to be kept."""

    steps: Mapping[int, Mapping[str, Grid]] = field(default_factory=dict)

    def of(self, step: int) -> Mapping[str, Grid]:
        """The grids typed in one step."""
        return self.steps.get(step, {})

    def with_step(self, step: int, grids: Mapping[str, Grid]) -> TypedDraft:
        """The draft with what is typed in one step; with nothing, that step waits for nothing any more."""
        rest = {number: typed for number, typed in self.steps.items() if number != step}
        return TypedDraft({**rest, step: dict(grids)} if grids else rest)


def draft_bytes(draft: TypedDraft) -> bytes:
    """Write a draft as JSON."""
    plain = {step: {name: asdict(grid) for name, grid in grids.items()} for step, grids in draft.steps.items()}
    return json.dumps(plain, ensure_ascii=False).encode()


def draft_of_bytes(content: bytes) -> TypedDraft:
    """Read a draft; one that cannot be read is nothing typed, since the list itself is kept elsewhere."""
    try:
        plain = json.loads(content)
        return TypedDraft(
            {int(step): {name: _grid(said) for name, said in grids.items()} for step, grids in plain.items()}
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return TypedDraft()


def _grid(said: Mapping[str, Any]) -> Grid:
    rows = tuple(GridRow(str(row["id"]), tuple(map(str, row["cells"]))) for row in said["rows"])
    return Grid(str(said["title"]), tuple(map(str, said["headings"])), rows)
