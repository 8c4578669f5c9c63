"""How long a slider move takes on the Priorities page, against an empty Streamlit page with the same charts."""

from __future__ import annotations

import statistics
import time

from playwright.sync_api import Locator, Page

from benchmarks.browser import pages
from benchmarks.server import ROOT, served

MOVES, WARMING_UP = 20, 2
PATIENCE_MILLISECONDS = 60_000
SHOWN = """([text, state]) => document.querySelector('[data-testid=stMain]').innerText.includes(text)
    && document.querySelector('[data-testid=stApp]').getAttribute('data-test-script-state') === state"""
BANDS_THERE = "() => !document.querySelector('[data-testid=stMain]').innerText.includes('Checking how firm')"


def run() -> None:
    """Move both sliders in turn, and print the medians' ratio."""
    page, bands, least = (statistics.median(times) for times in zip(*timed_moves(MOVES), strict=True))
    print(f"A slider move on Priorities: {page / least:.2f} times an empty Streamlit page with the same charts")
    print(f"  until the bands are there too: {bands / least:.2f} times (median of {MOVES} moves each, in turn)")


def timed_moves(count: int) -> list[tuple[float, float, float]]:
    """Seconds of so many moves until the page is there, until its bands are as well, and of the empty page's move."""
    with (
        served(ROOT / "streamlit_app.py") as ours,
        served(ROOT / "benchmarks" / "empty_page.py") as empty,
        pages(2) as (product, bare),
    ):
        _open(product, f"{ours.address}/priorities")
        _open(bare, empty.address)
        start = int(_slider(bare).input_value())
        return [_both(product, bare, start + move) for move in range(1, WARMING_UP + count + 1)][WARMING_UP:]


def _both(product: Page, bare: Page, points: int) -> tuple[float, float, float]:
    started = time.perf_counter()
    _move(product, points)
    page = time.perf_counter() - started
    product.wait_for_function(BANDS_THERE, timeout=PATIENCE_MILLISECONDS)
    bands = time.perf_counter() - started
    _settle(product)
    started = time.perf_counter()
    _move(bare, points)
    return page, bands, time.perf_counter() - started


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    page.wait_for_function(BANDS_THERE, timeout=PATIENCE_MILLISECONDS)
    _settle(page)
    levers = page.get_by_test_id("stButtonGroup").get_by_text("Weights", exact=True)
    _slider(page).or_(levers).first.wait_for()
    if not _slider(page).count():
        levers.click()
    _slider(page).focus()


def _move(page: Page, points: int) -> None:
    page.keyboard.press("ArrowRight")
    # The number is near the top of the page and the charts below it: both are there once the script rests again.
    page.wait_for_function(SHOWN, arg=[f"Need met at {points} points", "notRunning"], timeout=PATIENCE_MILLISECONDS)


def _settle(page: Page) -> None:
    page.wait_for_timeout(700)
    page.wait_for_function(BANDS_THERE, timeout=PATIENCE_MILLISECONDS)


def _slider(page: Page) -> Locator:
    return page.get_by_role("slider", name="Need met")
