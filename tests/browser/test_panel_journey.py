"""A facilitator and three members in browsers of their own: invited, alone, revealed, settled, out to the folder."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from prioritise.cli import main
from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.store.database import Store
from prioritise.store.invitations import viewer_by_token
from prioritise.store.scores import scores
from tests.browser.every_page import violations
from tests.browser.pages import chosen, downloaded, opened, settled, unfolded
from tests.browser.served import Served, served
from tests.browser.shared_panel import a_browser_of_their_own

pytestmark = pytest.mark.browser

HAND_MILLISECONDS = 120
"""How long a hand holds a button of a mouse down."""

MEMBERS = ("Director of adult care", "GP lead for long-term conditions", "Resident, carer")
DISPUTED = "MMR catch-up in nurseries and mosques"
ANSWERS = ("Not ready", "Some obstacles", "Ready to start")
SECRET_REASON = "My brother runs the nursery"


@dataclass(frozen=True)
class Workshop:
    """The server, its store, and everyone's browser."""

    app: Served
    store: Store
    facilitator: Page
    members: tuple[Page, ...]


@pytest.fixture
def workshop(browser: Browser, tmp_path: Path) -> Iterator[Workshop]:
    with served(tmp_path) as app, ExitStack() as open_browsers:
        pages = [open_browsers.enter_context(a_browser_of_their_own(browser, app.url)) for _each in range(4)]
        store = app.opened_store()
        open_browsers.callback(store.close)
        yield Workshop(app, store, pages[0], tuple(pages[1:]))


def pressed(page: Page, name: str | re.Pattern[str]) -> Page:
    page.get_by_role("button", name=name).click()
    return settled(page)


def went(page: Page, name: str) -> Page:
    """Another page, once it is there: until then the one before stands still and looks finished."""
    heading = page.get_by_role("heading", level=1)
    before = heading.inner_text()
    page.get_by_test_id("stTopNavLink").filter(has_text=re.compile(f"^{name}$")).click()
    expect(heading).not_to_have_text(before)
    return settled(page)


def invited(workshop: Workshop) -> list[str]:
    """The links of the three, as the facilitator reads them from the Panel page."""
    page = opened(workshop.facilitator, "/")
    pressed(unfolded(page, "Work on it with a panel"), "Start a panel with this exercise")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^13 people are on this panel"))
    pressed(settled(page), "Share this panel")
    pressed(page, re.compile("^Make links for the 13"))
    made = page.locator(".st-key-new-links")
    expect(made.locator("code")).to_have_count(14)  # the 13, and the facilitator's own
    people, links = made.locator("strong").all_inner_texts(), made.locator("code").all_inner_texts()
    found = dict(zip(people, links, strict=True))
    pressed(page, re.compile("^I have sent them"))
    return [next(link for who, link in found.items() if who.startswith(member)) for member in MEMBERS]


def to_the_intervention(page: Page, name: str) -> Page:
    box = page.get_by_role("combobox", name=re.compile("means done"))
    chosen(page, box, re.compile(name), typed=name)
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    return settled(page)


def deliverability(page: Page) -> Locator:
    return page.get_by_role("radiogroup", name=re.compile("^How sure can we be that it would run"))


def scored(page: Page, answer: str) -> Page:
    """The page after one answer to the question that will divide them, which is saved at once."""
    to_the_intervention(went(page, "Scores"), DISPUTED)
    deliverability(page).get_by_text(answer, exact=True).click()
    expect(page.get_by_text(f"Saved: {answer}", exact=False)).to_be_visible()
    return settled(page)


def the_list(page: Page) -> dict[str, str]:
    went(page, "Priorities")
    text = downloaded(page, "Download the list (CSV)").read_text(encoding="utf-8")
    return {row["name"]: row["funded"] for row in csv.DictReader(io.StringIO(text))}


def funded_by_command_line(folder: Path, archive: Path) -> dict[str, str]:
    assert main(["run", str(archive), "--out", str(folder)]) == 0
    with (folder / "priorities.csv").open(encoding="utf-8") as rows:
        return {row["name"]: row["funded"] for row in csv.DictReader(rows)}


def test_a_panel_scores_alone_is_revealed_settles_and_the_list_changes(workshop: Workshop, tmp_path: Path):
    facilitator, members = workshop.facilitator, workshop.members
    links = invited(workshop)
    for member, link in zip(members, links, strict=True):
        member.goto(link)
        expect(member.get_by_text("You are a member of this panel.")).to_be_visible()
        assert "#" not in member.url
    pressed(facilitator, "Open round 2")
    expect(facilitator.get_by_role("heading", level=1)).to_have_text("Round 2 is open: 0 of 13 have sent their scores")

    for member, answer in zip(members, ANSWERS, strict=True):
        scored(member, answer)
    stood_aside = members[2]
    to_the_intervention(stood_aside, "Social prescribing in the community")
    stood_aside.get_by_text("I have an interest in this").click()
    stood_aside.get_by_role("textbox", name=re.compile("^What is your interest")).fill(SECRET_REASON)
    # A press that takes no time at all may be lost where the box that is left draws the page anew; a hand's is not.
    stood_aside.get_by_role("button", name="Stand aside").click(delay=HAND_MILLISECONDS)
    expect(stood_aside.get_by_text("You stand aside from this intervention.")).to_be_visible()
    assert violations(members[0]) == violations(facilitator) == []
    for member in members:
        pressed(member, "Send my scores")
        expect(member.get_by_role("heading", level=1)).to_have_text("Your scores are sent")

    nobody_sees_anothers(workshop, links)
    revealed(facilitator)
    for member in members:
        expect(member.get_by_text(re.compile("Round 2 is revealed"))).to_be_visible()
    assert violations(settled(members[0])) == violations(settled(facilitator)) == []
    before = the_list(facilitator)
    assert before[DISPUTED] == "yes"
    expect(members[0].get_by_text("4 divided questions are settled")).to_be_visible()
    settle_the_first(facilitator)
    # Four were settled in round 1. The members' pages change by themselves.
    expect(members[0].get_by_text("5 divided questions are settled")).to_be_visible()
    after = the_list(facilitator)
    assert before != after
    assert after[DISPUTED] == "no"

    went(facilitator, "Start")
    archive = tmp_path / "rochdale.zip"
    unfolded(facilitator, "Take this exercise with you")
    archive.write_bytes(downloaded(facilitator, "Download this exercise").read_bytes())
    assert funded_by_command_line(tmp_path / "out", archive) == after
    reasons = [each.reason for each in load_exercise(archive).agreed if each.round == 2]
    assert reasons == ["The nurseries have no nurse yet"]


def nobody_sees_anothers(workshop: Workshop, links: list[str]) -> None:
    """Before the reveal: in nobody's query, and on nobody's page."""
    for link in links:
        viewer = viewer_by_token(workshop.store, link.partition("#link=")[2])
        seen = scores(workshop.store, viewer, round_number=2)
        assert {each.score.member for each in seen} == {viewer.member}
    facilitator = workshop.facilitator
    expect(facilitator.get_by_role("heading", level=1)).to_have_text(re.compile("^Round 2 is open"))
    expect(
        facilitator.get_by_role("row", name=re.compile("GP lead for long-term conditions.* 4 of 108 yes"))
    ).to_be_visible()
    for page in (facilitator, *workshop.members[:2]):
        for name in ("Priorities", "Start", "Scores"):
            assert SECRET_REASON not in went(page, name).locator("body").inner_text()
    page = workshop.members[0]
    meanings = page.get_by_test_id("stExpander").filter(has_text="What each criterion means")
    # The words of a level stand where every criterion is explained, and beside what she answered herself in round 1.
    answered = (example_folder() / "scores.csv").read_text(encoding="utf-8").splitlines()
    own = [row for row in answered if row.startswith("1,director-adult-care,") and f",{ANSWERS[2]}," in row]
    assert meanings.get_by_text(ANSWERS[2]).count() == 1
    assert page.get_by_text(f"{ANSWERS[2]} (from round 1)").count() >= 1
    assert page.get_by_text(ANSWERS[2]).count() == 1 + len(own)


def revealed(facilitator: Page) -> None:
    went(facilitator, "Panel")
    facilitator.get_by_text("I want to end independent scoring.").click()
    settled(facilitator)
    pressed(facilitator, re.compile("^Reveal round 2"))
    expect(facilitator.get_by_role("heading", level=1)).to_have_text(re.compile("^Round 2 is revealed"))


def settle_the_first(facilitator: Page) -> None:
    """The cell that heads the list, at its low end, with a reason."""
    went(facilitator, "Scores")
    cell = facilitator.locator(".st-key-disputes-cell")
    expect(cell.get_by_role("heading", name=DISPUTED)).to_be_visible()
    cell.get_by_role("radiogroup", name="What the panel agrees").get_by_text("Not ready").click()
    cell.get_by_role("textbox", name=re.compile("^The reason")).fill("The nurseries have no nurse yet")
    pressed(facilitator, "Settle this question")
    expect(facilitator.get_by_text(re.compile("^Settled"))).to_be_visible()
