"""A shared server in a real browser: strangers get nothing, and a link's secret stays in the tab it came to."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, Request, expect
from sqlalchemy import select

from prioritise.domain.panel import Access
from prioritise.files.exercise.folder import write_archive
from prioritise.store.access import REFUSED
from prioritise.store.current_files import exercise_files
from prioritise.store.invitations import withdraw
from prioritise.store.tables import event
from tests.browser.conftest import launched
from tests.browser.pages import PATHS, opened, settled, unfolded
from tests.browser.served import ROOT, served
from tests.browser.shared_panel import OTHER, SharedPanel, a_browser_of_their_own, sees_nothing, small_shared_panel

pytestmark = pytest.mark.browser

ADDRESSES = (*PATHS, "/panel", "/scores")
AT_A_PANEL = "You are at a panel"
NOTHING = "This page is closed to you"
TALKATIVE = """\
import logging, os, pathlib
logging.basicConfig(level=logging.DEBUG)
from prioritise.report.start import view
whole = view.facts

def facts(*given, **named):
    if pathlib.Path(os.environ["FAILS_WHEN"]).exists():
        raise RuntimeError("a page that fails")
    return whole(*given, **named)

view.facts = facts
import time
import streamlit
navigation = streamlit.navigation

def slow_navigation(*given, **named):
    time.sleep(0.5 * pathlib.Path(os.environ["SLOW_WHEN"]).exists())
    return navigation(*given, **named)

streamlit.navigation = slow_navigation
"""
"""What the server runs first: every library logs all it can, and Start fails and every page is slow when asked to."""


@dataclass(frozen=True)
class Place:
    """A shared server that logs everything, with two panels."""

    panel: SharedPanel
    other: SharedPanel
    fails_when: Path
    slow_when: Path


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("access")
    (folder / "sitecustomize.py").write_text(TALKATIVE)
    found = os.pathsep.join([str(folder), str(ROOT)])
    environment = {"PRIORITISE_SHARED": "1", "PYTHONPATH": found}
    environment |= {"FAILS_WHEN": str(folder / "fail"), "SLOW_WHEN": str(folder / "slow")}
    with served(folder, options=("--logger.level", "debug"), environment=environment) as app:
        store = app.opened_store()
        yield Place(
            small_shared_panel(app, store), small_shared_panel(app, store, OTHER), folder / "fail", folder / "slow"
        )
        store.close()


@pytest.fixture
def tab(browser: Browser, place: Place) -> Iterator[Page]:
    with a_browser_of_their_own(browser, place.panel.app.url) as page:
        yield page


@dataclass
class Traffic:
    """What a browser sent that a server in between could write down: addresses, headers and bodies."""

    seen: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("request", self._note)
        page.on("websocket", lambda socket: self.seen.append(socket.url))

    def _note(self, request: Request) -> None:
        self.seen += [request.url, str(request.headers), request.post_data or ""]


def came_by(page: Page, token: str, path: str = "/") -> Page:
    """The app as somebody sees it who opened a link."""
    page.goto(f"{path}#link={token}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return settled(page)


def has_access(page: Page) -> None:
    expect(page.get_by_role("heading", name=AT_A_PANEL)).to_be_visible()


def is_refused(page: Page) -> None:
    expect(page.get_by_text(REFUSED)).to_be_visible()
    sees_nothing(settled(page))


@pytest.mark.parametrize("path", ADDRESSES)
def test_without_a_link_no_address_shows_anything(tab: Page, path: str):
    tab.goto(path)
    sees_nothing(tab)


@pytest.mark.parametrize("part", [slice(0, 38), slice(0, -1), slice(17, None)])
def test_a_stolen_part_of_a_link_opens_nothing(tab: Page, place: Place, part: slice):
    is_refused(came_by(tab, place.panel.link(place.panel.joined()).token[part]))


def test_a_made_up_link_opens_nothing(tab: Page):
    is_refused(came_by(tab, "0123456789abcdef.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))


def test_an_expired_link_opens_nothing(tab: Page, place: Place):
    is_refused(came_by(tab, place.panel.link(place.panel.joined(), lasts=timedelta(seconds=-1)).token))


@pytest.mark.parametrize("then", ["click", "reload", "back"])
def test_a_link_withdrawn_while_in_use_gives_nothing_from_the_next_click_on(tab: Page, place: Place, then: str):
    panel = place.panel
    link = panel.link(panel.joined())
    has_access(came_by(tab, link.token))
    tab.get_by_role("link", name="Needs", exact=True).click()
    tab.wait_for_url("**/needs")
    expect(settled(tab).get_by_text("Rochdale").first).to_be_visible()
    withdraw(panel.store, panel.facilitator, link.invitation)
    if then == "click":
        tab.get_by_role("link", name="Weights", exact=True).click()
        expect(tab.get_by_role("heading", name=NOTHING)).to_be_visible()
        assert "Rochdale" not in settled(tab).locator("body").inner_text()
        tab.reload()
    elif then == "back":
        tab.go_back()
        expect(tab.get_by_role("heading", name=NOTHING)).to_be_visible()
        tab.reload()
    else:
        tab.reload()
    is_refused(tab)


def test_a_link_of_another_panel_opens_that_one_only(tab: Page, place: Place):
    other = place.other
    has_access(came_by(tab, other.link(other.joined()).token))
    withdrawn = place.panel.link(place.panel.joined())
    withdraw(place.panel.store, place.panel.facilitator, withdrawn.invitation)
    tab.goto(f"/#link={withdrawn.token}")
    is_refused(tab)


def test_a_reload_stays_on_its_page_however_slow_the_server_is(tab: Page, place: Place):
    has_access(came_by(tab, place.panel.link(place.panel.joined()).token))
    place.slow_when.touch()
    try:
        tab.goto("/needs")
        expect(tab.get_by_role("heading", level=1, name=re.compile("Rochdale is worse than "))).to_be_visible()
    finally:
        place.slow_when.unlink()


@pytest.mark.parametrize("access", [Access.MEMBER, Access.OBSERVER])
def test_a_member_or_observer_who_types_the_facilitators_address_gets_nothing(tab: Page, place: Place, access: Access):
    link = place.panel.link(place.panel.joined(access=access))
    has_access(came_by(tab, link.token))
    expect(tab.get_by_role("link", name="Panel", exact=True)).to_have_count(0)
    tab.goto("/panel")
    expect(tab.get_by_role("heading", name=NOTHING)).to_be_visible()
    shown = settled(tab).get_by_test_id("stMain").inner_text().strip()
    head = tab.locator(".st-key-frame").inner_text().strip()
    assert head.endswith("Panel: round 1 closed")
    assert shown.removeprefix(head).strip().startswith(NOTHING)
    expect(tab.get_by_test_id("stMain").get_by_role("button")).to_have_count(0)
    expect(tab.get_by_test_id("stMain").get_by_role("table")).to_have_count(0)


def test_another_tab_or_browser_is_not_let_in_by_a_link_that_was_opened(tab: Page, place: Place):
    has_access(came_by(tab, place.panel.link(place.panel.joined()).token))
    second = tab.context.new_page()
    second.goto("/")
    sees_nothing(second)
    assert tab.context.cookies() == [each for each in tab.context.cookies() if each["name"] == "_streamlit_xsrf"]


def test_leaving_makes_the_tab_forget(tab: Page, place: Place):
    has_access(came_by(tab, place.panel.link(place.panel.joined()).token))
    tab.get_by_role("button", name="Leave the panel").click()
    sees_nothing(settled(tab))
    tab.wait_for_function("sessionStorage.length === 0")
    tab.reload()
    sees_nothing(settled(tab))
    tab.go_back()
    tab.goto("/")
    sees_nothing(settled(tab))


def test_the_secret_stays_in_the_tab(tab: Page, place: Place):
    panel = place.panel
    link = panel.link(panel.joined())
    traffic = Traffic()
    traffic.watch(tab)
    has_access(came_by(tab, link.token))
    tab.get_by_role("link", name="Needs", exact=True).click()
    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    shown = [tab.url, settled(tab).content(), tab.locator("body").inner_text(), str(tab.context.cookies())]
    tab.reload()
    place.fails_when.touch()
    try:
        tab.goto("/")
        expect(tab.get_by_role("heading", name="Sorry, something went wrong")).to_be_visible()
        shown += [tab.url, tab.content()]
    finally:
        place.fails_when.unlink()
    tab.reload()
    has_access(tab)
    entries = tab.context.new_cdp_session(tab).send("Page.getNavigationHistory")["entries"]
    # The browser also remembers what was typed or opened, out of a page's reach: docs/decisions/0010 says so.
    history = [each["url"] for each in entries]
    with panel.store.read() as connection:
        told = str(connection.execute(select(event)).all())
    files = [each.read_bytes().decode("latin-1") for each in panel.store.file.parent.glob("store.sqlite*")]  # type: ignore[union-attr]
    places = {
        "page": shown,
        "history": [str(history), tab.evaluate("JSON.stringify(history.state)"), tab.evaluate("document.referrer")],
        "requests": traffic.seen,
        "log": [panel.app.said()],
        "events": [told],
        "export": [write_archive(exercise_files(panel.store, panel.facilitator)).decode("latin-1")],
        "store": files,
    }
    assert "a page that fails" in panel.app.said()
    assert link.invitation in told
    secret = link.token.split(".")[1]
    spelled = (secret, secret.encode().hex(), secret.encode().hex(" "), secret[:20])
    found = {name for name, texts in places.items() for text in texts for each in spelled if each in text}
    assert found == set()
    assert tab.evaluate("sessionStorage.getItem('prioritise-link')") == link.token


def test_a_server_everyone_reaches_by_its_own_name_makes_nobody_its_facilitator(playwright: Playwright, app_url: str):
    elsewhere = app_url.replace("localhost", "panel.example")
    browser = launched(playwright, "--host-resolver-rules=MAP panel.example localhost")
    with a_browser_of_their_own(browser, elsewhere) as page:
        opened(page, "/")
        expect(page.get_by_role("heading", name="Rochdale").first).to_be_visible()
        expect(page.get_by_role("button", name="Start a panel")).to_have_count(0)
        expect(page.get_by_role("button", name="Go on with")).to_have_count(0)
        page.goto("/panel")
        expect(page.get_by_role("heading", name=NOTHING)).to_be_visible()
        page.goto(app_url)
        unfolded(page, "Work on it with a panel")
        expect(page.get_by_role("button", name="Start a panel")).to_be_visible()
    browser.close()
