"""Another indicator on Needs costs no more than its own chart."""

from tests.ui.app import opened, sound
from tests.ui.counting import counted, unknown_exercise


def test_another_indicator_works_out_no_more_than_its_own_chart(monkeypatch, tmp_path):
    monkeypatch.setenv("PRIORITISE_EXERCISE", str(unknown_exercise(tmp_path)))
    app = opened("needs")
    box = next(each for each in app.selectbox if each.label == "Indicator")
    with counted() as work:
        box.set_value("year6-obesity")
        sound(app.run())
    assert work.worked_out()["report.needs.view.indicator_view"] == 1
    assert not any(name.startswith("evidence.") for name in work.worked_out())
