"""The head and the foot of every page."""

import pytest

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
