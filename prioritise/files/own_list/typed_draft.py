"""What is typed in the steps and not kept yet, as text, so that a browser that closes loses none of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from types import MappingProxyType
from typing import Any

from prioritise.files.grids.grid import Grid, GridRow

Box = str | int | bool
"""What stands in one box: a text, a number, or whether it is ticked."""
NO_GRIDS: Mapping[str, Grid] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TypedDraft:
    """The grids and the boxes typed in a step, by name, for every step in which something waits to be kept.

    `typed_on` are the same grids as the list had them when they were typed.
    """

    steps: Mapping[int, Mapping[str, Grid]] = field(default_factory=dict)
    boxes: Mapping[int, Mapping[str, Box]] = field(default_factory=dict)
    typed_on: Mapping[int, Mapping[str, Grid]] = field(default_factory=dict)

    def of(self, step: int) -> Mapping[str, Grid]:
        """Return the grids typed in one step."""
        return self.steps.get(step, {})

    def boxes_of(self, step: int) -> Mapping[str, Box]:
        """Return what stands in the boxes of one step that were changed."""
        return self.boxes.get(step, {})

    def with_step(self, step: int, grids: Mapping[str, Grid], on: Mapping[str, Grid] = NO_GRIDS) -> TypedDraft:
        """Return the draft with what is typed in the grids of one step; with none, they wait for nothing any more.

        `on` are the grids that they were typed on.
        """
        rest, before = (
            {number: of_step for number, of_step in all_of_them.items() if number != step}
            for all_of_them in (self.steps, self.typed_on)
        )
        if not grids:
            return replace(self, steps=rest, typed_on=before)
        return replace(self, steps={**rest, step: dict(grids)}, typed_on={**before, step: dict(on)} if on else before)

    def with_box(self, step: int, name: str, value: Box) -> TypedDraft:
        """Return the draft with what stands in one box of a step."""
        return replace(self, boxes={**self.boxes, step: {**self.boxes_of(step), name: value}})

    def with_boxes_of(self, step: int, boxes: Mapping[str, Box]) -> TypedDraft:
        """Return the draft with these boxes of a step and no others; with none, they wait for nothing any more."""
        rest = {number: of_step for number, of_step in self.boxes.items() if number != step}
        return replace(self, boxes={**rest, step: dict(boxes)} if boxes else rest)


def draft_bytes(draft: TypedDraft) -> bytes:
    """Write a draft as JSON."""
    grids, typed_on = (
        {step: {name: asdict(grid) for name, grid in typed.items()} for step, typed in steps.items()}
        for steps in (draft.steps, draft.typed_on)
    )
    boxes = {step: dict(values) for step, values in draft.boxes.items()}
    return json.dumps({"grids": grids, "boxes": boxes, "typed_on": typed_on}, ensure_ascii=False).encode()


def draft_of_bytes(content: bytes) -> TypedDraft:
    """Read a draft; one that cannot be read is nothing typed, since the list itself is kept elsewhere."""
    try:
        plain = json.loads(content)
        return TypedDraft(
            _steps(plain["grids"]),
            {int(step): {name: _box(said) for name, said in boxes.items()} for step, boxes in plain["boxes"].items()},
            _steps(plain.get("typed_on", {})),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return TypedDraft()


def _steps(said: Mapping[str, Any]) -> dict[int, dict[str, Grid]]:
    return {int(step): {name: _grid(grid) for name, grid in grids.items()} for step, grids in said.items()}


def _grid(said: Mapping[str, Any]) -> Grid:
    rows = tuple(GridRow(str(row["id"]), tuple(map(str, row["cells"]))) for row in said["rows"])
    return Grid(str(said["title"]), tuple(map(str, said["headings"])), rows)


def _box(said: Any) -> Box:
    return said if isinstance(said, bool | int) else str(said)
