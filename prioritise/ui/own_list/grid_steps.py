"""Steps 2 and 3: money, and what to decide with its costs, as grids."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from prioritise.files.grids.edited import TypedGrids, edited
from prioritise.files.grids.grid import Grid
from prioritise.files.grids.of_files import FUND, LIST_HEADINGS, grids_of_files
from prioritise.files.grids.pasted import order_said
from prioritise.files.own_list.answers import StepDone, problems_of_grids
from prioritise.ui.own_list.pasting import add_pasted, is_pasted_in, paste_part, step_paste_box
from prioritise.ui.own_list.sheet_section import file_part, read_chosen_file
from prioritise.ui.own_list.step_saving import keep_as_typed, keep_step, key, typed_or
from prioritise.ui.session.own_typed import own_files
from prioritise.ui.shared.grid_panel import grid_editor, typed_grid
from prioritise.ui.shared.tables_and_charts import table
from prioritise.words import TextTable

MONEY_STEP, DECIDE_STEP = 2, 3
MONEY_GRIDS, DECIDE_GRIDS = ("money",), ("interventions", "costs")
EXAMPLE_MONEY = ("Public health grant", "revenue", "Council")
EXAMPLE_LIST = ("Stop smoking", "new", "Start well", "Council", "120", "Community trust", "NHS", "Public health grant")
EXAMPLE_POUNDS = "£40,000"


def money_step(files: Mapping[str, bytes]) -> None:
    """Draw the grid of funds."""
    st.write("A row a fund: its name, revenue or capital, the partner who holds it, and its pounds of every year.")
    grid = typed_or(MONEY_STEP, "money", grids_of_files(files).money)
    _paste(MONEY_STEP, grid.headings, EXAMPLE_MONEY, order_said((grid,)))
    grid_editor(grid, key=key("money"))
    keep_as_typed(MONEY_STEP, MONEY_GRIDS)
    st.button("Keep and go on", on_click=_keep, args=(MONEY_STEP,), type="primary", key="keep-money")


def decide_step(files: Mapping[str, bytes]) -> None:
    """Draw the grids of what to decide and its costs."""
    st.write(
        "A row for everything you could start, go on with or stop; then what it costs, from which fund. A partner "
        "named here who is not yet known becomes one."
    )
    grids = grids_of_files(files)
    years = grids.money.headings[len(EXAMPLE_MONEY) :]
    headings = (*LIST_HEADINGS[: len(EXAMPLE_LIST) - 1], FUND, *years)
    _paste(DECIDE_STEP, headings, EXAMPLE_LIST, order_said((grids.interventions, grids.costs)))
    st.subheader(grids.interventions.title)
    grid_editor(typed_or(DECIDE_STEP, "interventions", grids.interventions), key=key("interventions"))
    st.subheader(grids.costs.title)
    grid_editor(typed_or(DECIDE_STEP, "costs", grids.costs), key=key("costs"))
    keep_as_typed(DECIDE_STEP, DECIDE_GRIDS)
    st.button("Keep and go on", on_click=_keep, args=(DECIDE_STEP,), type="primary", key="keep-decide")


def _paste(step: int, headings: tuple[str, ...], example: tuple[str, ...], order: str) -> None:
    read_chosen_file(step)
    with paste_part(step):
        st.write("Copy the rows in your spreadsheet, with or without headings, and paste them here. For example:")
        row = (*example, *[EXAMPLE_POUNDS for _year in headings[len(example) :]])
        table(TextTable(headings, (row,)), "An example of what to paste")
        st.write(order)
        step_paste_box(step, "Rows", lambda: _add_pasted(step))
        file_part(step)


def _typed(step: int) -> dict[str, Grid]:
    names = MONEY_GRIDS if step == MONEY_STEP else DECIDE_GRIDS
    return {name: grid for name in names if (grid := typed_grid(key(name))) is not None}


def _keep(step: int) -> None:
    if is_pasted_in(step):
        _add_pasted(step)
        return
    typed = _typed(step)

    def answer() -> StepDone:
        result = edited(own_files() or {}, TypedGrids(**typed), adds_partners=True)
        problems = result.problems or problems_of_grids(result.files)
        return StepDone(result.files, problems, result.understood, result.asked)

    keep_step(step, answer, typed)


def _add_pasted(step: int) -> None:
    add_pasted(step, _typed(step))
