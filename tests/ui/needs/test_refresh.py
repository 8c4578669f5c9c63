"""Newer figures can be seen, decided on, used and put back on the Needs page; bad files change nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from prioritise.files.exercise.loading import load_exercise_files
from tests.files.published.made_up import ENGLAND, OTHER_FILES, ROCHDALE, deprivation, download
from tests.files.refresh.smallville import (
    NUMBER,
    exercise_to_refresh,
    new_download,
    new_next,
    new_tidied,
    smoking_row,
)
from tests.ui.app import gone_to, listed, opened, pressed, sound, words
from tests.ui.own_list.steps import on_step, with_rows


def needs() -> AppTest:
    app = opened()
    app.session_state["exercise"] = exercise_to_refresh()
    return gone_to(app, "needs")


def given(app: AppTest, content: bytes, name: str = "new.csv") -> AppTest:
    app.file_uploader[0].upload(name, content).run()
    return sound(app)


def box(app: AppTest, label: str):
    return next(each for each in [*app.selectbox, *app.checkbox] if each.label.startswith(label))


def latest(app: AppTest) -> str:
    return app.session_state["exercise"].indicator_by_id["smoking"].latest(ROCHDALE).period.label


def score(app: AppTest, name: str) -> float:
    grid = listed(gone_to(app, "priorities"))
    return float(grid.set_index("Intervention").loc[name, "Score"])


@pytest.mark.parametrize("content", [new_download(), new_next()], ids=["download", "next"])
def test_a_file_says_what_it_would_change_and_changes_nothing_yet(content: bytes):
    app = given(needs(), content)
    assert "7 rows read = 7 kept" in words(app)
    assert "2 scores move." in words(app)
    assert latest(app) == "2023/24"


def test_used_figures_are_in_the_exercise_and_a_score_moves():
    before = score(needs(), "Stop smoking")
    app = pressed(given(needs(), new_download()), "Use these figures")
    assert latest(app) == "2024/25"
    assert "now in this exercise" in app.success[0].value
    assert score(app, "Stop smoking") > before


def test_the_old_figures_can_be_put_back():
    app = pressed(given(needs(), new_download()), "Use these figures")
    app = pressed(app, "Put the old figures back")
    assert app.session_state["exercise"] is exercise_to_refresh()


def test_the_old_figures_cannot_be_put_back_over_a_change_that_came_after():
    app = pressed(given(needs(), new_download()), "Use these figures")
    changed = replace(app.session_state["exercise"], title="What came after")
    app.session_state["exercise"] = changed
    assert "Put the old figures back" not in [button.label for button in sound(app.run()).button]
    assert app.session_state["exercise"] is changed


def test_the_tidied_form_waits_for_a_person_to_match_it_and_to_carry_the_denominator_over():
    app = given(needs(), new_tidied())
    assert "Nothing changes" in words(app)
    assert next(button for button in app.button if button.label == "Use these figures").disabled
    box(app, "is this one of the exercise").set_value("smoking").run()
    app = pressed(app, "Match them")
    assert "carry over" in html(app)
    assert "unchanged" in app.error[0].value
    box(app, "Where the file gives no denominator").check().run()
    assert not sound(app).error
    assert latest(pressed(app, "Use these figures")) == "2024/25"


def test_matches_can_be_forgotten():
    app = given(needs(), new_download())
    app = pressed(app, "Match them")
    assert "Nothing changes" in words(app)
    assert "2 scores move." in words(pressed(app, "Forget my matches"))


def test_indicators_the_exercise_does_not_have_can_be_taken_in():
    app = given(needs(), deprivation({}))
    box(app, "Take in indicators").check().run()
    app = pressed(sound(app), "Use these figures")
    assert "deprivation-2025-crime-score" in app.session_state["exercise"].indicator_by_id


def test_an_exercise_without_figures_gets_its_first_ones_here():
    app = opened()
    app.session_state["exercise"] = load_exercise_files({name: text.encode() for name, text in OTHER_FILES.items()})
    app = gone_to(app, "needs")
    assert "no figures for Rochdale yet" in app.title[0].value
    england = {"Area Code": ENGLAND, "Area Name": "England", "Value": "15.1"}
    england |= {"Lower CI 95.0 limit": "15", "Upper CI 95.0 limit": "15.2", "Count": "", "Denominator": ""}
    app = given(app, download({}, england))
    app = pressed(app, "Use these figures")
    assert app.title[0].value == "Rochdale is worse than England on 1 of 1 measures"


def test_a_column_that_tells_rows_apart_is_asked_about_when_nothing_else_can_be_read():
    rows = "area_code,period,indicator,value,group\nE08000005,2023,Walks,5,A\nE08000005,2023,Walks,6,B\n"
    app = sound(given(needs(), rows.encode()))
    assert "differ only in the column “group”. What is it?" in html(app)
    assert [each for each in app.get("download_button") if each.proto.label == "Download decisions.csv"]
    assert not [each for each in app.button if each.label == "Match them"]


def test_a_percentage_that_may_be_shares_is_asked_about():
    rows = "area_code,period,indicator,measure,value\nE08000005,2023-24,Recycling,Percentage,0.408\n"
    app = given(needs(), rows.encode())
    box(app, "Take in indicators").check().run()
    assert "Does 0.408 mean 40.8%, or 0.408%?" in html(sound(app))


def test_shares_are_not_taken_for_the_percentages_of_the_exercise():
    app = given(needs(), new_download({ROCHDALE: "0.14", "E92000001": "0.11"}, Count="", Denominator=""))
    assert "Does 0.14 mean 14%, or 0.14%?" in html(app)
    assert latest(app) == "2023/24"


def test_what_a_person_must_decide_is_asked():
    twice = smoking_row(ROCHDALE, "13")
    app = given(needs(), new_download({ROCHDALE: "14", "E92000001": "11"}, twice))
    assert "Which is right?" in html(app)
    assert [each for each in app.get("download_button") if each.proto.label == "Download decisions.csv"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("book.csv", b"PK\x03\x04 a workbook"),
        ("wide.csv", "Area Code".encode("utf-16")),
        ("empty.csv", b""),
        ("list.csv", b"a,b\n1,2\n"),
        ("formula.csv", new_download().replace(b"14,", b'"=cmd|A1",', 1)),
        ("elsewhere.csv", download({"Area Code": "E06000001", "Area Name": "Hartlepool"})),
    ],
)
def test_a_bad_file_gets_a_clear_message_and_changes_nothing(name: str, content: bytes):
    app = given(needs(), content, name)
    assert "unchanged" in app.error[0].value
    assert name in html(app)
    assert app.session_state["exercise"] is exercise_to_refresh()


def test_a_fault_of_ours_is_said_and_changes_nothing(monkeypatch):
    def break_down(*_given):
        raise RuntimeError("a secret detail")

    monkeypatch.setattr("prioritise.ui.needs.refresh_panel.read_figures", break_down)
    app = given(needs(), new_download())
    assert "the fault is ours" in app.error[0].value
    assert "secret" not in words(app)


def test_another_exercise_has_nothing_to_do_with_the_file():
    app = given(needs(), new_download())
    app = gone_to(app, "start")
    next(button for button in app.button if button.label == "Open the worked example").click().run()
    assert "5 rows read" not in words(gone_to(app, "needs"))


def html(app: AppTest) -> str:
    return "\n".join(each.proto.body for each in app.get("html"))


def test_an_exercise_that_nobody_has_scored_takes_new_figures_and_says_there_is_no_list_yet():
    files = {each.name: each.content for each in exercise_to_refresh().files}
    files["scores.csv"] = files["scores.csv"].splitlines()[0] + b"\n"
    app = opened()
    app.session_state["exercise"] = load_exercise_files(files, awaiting_panel=True)
    app = given(gone_to(app, "needs"), new_download())
    assert "This exercise is not finished, so there is no list to compare." in words(app)
    assert latest(pressed(app, "Use these figures")) == "2024/25"


def test_a_list_made_in_six_steps_gets_its_figures_here_and_then_its_effects():
    app = with_rows("Swindon")
    box(app, "**Need met").check()
    app = pressed(app, "Keep and go on")
    assert "bring in published figures of the place, and then the effects on them" in words(gone_to(app, "start"))
    others = ("E06000001", "E06000002", "E06000003", "E06000004", "E06000005")
    values = {"E06000030": "14", ENGLAND: "11"} | {code: str(10 + place) for place, code in enumerate(others)}
    file = new_download(values | {ROCHDALE: "15"})
    app = pressed(pressed(given(gone_to(app, "needs"), file), "Use these figures"), "Put the old figures back")
    assert "indicators.csv" not in app.session_state["own-files"]
    app = given(gone_to(app, "needs"), file)
    assert "Swindon is from now on compared with the other unitary authorities of the file: 5." in words(app)
    assert "This exercise is not finished, so there is no list to compare." in words(app)
    app = pressed(app, "Use these figures")
    assert app.session_state["exercise"].area.comparators == others
    app = on_step(gone_to(app, "own_list"), 1)
    assert NUMBER.encode() in pressed(app, "Keep and go on").session_state["own-files"]["indicators.csv"]
    assert "Need met: give the effects on indicators of all 6 interventions" in words(gone_to(app, "start"))
