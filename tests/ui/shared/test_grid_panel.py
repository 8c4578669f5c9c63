"""A grid to type in says what it does not show."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def drawn(rows: int) -> str:
    """The caption above a grid with so many rows."""

    def page(count: int) -> None:
        from prioritise.files.grids.grid import Grid, GridRow
        from prioritise.ui.shared.grid_panel import grid_editor

        grid = Grid("Any", ("Name", "Reach"), tuple(GridRow("", (f"Thing {n}", "1")) for n in range(count)))
        grid_editor(grid, key="any")

    app = AppTest.from_function(page, args=(rows,)).run()
    assert not app.exception
    return app.caption[0].value


def test_rows_below_what_a_grid_shows_are_said():
    below = "It has 13 rows: scroll down in it for those below the first 12."
    assert below in drawn(13)
    assert "scroll down" not in drawn(12)
