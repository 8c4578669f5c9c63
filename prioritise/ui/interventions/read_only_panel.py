"""The grids as tables, for who may read and not change them."""

from __future__ import annotations

import streamlit as st

from prioritise.files.grids.grid import Grid
from prioritise.ui.shared.tables_and_charts import table
from prioritise.words import TextTable


def grids_as_tables(*grids: Grid | None) -> None:
    """Draw these grids to read."""
    for grid in (candidate for candidate in grids if candidate is not None):
        st.header(grid.title)
        if grid.rows:
            table(TextTable(grid.headings, tuple(row.cells for row in grid.rows)), grid.title)
        else:
            st.write("Nothing yet.")
