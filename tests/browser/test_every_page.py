"""Every page, opened once: what meets the eye, what axe finds, what fits a phone, and where the keyboard is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from playwright.sync_api import TimeoutError as NotInTime

from tests.browser.conftest import DESKTOP, PHONE, a_page
from tests.browser.every_page import MOST_LETTERS, MOST_WORDS, NARROWEST_PIXELS, SIZES, reflows, violations, words_seen
from tests.browser.pages import looked_into, opened, settled

pytestmark = pytest.mark.browser

NAMES = {
    "/": "Start",
    "/your-list": "Your list",
    "/needs": "Needs",
    "/interventions": "Interventions",
    "/weights": "Weights",
    "/scores": "Scores",
    "/priorities": "Priorities",
    "/what-if": "Compare",
    "/targets": "Targets",
    "/record": "Record",
}
"""Every page that somebody who works alone can open, and what it is called."""
BODY_PIXELS, SMALLEST_PIXELS, PHONE_PIXELS = 19, 15, 16
FOCUS = """(() => {
  const on = document.activeElement;
  const box = on.closest('.react-aria-ComboBox > div, [data-testid=stTextInputRootElement]') || on;
  const style = getComputedStyle(box);
  return [on.tagName, on.outerHTML.slice(0, 120), style.outlineStyle, style.outlineWidth];
})()"""
FOCUS_SHOWS = f"(() => {{ const f = {FOCUS}; return f[0] === 'BODY' || (f[2] === 'solid' && f[3] === '3px'); }})()"
SOON_MILLISECONDS = 40_000
"""The app may be putting the page's style back after a run of its own; a busy machine takes a moment over it."""


@pytest.fixture(scope="module", params=NAMES)
def path(request: pytest.FixtureRequest) -> str:
    """The address of a page."""
    return str(request.param)


@pytest.fixture(scope="module")
def shown(visitor: BrowserContext, path: str) -> Iterator[Page]:
    """The page at that address, opened once at desktop width for all its tests."""
    for page in a_page(visitor, DESKTOP):
        yield opened(page, path)


def test_a_page_says_little_at_first_sight_under_one_short_headline_and_its_own_name(shown: Page, path: str):
    words = words_seen(shown)
    headline = shown.get_by_role("heading", level=1)
    expect(headline).to_have_count(1)
    expect(shown).to_have_title(f"{NAMES[path]} · prioritise")
    assert len(headline.inner_text()) <= MOST_LETTERS, headline.inner_text()
    assert len(words) <= MOST_WORDS, (len(words), " ".join(words))
    assert shown.evaluate(SIZES, "html") == [BODY_PIXELS]
    assert min(shown.evaluate(SIZES, ".stMainBlockContainer :is(p, td, th, li, text)")) >= SMALLEST_PIXELS


def test_no_page_has_a_violation_of_its_own(shown: Page):
    assert violations(shown) == []


def test_what_has_the_focus_can_be_seen(shown: Page):
    unseen = []
    for _press in range(12):
        shown.keyboard.press("Tab")
        try:
            shown.wait_for_function(FOCUS_SHOWS, timeout=SOON_MILLISECONDS)
        except NotInTime:
            unseen.append(shown.evaluate(FOCUS))
    assert unseen == []


def test_a_phone_never_scrolls_sideways_and_cuts_off_no_words_of_a_chart(shown: Page, path: str):
    shown.set_viewport_size(PHONE)
    settled(shown)
    assert shown.evaluate(SIZES, "html") == [PHONE_PIXELS]
    if path == "/priorities":
        looked_into(shown, "Warm homes for people with poor health")
    reflows(shown, PHONE["width"])
    reflows(shown, NARROWEST_PIXELS)
    shown.set_viewport_size(DESKTOP)
    settled(shown)


def test_the_menu_of_a_phone_does_not_stay_over_the_page_that_is_chosen(phone_page: Page):
    opened(phone_page, "/needs")
    phone_page.get_by_test_id("stExpandSidebarButton").click()
    phone_page.get_by_test_id("stSidebarNavLink").filter(has_text="Weights").click()
    expect(phone_page).to_have_title("Weights · prioritise")
    expect(phone_page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
    expect(phone_page.get_by_test_id("stSidebarNavLink").first).not_to_be_in_viewport()


def test_what_is_shut_is_not_counted_and_what_is_opened_is(page: Page):
    opened(page, "/priorities")
    expect(page.locator(".decision-list tr.row").last).to_be_visible()
    shut = len(words_seen(page))
    page.get_by_text("What the score and the bands mean").click()
    expect(page.get_by_text("a rule says so, whatever the score")).to_be_visible()
    assert len(words_seen(page)) > shut + 20
