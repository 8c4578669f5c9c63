"""While a file is read the page says so, says how many come first, and can stop it."""

from __future__ import annotations

import pytest
from streamlit.runtime.scriptrunner import StopException

from prioritise.files.exercise.folder import write_archive
from tests.files.small_exercise import small_exercise
from tests.ui.app import opened, sound, words


class Endless:
    """Reads nothing, and says that two files come first."""

    def read(self, _file, _work, say):
        say(2)
        raise StopException


@pytest.fixture
def reading_for_ever(monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("prioritise.ui.shared.upload_panel.file_reading", Endless)
        yield patched


def given(app):
    """The app with a file in its box."""
    return app.file_uploader[0].upload("smallville.zip", write_archive(small_exercise().files)).run()


def stop(app):
    return [button for button in app.button if button.label == "Stop reading it"]


@pytest.mark.usefixtures("reading_for_ever")
def test_the_page_says_what_is_read_and_what_comes_first():
    app = given(opened())
    assert "Reading smallville.zip… 2 other files are read first." in words(app)
    assert len(stop(app)) == 1


def test_what_was_not_read_yet_is_read_when_the_page_is_drawn_again(reading_for_ever):
    app = given(opened())
    reading_for_ever.undo()
    app.run()
    assert sound(app).title[0].value == "What should Smallville fund?"


def test_what_is_stopped_is_not_read_and_what_was_open_stays(reading_for_ever):
    app = given(opened())
    reading_for_ever.undo()
    stop(app)[0].click().run()
    assert "Rochdale" in sound(app).title[0].value
    assert not stop(app)
    assert "Reading" not in words(app)
