"""One session at two panels after another: nothing of the first is shown at the second."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from prioritise.files.exercise.folder import read_path
from prioritise.files.problem_list import ProblemList
from prioritise.store.invitations import invite
from tests.ui.app import gone_to, opened, sound
from tests.ui.panel_app import ROCHDALE, Panel, panel


@pytest.fixture
def two() -> tuple[Panel, Panel]:
    """A panel and a rehearsal of it, with the same people and interventions."""
    files = read_path(ROCHDALE, ProblemList())
    renamed = files["exercise.yaml"].replace(b"id: rochdale\n", b"id: rehearsal\n", 1)
    return panel(), panel(dict(files) | {"exercise.yaml": renamed})


def pressed(app: AppTest, words: str) -> AppTest:
    button = next(each for each in app.button if words in each.label or each.key == words)
    return sound(button.click().run())


def moved_on(app: AppTest, exercise: str) -> AppTest:
    """The same session, come in at another panel on this machine."""
    return pressed(pressed(gone_to(app, "start"), "Leave the panel"), f"go-on:{exercise}")


def coming_in() -> None:
    """A page that comes in by whatever token the session was given."""
    import streamlit as st

    from prioritise.ui.session.panel_access import come_in_by_token

    come_in_by_token(st.session_state["come"])


@pytest.mark.usefixtures("two")
def test_links_made_at_one_panel_are_not_offered_at_another():
    app = gone_to(pressed(opened(), "go-on:rehearsal"), "panel")
    app = pressed(app, "Share this panel")
    assert len(app.code) == 1
    app = gone_to(moved_on(app, "rochdale"), "panel")
    assert len(app.code) == 0


@pytest.mark.usefixtures("two")
def test_what_could_not_be_saved_at_one_panel_is_not_offered_at_another():
    app = pressed(opened(), "go-on:rehearsal")
    app.session_state["comment-draft::stop-smoking"] = app.session_state["unsaved-scores"] = "Meant for the rehearsal"
    app = moved_on(app, "rehearsal")
    assert "unsaved-scores" in app.session_state
    app = moved_on(app, "rochdale")
    assert "comment-draft::stop-smoking" not in app.session_state
    assert "unsaved-scores" not in app.session_state


def test_whoever_comes_in_by_another_link_finds_nothing_of_the_person_before(two):
    first = two[0]
    runs = first.shared()
    tokens = [invite(first.store, runs, each).token for each in ("gp-lead", "carers-lead")]

    def come(app: AppTest, token: str) -> AppTest:
        app.session_state["come"] = token
        return sound(app.run())

    app = AppTest.from_function(coming_in)
    come(app, tokens[0])
    app.session_state["comment-draft"] = "Half a thought"
    assert "comment-draft" in come(app, tokens[0]).session_state
    assert "comment-draft" not in come(app, tokens[1]).session_state
