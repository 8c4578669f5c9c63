"""A workshop from opening a round to the minutes and the board paper, on the facilitator's wall."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.store.invitations import viewer_by_token
from prioritise.store.scores import save_score, send_scores
from prioritise.store.writing import new_save_key
from tests.browser.conftest import PHONE
from tests.browser.every_page import MOST_LETTERS, MOST_WORDS, NARROWEST_PIXELS, WIDEST, violations, words_seen
from tests.browser.pages import downloaded, settled, unfolded
from tests.browser.served import served
from tests.browser.shared_panel import SharedPanel, a_browser_of_their_own, shared_panel
from tests.browser.test_panel_journey import HAND_MILLISECONDS, pressed, revealed, settle_the_first, went

pytestmark = pytest.mark.browser

SCORES = {"director-adult-care": 15.0, "gp-lead": 65.0, "resident-carer": 90.0}
QUESTION = "MMR catch-up in nurseries and mosques on “can it be delivered”"
REASON = "The nurseries have no nurse yet"
OTHER = "The next meeting is in May."
DAY = date(2026, 3, 12)


def members_score(panel: SharedPanel) -> None:
    """Three members score one question apart, and send it, each come in by a link."""
    for member, value in SCORES.items():
        viewer = viewer_by_token(panel.store, panel.link(member).token)
        given = PanelScore(2, member, "mmr-catch-up", "deliverability", value, ScoreState.GIVEN, "")
        save_score(panel.store, viewer, given, save_key=new_save_key())
        send_scores(panel.store, viewer, round_number=2, save_key=new_save_key())


def to_the_room(page: Page) -> Page:
    return went(page, "In the room")


def seen_well(page: Page) -> None:
    """Short at first sight, sound for a screen reader, and no wider than a phone."""
    assert len(page.get_by_role("heading", level=1).inner_text()) <= MOST_LETTERS
    assert len(words_seen(page)) <= MOST_WORDS
    assert violations(page) == []
    size = page.viewport_size
    for width in (PHONE["width"], NARROWEST_PIXELS):
        page.set_viewport_size({"width": width, "height": 812})
        page.wait_for_function(f"{WIDEST} <= {width}")
    assert size is not None
    page.set_viewport_size(size)
    settled(page)


def starts_now(page: Page) -> None:
    """The start set to this hour's beginning, which stays over a reload."""
    unfolded(page, "Start and length")
    page.get_by_test_id("stTimeInput").get_by_role("spinbutton").first.click()
    page.keyboard.type(f"{datetime.now().astimezone():%H}00")
    page.keyboard.press("Enter")
    expect(page.locator(".room-clock")).to_be_visible()
    expect(page).to_have_url(re.compile(r"starts="))
    settled(page).reload()
    expect(page.locator(".room-clock")).to_be_visible()
    settled(page)


def minutes_of(page: Page) -> str:
    """What the minutes say, with one person noted, a day and other business, pressed for while the last is typed."""
    unfolded(to_the_room(page), "The minutes")
    of_them = page.get_by_test_id("stButtonGroup").filter(has_text="GP lead for long-term conditions, ")
    of_them.get_by_text("Was here", exact=True).click()
    page.get_by_test_id("stDateInput").get_by_role("spinbutton").first.click()
    page.keyboard.type(f"{DAY:%d%m%Y}")
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name=re.compile("^Other business")).click()
    page.keyboard.type(OTHER)
    document = docx.Document(io.BytesIO(downloaded(page, "Minutes (Word)").read_bytes()))
    assert downloaded(page, "Minutes (PDF)").read_bytes().startswith(b"%PDF")
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def typed_and_left_at_once(page: Page) -> None:
    """What is written last is there after another page, which is drawn whole although both were sent at once."""
    box, more = page.get_by_role("textbox", name=re.compile("^Other business")), f"{OTHER} It is in the library."
    box.fill(more)
    heading = page.get_by_role("heading", level=1)
    before = heading.inner_text()
    page.get_by_test_id("stTopNavLink").filter(has_text=re.compile("^Scores$")).click(delay=HAND_MILLISECONDS)
    expect(heading).not_to_have_text(before)
    settled(page)
    unfolded(to_the_room(page), "The minutes")
    expect(box).to_have_value(more)


def test_a_workshop_runs_on_the_wall_and_ends_with_minutes_and_a_board_paper(browser: Browser, tmp_path: Path):
    with served(tmp_path) as app, a_browser_of_their_own(browser, app.url) as page:
        panel = shared_panel(app, app.opened_store())
        page.goto(f"/#link={panel.facilitators_link.token}")
        expect(page.get_by_text("You run this panel", exact=False).first).to_be_visible()
        went(settled(page), "Panel")
        pressed(page, "Open round 2")
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Round 2 is open"))

        to_the_room(page)
        starts_now(page)
        expect(page.get_by_text("0 of 13", exact=True)).to_be_visible()
        members_score(panel)
        # The wall follows by itself, with counts and no score.
        expect(page.get_by_text("3 of 13", exact=True)).to_be_visible()
        assert QUESTION not in page.locator("body").inner_text()
        seen_well(settled(page))

        revealed(page)
        to_the_room(page)
        expect(page.locator(".room-lead .name").filter(has_text=QUESTION)).to_be_visible()
        # Three answered in this round, and those who did not keep what they gave in the round before.
        expect(page.locator(".room-lead li.scored")).to_have_count(4)
        seen_well(settled(page))
        settle_the_first(page)
        to_the_room(page)
        expect(page.get_by_text("What you settled has changed the list")).to_be_visible()
        expect(page.locator(".room-lead .name").filter(has_text=QUESTION)).to_have_count(0)

        went(page, "Panel")
        page.get_by_text("I want to close round 2.").click()
        settled(page)
        pressed(page, "Close the round")
        said = minutes_of(page)
        assert "Minutes of the panel. 12 March 2026." in said
        assert "GP lead for long-term conditions" in said
        assert f"{QUESTION}\n" in said
        assert REASON in said
        assert "A round was closed" in said
        assert OTHER in said
        typed_and_left_at_once(page)

        went(page, "Priorities")
        unfolded(page, "Take it to the board")
        assert downloaded(page, "Board paper (Word)").read_bytes().startswith(b"PK")
        panel.store.close()
