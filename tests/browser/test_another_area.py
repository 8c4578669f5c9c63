"""An analyst of another borough takes the worked example for their own: sees what is emptied, opens it, goes back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.every_page import violations
from tests.browser.pages import chosen, opened, settled, unfolded

pytestmark = pytest.mark.browser

RESULT = ".st-key-area-result"
BURY = "What should partners in Bury fund from 2026 to 2029?"


def test_the_exercise_is_seen_opened_for_another_area_and_put_back(phone_page: Page):
    page = opened(phone_page, "/")
    first = page.get_by_role("heading", level=1).inner_text()
    unfolded(page, "Use this exercise for another area")
    chosen(page, page.get_by_role("combobox", name="Area"), "Bury")
    expect(page.locator(RESULT)).to_be_visible(timeout=30_000)
    assert violations(settled(page)) == []
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 375
    page.get_by_role("button", name="Open it").click()
    expect(page.get_by_role("heading", level=1, name=BURY)).to_be_visible(timeout=30_000)
    settled(page).get_by_role("button", name="Go back to the exercise for Rochdale").click()
    expect(page.get_by_role("heading", level=1, name=first)).to_be_visible(timeout=30_000)
