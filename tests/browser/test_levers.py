"""Levers moved as fast as a hand does: what a page shows meanwhile is never taken for what somebody typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import opened, settled, slider, with_lever

pytestmark = pytest.mark.browser

QUICK_MILLISECONDS = 150
"""Between two presses of an arrow key, less than the page takes to draw itself."""


def test_two_quick_presses_on_a_fund_move_the_fund_and_type_nothing(page: Page):
    with_lever(opened(page, "/priorities"), "Money")
    fund = slider(page, "This fund in every year")
    fund.focus()
    for _press in range(2):
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(QUICK_MILLISECONDS)
    strip = page.locator(".st-key-priorities-strip")
    expect(strip).to_contain_text("at 98%")
    settled(page)
    assert " in 2026/27" not in strip.inner_text().split("What if:")[1].split("\n")[0]
    boxes = page.locator(".st-key-lever-panel").get_by_role("textbox").all()
    assert [box.input_value() for box in boxes] == ["", "", ""]
    assert all(box.get_attribute("placeholder") for box in boxes)
