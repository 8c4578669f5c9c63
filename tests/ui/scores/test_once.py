"""An unchanged rerun of Scores works nothing out, and what it needs is worked out once."""

from __future__ import annotations

from prioritise.store.location import NAMED_BY
from tests.ui.app import opened, sound
from tests.ui.counting import counted, unknown_small_exercise
from tests.ui.scores.test_disputes import with_cells


def test_nothing_is_worked_out_again_when_nothing_has_changed(monkeypatch, tmp_path):
    monkeypatch.setenv(NAMED_BY, str(unknown_small_exercise(tmp_path)))
    with counted() as first:
        app = with_cells(opened("scores"))
    sound(app.run())
    with counted() as again:
        sound(app.run())
    assert first.worked_out()
    assert again.worked_out() == {}
