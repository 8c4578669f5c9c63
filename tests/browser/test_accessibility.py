"""No page has an accessibility violation of its own, and none pushes a small screen sideways."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as NotInTime

from tests.browser.conftest import PHONE
from tests.browser.pages import PATHS, looked_into, moved, opened, settled, unfolded

pytestmark = pytest.mark.browser

STREAMLITS_OWN = '[data-testid="stFileUploaderDropzone"]'
"""Streamlit gives its drop zone both a label and the role of decoration; the button in it is sound."""
MOST_FOLDS = 120
NARROWEST_PIXELS = 320
"""WCAG 2.2, 1.4.10: content reflows to this width without scrolling sideways."""
WIDEST = "Math.max(document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth)"

CUT_OFF = """[...document.querySelectorAll('[data-testid=stVegaLiteChart] text')].filter((words) => {
  const end = words.getBoundingClientRect().right;
  return words.checkVisibility() && end > words.ownerSVGElement.getBoundingClientRect().right + 1;
})"""
"""The words in charts that end beyond the chart."""


def violations(page: Page) -> list[str]:
    found = Axe().run(page, context={"exclude": [[STREAMLITS_OWN]]}).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("path", PATHS)
def test_no_page_has_a_violation_of_its_own(page: Page, path: str):
    opened(page, path)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert violations(page) == []


def test_a_what_if_with_one_looked_into_has_no_violation_either(page: Page):
    opened(page, "/priorities")
    moved(page, "Cost", presses=20)
    expect(page.get_by_text("What if:")).to_be_visible()
    looked_into(page, "Warm homes for people with poor health")
    for part in page.locator(".st-key-detail summary").all():
        part.click()
    assert violations(settled(page)) == []


def test_what_it_takes_to_meet_targets_has_no_violation_either(page: Page):
    unfolded(opened(page, "/targets"), "What it would take to meet")
    page.get_by_role("button", name="Ask what it takes").click()
    answer = page.locator(".st-key-meeting")
    expect(answer.get_by_role("heading", name="Not all 5 outcomes can be met")).to_be_visible()
    assert violations(all_open(page)) == []


def all_open(page: Page) -> Page:
    """The page with every fold of it open, one in another too."""
    shut = page.locator("details:not([open]) > summary:visible")
    for _press in range(MOST_FOLDS):
        if not shut.count():
            break
        shut.first.click()
    expect(shut).to_have_count(0)
    return settled(page)


@pytest.mark.deep
@pytest.mark.parametrize("path", PATHS)
def test_no_page_has_one_with_everything_open_at_either_width(page: Page, path: str):
    all_open(opened(page, path))
    assert violations(page) == []
    page.set_viewport_size(PHONE)
    assert violations(settled(page)) == []


@pytest.mark.parametrize("path", PATHS)
def test_a_phone_never_scrolls_sideways_and_cuts_off_no_words_of_a_chart(phone_page: Page, path: str):
    opened(phone_page, path)
    assert phone_page.evaluate("getComputedStyle(document.documentElement).fontSize") == "16px"
    if path == "/priorities":
        looked_into(phone_page, "Warm homes for people with poor health")
    for width in (375, NARROWEST_PIXELS):
        phone_page.set_viewport_size({"width": width, "height": 812})
        phone_page.wait_for_function(f"{WIDEST} <= {width}")
        phone_page.wait_for_function(f"{CUT_OFF}.length === 0")


FOCUS = """(() => {
  const on = document.activeElement;
  const box = on.closest('.react-aria-ComboBox > div, [data-testid=stTextInputRootElement]') || on;
  const style = getComputedStyle(box);
  return [on.tagName, on.outerHTML.slice(0, 120), style.outlineStyle, style.outlineWidth];
})()"""
FOCUS_SHOWS = f"(() => {{ const f = {FOCUS}; return f[0] === 'BODY' || (f[2] === 'solid' && f[3] === '3px'); }})()"
SOON_MILLISECONDS = 40_000
"""The app may be putting the page's style back after a run of its own; a busy machine takes a moment over it."""


@pytest.mark.parametrize("path", PATHS)
def test_what_has_the_focus_can_be_seen(page: Page, path: str):
    opened(page, path)
    unseen = []
    for _press in range(12):
        page.keyboard.press("Tab")
        try:
            page.wait_for_function(FOCUS_SHOWS, timeout=SOON_MILLISECONDS)
        except NotInTime:
            unseen.append(page.evaluate(FOCUS))
    assert unseen == []
