"""What people come to do: move a weight, see what it changes, force one in, take the list away."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.pages import chosen, downloaded, looked_into, moved, opened, settled, unfolded

pytestmark = pytest.mark.browser


def the_list(page: Page) -> dict[str, dict[str, str]]:
    text = downloaded(page, "Download the list (CSV)").read_text(encoding="utf-8")
    return {row["name"]: row for row in csv.DictReader(io.StringIO(text))}


def test_moving_a_weight_shows_who_enters_and_leaves_and_the_download_agrees(page: Page):
    opened(page, "/priorities")
    before = the_list(page)
    moved(page, "Cost")
    expect(page.get_by_text(re.compile(r"^\d+ leaves?: "))).to_be_visible()
    settled(page)
    said = page.get_by_text(re.compile(r"^\d+ leaves?: ")).inner_text()
    after = the_list(page)
    left = {name for name in before if before[name]["funded"] == "yes" and after[name]["funded"] == "no"}
    assert left
    assert all(name in said for name in left)
    page.locator(".st-key-priorities-strip").get_by_role("button", name="Back to the list as it stands").click()
    expect(page.get_by_text("What if:")).to_have_count(0)
    assert the_list(settled(page)) == before


def test_weights_moved_on_the_weights_page_go_along_to_the_list(page: Page):
    opened(page, "/weights")
    moved(page, "Cost")
    expect(page.get_by_text(re.compile(r"^\d+ leaves?: "))).to_be_visible()
    page.get_by_role("link", name="Priorities", exact=True).first.click()
    expect(page.get_by_role("heading", name="The list", exact=True)).to_be_visible()
    expect(page.get_by_text(re.compile(r"^What if: Cost at [0-9.]+% of all weight"))).to_be_visible()


def test_one_is_chosen_looked_into_and_forced_in(page: Page):
    opened(page, "/priorities")
    looked_into(page, "Social prescribing in the community")
    detail = page.locator(".st-key-detail")
    expect(detail.get_by_role("heading", name="Social prescribing in the community")).to_be_visible()
    detail.get_by_text("Where every value comes from").click()
    expect(detail.get_by_role("columnheader", name="Rests on")).to_be_visible()
    detail.get_by_text("Must continue", exact=True).click()
    expect(page.get_by_text("What if: Social prescribing in the community must continue.")).to_be_visible()
    settled(page)
    assert the_list(page)["Social prescribing in the community"]["funded"] == "yes"


def test_why_one_is_not_funded_is_read_then_it_is_forced_in_with_a_reason_and_its_price_is_seen(page: Page):
    opened(page, "/priorities")
    looked_into(page, "Social prescribing in the community")
    detail = page.locator(".st-key-detail")
    expect(detail.get_by_role("heading", name="Why?")).to_be_visible()
    expect(detail.get_by_text(re.compile(r"Social prescribing in the community stops\. "))).to_be_visible()
    detail.get_by_text("The exact figures").click()
    expect(detail.get_by_role("rowheader", name="What keeps it out")).to_be_visible()
    lost = detail.get_by_role("row", name=re.compile("Value lost by")).get_by_role("cell").inner_text()
    displaced = detail.get_by_role("row", name=re.compile("Lost its place to")).get_by_role("cell").inner_text()
    detail.get_by_text("Must continue", exact=True).click()
    expect(detail.get_by_text("Nobody has said why yet.")).to_be_visible()
    reason = detail.get_by_role("textbox", name="Your reason, kept with the decision")
    reason.fill("Residents asked for it")
    reason.press("Enter")
    expect(detail.get_by_text("Nobody has said why yet.")).to_have_count(0)
    price = page.locator(".st-key-priorities-strip").get_by_text(re.compile("by decision"))
    expect(price).to_contain_text("Residents asked for it")
    expect(price).to_contain_text(f"It costs {lost} of value. Out would go: {displaced}.")


def test_a_conflict_is_understood_and_left_at_a_click(page: Page):
    opened(page, "/priorities")
    looked_into(page, "NHS Health Check for all aged 40 to 74")
    page.locator(".st-key-detail").get_by_text("Must stop", exact=True).click()
    expect(page.get_by_text("These cannot all be kept")).to_be_visible()
    expect(page.get_by_text(re.compile("Reason: .* by law"))).to_be_visible()
    page.get_by_role("button", name="Try it: leave NHS Health Check for all aged 40 to 74 as agreed").click()
    expect(page.get_by_role("heading", name="The list")).to_be_visible()


def test_a_row_of_the_list_opens_its_detail(page: Page):
    opened(page, "/priorities")
    page.locator(".decision-list tr", has_text="Warm homes").locator(".cost").click()
    expect(page.locator(".st-key-detail").get_by_role("heading", level=2)).to_have_text(re.compile("Warm homes"))
    expect(page.get_by_role("button", name="Warm homes", expanded=True)).to_be_visible()


def test_a_row_of_the_list_opens_and_shuts_by_keyboard_and_keeps_the_focus(page: Page):
    opened(page, "/priorities")
    page.get_by_role("button", name="Perinatal peer support").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-detail").get_by_role("heading", level=2)).to_be_visible()
    settled(page)
    expect(page.get_by_role("button", name="Perinatal peer support", expanded=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-detail")).to_have_count(0)


WIDTHS = (1920, 1440, 1024, 768, 600, 390, 320)


def test_no_column_and_no_row_is_lost_at_any_width(page: Page):
    opened(page, "/priorities")
    expect(page.locator(".decision-list tr.row")).to_have_count(36)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for column in ("rank", "band", "name", "score", "cost", "firm"):
            cells = page.locator(f".decision-list tr.row .{column}")
            boxes = [cell.bounding_box() for cell in cells.all()]
            assert len(boxes) == 36
            assert all(box and box["width"] > 8 and box["x"] + box["width"] <= width for box in boxes), (width, column)


LOST = """(box) => [...box.querySelectorAll('tbody :is(th, td)')].filter((cell) => {
  const [inside, around] = [cell.getBoundingClientRect(), box.getBoundingClientRect()];
  return cell.textContent.trim() && !cell.matches('.nothing') && (inside.width < 8 || inside.right > around.right + 1);
}).length"""
"""How many cells of a table with something in them are cut off or have no room. A dash says that there is nothing."""


@pytest.mark.parametrize("path", ["/weights", "/record"])
def test_no_cell_of_a_table_is_lost_at_any_width(page: Page, path: str):
    opened(page, path)
    shut = page.locator(".stMain [data-testid=stExpander] details:not([open]) > summary")
    while shut.count():
        shut.first.click()
        settled(page)
    tables = settled(page).locator(".table-box:visible")
    expect(tables.first).to_be_visible()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(f"document.documentElement.scrollWidth <= {width}")
        assert [box.evaluate(LOST) for box in tables.all()] == [0] * tables.count(), width
    card = tables.last.locator("tbody tr").first
    assert card.evaluate("(each) => getComputedStyle(each).display") == "grid"
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    expect(card).to_have_css("display", "table-row")


def test_a_part_of_compare_opens_by_a_press_anywhere_in_its_box_and_by_key(page: Page):
    opened(page, "/what-if")
    box = page.locator(".st-key-question-prices")
    opener = box.get_by_role("button", name="What our own rules cost")
    said = box.get_by_text("What every rule, minimum and capacity costs")
    said.scroll_into_view_if_needed()
    place = said.bounding_box()
    assert place
    page.mouse.click(place["x"] + 20, place["y"] + place["height"] / 2)
    expect(opener).to_contain_text("Hide")
    settled(page)
    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_contain_text("Show")
    settled(page)
    expect(opener).to_be_focused()
    size = opener.bounding_box()
    assert size
    assert size["height"] >= 24


def test_the_workbook_holds_the_same_list(page: Page):
    opened(page, "/priorities")
    names = set(the_list(page))
    book = load_workbook(io.BytesIO(downloaded(page, "Download the list (Excel)").read_bytes()))
    cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert names <= cells


def test_a_file_that_is_no_exercise_is_refused_and_the_exercise_goes_out_and_in_again(page: Page, tmp_path: Path):
    opened(page, "/")
    title = page.get_by_role("heading", level=1).inner_text()
    wrong = tmp_path / "figures.csv"
    wrong.write_text("a,b\n1,2\n", encoding="utf-8")
    chooser = page.locator("input[type=file]")
    chooser.set_input_files(wrong)
    expect(page.get_by_text("The exercise you had open is still here, unchanged.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    archive = tmp_path / "again.zip"
    unfolded(page, "Take this exercise with you")
    archive.write_bytes(downloaded(page, "Download this exercise").read_bytes())
    assert "exercise.yaml" in zipfile.ZipFile(archive).namelist()
    chooser.set_input_files(archive)
    expect(page.get_by_text(f"Opened: {title}")).to_be_visible()


def test_a_target_is_added_and_a_figure_for_it_is_rated(page: Page, tmp_path: Path):
    opened(page, "/targets")
    given = tmp_path / "targets.csv"
    heading = "number,title,baseline,year,t1,t2,t3,lead,kind,better,unit,indicator\n"
    given.write_text(
        heading
        + "fewer-drinkers,Fewer deaths from alcohol,52,2023,50,48,46,Public health,local,lower,,alcohol-mortality\n",
        encoding="utf-8",
    )
    page.locator("input[type=file]").last.set_input_files(given)
    page.get_by_role("button", name="Use this table").click()
    expect(page.get_by_role("heading", name=re.compile("Of 7 outcomes"))).to_be_visible()
    settled(page)
    unfolded(page, "What has come of them")
    page.get_by_text("Enter a figure, or bring in a table of them").click()
    outcome = settled(page).get_by_role("combobox", name="Outcome", exact=True)
    chosen(page, outcome, re.compile("Fewer deaths from alcohol"), typed="alcohol")
    for box, typed in (("Period, as published", "2026"), ("Figure", "50.6"), ("Where it comes from", "Fingertips")):
        page.get_by_role("textbox", name=box).fill(typed)
    page.get_by_role("button", name="Enter this figure").click()
    expect(page.get_by_text("Of 1 ambition with a figure: 1 most of the way (amber).")).to_be_visible()
    # Whether 2026 is said to be part of a year depends on the day of the test.
    expect(page.get_by_text(re.compile(r"Most of the way .amber.: 50\.6.* in 2026.* against 50")).first).to_be_visible()


def test_a_shortfall_is_seen_the_cheapest_list_is_tried_and_saved_and_the_table_is_taken_away(page: Page):
    unfolded(opened(page, "/targets"), "What it would take to meet")
    page.get_by_role("button", name="Ask what it takes").click()
    expect(page.get_by_role("heading", name="Not all 5 outcomes can be met")).to_be_in_viewport()
    expect(page.get_by_text("Fewer people back in hospital within 30 days: at best ")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Remove Fewer people back in hospital within 30 days").click()
    page.get_by_role("button", name="Ask what it takes").click()
    expect(page.get_by_role("heading", name="All 4 outcomes can be met together")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Try the cheapest list as a what-if").click()
    expect(page.get_by_text("You are trying the cheapest list that meets 4 outcomes")).to_be_visible()
    settled(page)
    page.get_by_role("textbox", name="A name for it").fill("Bare bones")
    page.get_by_role("button", name="Save it as a scenario").click()
    expect(page.get_by_role("button", name="Try “Bare bones”")).to_be_visible()
    archive = downloaded(settled(page), "Download the exercise with it")
    assert "name: Bare bones" in zipfile.ZipFile(archive).read("exercise.yaml").decode()
    unfolded(page, "as a table")
    table = downloaded(settled(page), "Download the table (CSV)").read_text(encoding="utf-8-sig")
    rows = {row["title"]: row for row in csv.DictReader(io.StringIO(table))}
    assert rows["Fewer adults who smoke"]["t3"] == "10.5"
    page.get_by_role("link", name="See it on the Priorities page").click()
    expect(page.get_by_role("heading", name="The list", exact=True)).to_be_visible()
    settled(page)
    expect(page.get_by_text("What if: the cheapest list that meets 4 outcomes.")).to_be_visible()
    said = page.locator(".st-key-priorities-strip").get_by_text(re.compile(r"^\d+ leaves?: ")).inner_text()
    not_funded = {name for name, row in the_list(page).items() if row["funded"] == "no"}
    assert any(name in said for name in not_funded)
