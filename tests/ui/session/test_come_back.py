"""On one's own machine a reload or a closed browser comes back to what was open last."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from prioritise.domain.errors import FileProblems, VersionClash
from prioritise.domain.scenarios import Scenario
from prioritise.files.exercise.folder import write_archive
from prioritise.files.scenario.saved import exercise_with_scenario
from prioritise.files.shipped import example_folder
from prioritise.store.left_open import (
    ARCHIVE,
    ASIDE,
    LeftOpen,
    leave_open,
    left_open,
    left_open_digest,
    read_left_open_files,
)
from prioritise.store.local_files import place_of
from prioritise.ui.session import machine_copy
from prioritise.ui.session.machine_copy import SEEN
from tests.files.small_exercise import small_exercise
from tests.ui.app import gone_to, opened, pressed, slid, sound, words
from tests.worked_example import worked_example


def open_upload():
    app = gone_to(opened(), "start")
    app.file_uploader[0].set_value(("small.zip", write_archive(small_exercise().files), "application/zip"))
    return sound(app.run())


def title_of(app):
    return app.session_state["exercise"].title


def test_a_reload_of_any_page_comes_back_to_the_exercise_of_a_file():
    app = open_upload()
    assert title_of(app) == small_exercise().title
    assert title_of(opened("priorities")) == small_exercise().title
    assert opened("priorities").session_state["exercise"].digest == app.session_state["exercise"].digest


def test_a_scenario_saved_with_the_worked_example_is_there_again_until_it_is_opened_as_it_was_first():
    pressed(slid(opened("priorities"), "budget", 70), "Save it as a scenario")
    app = gone_to(opened(), "start")
    assert app.session_state["exercise"].scenarios[-1].name == "All budgets at 70%"
    assert "It is open now, with what was changed in it." in words(app)
    app = pressed(app, "Open it as it was first")
    assert app.session_state["exercise"].digest == worked_example().digest
    assert "It is open now, with what was changed in it." not in words(app)
    assert opened("start").session_state["exercise"].digest == worked_example().digest
    assert left_open() is LeftOpen.AT_START


def test_a_list_of_ones_own_is_open_again_on_every_page():
    app = pressed(opened("own_list"), "Begin")
    own = app.session_state["own-files"]
    leave_open(LeftOpen.OWN_LIST)
    again = gone_to(opened("start"), "own_list")
    assert again.session_state["own-files"] == own


def test_a_server_started_with_an_exercise_opens_with_that_one_as_it_was_left(monkeypatch):
    open_upload()
    monkeypatch.setenv("PRIORITISE_EXERCISE", str(example_folder()))
    assert title_of(opened("start")) == worked_example().title
    pressed(slid(opened("priorities"), "budget", 70), "Save it as a scenario")
    assert opened("start").session_state["exercise"].scenarios[-1].name == "All budgets at 70%"


def test_at_a_shared_server_nothing_is_kept_and_nothing_comes_back(monkeypatch):
    open_upload()
    monkeypatch.setattr("prioritise.ui.session.panel_access.THIS_MACHINE", ())
    assert title_of(opened("start")) == worked_example().title


def test_what_cannot_be_opened_again_is_said_and_the_worked_example_opens():
    open_upload()
    place_of(ARCHIVE).write_bytes(b"no archive")
    app = opened("start")
    assert title_of(app) == worked_example().title
    assert "What you had open last could not be opened again." in words(app)


def test_what_is_named_and_not_there_is_a_problem_with_its_place():
    leave_open(LeftOpen.EXERCISE, {})
    place_of(ARCHIVE).unlink()
    with pytest.raises(FileProblems, match=r"left-open\.zip.*no exercise that can be read"):
        read_left_open_files()


def saved_at(percent):
    return pressed(slid(opened("priorities"), "budget", percent), "Save it as a scenario")


def names_kept():
    return [scenario.name for scenario in opened("start").session_state["exercise"].scenarios]


def test_a_sign_off_and_a_challenge_are_there_again():
    app = opened("record")
    for key, text in (("sign-who", "Ada Example"), ("sign-role", "Director")):
        app.text_input(key=key).set_value(text)
    app = pressed(app, "Write down this sign-off")
    app.text_input(key="challenge-who").set_value("A resident")
    app.text_area(key="challenge-text").set_value("Too far away.")
    pressed(app, "Log this challenge")
    again = opened("record")
    assert [one.who for one in again.session_state["exercise"].sign_offs] == ["Ada Example"]
    assert [one.text for one in again.session_state["exercise"].challenges] == ["Too far away."]
    assert "It is open now, with what was changed in it." in words(gone_to(again, "start"))


def test_what_two_windows_save_is_kept_of_both():
    one, other = slid(opened("priorities"), "budget", 70), slid(opened("priorities"), "budget", 80)
    before = len(worked_example().scenarios)
    pressed(one, "Save it as a scenario")
    other = pressed(other, "Save it as a scenario")
    assert names_kept()[before:] == ["All budgets at 70%", "All budgets at 80%"]
    assert [scenario.name for scenario in other.session_state["exercise"].scenarios] == names_kept()


def test_two_windows_that_save_under_one_name_are_told_so():
    one, other = slid(opened("priorities"), "budget", 70), slid(opened("priorities"), "budget", 80)
    for app in (one, other):
        next(box for box in app.text_input if box.label == "A name for it").set_value("Tight")
    pressed(one, "Save it as a scenario")
    other = pressed(other, "Save it as a scenario")
    assert "which another scenario is called" in words(other)
    assert names_kept().count("Tight") == 1


def test_a_sign_off_goes_beside_a_scenario_that_another_window_saved():
    signing = opened("record")
    saved_at(70)
    for key, text in (("sign-who", "Ada Example"), ("sign-role", "Director")):
        signing.text_input(key=key).set_value(text)
    pressed(signing, "Write down this sign-off")
    kept = opened("start").session_state["exercise"]
    assert kept.scenarios[-1].name == "All budgets at 70%"
    assert [one.who for one in kept.sign_offs] == ["Ada Example"]


def test_two_windows_that_change_the_same_file_are_told_and_what_is_kept_is_shown(monkeypatch):
    before, session = worked_example(), {SEEN: left_open_digest()}
    saved_at(70)
    theirs = opened("start").session_state["exercise"]
    monkeypatch.setattr(machine_copy, "st", SimpleNamespace(session_state=session))
    with pytest.raises(VersionClash, match="Another window changed the exercise first"):
        machine_copy.merged_change(exercise_with_scenario(before, Scenario("mine", "Mine")), before=before)
    assert session["exercise"].digest == theirs.digest
    assert session[SEEN] == left_open_digest()
    # Looked at, and made again on what is kept, it is kept.
    again = exercise_with_scenario(theirs, Scenario("mine", "Mine"))
    assert machine_copy.merged_change(again, before=theirs) is again


def test_what_was_open_is_set_aside_and_can_be_gone_back_to():
    saved_at(70)
    app = pressed(gone_to(opened(), "start"), "Open it as it was first")
    assert "What you had open before is kept on this machine" in words(app)
    app = pressed(app, "Go back to it")
    assert app.session_state["exercise"].scenarios[-1].name == "All budgets at 70%"
    assert names_kept()[-1] == "All budgets at 70%"
    assert "What you had open before" not in words(app)


def test_another_exercise_opened_in_another_window_is_not_lost():
    first = slid(opened("priorities"), "budget", 70)
    open_upload()
    pressed(first, "Save it as a scenario")
    assert names_kept()[-1] == "All budgets at 70%"
    app = pressed(gone_to(opened(), "start"), "Go back to it")
    assert title_of(app) == small_exercise().title


def test_what_was_set_aside_and_cannot_be_read_is_said():
    saved_at(70)
    app = pressed(gone_to(opened(), "start"), "Open it as it was first")
    place_of(ASIDE).write_bytes(b"no archive")
    app = pressed(app, "Go back to it")
    assert "Nothing was saved." in words(app)
    assert title_of(app) == worked_example().title
