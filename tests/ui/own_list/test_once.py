"""Your list works nothing out again when nothing has changed."""

from __future__ import annotations

from tests.ui.app import opened, sound
from tests.ui.counting import counted


def test_an_unchanged_rerun_works_nothing_out():
    with counted() as first:
        app = opened("own_list")
    with counted() as again:
        sound(app.run())
    assert first.calls
    assert again.worked_out() == {}
