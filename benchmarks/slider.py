"""How long a slider move takes on the Priorities page, against an empty Streamlit page with the same charts.

Beside them moves the least page that could tell a new list at all: the empty one that also solves, and draws its list.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import Self

from playwright.sync_api import Locator, Page

from benchmarks.browser import pages
from benchmarks.server import ROOT, served

MOVES, WARMING_UP = 20, 2
PATIENCE_MILLISECONDS = 60_000
NEED_MET = r"Need met at ([0-9.]+)"
"""How the product's pages and the two bare ones say where the slider is."""
SAID = f"document.querySelector('[data-testid=stMain]').innerText.match(/{NEED_MET}/)?.[1]"
MOVED = f"""before => ![undefined, before].includes({SAID})
    && document.querySelector('[data-testid=stApp]').getAttribute('data-test-script-state') === 'notRunning'"""
BANDS_THERE = "() => !document.querySelector('[data-testid=stMain]').innerText.includes('Checking how firm')"


@dataclass(frozen=True, slots=True)
class Move:
    """Seconds of one move by one point on each page; `bands` is until the bands are on the product's page too."""

    page: float
    bands: float
    empty: float
    solving: float


@dataclass(frozen=True, slots=True)
class Ratios:
    """What the medians of moves are to the empty page's."""

    page: float
    bands: float
    solving: float

    @classmethod
    def of(cls, moves: list[Move]) -> Self:
        """Take the medians of all moves and set them against the empty page's."""
        least = statistics.median(move.empty for move in moves)
        page, bands, solving = (
            statistics.median(times) / least
            for times in zip(*((move.page, move.bands, move.solving) for move in moves), strict=True)
        )
        return cls(page, bands, solving)


def run() -> None:
    """Move the sliders in turn, and print the medians' ratios."""
    ratios = Ratios.of(timed_moves(MOVES))
    print(f"A slider move on Priorities: {ratios.page:.2f} times an empty Streamlit page with the same charts")
    print(f"  until the bands are there too: {ratios.bands:.2f} times (median of {MOVES} moves each, in turn)")
    print(f"  the empty page when it solves as well and draws its list, and nothing else: {ratios.solving:.2f} times")


def timed_moves(count: int) -> list[Move]:
    """Move the three pages' sliders so often, in turn."""
    here = ROOT / "benchmarks"
    with (
        served(ROOT / "streamlit_app.py") as ours,
        served(here / "empty_page.py") as empty,
        served(here / "solving_page.py") as solving,
        pages(3) as (product, bare, least),
    ):
        _open(product, f"{ours.address}/priorities")
        _open(bare, empty.address)
        _open(least, solving.address)
        _push(product)
        return [_each(product, bare, least) for _move in range(WARMING_UP + count)][WARMING_UP:]


def _each(product: Page, bare: Page, least: Page) -> Move:
    started = time.perf_counter()
    page = _timed(product)
    product.wait_for_function(BANDS_THERE, timeout=PATIENCE_MILLISECONDS)
    bands = time.perf_counter() - started
    _settle(product)
    return Move(page, bands, _timed(bare), _timed(least))


def _timed(page: Page) -> float:
    before = page.evaluate(SAID)
    started = time.perf_counter()
    page.keyboard.press("ArrowRight")
    # What it says is near the top of the page and the charts below it: both are there once the script rests again.
    page.wait_for_function(MOVED, arg=before, timeout=PATIENCE_MILLISECONDS)
    return time.perf_counter() - started


def _push(product: Page) -> None:
    # Before the first move nothing is said of the slider, as nothing has been moved.
    product.keyboard.press("ArrowRight")
    product.wait_for_function(f"() => {SAID}", timeout=PATIENCE_MILLISECONDS)
    _settle(product)


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


def _settle(page: Page) -> None:
    page.wait_for_timeout(700)
    page.wait_for_function(BANDS_THERE, timeout=PATIENCE_MILLISECONDS)


def _slider(page: Page) -> Locator:
    return page.get_by_role("slider", name="Need met")
