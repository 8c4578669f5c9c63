"""What is typed in the steps of a list of one's own and not kept yet: in the session, and on this machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

import streamlit as st

from prioritise.domain.errors import StoreUnavailable
from prioritise.files.grids.grid import Grid
from prioritise.files.grids.merged import BothChanged
from prioritise.files.own_list.merged_draft import MergedDraft, merged_draft
from prioritise.files.own_list.step_grids import step_grids
from prioritise.files.own_list.typed_draft import Box, TypedDraft, draft_bytes, draft_of_bytes
from prioritise.store.drafts import keep_typed, read_typed

FILES, TYPED, BEGUN, BOTH = "own-files", "own-typed", "own-begun", "own-both"
DRAWN = "own-drawn"
"""The grids of a step that were on the page last, with what is typed in them since."""


def own_files() -> Mapping[str, bytes] | None:
    """Return the files of the list being made; None before it is begun in this session."""
    return st.session_state.get(FILES)


def times_begun() -> int:
    """Count how often the list became another in this session: what was answered before is of the one before."""
    times: int = st.session_state.get(BEGUN, 0)
    return times


def typed_draft() -> TypedDraft:
    """Return what is typed in the grids and not kept yet."""
    typed = st.session_state.get(TYPED)
    return typed if isinstance(typed, TypedDraft) else TypedDraft()


def keep_typed_grids(step: int, grids: Mapping[str, Grid]) -> None:
    """Keep what is typed in a step as it is typed, on this machine too. Raises StoreUnavailable. For callbacks."""
    before = typed_draft()
    on = before.typed_on.get(step) or step_grids(own_files() or {}, grids)
    if not grids:
        _forget_both(step)
    _keep(lambda draft: draft.with_step(step, grids, on) if grids or draft.of(step) == before.of(step) else draft)


def hold_typed_grids(step: int, grids: Mapping[str, Grid]) -> None:
    """Hold in the session alone what is typed in a step and about to be kept in the list. For callbacks."""
    if grids:
        on = typed_draft().typed_on.get(step) or step_grids(own_files() or {}, grids)
        st.session_state[TYPED] = typed_draft().with_step(step, grids, on)


def keep_box(step: int, name: str, value: Box) -> None:
    """Keep what stands in a box of a step, on this machine too. Raises StoreUnavailable. For callbacks."""
    _keep(lambda draft: draft.with_box(step, name, value))


def forget_boxes(step: int) -> None:
    """Forget what stood in the boxes of a step, once it is kept. Raises StoreUnavailable. For callbacks."""
    before = typed_draft()
    _keep(lambda draft: draft.with_boxes_of(step, {}) if draft.boxes_of(step) == before.boxes_of(step) else draft)


def type_afresh(draft: TypedDraft) -> None:
    """Begin with what is typed in another list. Raises StoreUnavailable. For callbacks."""
    _draw_afresh()
    st.session_state[TYPED] = draft
    st.session_state.pop(BOTH, None)
    keep_typed(draft_bytes(draft))


def type_on(files: Mapping[str, bytes], draft: TypedDraft) -> None:
    """Go on with what is typed on another list than this one has become. For callbacks."""
    _draw_afresh()
    st.session_state[TYPED] = draft
    put_on(files)


def put_on(files: Mapping[str, bytes]) -> None:
    """Put what waits in every step on top of the list as it is now kept. For callbacks."""
    before = typed_draft()
    put = merged_draft(before, files)
    for step in before.steps:
        if put.draft.of(step) != before.of(step):
            _keep_on(step, put.draft)
    if put.both:
        last = _both()
        st.session_state[BOTH] = MergedDraft(put.draft, {**last.both, **put.both}, {**last.as_kept, **put.as_kept})


def _keep_on(step: int, put: TypedDraft) -> None:
    # It is in the session in any case, and is kept again with the next cell.
    with suppress(StoreUnavailable):
        _keep(lambda draft: draft.with_step(step, put.of(step), put.typed_on.get(step, {})))


def changed_by_both(step: int) -> tuple[BothChanged, ...]:
    """List what waits in a step and was changed elsewhere too since it was typed."""
    return _both().both.get(step, ())


def as_kept_elsewhere(step: int) -> Mapping[str, Grid]:
    """Return the grids of a step with what is kept, wherever that was changed elsewhere too."""
    return _both().as_kept.get(step, {})


def _both() -> MergedDraft:
    both = st.session_state.get(BOTH)
    return both if isinstance(both, MergedDraft) else MergedDraft(TypedDraft())


def _forget_both(step: int) -> None:
    rest = _both()
    both = {number: said for number, said in rest.both.items() if number != step}
    as_kept = {number: grids for number, grids in rest.as_kept.items() if number != step}
    st.session_state[BOTH] = MergedDraft(TypedDraft(), both, as_kept)


def _draw_afresh() -> None:
    st.session_state[BEGUN] = times_begun() + 1
    st.session_state.pop(DRAWN, None)


def _keep(change: Callable[[TypedDraft], TypedDraft]) -> None:
    """Make a change of what is typed here, and of what is kept of it: another window may have typed there too."""
    st.session_state[TYPED] = change(typed_draft())
    keep_typed(draft_bytes(change(draft_of_bytes(read_typed()))))
