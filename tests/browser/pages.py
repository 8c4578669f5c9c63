"""Finding one's way around the app with a real browser."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as NotInTime

PATHS = ("/", "/needs", "/weights", "/scores", "/priorities", "/what-if", "/targets", "/record")
LONGEST_MILLISECONDS = 90_000
"""The budget frontier of the worked example takes about ten seconds of a quiet processor."""
ONCE_MORE_MILLISECONDS = 300
PRESSES = 3
OPTION_MILLISECONDS = 8_000
MOVES = 60
"""Presses of an arrow key, one point each."""


STILL = """() => document.getAnimations().every(
  (moving) => moving.playState !== 'running' || moving.effect?.getComputedTiming().iterations === Infinity)"""
"""Whether no fold is opening: what is pressed while it moves may be missed, and options shut."""


def opened(page: Page, path: str) -> Page:
    """A page of the app, once all of it is there."""
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settled(page)
    # A page may draw itself once more as soon as it is there, for instance when a part that was worked out comes in.
    page.wait_for_timeout(ONCE_MORE_MILLISECONDS)
    return settled(page)


def settled(page: Page) -> Page:
    """The page once the app has stopped working on it."""
    running = page.get_by_test_id("stApp")
    expect(running).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_text("Checking how firm each place is")).to_have_count(0)
    expect(page.get_by_text("Working it out: ")).to_have_count(0, timeout=LONGEST_MILLISECONDS)
    expect(running).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    page.wait_for_function(STILL)
    return page


def downloaded(page: Page, button: str) -> Path:
    """The file behind a button.

    A page that draws itself anew at that very moment takes the file away before the browser has it: Streamlit keeps
    only what the last run refers to. Pressed once more, it comes.
    """
    for _press in range(PRESSES):
        try:
            with page.expect_download() as coming:
                page.get_by_role("button", name=button).click()
            if coming.value.failure() is None:
                return Path(coming.value.path())
        except NotInTime:
            pass
        settled(page)
    raise AssertionError(f"{button} gave no file in {PRESSES} presses")


def unfolded(page: Page, title: str) -> Page:
    """The page with one of its folded parts open."""
    fold = page.get_by_test_id("stExpander").filter(has=page.locator("summary", has_text=title)).first
    if fold.locator("details").first.get_attribute("open") is None:
        fold.locator("summary").first.click()
    return settled(page)


def with_lever(page: Page, kind: str) -> Page:
    """The page with one kind of lever open: Money, Capacity, Weights or Rules."""
    levers(page).get_by_text(kind, exact=True).click()
    expect(page.locator(".st-key-lever-panel")).to_be_visible()
    return settled(page)


def moved(page: Page, name: str, *, presses: int = MOVES) -> Page:
    """The page after one slider of the weights was pushed up with the keyboard."""
    expect(slider(page, name).or_(levers(page)).first).to_be_visible()
    if not slider(page, name).count():
        with_lever(page, "Weights")
    slider(page, name).focus()
    for _press in range(presses):
        page.keyboard.press("ArrowRight")
    return page


def looked_into(page: Page, name: str) -> Page:
    """The page with one intervention chosen by its name."""
    chosen(page, page.get_by_role("combobox", name="Look closer at one"), name)
    explanation = page.locator(".st-key-detail").get_by_role("heading", name=name)
    expect(explanation).to_be_visible()
    expect(explanation).to_be_in_viewport()
    return settled(page)


def levers(page: Page) -> Locator:
    """The choice of what to move: money, capacity, weights or rules."""
    return page.get_by_test_id("stButtonGroup")


def chosen(page: Page, box: Locator, option: str | re.Pattern[str], *, typed: str = "") -> None:
    """Choose an option of a box, which may hold too many to show at once: `typed` narrows them.

    The options of a box shut when the page moves beneath them, as it does while a fold opens. Pressed again, they stay.
    """
    wanted = page.get_by_role("option", name=option).first
    for _press in range(PRESSES):
        box.click()
        box.press_sequentially(typed or (option if isinstance(option, str) else ""))
        try:
            wanted.click(timeout=OPTION_MILLISECONDS)
        except NotInTime:
            page.keyboard.press("Escape")
            settled(page)
        else:
            return
    raise AssertionError(f"{option} was not offered in {PRESSES} presses")


def slider(page: Page, name: str) -> Locator:
    """A slider by the name of what it weighs or scales."""
    return page.get_by_role("slider", name=name)
