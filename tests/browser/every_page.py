"""What is asked of every page: no violation of the accessibility rules, few words, a place on a small screen."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STREAMLITS_OWN = '[data-testid="stFileUploaderDropzone"]'
"""Streamlit gives its drop zone both a label and the role of decoration; the button in it is sound."""
NARROWEST_PIXELS = 320
"""WCAG 2.2, 1.4.10: content reflows to this width without scrolling sideways."""
WIDEST = "Math.max(document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth)"
CUT_OFF = """[...document.querySelectorAll('[data-testid=stVegaLiteChart] text')].filter((words) => {
  const end = words.getBoundingClientRect().right;
  return words.checkVisibility() && end > words.ownerSVGElement.getBoundingClientRect().right + 1;
})"""
"""The words in charts that end beyond the chart."""
MOST_WORDS = 500
MOST_LETTERS = 90
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
SIZES = """(which) => [...new Set([...document.querySelectorAll(which)]
  .filter((each) => each.checkVisibility() && each.textContent.trim())
  .map((each) => parseFloat(getComputedStyle(each).fontSize)))]"""
"""How large the words are that a selector finds, in pixels."""
WORD = re.compile(r"\w[\w'’.,%£/-]*")


def words_seen(page: Page) -> list[str]:
    """The words that can be read without opening anything."""
    text = page.evaluate(SEEN)
    return [word for word in WORD.findall(text) if not word.startswith("keyboard_")]


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands, Streamlit's own known one left out."""
    broken = Axe().run(page, context={"exclude": [[STREAMLITS_OWN]]}).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in broken for node in rule["nodes"]]


def reflows(page: Page, width: int) -> None:
    """Make the window so wide and wait until nothing is wider, nor cut off in a chart. Raises TimeoutError when not."""
    page.set_viewport_size({"width": width, "height": 812})
    page.wait_for_function(f"{WIDEST} <= {width}")
    page.wait_for_function(f"{CUT_OFF}.length === 0")
