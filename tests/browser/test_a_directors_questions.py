"""A director's questions, each answered by one look at Priorities or one click there, and by every other page alike."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import LONGEST_MILLISECONDS, opened, settled

pytestmark = pytest.mark.browser

LEFT_OUT = "Perinatal peer support"


def headline(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def firm_figures(page: Page) -> list[str]:
    """How many are firm, how many could change, and in how many of 100 nearby weightings the list is best."""
    figures = page.locator(".firm-figures strong")
    expect(figures).to_have_count(3, timeout=LONGEST_MILLISECONDS)
    return figures.all_inner_texts()


def nearest(page: Page) -> str:
    """The nearest change of all, in words."""
    line = page.get_by_text(re.compile(r"^This list would change if ")).first
    expect(line).to_be_visible(timeout=LONGEST_MILLISECONDS)
    return line.inner_text()


def test_one_look_says_what_it_funds_what_is_left_how_sure_it_is_and_what_is_nearest_to_changing_it(page: Page):
    opened(page, "/priorities")
    expect(page.locator(".decision-list tr.row").last).to_be_visible()
    funded, listed = re.findall(r"Fund (\d+) of (\d+) interventions", headline(page))[0]
    cuts = page.locator(".decision-list tr.band-reduction")
    chosen = page.locator(".decision-list tr.row:has(.bar.in)")
    assert chosen.count() - cuts.filter(has_text="Cut made").count() == int(funded)
    assert page.locator(".decision-list tr.row").count() - cuts.count() == int(listed)
    cut_line = page.locator(".cut-line")
    assert re.search(r"Spent: .*£[\d,]+", cut_line.inner_text())
    assert cut_line.locator("li").count() == 4
    firm, could_change, best_in = firm_figures(page)
    assert page.locator(".decision-list .is-firm").count() == int(firm)
    assert page.locator(".decision-list .could-change").count() == int(could_change)
    assert 0 < int(best_in) <= 100
    assert " would " in nearest(page)
    expect(page.get_by_role("button", name="Try it").first).to_be_visible()


def bottom(page: Page, row: int) -> float:
    """Where a row of the list ends, in pixels from the top of the window."""
    box = page.locator(".decision-list tr.row").nth(row).bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_the_list_begins_on_the_first_screen_of_a_desk_and_within_two_of_a_phone(page: Page):
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, "/priorities")
    assert bottom(page, 4) <= 900
    page.set_viewport_size({"width": 390, "height": 844})
    assert bottom(settled(page), 0) <= 2 * 844


def test_what_could_change_is_named_on_the_first_screen_and_leads_to_its_row(page: Page):
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, "/priorities")
    line = page.locator(".first-to-change")
    expect(line).to_be_in_viewport(ratio=1)
    place = line.bounding_box()
    assert place
    assert place["height"] < 40
    for link in line.get_by_role("link").all():
        link.click()
        row = page.locator(".decision-list tr.row", has_text=link.inner_text())
        expect(row).to_be_in_viewport()
        expect(row.locator(".could-change")).to_have_text("could change")
    opened(page, "/")
    expect(page.locator(".firm-figures strong")).to_have_count(3, timeout=LONGEST_MILLISECONDS)
    expect(page.locator(".first-to-change")).to_have_count(0)


def test_one_click_says_why_one_is_not_funded_and_what_would_bring_it_in(page: Page):
    opened(page, "/priorities")
    page.locator(".decision-list tr.row", has_text=LEFT_OUT).locator(".cost").click()
    detail = page.locator(".st-key-detail")
    expect(detail.get_by_text(re.compile("it lost its place to "))).to_be_visible()
    expect(detail.get_by_text("It would be funded if", exact=True)).to_be_visible(timeout=LONGEST_MILLISECONDS)
    expect(
        detail.get_by_text(re.compile("the limit of Health visitor hours in 2026/27 were 4,050 hours, not 3,900"))
    ).to_be_visible()


def test_start_and_compare_say_the_same_of_the_list_as_priorities(page: Page):
    opened(page, "/priorities")
    title, figures, change = headline(page), firm_figures(page), nearest(page)
    spent, limit = re.findall(r"with (£[\d,]+) of (£[\d,]+)", title)[0]
    assert spent in page.locator(".cut-line").inner_text()
    expect(page.get_by_text(re.compile(f"of {limit} is left in all")).first).to_be_visible()
    opened(page, "/")
    expect(page.get_by_role("heading", level=2, name=title)).to_be_visible()
    assert firm_figures(page) == figures
    assert nearest(page) == change
    opened(page, "/what-if")
    expect(page.get_by_text(f"The list is the best in {figures[2]}% of")).to_be_visible()


def test_the_nearest_change_is_tried_at_a_click_and_the_list_does_what_was_said(page: Page):
    opened(page, "/priorities")
    line = page.locator("[data-testid=stHorizontalBlock]:has([class*=st-key-try-nearest])").first
    leaving = re.findall(r"Out would go: ([^.]+)\.", line.inner_text())
    line.get_by_role("button", name="Try it").click()
    expect(page.get_by_text("What if:")).to_be_visible()
    strip = page.locator(".st-key-priorities-strip")
    assert leaving
    for each in leaving:
        expect(strip.get_by_text(re.compile(f"leaves?: .*{re.escape(each)}"))).to_be_visible()
