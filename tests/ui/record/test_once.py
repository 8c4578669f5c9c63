"""Record works nothing out twice: not within a run of the page, nor again when nothing has changed."""

from __future__ import annotations

from prioritise.store.location import NAMED_BY
from tests.ui.app import gone_to, opened, sound
from tests.ui.counting import counted, unknown_small_exercise


def test_an_unchanged_rerun_works_nothing_out_and_the_first_run_nothing_twice(monkeypatch, tmp_path):
    monkeypatch.setenv(NAMED_BY, str(unknown_small_exercise(tmp_path)))
    app = opened()
    with counted() as first:
        gone_to(app, "record")
    assert "report.record.view.record_view" in first.worked_out()
    # Each rule is priced by solving nearly the same problem again; nothing of the page's own is asked twice.
    assert [name for name in first.repeated() if name.startswith(("report.record", "analysis."))] == []
    with counted() as again:
        sound(app.run())
    assert again.worked_out() == {}
