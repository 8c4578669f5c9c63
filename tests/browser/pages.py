"""Finding one's way around the app with a real browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as NotInTime

PATHS = ("/", "/needs", "/weights", "/scores", "/priorities", "/what-if", "/targets")
LONGEST_MILLISECONDS = 90_000
"""The budget frontier of the worked example takes about ten seconds of a quiet processor."""
PRESSES = 3
MOVES = 60
"""Presses of an arrow key, one point each."""


def opened(page: Page, path: str) -> Page:
    """A page of the app, once all of it is there."""
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return settled(page)


def settled(page: Page) -> Page:
    """The page once the app has stopped working on it."""
    running = page.get_by_test_id("stApp")
    expect(running).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_text("Checking how firm each place is")).to_have_count(0)
    expect(page.get_by_text("Working it out: ")).to_have_count(0, timeout=LONGEST_MILLISECONDS)
    expect(running).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator("[data-stale=true]")).to_have_count(0)
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


def moved(page: Page, name: str, *, presses: int = MOVES) -> Page:
    """The page after one slider was pushed up with the keyboard."""
    slider(page, name).focus()
    for _press in range(presses):
        page.keyboard.press("ArrowRight")
    return page


def looked_into(page: Page, name: str) -> Page:
    """The page with one intervention chosen by its name."""
    box = page.get_by_role("combobox", name="Look closer at one")
    box.click()
    box.press_sequentially(name)
    page.get_by_role("option", name=name).click()
    expect(page.locator(".st-key-detail").get_by_role("heading", name=name)).to_be_visible()
    return settled(page)


def slider(page: Page, name: str) -> Locator:
    """A slider by the name of what it weighs or scales."""
    return page.get_by_role("slider", name=name)
