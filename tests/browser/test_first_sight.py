"""What meets the eye on a page with everything closed: few words, one headline of one piece of news, its own name."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import opened

pytestmark = pytest.mark.browser

MOST_WORDS = 500
MOST_LETTERS = 90
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
SEEN = """() => {
  const data = '.decision-list tr.row';
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const around = walker.currentNode.parentElement;
    if (!around || around.closest(`${data}, svg, script, style`)) continue;
    const box = around.getBoundingClientRect();
    if (!around.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || box.width <= 1) continue;
    const shut = around.closest('details:not([open])');
    if (shut && !around.closest('summary')) continue;
    texts.push(walker.currentNode.textContent);
  }
  return texts.join(' ');
}"""
"""Everything that can be read without opening anything, the menu, the head, tables and labels of widgets too.

Two things are no words: a picture's own, which are drawn, and the rows of the list of interventions, which are the data
that somebody came for. Its heading, groups and cut line are counted.
"""
BODY_PIXELS, SMALLEST_PIXELS = 19, 15
SIZES = """(which) => [...new Set([...document.querySelectorAll(which)]
  .filter((each) => each.checkVisibility() && each.textContent.trim())
  .map((each) => parseFloat(getComputedStyle(each).fontSize)))]"""
"""How large the words are that a selector finds, in pixels."""
WORD = re.compile(r"\w[\w'’.,%£/-]*")


def words_seen(page: Page) -> list[str]:
    text = page.evaluate(SEEN)
    return [each for each in WORD.findall(text) if not each.startswith("keyboard_")]


@pytest.mark.parametrize("path", NAMES)
def test_a_page_says_little_at_first_sight_under_one_short_headline_and_its_own_name(page: Page, path: str):
    opened(page, path)
    seen = words_seen(page)
    headline = page.get_by_role("heading", level=1)
    expect(headline).to_have_count(1)
    expect(page).to_have_title(f"{NAMES[path]} · prioritise")
    assert len(headline.inner_text()) <= MOST_LETTERS, headline.inner_text()
    assert len(seen) <= MOST_WORDS, (len(seen), " ".join(seen))
    assert page.evaluate(SIZES, "html") == [BODY_PIXELS]
    assert min(page.evaluate(SIZES, ".stMainBlockContainer :is(p, td, th, li, text)")) >= SMALLEST_PIXELS


def test_what_is_shut_is_not_counted_and_what_is_opened_is(page: Page):
    opened(page, "/priorities")
    expect(page.locator(".decision-list tr.row").last).to_be_visible()
    shut = len(words_seen(page))
    page.get_by_text("What the bands mean").click()
    expect(page.get_by_text("a rule says so, whatever the score")).to_be_visible()
    assert len(words_seen(page)) > shut + 20
