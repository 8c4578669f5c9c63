"""Targets works nothing out twice: not within a run of the page, nor again when nothing has changed."""

from tests.ui.app import gone_to, opened, sound
from tests.ui.counting import counted, unknown_exercise


def test_an_unchanged_rerun_works_nothing_out_and_the_first_run_nothing_twice(monkeypatch, tmp_path):
    monkeypatch.setenv("PRIORITISE_EXERCISE", str(unknown_exercise(tmp_path)))
    app = opened()
    with counted() as first:
        gone_to(app, "targets")
    assert "report.targets.view.targets_view" in first.worked_out()
    assert first.repeated() == {}
    with counted() as again:
        sound(app.run())
    assert again.worked_out() == {}


def test_a_list_that_was_asked_for_is_settled_once(monkeypatch, tmp_path):
    monkeypatch.setenv("PRIORITISE_EXERCISE", str(unknown_exercise(tmp_path)))
    app = opened("targets")
    ask = next(button for button in app.button if button.label == "Ask what it takes")
    with counted() as first:
        sound(ask.click().run())
    assert "report.targets.meeting_targets.meeting_view" in first.worked_out()
    with counted() as again:
        sound(app.run())
    assert again.worked_out() == {}
