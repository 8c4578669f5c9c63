"""The menu and the pages are the same."""

import re

from prioritise.ui.shared.contents import LISTINGS, PAGES, steps
from prioritise.ui.shared.step_style import step_style
from tests.architecture.source import ROOT
from tests.ui.app import opened
from tests.ui.panel_app import panel, with_access


def test_every_room_with_a_page_is_listed_and_every_listing_has_its_page():
    rooms = {path.parent.name for path in PAGES.glob("*/page.py")}
    assert {listing.room for listing in LISTINGS} == rooms


def test_no_two_pages_share_a_title_or_an_address():
    assert len({listing.title for listing in LISTINGS}) == len(LISTINGS)
    assert len({listing.address for listing in LISTINGS}) == len(LISTINGS)


def test_the_steps_of_the_work_are_numbered_to_the_eye_in_order_and_the_pages_beside_it_are_not():
    numbered = re.findall(r'stTopNavLink"\]\[href\$="/([^"]*)"\].*content: "(\d) " / ""', step_style())
    assert numbered == [(each.address, str(place)) for place, each in enumerate(steps(), start=1)]
    beside = {"start", "own_list", "panel", "room"}
    assert [each.room for each in steps()] == [each.room for each in LISTINGS if each.room not in beside]


def test_every_page_is_described_in_the_guide():
    guide = ROOT / "docs" / "guide"
    headings = {line.removeprefix("## ") for line in (guide / "start.md").read_text("utf-8").splitlines()}
    own_guide = {path.stem for path in guide.glob("*.md")} - {"start"}
    assert [each.title for each in LISTINGS if each.title not in headings and each.room not in own_guide] == []


def test_every_page_has_one_main_heading():
    for listing in [listing for listing in LISTINGS if not listing.facilitator_only]:
        app = opened(listing.room)
        assert len(app.title) == 1, listing.room


def test_every_page_of_a_facilitator_has_one_main_heading():
    table = panel()
    for listing in LISTINGS:
        app = with_access(table, table.facilitator, listing.room)
        assert len(app.title) == 1, listing.room
