"""What stands crooked, breaks where it need not or leaves a hole is seen by a browser alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import opened, settled

pytestmark = pytest.mark.browser

WIDE = {"width": 1440, "height": 900}
OFF_THE_MIDDLE = """() => [...document.querySelectorAll('[data-testid=stTopNavLink]')].map((place) => {
  const [around, words] = [place, place.querySelector('p')].map((each) => each.getBoundingClientRect());
  return Math.abs((around.top + around.bottom - words.top - words.bottom) / 2);
})"""
LINES = """(which) => [...document.querySelectorAll(which)].map((each) => {
  const words = document.createRange();
  words.selectNodeContents(each);
  return Math.round(words.getBoundingClientRect().height / parseFloat(getComputedStyle(each).lineHeight));
})"""
"""On how many lines the words of each stand that a selector finds."""


def test_names_in_the_menu_stand_in_the_middle_and_values_of_sliders_on_one_line(page: Page):
    page.set_viewport_size(WIDE)
    opened(page, "/weights")
    assert max(page.evaluate(OFF_THE_MIDDLE)) <= 1
    assert set(page.evaluate(LINES, "[data-testid=stSliderThumbValue] p, [data-testid=stSliderThumbValue]")) <= {0, 1}


def test_how_firm_a_decision_is_but_for_money_takes_one_line_on_a_desk(page: Page):
    page.set_viewport_size(WIDE)
    opened(page, "/priorities")
    expect(page.locator(".decision-list .is-firm", has_text="firm but for money").first).to_be_visible()
    words = page.locator(".decision-list .is-firm").all_inner_texts()
    lines = page.evaluate(LINES, ".decision-list .is-firm")
    assert {line for word, line in zip(words, lines, strict=True) if word == "firm but for money"} == {1}


def test_a_target_that_is_looked_into_has_the_width_of_the_page_for_its_tables(page: Page):
    page.set_viewport_size(WIDE)
    opened(page, "/targets")
    cards = page.locator(".st-key-target-panels > *")
    tops = {round(box["y"]) for fold in cards.locator("summary").all()[:3] if (box := fold.bounding_box())}
    assert len(tops) == 1
    cards.first.locator("summary").click()
    settled(page)
    opened_box, shut_box = cards.first.bounding_box(), cards.nth(1).bounding_box()
    assert opened_box is not None
    assert shut_box is not None
    assert opened_box["width"] > 2 * shut_box["width"]
    assert cards.first.locator(".table-box thead").first.bounding_box() is not None
