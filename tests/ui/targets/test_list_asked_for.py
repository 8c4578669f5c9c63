"""A list that Targets was asked for is settled once."""

from tests.ui.app import opened, sound
from tests.ui.counting import counted, unknown_exercise


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
