"""Figures entered on the Targets page are rated at once; what cannot stand is said, and nothing is half-saved."""

from datetime import UTC, datetime

from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.folder import write_archive
from prioritise.files.exercise.loading import load_exercise_archive
from prioritise.store import database
from prioritise.ui.session import panel_access
from tests.targets.made_up import SMOKING, exercise_with
from tests.ui.app import button, gone_to, gone_to_with, opened, slid, sound, table_with, words

STRETCHED = SMOKING.replace("percent,lower,,", "percent,lower,15.5,")


def box(app, key):
    return next(each for each in [*app.text_input, *app.selectbox, *app.toggle] if each.key == key)


def entered(app, period, value, source):
    for key, typed in (("figure-period", period), ("figure-value", value), ("figure-source", source)):
        box(app, key).set_value(typed)
    return sound(button(app, "Enter this figure").click().run())


def test_a_figure_entered_updates_the_ratings_and_what_slipped_and_goes_out_with_the_exercise():
    before = exercise_with()
    app = entered(gone_to_with("targets", before), "2026/27", "15.9", "Survey")
    assert table_with(app, "Rating")["Rating"].iloc[0].startswith("■ Red: well short")
    assert "It rests on Stop smoking (Council)." in words(app)
    assert "counts for 2026/27" in " ".join(each.value for each in app.success)
    after: Exercise = app.session_state["exercise"]
    again = load_exercise_archive("small.zip", write_archive(after.files))
    assert [each.value for each in again.actuals] == [15.9]
    assert box(app, "figure-value").value == ""
    app = sound(button(app, "Take them out again").click().run())
    assert app.session_state["exercise"] is before


def test_a_panel_says_first_what_came_and_that_a_year_still_running_is_part_of_one(monkeypatch):
    monkeypatch.setattr(database, "clock_now", lambda: datetime(2026, 11, 22, tzinfo=UTC))
    app = entered(gone_to_with("targets", exercise_with()), "2026/27", "15.4", "Survey")
    written = words(app)
    first = "**For 2026/27 the figure is 15.4%; the projection was 15.8% and the promise was 15.0%: ▲ amber.**"
    assert f"{first} 2026/27 has not ended: " in written
    assert "2026/27 has not ended: this is part of a year." in " ".join(each.value for each in app.success)
    assert table_with(app, "Rating")["Rating"].iloc[0] == "▲ Amber: most of the way (part of a year)"
    assert "The projection ahead does not use this figure yet." in written
    assert "refresh its metric on the Needs page" in written


def test_a_figure_that_should_not_be_there_is_taken_out():
    actuals = "less-smoking,2026/27,15,Right\nless-smoking,2027/28,1.4,Wrong\n"
    app = gone_to_with("targets", exercise_with(actuals=actuals))
    which = next(each for each in app.selectbox if each.key == "figure-mistaken")
    assert list(which.options) == ["Fewer people smoke, 2026/27: 15", "Fewer people smoke, 2027/28: 1.4"]
    which.set_value(1).run()
    app = sound(button(app, "Take this figure out").click().run())
    assert [each.source for each in app.session_state["exercise"].actuals] == ["Right"]
    app = sound(button(app, "Take this figure out").click().run())
    assert app.session_state["exercise"].actuals == ()
    assert "No figure has come yet" in words(app)


def test_what_has_been_moved_stays_moved_when_a_figure_comes():
    app = gone_to(gone_to_with("targets", exercise_with()), "priorities")
    app = slid(app, "budget", 70)
    app = entered(gone_to(sound(app), "targets"), "2026/27", "15.9", "Survey")
    assert "**What if:** all budgets at 70%." in words(app)
    assert len(app.session_state["exercise"].actuals) == 1


def test_everything_wrong_with_a_figure_is_said_and_what_was_typed_is_kept():
    before = exercise_with()
    app = entered(gone_to_with("targets", before), "soon", "twelve", "")
    (said,) = [each.value for each in app.error]
    assert said.splitlines() == [
        "Nothing was saved.",
        "- Period: “soon”, which is not a period. Write it like 2026, 2026/27 or 2024 - 26.",
        "- Figure: “twelve”, which is not a number. Enter figures only, such as 1200 or 0.45.",
        "- Where it comes from is empty: fill it in.",
    ]
    form = next(each for each in app.expander if each.label.startswith("Enter a figure"))
    assert form.proto.expanded
    assert [each.value for each in form.error] == [said]
    assert not list(form.get("html"))
    assert app.session_state["exercise"] is before
    assert box(app, "figure-value").value == "twelve"


def test_what_is_wrong_is_said_no_more_once_the_figure_is_right():
    app = entered(gone_to_with("targets", exercise_with()), "2026/27", "", "Survey")
    (said,) = [each.value for each in app.error]
    assert "- Figure is empty: enter the figure, or 0 if you mean 0; missing is never taken as zero." in said
    app = entered(app, "2026/27", "15.9%", "Survey")
    assert not app.error
    assert [each.value for each in app.session_state["exercise"].actuals] == [15.9]


def test_an_example_of_a_period_does_not_look_filled_in():
    app = gone_to_with("targets", exercise_with())
    assert box(app, "figure-period").placeholder == "e.g. 2026/27"
    assert box(app, "figure-period").value == ""


def test_on_ones_own_machine_what_came_in_is_kept_and_that_is_said():
    app = entered(gone_to_with("targets", exercise_with()), "2026/27", "15", "Survey")
    assert "They are kept on this machine." in " ".join(each.value for each in app.success)
    assert opened().session_state["exercise"].digest == app.session_state["exercise"].digest


def test_at_a_server_that_others_reach_what_came_in_has_to_be_downloaded_to_be_kept(monkeypatch):
    monkeypatch.setattr(panel_access, "THIS_MACHINE", ())
    app = entered(gone_to_with("targets", exercise_with()), "2026/27", "15", "Survey")
    assert "Download it to keep them." in " ".join(each.value for each in app.success)


def test_a_table_of_figures_comes_in_whole_or_not_at_all():
    before = exercise_with()
    app = gone_to_with("targets", before)
    bad = b"target,period,value,source\nless-smoking,2026/27,15,A\nnobody,2026/27,15,A\n"
    app.file_uploader[0].upload("figures.csv", bad, "text/csv")
    app = sound(app.run())
    assert list(table_with(app, "What was found")["Where"]) == ["figures.csv, row 3, column target"]
    assert app.session_state["exercise"] is before
    app.file_uploader[0].upload("figures.csv", bad.replace(b"nobody,2026/27", b"less-smoking,2027/28"), "text/csv")
    app = sound(app.run())
    assert len(app.session_state["exercise"].actuals) == 2
    assert "Of 2 ambitions with a figure" in words(app)


def test_the_reward_share_is_off_until_it_is_asked_for_and_marked_as_never_paid():
    app = gone_to_with("targets", exercise_with(targets=STRETCHED, actuals="less-smoking,2026/27,15.1,Survey\n"))
    assert not any("Reward" in heading for heading in table_with(app, "Rating").columns)
    app = sound(box(app, "reward-history").set_value(True).run())
    assert table_with(app, "Rating")["Reward share (history only, never paid)"].iloc[0] == "80%, never paid"
    assert "It is not income" in words(app)


def test_an_exercise_can_show_the_reward_from_the_start():
    app = gone_to_with("targets", exercise_with(targets=STRETCHED, settings="reward_history: yes"))
    assert box(app, "reward-history").value is True
