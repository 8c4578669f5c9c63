"""Somebody on a phone shares out weights with the most and the least important criterion, and the exercise has them."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.pages import opened, settled, unfolded

pytestmark = pytest.mark.browser

PHONE_PIXELS = 375
WIDEST = "Math.max(document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth)"
OTHERS = ("reducing inequality", "health gain", "acceptable to residents", "local priority")


def chosen(page: Page, question: str, answer: str) -> Page:
    """The page with an answer typed and taken in one of its boxes."""
    box = page.get_by_role("combobox", name=question).first
    box.click()
    box.press_sequentially(answer)
    page.get_by_role("option", name=re.compile(f"^{re.escape(answer)}", re.IGNORECASE)).first.wait_for()
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox")).to_have_count(0)
    return settled(page)


def sound(page: Page) -> None:
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    page.wait_for_function(f"{WIDEST} <= {PHONE_PIXELS}")


def test_weights_are_given_on_a_phone_and_stand_beside_the_others(phone_page: Page):
    page = opened(phone_page, "/weights")
    unfolded(page, "Give or change weights")
    page.get_by_text("Enter what a partner or a member said").click()
    settled(page)
    chosen(page, "Whose weights are these?", "Public health, as one")
    chosen(page, "How would you like to say it?", "Most and least important")
    chosen(page, "Which matters most", "Health gain")
    chosen(page, "Which matters least", "Cost")
    chosen(page, "How much more important is health gain than cost?", "8 times")
    for other in ("need met", *(each for each in OTHERS if each != "health gain")):
        chosen(page, f"How much more important is health gain than {other}?", "2 times")
        chosen(page, f"How much more important is {other} than cost?", "4 times")
    expect(page.get_by_text("The comparisons agree with one another exactly.")).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Save these weights").click()
    expect(page.get_by_text("Saved and counted: Public health now has these weights as one.")).to_be_visible()
    settled(page)
    page.get_by_text("How each partner gave its weights").click()
    expect(page.get_by_role("cell", name="compared with the most and the least important")).to_be_visible()
