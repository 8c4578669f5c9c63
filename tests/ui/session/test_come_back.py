"""On one's own machine a reload or a closed browser comes back to what was open last."""

from __future__ import annotations

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.files.exercise.folder import write_archive
from prioritise.files.shipped import example_folder
from prioritise.store.kept_file import place_of
from prioritise.store.left_open import ARCHIVE, LeftOpen, leave_open, left_open, read_left_open_files
from tests.files.small_exercise import small_exercise
from tests.ui.app import gone_to, opened, slid, sound, words
from tests.worked_example import worked_example


def open_upload():
    app = gone_to(opened(), "start")
    app.file_uploader[0].set_value(("small.zip", write_archive(small_exercise().files), "application/zip"))
    return sound(app.run())


def pressed(app, label):
    return sound(next(button for button in app.button if button.label == label).click().run())


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
