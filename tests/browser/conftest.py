"""The real app, served with the worked example, and a real browser to drive it."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize, expect, sync_playwright

from prioritise.store.left_open import WHICH
from tests.browser.served import ROOT, served

FOUND_BROWSER = ROOT / ".venv" / "browser"
APP_LOG = pytest.StashKey[Path]()
WAIT_MILLISECONDS = 40_000
"""Only a test that fails waits so long; a busy machine is slow."""
WITHOUT_END = """addEventListener('DOMContentLoaded', () => {
  const style = document.createElement('style');
  style.textContent = '*, *::before, *::after { animation-iteration-count: 1 !important }';
  document.documentElement.append(style);
});"""
"""What turns without end takes half a processor where there is no graphics card: it turns once."""
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 375, "height": 812}
# No calls to the browser maker's own services: on a closed network each is a refused connection.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def app_url(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app, started for this run of the tests and stopped after it."""
    with served(tmp_path_factory.mktemp("app")) as app:
        pytestconfig.stash[APP_LOG] = app.log
        yield app.url


@pytest.fixture(autouse=True)
def _nothing_is_left_open(pytestconfig: pytest.Config) -> Iterator[None]:
    """What one test had open last is not what the next one opens with."""
    yield
    if (log := pytestconfig.stash.get(APP_LOG, None)) is not None:
        (log.parent / WHICH).unlink(missing_ok=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failing browser test shows what the app had said by then."""
    report = yield
    log = item.config.stash.get(APP_LOG, None)
    if report.failed and log is not None:
        report.sections.append(("What the app said", log.read_text(encoding="utf-8")))
    return report


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright itself, once for all tests."""
    with sync_playwright() as started:
        expect.set_options(timeout=WAIT_MILLISECONDS)
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all tests."""
    started = launched(playwright)
    yield started
    started.close()


@pytest.fixture(scope="session")
def visitor(browser: Browser, app_url: str) -> Iterator[BrowserContext]:
    """Whoever comes to the app in this run of the tests: the app's own scripts are read once, and kept."""
    context = browser.new_context(base_url=app_url, accept_downloads=True, locale="en-GB")
    context.set_default_timeout(WAIT_MILLISECONDS)
    context.add_init_script(WITHOUT_END)
    yield context
    context.close()


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    """A page at desktop width; `page.goto("/")` opens the app."""
    yield from a_page(visitor, DESKTOP)


@pytest.fixture
def phone_page(visitor: BrowserContext) -> Iterator[Page]:
    """A page at phone width; `phone_page.goto("/")` opens the app."""
    yield from a_page(visitor, PHONE)


def launched(playwright: Playwright, *arguments: str) -> Browser:
    """A browser of the kind found here, with these arguments beside our own."""
    as_root = getattr(os, "geteuid", lambda: -1)() == 0
    return playwright.chromium.launch(
        executable_path=_browser_path(),
        headless=True,
        # Chromium refuses to run its sandbox as root.
        args=[*QUIET, *arguments, *(["--no-sandbox"] if as_root else [])],
    )


def a_page(visitor: BrowserContext, size: ViewportSize) -> Iterator[Page]:
    """A page of this size, closed at the end with all that it left in the browser."""
    page = visitor.new_page()
    page.set_viewport_size(size)
    yield page
    if page.url.startswith("http"):
        page.evaluate("localStorage.clear()")
    visitor.clear_cookies()
    page.close()


def _browser_path() -> str:
    if named := os.environ.get("CHROMIUM"):
        return named
    if FOUND_BROWSER.is_file():
        return FOUND_BROWSER.read_text(encoding="utf-8").strip()
    pytest.fail("No browser has been looked for yet. Run: make browser, or set CHROMIUM to the path of one.")
