"""From an empty start to a list of one's own in a real browser, without touching a file; its folder checks and runs."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from prioritise.analysis import analyse
from prioritise.domain.exercise import Exercise
from prioritise.files import load_exercise
from tests.browser.every_page import NARROWEST_PIXELS, WIDEST, violations
from tests.browser.pages import ONCE_MORE_MILLISECONDS, chosen, opened, settled, unfolded
from tests.browser.shared_panel import a_browser_of_their_own

pytestmark = pytest.mark.browser

MONEY = "Grant\trevenue\tCouncil\t£100,000\t£100 000\t100000\nPool\trevenue\tNHS\t90,000\t90,000\t90,000"
ROWS = "\n".join(
    f"Thing {n}\tNew\tHomes\tCouncil\t{n}00\tTrust\tNHS\t{'Grant' if n % 2 else 'Pool'}" + f"\t£{n}0,000" * 3
    for n in range(1, 7)
)
LEVELS = "\n".join(f"thing {n}\t{'Named in one plan' if n % 2 else 'Promised with a date'}" for n in range(1, 7))
TEXTAREAS = "Array.from(document.querySelectorAll('textarea'))"
FEWEST_ACTIONS, MOST_ACTIONS = 20, 60
"""Fewer than the fewest would mean that they are not counted."""
COUNT_ACTIONS = """
const counted = () => sessionStorage.setItem("actions", Number(sessionStorage.getItem("actions") ?? 0) + 1);
for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, counted, true);
// What fills a box without keys is a paste.
addEventListener("input", (event) => { if (event.inputType !== "insertText" || event.data === null) counted(); }, true);
"""
"""What a person does, counted in the page itself: presses of the mouse, keys, and a paste as one."""
SIZES = (1440, 390, NARROWEST_PIXELS)
ROLES = ("Director", "GP lead", "Resident")


PRESS_MILLISECONDS = 150
"""How long a person keeps a button down: what moves the page meanwhile takes the press away."""


def pasted(page: Page, text: str, *, then: str = "Keep and go on") -> None:
    settled(page)
    rows = page.get_by_role("textbox", name=re.compile("^Rows"))
    if not rows.is_visible():
        page.get_by_text("Paste from a spreadsheet").click()
        settled(page)
    rows.fill(text)
    page.get_by_role("button", name="Add these rows").click()
    page.wait_for_function(f"text => !({TEXTAREAS}.some(each => each.value === text))", arg=text)
    expect(settled(page).get_by_role("alert")).to_have_count(0)
    if then:
        pressed(page, then)


def pressed(page: Page, name: str) -> Page:
    settled(page).get_by_role("button", name=name, exact=True).click(delay=PRESS_MILLISECONDS)
    return page


def step(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
    settled(page)


def begun(page: Page) -> None:
    """A new list, whatever an earlier test left on this machine."""
    opened(page, "/")
    page.get_by_role("link", name=re.compile("Make your own list|Go on with your list")).click()
    instead = page.get_by_text("Begin a new one instead")
    expect(page.get_by_role("button", name="Begin", exact=True).or_(instead)).to_be_visible()
    settled(page)
    if instead.is_visible():
        instead.click()
        page.get_by_role("button", name="Begin a new list").click()
    else:
        pressed(page, "Begin")
    step(page, "1 Place and years")


def up_to_who_decides(page: Page, *, listed: int = 6) -> None:
    page.get_by_label("Or another place, by name").fill("Ambridge")
    pressed(page, "Keep and go on")
    step(page, "2 Money")
    pasted(page, MONEY)
    step(page, "3 What to decide")
    pasted(page, "\n".join(ROWS.splitlines()[:listed]))
    step(page, "4 What matters")
    expect(page.get_by_role("group", name="Your list so far")).to_contain_text(f"£{30_000 * sum(range(listed + 1)):,}")
    for name in ("Local priority.", "People who benefit.", "Cost."):
        page.get_by_text(name, exact=True).click()
        settled(page)
    pressed(page, "Keep and go on")
    step(page, "5 Who decides")
    pressed(page, "Keep and go on")
    step(page, "6 Judgements")


def looks_sound(page: Page) -> None:
    """Nothing that a screen reader stumbles over, on a desk or a phone, and nothing that pushes a phone sideways."""
    assert violations(settled(page)) == []
    for width in SIZES:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(f"{WIDEST} <= {width}")
    assert violations(page) == []


def taken(page: Page, button: str, place: Path) -> Exercise:
    with page.expect_download() as coming:
        page.get_by_role("button", name=button, exact=True).click()
    coming.value.save_as(place)
    return load_exercise(place, awaiting_panel=True)


def went(page: Page, name: str) -> Page:
    # A phone has the menu behind a button; the address is the same.
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_test_id("stTopNavLink").filter(has_text=re.compile(f"^{name}$")).click()
    return settled(page)


def typed_by_keys(page: Page, grid: Locator, *, right: int, text: str) -> None:
    """A cell of the first row of a grid, reached and filled by keys alone."""
    grid.locator("canvas").first.focus()
    page.keyboard.press("Control+Home")
    for _press in range(right):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    # The first cell that is opened fetches its editor; a letter typed before it has the keys is lost.
    expect(page.locator("#portal").locator("input, textarea").first).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type(text, delay=30)
    page.keyboard.press("Enter")


def actions_of(page: Page) -> int:
    """How many there were since they are counted, over every page that was opened."""
    return int(page.evaluate("Number(sessionStorage.getItem('actions') ?? 0)"))


def every_step_looks_sound(page: Page) -> None:
    """Each step, with the box to paste into open."""
    for title in ("2 Money", "3 What to decide", "4 What matters", "5 Who decides"):
        page.set_viewport_size({"width": 1440, "height": 900})
        page.get_by_test_id("stRadioGroup").get_by_text(re.compile(f"^{title}")).click()
        step(page, title)
        if title[0] in "23":
            page.get_by_text("Paste from a spreadsheet").click()
        looks_sound(page)


def test_a_list_of_ones_own_from_an_empty_start(page: Page, tmp_path: Path):
    page.add_init_script(COUNT_ACTIONS)
    begun(page)
    up_to_who_decides(page)
    pasted(page, LEVELS, then="")
    page.get_by_label("Where they come from, for what has no source of its own in the grid").fill("Team, March")
    pressed(page, "Keep")
    expect(page.get_by_text("Every page now shows this list.")).to_be_visible()
    said = page.get_by_role("heading", name="Choose").inner_text()
    looks_sound(page)
    exercise = taken(page, "Download as a folder (zip)", tmp_path / "own.zip")
    assert zipfile.is_zipfile(tmp_path / "own.zip")
    assert taken(page, "Download as an Excel workbook", tmp_path / "own.xlsx").digest == exercise.digest
    assert FEWEST_ACTIONS <= actions_of(page) <= MOST_ACTIONS
    analysis = analyse(exercise)
    assert len(exercise.partners) == 2
    chosen = analysis.portfolio
    assert said == f"Choose {len(chosen.interventions)} of 6, for £{chosen.cost_gbp:,}"
    every_step_looks_sound(page)
    _one_edit_by_keys_at_phone_width(page)


def _one_edit_by_keys_at_phone_width(page: Page) -> None:
    went(page, "Interventions")
    for part in ("One intervention", "Effects", "Targets", "Rules", "The list, costs and money"):
        page.get_by_test_id("stRadioGroup").get_by_text(part, exact=True).click()
        looks_sound(page)
    page.set_viewport_size({"width": 390, "height": 844})
    typed_by_keys(page, settled(page).get_by_test_id("stDataFrame").first, right=1, text="Thing one")
    pressed(page, "See what this does")
    expect(page.get_by_text("What this would do")).to_be_in_viewport()
    pressed(page, "Keep this")
    expect(page.get_by_text("Kept. You can undo it.")).to_be_visible()
    page.get_by_test_id("stRadioGroup").get_by_text("One intervention", exact=True).click()
    expect(page.get_by_role("heading", name="Thing one")).to_be_visible()


def test_what_is_typed_is_there_again_after_the_browser_closed_in_mid_step(page: Page, browser: Browser, app_url: str):
    begun(page)
    page.get_by_test_id("stRadioGroup").get_by_text(re.compile("^2 Money")).click()
    step(page, "2 Money")
    typed_by_keys(page, page.get_by_test_id("stDataFrame").first, right=1, text="Half a fund")
    expect(page.get_by_text("Kept as you type.")).to_be_visible()
    with a_browser_of_their_own(browser, app_url) as other:
        other.goto("/your-list")
        other.get_by_test_id("stRadioGroup").get_by_text(re.compile("^2 Money")).click()
        step(other, "2 Money")
        pressed(other, "Keep and go on")
        expect(other.get_by_text("This is not kept yet. What you typed is still here.")).to_be_visible()
        expect(other.get_by_role("group", name="Problems in what was typed")).to_contain_text("Money, row 1")


def has_cells(page: Page, *texts: str) -> None:
    """That these stand in the first grid, as a screen reader finds them; they come a little after the picture."""
    for text in texts:
        cell = page.get_by_test_id("stDataFrame").first.locator("[role=gridcell]").get_by_text(text, exact=True)
        expect(cell).to_have_count(1)


def on_step(page: Page, title: str) -> None:
    page.get_by_test_id("stRadioGroup").get_by_text(re.compile(f"^{title}")).click()
    step(page, title)


def test_what_is_typed_in_a_box_or_a_grid_is_there_after_another_step_another_page_and_a_closed_browser(
    page: Page, browser: Browser, app_url: str
):
    begun(page)
    question = re.compile("^The question, in a sentence")
    page.get_by_label("Or another place, by name").fill("Ambridge")
    page.get_by_label(question).fill("What first?")
    on_step(page, "2 Money")
    typed_by_keys(page, page.get_by_test_id("stDataFrame").first, right=1, text="Half a fund")
    on_step(page, "1 Place and years")
    expect(page.get_by_label(question)).to_have_value("What first?")
    page.get_by_label(question).fill("What second?")
    went(page, "Needs")
    went(page, "Your list")
    expect(page.get_by_label("Or another place, by name")).to_have_value("Ambridge")
    expect(page.get_by_label(question)).to_have_value("What second?")
    on_step(page, "2 Money")
    has_cells(page, "Half a fund")
    typed_by_keys(page, page.get_by_test_id("stDataFrame").first, right=2, text="capital")
    expect(page.get_by_text("Kept as you type.")).to_be_visible()
    went(page, "Needs")
    went(page, "Your list")
    step(page, "2 Money")
    has_cells(page, "Half a fund", "capital")
    on_step(page, "4 What matters")
    page.get_by_text("Local priority.", exact=True).click()
    on_step(page, "2 Money")
    with a_browser_of_their_own(browser, app_url) as other:
        other.goto("/your-list")
        on_step(other, "1 Place and years")
        expect(other.get_by_label(question)).to_have_value("What second?")
        on_step(other, "2 Money")
        has_cells(other, "Half a fund", "capital")
        on_step(other, "4 What matters")
        expect(other.get_by_role("checkbox", name="Local priority.")).to_be_checked()


def test_a_new_row_is_empty_and_every_year_stands_beside_the_name_on_a_desk(page: Page):
    begun(page)
    on_step(page, "2 Money")
    grid = settled(page).get_by_test_id("stDataFrame").first
    box = grid.bounding_box()
    assert box is not None
    assert box["width"] >= 690
    expect(grid.locator("[role=row]")).to_have_count(4)
    page.mouse.click(box["x"] + 120, box["y"] + box["height"] - 20)
    expect(grid.locator("[role=row]")).to_have_count(5)
    assert "None" not in grid.locator("canvas").first.inner_text()


def test_a_panel_of_three_makes_the_list(page: Page):
    begun(page)
    up_to_who_decides(page, listed=3)
    went(page, "Start")
    pressed(unfolded(page, "Work on it with a panel"), "Start a panel with this exercise")
    expect(page.get_by_role("heading", level=1)).to_contain_text("on this panel")
    for role in ROLES:
        box = settled(page).get_by_label(re.compile("^Role, such as")).first
        if not box.is_visible():
            page.get_by_text("Add somebody", exact=True).click()
            settled(page)
        box.fill(role)
        pressed(page, "Add to the panel")
        expect(page.get_by_text(f"{role} is on the panel.")).to_be_visible()
        expect(page.get_by_role("group", name="Everyone on the panel").get_by_text(role)).to_be_visible()
        settled(page).wait_for_timeout(ONCE_MORE_MILLISECONDS)
    pressed(page, "Open round 1")
    expect(page.get_by_text("Everyone scores alone")).to_be_visible()
    for role in ROLES:
        _scores_as(page, role)
    _at_this_machine(page, "the facilitator")
    went(page, "Panel")
    page.get_by_text("I want to end independent scoring.").click()
    pressed(page, "Reveal round 1 to everyone")
    expect(page.get_by_text("Everyone sees what was sent.")).to_be_visible()
    went(page, "Priorities")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Fund "))


def _at_this_machine(page: Page, who: str) -> None:
    box = went(page, "Start").get_by_role("combobox", name="Who is using it now")
    chosen(page, box, re.compile(f"^{who}"))
    settled(page)


def _scores_as(page: Page, role: str) -> None:
    _at_this_machine(page, role)
    went(page, "Scores")
    for number in range(1, 4):
        expect(page.get_by_role("heading", name=f"Thing {number}")).to_be_visible()
        settled(page)
        level = "Promised with a date" if number % 2 else "Fits a general aim"
        page.get_by_role("radiogroup").get_by_text(level, exact=True).click()
        expect(page.get_by_text(f"Saved: {level}", exact=False)).to_be_visible()
        if number < 3:
            pressed(page, "Next")
    pressed(page, "Send my scores")
    expect(page.get_by_role("button", name="Send my scores")).to_have_count(0)
