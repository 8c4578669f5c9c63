"""The app opens on the worked example and talks to nobody but its own server."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_opening_the_app_asks_nothing_of_any_other_machine(page: Page):
    hosts: set[str | None] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_text("Rochdale").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert hosts - {None} == {"localhost"}
