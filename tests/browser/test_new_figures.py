"""An analyst brings in a published file: sees what it would change, uses it, and sees a score move on the list."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.every_page import violations
from tests.browser.pages import opened, settled, unfolded
from tests.files.published.made_up import ENGLAND, ROCHDALE, download

pytestmark = pytest.mark.browser

MOVES = "Alcohol advice at GP registration"
"""It acts on alcohol-related deaths and nothing else."""
YEAR, COUNTED = {"Time period": "2024"}, {"Count": "208", "Denominator": "229756"}
LIMITS = {"Lower CI 95.0 limit": "78.5", "Upper CI 95.0 limit": "103.6"}
RESULT = ".st-key-figures-result"


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    """Made-up alcohol-related deaths of a later year, much worse than before."""
    path = tmp_path / "alcohol.csv"
    path.write_bytes(
        download(
            {"Area Code": ROCHDALE, "Value": "90.5"} | YEAR | COUNTED | LIMITS,
            {"Area Code": ENGLAND, "Area Name": "England", "Value": "40.1"} | YEAR,
        )
    )
    return path


def given(page: Page, path: Path) -> Page:
    unfolded(opened(page, "/needs"), "Bring in newer figures")
    page.locator("input[type=file]").first.set_input_files(path)
    return page


def scores(page: Page) -> dict[str, str]:
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download the list (CSV)").click()
    text = Path(coming.value.path()).read_text(encoding="utf-8")
    return {row["name"]: row["score"] for row in csv.DictReader(io.StringIO(text))}


def test_new_figures_are_seen_then_used_and_a_score_moves_on_the_list(page: Page, figures: Path):
    opened(page, "/priorities")
    before = scores(page)
    given(page, figures)
    result = page.locator(RESULT)
    expect(result.get_by_text("2 rows read = 2 kept")).to_be_visible()
    expect(result.get_by_role("group", name="Scores that would move").get_by_text(MOVES)).to_be_visible()
    page.get_by_role("button", name="Use these figures").click()
    expect(page.get_by_text("The figures of alcohol.csv are now in this exercise.")).to_be_visible()
    settled(page)
    page.get_by_role("link", name="Priorities").first.click()
    expect(page.get_by_role("heading", name="The list")).to_be_visible()
    after = scores(settled(page))
    moved = {name for name in before if before[name] != after[name]}
    assert MOVES in moved
    assert len(moved) < len(before)


def test_what_a_file_would_change_has_no_violation_of_its_own(page: Page, figures: Path):
    given(page, figures)
    expect(page.locator(RESULT)).to_be_visible()
    for part in settled(page).locator(f"{RESULT} summary").all():
        part.click()
    assert violations(settled(page)) == []


def test_a_bad_file_is_refused_without_a_violation_and_nothing_changes(page: Page, tmp_path: Path):
    wrong = tmp_path / "book.csv"
    wrong.write_bytes(b"PK\x03\x04 a workbook")
    given(page, wrong)
    expect(page.get_by_text("The exercise you have open is unchanged.")).to_be_visible()
    expect(page.get_by_text("an Excel workbook or zip under this name")).to_be_visible()
    assert violations(settled(page)) == []


def test_what_a_file_would_change_fits_a_phone(phone_page: Page, figures: Path):
    given(phone_page, figures)
    expect(phone_page.locator(RESULT)).to_be_visible()
    widest = settled(phone_page).evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert widest <= 375
