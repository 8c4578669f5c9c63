"""A page works nothing out twice: not within its first run, nor again when nothing has changed."""

from __future__ import annotations

import pytest

from prioritise.store.location import NAMED_BY
from prioritise.store.rounds import open_round
from prioritise.store.writing import new_save_key
from tests.ui.app import gone_to, opened, settled, sound, with_bands
from tests.ui.counting import counted, unknown_exercise, unknown_small_exercise
from tests.ui.panel_app import panel, with_access
from tests.ui.scores.test_disputes import with_cells

ONCE = {"needs": "", "targets": "", "record": ("report.record", "analysis.")}
"""What a page may not work out twice: all, but on Record each rule is priced by solving nearly the same problem."""
SETTLED = {
    "priorities": lambda: settled(with_bands(opened("priorities"))),
    "scores": lambda: with_cells(opened("scores")),
    "start": lambda: settled(opened()),
}


def assert_nothing_again(app):
    with counted() as again:
        sound(app.run())
    assert again.worked_out() == {}


@pytest.mark.parametrize("page", ONCE)
def test_the_first_run_works_nothing_out_twice_and_the_next_nothing(page, monkeypatch, tmp_path):
    asked = unknown_small_exercise if page == "record" else unknown_exercise
    monkeypatch.setenv(NAMED_BY, str(asked(tmp_path)))
    app = opened()
    with counted() as first:
        gone_to(app, page)
    assert f"report.{page}.view.{page}_view" in first.worked_out()
    assert not [name for name in first.repeated() if name.startswith(ONCE[page])]
    assert_nothing_again(app)


@pytest.mark.parametrize("page", ["panel", "room"])
def test_at_a_panel_the_first_run_works_nothing_out_twice_and_the_next_nothing(page):
    table = panel()
    runs = table.shared()
    open_round(table.store, runs, save_key=new_save_key())
    with counted() as first:
        app = with_access(table, runs, page)
    assert f"report.{page}.view.{page}_view" in first.worked_out()
    assert not [name for name in first.repeated() if name.startswith("report")]
    assert_nothing_again(app)


@pytest.mark.parametrize("page", SETTLED)
def test_once_all_is_there_an_unchanged_rerun_works_nothing_out(page, monkeypatch, tmp_path):
    monkeypatch.setenv(NAMED_BY, str(unknown_small_exercise(tmp_path)))
    with counted() as first:
        app = SETTLED[page]()
    sound(app.run())
    assert first.worked_out()
    assert_nothing_again(app)
