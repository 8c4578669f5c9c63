"""Needs works nothing out twice: not within a run of the page, nor again when nothing has changed."""

from tests.ui.app import gone_to, opened, sound
from tests.ui.counting import counted, unknown_exercise


def test_an_unchanged_rerun_works_nothing_out_and_the_first_run_nothing_twice(monkeypatch, tmp_path):
    monkeypatch.setenv("PRIORITISE_EXERCISE", str(unknown_exercise(tmp_path)))
    app = opened()
    with counted() as first:
        gone_to(app, "needs")
    assert "report.needs.view.needs_view" in first.worked_out()
    assert first.repeated() == {}
    with counted() as again:
        sound(app.run())
    assert again.worked_out() == {}


def test_another_indicator_works_out_no_more_than_its_own_chart(monkeypatch, tmp_path):
    monkeypatch.setenv("PRIORITISE_EXERCISE", str(unknown_exercise(tmp_path)))
    app = opened("needs")
    box = next(each for each in app.selectbox if each.label == "Indicator")
    with counted() as work:
        box.set_value("year6-obesity")
        sound(app.run())
    assert work.worked_out()["report.needs.view.indicator_view"] == 1
    assert not any(name.startswith("evidence.") for name in work.worked_out())
