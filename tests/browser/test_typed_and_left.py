"""What somebody types and has not sent yet is there again when they come back from another page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import opened, settled, unfolded
from tests.browser.test_own_list import typed_by_keys, went

pytestmark = pytest.mark.browser


def gone_and_back(page: Page, name: str) -> Page:
    """The page again, after a look at Start by the menu, as somebody does who checks a figure."""
    went(page, "Start")
    return went(page, name)


def test_a_challenge_that_is_half_written_is_there_after_another_page(page: Page):
    unfolded(opened(page, "/record"), "Challenges")
    page.get_by_label("What they say").fill("Nobody asked the neighbours")
    unfolded(gone_and_back(page, "Record"), "Challenges")
    expect(page.get_by_label("What they say")).to_have_value("Nobody asked the neighbours")


def test_cells_typed_on_interventions_are_there_after_another_part_and_another_page(page: Page):
    settled(opened(page, "/interventions"))
    typed_by_keys(page, page.get_by_test_id("stDataFrame").first, right=1, text="Another name")
    expect(page.get_by_text("Not kept yet. What you type stays here")).to_be_visible()
    page.get_by_text("Effects", exact=True).first.click()
    settled(page)
    settled(gone_and_back(page, "Interventions"))
    page.get_by_text("The list, costs and money", exact=True).click()
    settled(page)
    page.get_by_role("button", name="See what this does").first.click()
    settled(page)
    expect(page.locator(".st-key-edit-result")).to_contain_text("This changes what to decide.")
