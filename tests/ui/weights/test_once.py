"""Weights works nothing out twice: not within a run of the page, nor again when nothing has changed."""

from dataclasses import replace

import pytest

from prioritise.store.rounds import open_round
from prioritise.store.writing import new_save_key
from tests.files.small_exercise import small_exercise
from tests.ui.app import gone_to, opened, settled, sound
from tests.ui.counting import counted
from tests.ui.panel_app import panel, with_access


def test_an_unchanged_rerun_works_nothing_out_and_the_runs_before_it_nothing_twice():
    app = opened()
    # One that nothing has been worked out for yet, in whatever order the tests run.
    app.session_state["exercise"] = replace(small_exercise(), title="Weights, counted")
    with counted() as first:
        app = settled(gone_to(app, "weights"))
    assert "report.weights.view.weights_view" in first.worked_out()
    assert "report.weights.view.lists_under_view" in first.worked_out()
    # A search may ask itself again within.
    assert {name for name in first.repeated() if name.startswith(("analysis", "judgement", "report"))} == set()
    with counted() as again:
        sound(app.run())
    assert again.worked_out() == {}


@pytest.mark.parametrize("method", ["points", "swing", "rank", "ahp", "best-worst"])
def test_giving_weights_works_nothing_out_when_nothing_is_answered(method):
    table = panel()
    open_round(table.store, table.facilitator, save_key=new_save_key())
    app = settled(with_access(table, table.member("resident-carer"), "weights"))
    chosen = app.selectbox("weigh:rochdale:panel:residents-panel/resident-carer:method")
    app = settled(sound(chosen.set_value(method).run()))
    with counted() as again:
        sound(app.run())
    assert again.worked_out() == {}
