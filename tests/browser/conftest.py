"""The real app, served with the worked example, and a real browser to drive it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, ViewportSize, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FOUND_BROWSER = ROOT / ".venv" / "browser"
APP_LOG = pytest.StashKey[Path]()
START_SECONDS = 90
WAIT_MILLISECONDS = 20_000
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
    port = _free_port()
    folder = tmp_path_factory.mktemp("app")
    log = pytestconfig.stash[APP_LOG] = folder / "app.log"
    with log.open("wb") as output:
        app = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", str(port)],
            cwd=ROOT,
            # Never the store of whoever runs the tests.
            env=os.environ | {"DATABASE_URL": str(folder / "store.sqlite")},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=os.name == "posix",
        )
    try:
        _wait_until_healthy(app, port, log)
        yield f"http://localhost:{port}"
    finally:
        _stop(app)


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
    """One browser for all tests; every test gets a page of its own, with no memory of the others."""
    as_root = getattr(os, "geteuid", lambda: -1)() == 0
    started = playwright.chromium.launch(
        executable_path=_browser_path(),
        headless=True,
        # Chromium refuses to run its sandbox as root.
        args=[*QUIET, *(["--no-sandbox"] if as_root else [])],
    )
    yield started
    started.close()


@pytest.fixture
def page(browser: Browser, app_url: str) -> Iterator[Page]:
    """A page at desktop width; `page.goto("/")` opens the app."""
    yield from _page(browser, app_url, DESKTOP)


@pytest.fixture
def phone_page(browser: Browser, app_url: str) -> Iterator[Page]:
    """A page at phone width; `phone_page.goto("/")` opens the app."""
    yield from _page(browser, app_url, PHONE)


def _page(browser: Browser, app_url: str, size: ViewportSize) -> Iterator[Page]:
    context = browser.new_context(base_url=app_url, viewport=size, accept_downloads=True, locale="en-GB")
    context.set_default_timeout(WAIT_MILLISECONDS)
    yield context.new_page()
    context.close()


def _browser_path() -> str:
    if named := os.environ.get("CHROMIUM"):
        return named
    if FOUND_BROWSER.is_file():
        return FOUND_BROWSER.read_text(encoding="utf-8").strip()
    pytest.fail("No browser has been looked for yet. Run: make browser, or set CHROMIUM to the path of one.")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        return int(listener.getsockname()[1])


def _wait_until_healthy(app: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and app.poll() is None:
        if _healthy(port):
            return
        time.sleep(0.1)
    pytest.fail(f"The app did not start. It said:\n{log.read_text(encoding='utf-8')}")


def _healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def _stop(app: subprocess.Popen[bytes]) -> None:
    app.send_signal(signal.SIGTERM)
    try:
        app.wait(timeout=10)
    except subprocess.TimeoutExpired:
        app.kill()
        app.wait()
