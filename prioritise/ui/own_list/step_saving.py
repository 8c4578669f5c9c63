"""Keeping what was answered in a step; what could not be read stays in its grid, with the problems beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypedDict, TypeVar

import streamlit as st

from prioritise.domain.errors import Problem, VersionClash
from prioritise.files.grids.grid import Grid
from prioritise.files.grids.still_there import problems_left, still_there
from prioritise.files.grids.typed import UnderstoodCell
from prioritise.files.own_list.answers import StepDone
from prioritise.files.own_list.typed_draft import Box
from prioritise.files.own_list.weights import PARTNERS, points_to_give
from prioritise.report.words.edit_view import YES_SAID, problems_table, understood_table, yes_to
from prioritise.ui.session.own_draft import keep_own
from prioritise.ui.session.own_typed import (
    DRAWN,
    forget_boxes,
    hold_typed_grids,
    keep_box,
    keep_typed_grids,
    own_files,
    times_begun,
    typed_draft,
)
from prioritise.ui.shared.grid_panel import is_typed_in, typed_grid
from prioritise.ui.shared.own_typing import TYPING, keep_grids, note_drawn
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.tables_and_charts import table

PLACE, STEP, LAST_TRY, ROUND = "own-list", "own-step", "own-last-try", "own-round"
KNOWN_POINTS = "own-known-points"
KEPT_TIMES, PRESSES, AT_FIRST = "own-kept-times", "own-presses", ":at-first"
WHO_STEP, LAST_STEP, KEPT_EVERY_SECONDS = 5, 6, 1
KEPT_AS_DRAFT = "What you type is kept as a draft until it can go into the list."
ON_TOP = "What you typed here stands beside what the other window kept."
Value = TypeVar("Value", bound=Box)


@dataclass(frozen=True, slots=True)
class LastTry:
    """What was typed in a step last, what is to be put right in it, and what was understood.

    What is said of a step that is kept is said in the next one too.
    """

    step: int
    typed: Mapping[str, Grid]
    problems: tuple[Problem, ...]
    understood: tuple[UnderstoodCell, ...]
    asked: tuple[UnderstoodCell, ...] = ()
    said: tuple[str, ...] = ()
    is_kept: bool = False


def keep_step(
    step: int,
    answer: Callable[[], StepDone],
    typed: Mapping[str, Grid],
    *,
    goes_on: bool = True,
    grids_of: int | None = None,
) -> bool:
    """Keep an answer and go on to the next step; tells whether it was kept. For callbacks.

    With problems it stays, and so does what was typed. Without `goes_on` it stays in any case. `grids_of` is where
    what is typed in its grids waits, if not with those of the step.
    """
    waits_in = step if grids_of is None else grids_of

    def save() -> None:
        done = answer()
        if done.problems:
            st.session_state[LAST_TRY] = LastTry(step, typed, done.problems, done.understood, done.asked, done.said)
            keep_typed_grids(waits_in, typed)
        else:
            said = _keep_with_points(step, done, waits_in, typed)
            st.session_state[LAST_TRY] = LastTry(step, {}, (), done.understood, (), said, is_kept=True)
            empty_boxes(step)
            st.session_state[STEP] = min(step + 1, LAST_STEP) if goes_on else step
        _draw_afresh()

    return try_to(save) and not st.session_state[LAST_TRY].problems


def _keep_with_points(step: int, done: StepDone, waits_in: int, typed: Mapping[str, Grid]) -> tuple[str, ...]:
    """Keep the files of a step; points given on other criteria than there are now wait in their step, which is said."""
    # Of this list, and of no other that was begun since.
    here = f"{KNOWN_POINTS}:{times_begun()}"
    known = st.session_state.get(here, {})
    points = points_to_give(own_files() or {}, done.files, typed_draft().of(WHO_STEP).get(PARTNERS), known)
    _keep_or_show_what_stands(step, done.files, waits_in, typed)
    keep_typed_grids(waits_in, {})
    if step == WHO_STEP:
        # They are as this step has them from now on.
        st.session_state.pop(here, None)
    if points is None:
        return done.said
    st.session_state[here] = points.known
    keep_typed_grids(WHO_STEP, {PARTNERS: points.grid})
    return (*done.said, points.said)


def _keep_or_show_what_stands(step: int, files: Mapping[str, bytes], waits_in: int, typed: Mapping[str, Grid]) -> None:
    """Keep the files; where another window was first, its list is shown with what is typed here on top of it."""
    hold_typed_grids(waits_in, typed)
    try:
        keep_own(files)
    except VersionClash:
        st.session_state[LAST_TRY] = LastTry(step, {}, (), (), said=(ON_TOP,))
        _draw_afresh()
        raise


def try_to(save: Callable[[], None]) -> bool:
    """Try what a press asks for; tells whether it worked. What came of it is then brought into view. For callbacks."""
    st.session_state[PRESSES] = presses() + 1
    return attempt(PLACE, save)


def has_asked() -> None:
    """Note that the press now at work asked something: that question comes into view in place of the step. For
    callbacks.
    """
    st.session_state[PRESSES] = presses() - 1


def presses() -> int:
    """Return how often something was kept, refused or added in this session, but for presses that asked something."""
    times: int = st.session_state.get(PRESSES, 0)
    return times


def show_typed(step: int, typed: Mapping[str, Grid], said: tuple[str, ...] = ()) -> None:
    """Have rows shown in the grids of a step without keeping them yet, with what is said of them. For callbacks.

    Problems with what is still as it was when they were found stay beside them.
    """
    keep_typed_grids(step, typed)
    last = _last_try(step)
    problems = still_there(last.problems, last.typed.values(), typed.values())
    asked = tuple(cell for cell in last.asked if (cell.grid, cell.row, cell.heading) in {_at(p) for p in problems})
    st.session_state[LAST_TRY] = LastTry(step, typed, problems, (), asked, said)
    _draw_afresh()


def _at(problem: Problem) -> tuple[str, int | None, str]:
    return problem.file, problem.row, problem.column


def _last_try(step: int) -> LastTry:
    """What was tried last, if it was in this step."""
    last = st.session_state.get(LAST_TRY)
    return last if isinstance(last, LastTry) and last.step == step else LastTry(step, {}, (), ())


def _draw_afresh() -> None:
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.session_state.pop(DRAWN, None)


def say_last_try(step: int) -> None:
    """Say what came of the last answer: problems in this step, and what was understood in the one before."""
    outcome(PLACE)
    outcome(TYPING)
    last = _last_try(step)
    before = st.session_state.get(LAST_TRY)
    said = before.said if isinstance(before, LastTry) and before.is_kept and before.step == step - 1 else last.said
    if said:
        st.info("\n".join(f"- {line}" for line in said) if len(said) > 1 else said[0])
    if last.problems:
        _say_problems(step)
    if typed_draft().of(step):
        with st.container(horizontal=True):
            if last.asked:
                st.button(yes_to(last.asked), on_click=_say_yes, args=(last,), key="own-say-yes")
            st.button("Put back what was kept last", on_click=_put_back, args=(step,), key="own-put-back")
    before = st.session_state.get(LAST_TRY)
    if isinstance(before, LastTry) and before.understood:
        understood = understood_table(before.understood)
        with st.expander(f"What was understood in step {before.step} ({len(understood.rows)})"):
            table(understood, "What was understood")


@st.fragment(run_every=KEPT_EVERY_SECONDS)
def _say_problems(step: int) -> None:
    """Say the problems of the last answer that are still there in what is typed by now."""
    last = _last_try(step)
    left = problems_left(
        last.problems, last.typed, {name: typed_grid(key(name)) or last.typed[name] for name in last.typed}
    )
    if left:
        st.error("This is not kept yet. What you typed is still here.")
        table(problems_table(left), "Problems in what was typed")
    else:
        st.info("What was to be put right is changed. It is not in the list yet: press the button below the grid.")


def _put_back(step: int) -> None:
    """Show the grids of a step as they were kept last, after a paste that went wrong."""
    try_to(lambda: show_typed(step, {}))


def _say_yes(last: LastTry) -> None:
    """Write what is most likely meant into the cells that were asked about, to be looked at and kept."""
    grids = {name: typed_grid(key(name)) or grid for name, grid in last.typed.items()}
    answered = {
        name: grid.answered((c.row, c.heading, c.typed, c.read_as) for c in last.asked if c.grid == grid.title)
        for name, grid in grids.items()
    }
    try_to(lambda: show_typed(last.step, answered, (YES_SAID,)))


def typed_or(step: int, name: str, grid: Grid) -> Grid:
    """Return what was typed last in a grid of this step and is not kept; else the grid as it is."""
    waiting = typed_draft().of(step).get(name) or _last_try(step).typed.get(name, grid)
    # It may have been typed for other years or criteria than there are now.
    return waiting if waiting.headings == grid.headings else waiting.fitted_to(grid)


@st.fragment(run_every=KEPT_EVERY_SECONDS)
def keep_as_typed(step: int, names: tuple[str, ...]) -> None:
    """Keep the grids of a step as they are typed, every second, before anybody presses a button."""
    keys = {name: key(name) for name in names}
    note_drawn(step, keys)
    keep_grids(step, keys)
    if any(is_typed_in(drawn) for drawn in keys.values()):
        st.caption(KEPT_AS_DRAFT if _last_try(step).problems else "Kept as you type.")


def key(name: str) -> str:
    """Name a grid of a step; it starts afresh whenever something was kept or could not be."""
    return f"own-{name}:{st.session_state.get(ROUND, 0)}"


class BoxSettings(TypedDict):
    """What every box of a step is drawn with, so that what is typed in it stays."""

    key: str
    on_change: Callable[[int, str], None]
    args: tuple[int, str]
    persist_state: Literal["session"]


def box(step: int, name: str) -> BoxSettings:
    """Name a box of a step; what is in it is kept whatever else is pressed or looked at, and on this machine."""
    return BoxSettings(key=box_key(step, name), on_change=_box_changed, args=(step, name), persist_state="session")


def box_or(step: int, name: str, otherwise: Value) -> Value:
    """Return what was typed last in a box and is not kept; else what the list has.

    A box that is drawn keeps what is in it.
    """
    waiting = typed_draft().boxes_of(step).get(name)
    first = waiting if isinstance(waiting, type(otherwise)) else otherwise
    at_first: Value = st.session_state.setdefault(box_key(step, name) + AT_FIRST, first)
    return at_first


def place_in(options: Sequence[object], value: object) -> int:
    """Return the place of a value among the options of a box; the first where it is none of them any more."""
    return options.index(value) if value in options else 0


def box_text(step: int, name: str) -> str:
    """Return the text in a box of a step, drawn now or not; empty where there is none. For callbacks too."""
    waiting = typed_draft().boxes_of(step).get(name, "")
    return str(st.session_state.get(box_key(step, name), waiting) or "").strip()


def empty_boxes(step: int) -> None:
    """Have the boxes of a step drawn as they are kept. Raises StoreUnavailable. For callbacks."""
    forget_boxes(step)
    draw_boxes_afresh(step)


def draw_boxes_afresh(step: int) -> None:
    """Have the boxes of a step drawn again, with what is typed in them and else as they are kept. For callbacks."""
    st.session_state[KEPT_TIMES + str(step)] = st.session_state.get(KEPT_TIMES + str(step), 0) + 1


def box_key(step: int, name: str) -> str:
    """Name the place of a box in the session: another once what was in it is kept."""
    return f"own-{step}-{name}:{times_begun()}:{st.session_state.get(KEPT_TIMES + str(step), 0)}"


def _box_changed(step: int, name: str) -> None:
    value = st.session_state.get(box_key(step, name))
    if isinstance(value, str | int):
        attempt(TYPING, lambda: keep_box(step, name, value))
