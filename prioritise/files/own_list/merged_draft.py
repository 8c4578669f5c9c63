"""What is typed in the steps and not kept yet, put on top of a list that has become another meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from prioritise.files.grids.grid import Grid
from prioritise.files.grids.merged import BothChanged, MergedGrid, merged_grid
from prioritise.files.own_list.step_grids import step_grids
from prioritise.files.own_list.typed_draft import TypedDraft


@dataclass(frozen=True, slots=True)
class MergedDraft:
    """The draft on the list as it is now, and by step what was changed here and there, with the grids as kept there."""

    draft: TypedDraft
    both: Mapping[int, tuple[BothChanged, ...]] = field(default_factory=dict)
    as_kept: Mapping[int, Mapping[str, Grid]] = field(default_factory=dict)


def merged_draft(draft: TypedDraft, files: Mapping[str, bytes]) -> MergedDraft:
    """Put the grids of every step on top of the list as it is now, row by row. What is then the same waits no more."""
    both, as_kept = {}, {}
    for step, typed in draft.steps.items():
        before, now = draft.typed_on.get(step, {}), step_grids(files, typed)
        if not before or all(before.get(name) == grid for name, grid in now.items()):
            continue
        put = {name: _put(name, typed, before, now) for name in typed}
        yours = {name: grid.yours for name, grid in put.items()}
        waits = any(grid != now.get(name) for name, grid in yours.items())
        draft = draft.with_step(step, yours if waits else {}, now)
        if changed := tuple(one for grid in put.values() for one in grid.both):
            both[step], as_kept[step] = changed, {name: grid.theirs for name, grid in put.items()}
    return MergedDraft(draft, both, as_kept)


def _put(name: str, typed: Mapping[str, Grid], before: Mapping[str, Grid], now: Mapping[str, Grid]) -> MergedGrid:
    if name not in before or name not in now:
        return MergedGrid(typed[name], typed[name], ())
    return merged_grid(typed[name], before[name], now[name])
