"""The head and the foot of every page."""

import pytest

from prioritise.ui.shared import ask_before_leaving
from prioritise.ui.shared.contents import LISTINGS
from tests.ui.app import gone_to, opened, slid, sound
from tests.ui.panel_app import panel, with_access

PAGES = [each for each in LISTINGS if not each.facilitator_only]


def head(app):
    return next(each.proto.body for each in app.get("html") if "frame-words" in each.proto.body)


@pytest.mark.parametrize("listing", PAGES, ids=lambda each: each.room)
def test_every_page_says_whose_exercise_it_is(listing):
    app = opened(listing.room)
    assert "Rochdale, 2026/27 to 2028/29" in head(app)
    assert "ILLUSTRATIVE" in head(app)


def test_what_is_tried_is_in_the_head_of_the_next_page_too_and_one_press_goes_back():
    app = opened("priorities")
    app = slid(app, "budget", 90)
    app = gone_to(sound(app), "needs")
    chip = next(each for each in app.button if each.key == "frame-back")
    assert chip.label == "All budgets at 90% ×"
    sound(chip.click().run())
    assert [each for each in app.button if each.key == "frame-back"] == []


def test_at_a_panel_the_head_says_where_it_stands():
    table = panel()
    assert "Panel: " in head(with_access(table, table.facilitator, "needs"))


def asks_before_leaving(app):
    return any("ask-before-leaving" in each.proto.component_name for each in app.get("bidi_component"))


def test_the_browser_asks_before_it_loses_what_is_tried_and_not_what_is_saved():
    app = opened("priorities")
    assert not asks_before_leaving(app)
    app = gone_to(slid(app, "budget", 70), "needs")
    assert asks_before_leaving(app)
    app = gone_to(app, "priorities")
    app = sound(next(each for each in app.button if each.label == "Save it as a scenario").click().run())
    assert [each.label for each in app.button if each.key == "frame-back"] == ["All budgets at 70% ×"]
    assert not asks_before_leaving(app)
    app = slid(app, "budget", 85)
    assert asks_before_leaving(app)
    app = sound(next(each for each in app.button if each.key == "frame-back").click().run())
    assert not asks_before_leaving(app)


def test_a_scenario_that_lasts_for_this_visit_only_is_asked_about_too(monkeypatch):
    monkeypatch.setattr(ask_before_leaving, "outlasts_the_visit", lambda _exercise: False)
    app = slid(opened("priorities"), "budget", 70)
    app = sound(next(each for each in app.button if "as a scenario" in each.label).click().run())
    assert app.session_state["exercise"].scenarios[-1].name == "All budgets at 70%"
    assert asks_before_leaving(app)
