"""Nothing that is opened, moved or asked for on a page brings an accessibility violation."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.every_page import violations
from tests.browser.pages import PATHS, looked_into, moved, opened, settled, unfolded

pytestmark = pytest.mark.browser

MOST_FOLDS = 120


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
