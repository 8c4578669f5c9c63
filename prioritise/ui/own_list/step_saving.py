"""Keeping what was answered in a step; what could not be read stays in its grid, with the problems beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from prioritise.domain.errors import Problem
from prioritise.files.grids.grid import Grid
from prioritise.files.grids.typed import UnderstoodCell
from prioritise.files.own_list.answers import StepDone
from prioritise.report.words.edit_view import YES_SAID, problems_table, understood_table, yes_to
from prioritise.ui.session.own_draft import keep_own, keep_typed_grids, times_begun, typed_draft
from prioritise.ui.shared.grid_panel import is_typed_in, typed_grid
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.tables_and_charts import table

PLACE, STEP, LAST_TRY, ROUND = "own-list", "own-step", "own-last-try", "own-round"
KEPT_TIMES, PRESSES = "own-kept-times", "own-presses"
LAST_STEP, KEPT_EVERY_SECONDS = 6, 3


@dataclass(frozen=True, slots=True)
class LastTry:
    """What was typed in a step last, what is to be put right in it, and what was understood."""

    step: int
    typed: Mapping[str, Grid]
    problems: tuple[Problem, ...]
    understood: tuple[UnderstoodCell, ...]
    asked: tuple[UnderstoodCell, ...] = ()
    said: tuple[str, ...] = ()


def keep_step(step: int, answer: Callable[[], StepDone], typed: Mapping[str, Grid], *, goes_on: bool = True) -> bool:
    """Keep an answer and go on to the next step; tells whether it was kept. For callbacks.

    With problems it stays, and so does what was typed. Without `goes_on` it stays in any case.
    """

    def save() -> None:
        done = answer()
        st.session_state[LAST_TRY] = LastTry(
            step, typed if done.problems else {}, done.problems, done.understood, done.asked, done.said
        )
        if done.problems:
            keep_typed_grids(step, typed)
        if not done.problems:
            keep_own(done.files)
            keep_typed_grids(step, {})
            st.session_state[KEPT_TIMES + str(step)] = st.session_state.get(KEPT_TIMES + str(step), 0) + 1
            st.session_state[STEP] = min(step + 1, LAST_STEP) if goes_on else step
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1

    return try_to(save) and not st.session_state[LAST_TRY].problems


def try_to(save: Callable[[], None]) -> bool:
    """Try what a press asks for; tells whether it worked. What came of it is then brought into view. For callbacks."""
    st.session_state[PRESSES] = presses() + 1
    return attempt(PLACE, save)


def presses() -> int:
    """How often something was kept, refused or added in this session."""
    times: int = st.session_state.get(PRESSES, 0)
    return times


def show_typed(step: int, typed: Mapping[str, Grid], said: tuple[str, ...] = ()) -> None:
    """Have rows shown in the grids of a step without keeping them yet, with what is said of them. For callbacks."""
    keep_typed_grids(step, typed)
    st.session_state[LAST_TRY] = LastTry(step, typed, (), (), said=said)
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def say_last_try(step: int) -> None:
    """Say what came of the last answer: problems in this step, and what was understood in the one before."""
    outcome(PLACE)
    tried = st.session_state.get(LAST_TRY)
    last = tried if isinstance(tried, LastTry) else LastTry(step, {}, (), ())
    if last.step == step and last.said:
        st.info("\n".join(f"- {line}" for line in last.said))
    if last.step == step and last.problems:
        st.error("This is not kept yet. What you typed is still here.")
        table(problems_table(last.problems), "Problems in what was typed")
    if typed_draft().of(step):
        with st.container(horizontal=True):
            if last.step == step and last.asked:
                st.button(yes_to(last.asked), on_click=_say_yes, args=(last,), key="own-say-yes")
            st.button("Leave out what is not kept", on_click=_leave_out, args=(step,), key="own-leave-out")
    if last.understood:
        with st.expander(f"What was understood in step {last.step} ({len(last.understood)})"):
            table(understood_table(last.understood), "What was understood")


def _leave_out(step: int) -> None:
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
    """What was typed last in a grid of this step and is not kept; else the grid as it is."""
    last = st.session_state.get(LAST_TRY)
    typed = last.typed if isinstance(last, LastTry) and last.step == step else {}
    waiting = typed_draft().of(step).get(name) or typed.get(name, grid)
    # With other years or criteria than it was typed for, it fits no more.
    return waiting if waiting.headings == grid.headings else grid


@st.fragment(run_every=KEPT_EVERY_SECONDS)
def keep_as_typed(step: int, names: tuple[str, ...]) -> None:
    """Keep the grids of a step as they are typed, every few seconds, before anybody presses a button."""
    grids = {name: grid for name in names if (grid := typed_grid(key(name))) is not None}
    if any(is_typed_in(key(name)) for name in names):
        if grids != typed_draft().of(step):
            attempt(PLACE, lambda: keep_typed_grids(step, grids))
        st.caption("Kept as you type.")


def key(name: str) -> str:
    """Name a grid of a step; it starts afresh whenever something was kept or could not be."""
    return f"own-{name}:{st.session_state.get(ROUND, 0)}"


def box_key(step: int, name: str) -> str:
    """Name a box of a step; what is in it stays until it is kept, whatever else is pressed or looked at."""
    return f"own-{name}:{times_begun()}:{st.session_state.get(KEPT_TIMES + str(step), 0)}"
