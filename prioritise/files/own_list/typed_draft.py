"""What is typed in the steps and not kept yet, as text, so that a browser that closes loses none of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from prioritise.files.grids.grid import Grid, GridRow

Box = str | int | bool
"""What stands in one box: a text, a number, or whether it is ticked."""


@dataclass(frozen=True, slots=True)
class TypedDraft:
    """The grids and the boxes typed in a step, by name, for every step in which something waits to be kept."""

    steps: Mapping[int, Mapping[str, Grid]] = field(default_factory=dict)
    boxes: Mapping[int, Mapping[str, Box]] = field(default_factory=dict)

    def of(self, step: int) -> Mapping[str, Grid]:
        """Return the grids typed in one step."""
        return self.steps.get(step, {})

    def boxes_of(self, step: int) -> Mapping[str, Box]:
        """Return what stands in the boxes of one step that were changed."""
        return self.boxes.get(step, {})

    def with_step(self, step: int, grids: Mapping[str, Grid]) -> TypedDraft:
        """Return the draft with what is typed in the grids of one step; with none, they wait for nothing any more."""
        rest = {number: typed for number, typed in self.steps.items() if number != step}
        return replace(self, steps={**rest, step: dict(grids)} if grids else rest)

    def with_box(self, step: int, name: str, value: Box) -> TypedDraft:
        """Return the draft with what stands in one box of a step."""
        return replace(self, boxes={**self.boxes, step: {**self.boxes_of(step), name: value}})

    def without_boxes(self, step: int) -> TypedDraft:
        """Return the draft without the boxes of a step, once they are kept."""
        return replace(self, boxes={number: boxes for number, boxes in self.boxes.items() if number != step})

    def without_grids(self) -> TypedDraft:
        """Return the draft with its boxes alone."""
        return replace(self, steps={})


def draft_bytes(draft: TypedDraft) -> bytes:
    """Write a draft as JSON."""
    grids = {step: {name: asdict(grid) for name, grid in typed.items()} for step, typed in draft.steps.items()}
    boxes = {step: dict(values) for step, values in draft.boxes.items()}
    return json.dumps({"grids": grids, "boxes": boxes}, ensure_ascii=False).encode()


def draft_of_bytes(content: bytes) -> TypedDraft:
    """Read a draft; one that cannot be read is nothing typed, since the list itself is kept elsewhere."""
    try:
        plain = json.loads(content)
        return TypedDraft(
            {int(step): {name: _grid(said) for name, said in grids.items()} for step, grids in plain["grids"].items()},
            {int(step): {name: _box(said) for name, said in boxes.items()} for step, boxes in plain["boxes"].items()},
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return TypedDraft()


def _grid(said: Mapping[str, Any]) -> Grid:
    rows = tuple(GridRow(str(row["id"]), tuple(map(str, row["cells"]))) for row in said["rows"])
    return Grid(str(said["title"]), tuple(map(str, said["headings"])), rows)


def _box(said: Any) -> Box:
    return said if isinstance(said, bool | int) else str(said)
