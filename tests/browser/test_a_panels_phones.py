"""A round that is open, on phones: a member scores with a thumb, and the facilitator sees all of the panel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from prioritise.domain.panel import Access
from prioritise.store.invitations import InvitationLink
from prioritise.store.rounds import open_round
from prioritise.store.writing import new_save_key
from tests.browser.every_page import NARROWEST_PIXELS, WIDEST, violations
from tests.browser.pages import settled
from tests.browser.served import served
from tests.browser.shared_panel import SharedPanel, a_browser_of_their_own, small_shared_panel

pytestmark = pytest.mark.browser

WIDTHS = (390, NARROWEST_PIXELS)
LEAST_CONTRAST = 3.0
"""WCAG 2.2, 1.4.11: what shows where a control is stands out from what is beside it."""
CONTRAST_WITH_WHITE = """(each) => {
  const [red, green, blue] = getComputedStyle(each).borderTopColor.match(/[\\d.]+/g).slice(0, 3).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}"""
"""How much the edge of an element stands out from a white page."""
IS_OPAQUE = "(each) => !getComputedStyle(each).borderTopColor.startsWith('rgba')"


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedPanel]:
    folder: Path = tmp_path_factory.mktemp("phones")
    with served(folder) as app, closing(app.opened_store()) as store:
        shared = small_shared_panel(app, store)
        open_round(store, shared.facilitator, save_key=new_save_key())
        yield shared


def came_in(page: Page, link: InvitationLink, width: int) -> Page:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"/#link={link.token}")
    expect(
        page.get_by_text("of this panel", exact=False).or_(page.get_by_text("You run this panel")).first
    ).to_be_visible()
    page.set_viewport_size({"width": width, "height": 844})
    return settled(page)


@pytest.fixture(scope="module", params=WIDTHS)
def scoring(request: pytest.FixtureRequest, browser: Browser, panel: SharedPanel) -> Iterator[Page]:
    """The Scores page of a new member, on a phone."""
    with a_browser_of_their_own(browser, panel.app.url) as page:
        came_in(page, panel.link(panel.joined()), request.param)
        page.goto("/scores")
        expect(page.get_by_role("button", name="Send my scores")).to_be_visible()
        yield settled(page)


def middle(place: Locator) -> tuple[float, float]:
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_level_is_chosen_by_a_press_on_what_explains_it(scoring: Page):
    explained = scoring.get_by_test_id("stRadioCaption").nth(1)
    option = scoring.get_by_test_id("stRadioOption").nth(1)
    scoring.mouse.click(*middle(explained))
    expect(scoring.get_by_text(f"Saved: {option.inner_text()}", exact=False)).to_be_visible()


def test_the_edge_of_every_choice_stands_out_from_the_page(scoring: Page):
    dots = scoring.locator("[data-testid=stRadioOption]:not([data-selected]) > div > div:first-child").all()
    assert dots
    assert all(dot.evaluate(IS_OPAQUE) for dot in dots)
    assert min(dot.evaluate(CONTRAST_WITH_WHITE) for dot in dots) >= LEAST_CONTRAST


def test_previous_and_next_stand_side_by_side_and_next_begins_with_the_one_after_it(scoring: Page):
    before, after = (scoring.get_by_role("button", name=name, exact=True) for name in ("Previous", "Next"))
    first, second = before.bounding_box(), after.bounding_box()
    assert first
    assert second
    assert first["y"] == pytest.approx(second["y"], abs=1)
    assert min(first["height"], second["height"]) >= 24
    after.click()
    box = scoring.get_by_role("combobox", name=re.compile("^2 of"))
    expect(box).to_be_in_viewport()
    settled(scoring)


def test_a_member_is_told_whether_anything_was_said_before_they_open_it(scoring: Page):
    fold = scoring.get_by_test_id("stExpander").filter(has_text="What was said about it")
    expect(fold.locator("summary")).to_contain_text("Nobody has commented on it yet.")


def test_nothing_on_a_members_page_is_wider_than_the_phone_or_broken_for_a_screen_reader(scoring: Page):
    width = scoring.evaluate("innerWidth")
    assert scoring.evaluate(WIDEST) <= width
    assert violations(scoring) == []


def test_the_facilitator_sees_every_column_of_the_people_on_the_panel(browser: Browser, panel: SharedPanel):
    with a_browser_of_their_own(browser, panel.app.url) as page:
        came_in(page, panel.link(panel.joined(access=Access.FACILITATOR)), 1280)
        page.goto("/panel")
        people = page.get_by_role("group", name="Everyone on the panel")
        expect(people).to_be_visible()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            page.wait_for_function(f"{WIDEST} <= {width}")
            last = people.get_by_role("row").last.get_by_role("cell").last
            box = last.bounding_box()
            assert box
            assert box["x"] + box["width"] <= width
            assert last.evaluate("(each) => getComputedStyle(each, '::before').content").startswith('"Link')
            assert people.evaluate("(each) => each.scrollWidth <= each.clientWidth + 1")
        settled(page)
