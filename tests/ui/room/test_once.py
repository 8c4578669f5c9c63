"""In the room works nothing out twice: not within a run of the page, nor again when nothing has changed."""

from prioritise.store.rounds import open_round
from prioritise.store.writing import new_save_key
from tests.ui.app import sound
from tests.ui.counting import counted
from tests.ui.panel_app import panel, with_access


def test_an_unchanged_rerun_works_nothing_out_and_the_first_run_nothing_twice():
    table = panel()
    runs = table.shared()
    open_round(table.store, runs, save_key=new_save_key())
    with counted() as first:
        app = with_access(table, runs, "room")
    assert "report.room.view.room_view" in first.worked_out()
    assert {name for name in first.repeated() if name.startswith("report")} == set()
    with counted() as again:
        sound(app.run())
    assert again.worked_out() == {}
