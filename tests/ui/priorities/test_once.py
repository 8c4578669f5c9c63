"""An unchanged rerun of Priorities works nothing out, and what it needs is worked out once."""

from __future__ import annotations

from prioritise.store.location import NAMED_BY
from tests.ui.app import opened, sound, with_bands
from tests.ui.compare.test_how_sure import settled
from tests.ui.counting import counted, unknown_small_exercise


def test_nothing_is_worked_out_again_when_nothing_has_changed(monkeypatch, tmp_path):
    monkeypatch.setenv(NAMED_BY, str(unknown_small_exercise(tmp_path)))
    with counted() as first:
        app = settled(with_bands(opened("priorities")))
    sound(app.run())
    with counted() as again:
        sound(app.run())
    assert "report.priorities.decision_list.decision_list" in first.worked_out()
    assert again.worked_out() == {}
