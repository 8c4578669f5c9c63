"""A panel on a shared server: its people in the server's own store, and browsers of theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from playwright.sync_api import Browser, Page, expect

from prioritise.domain.panel import Access
from prioritise.files.exercise.folder import read_path
from prioritise.files.problem_list import ProblemList
from prioritise.store.access import Viewer
from prioritise.store.database import Store
from prioritise.store.exercises import import_files
from prioritise.store.invitations import InvitationLink, invite, operator, start_sharing
from prioritise.store.members import add_member
from prioritise.store.writing import new_save_key
from tests.browser.conftest import DESKTOP, WAIT_MILLISECONDS, WITHOUT_END
from tests.browser.served import ROOT, Served
from tests.files.small_exercise import small_files

ROCHDALE, OTHER = "rochdale", "rochdale-two"
PANEL_TITLE = "Rochdale"


@dataclass(frozen=True)
class SharedPanel:
    """A panel that people come to by link or sign-in. `facilitator` is whoever may run commands at its machine."""

    app: Served
    store: Store
    exercise: str
    facilitator: Viewer
    facilitators_link: InvitationLink

    def joined(self, *, access: Access = Access.MEMBER, email: str = "", name: str = "") -> str:
        """The id of a new member."""
        person = {"access": access, "email": email, "name": name, "save_key": new_save_key()}
        return add_member(self.store, self.facilitator, partner="council", **person).id

    def link(self, member: str, *, lasts: timedelta = timedelta(days=1)) -> InvitationLink:
        """A new link for a member."""
        return invite(self.store, self.facilitator, member, lasts=lasts)


def shared_panel(app: Served, store: Store) -> SharedPanel:
    """The worked example as a shared panel in the app's store."""
    return _shared(app, store, read_path(ROOT / "data" / "rochdale", ProblemList()), ROCHDALE)


def small_shared_panel(app: Served, store: Store, exercise: str = ROCHDALE) -> SharedPanel:
    """A small exercise as a shared panel under this id: what its pages work out takes them no time."""
    files = small_files()
    said = files["exercise.yaml"].decode().replace("Smallville", PANEL_TITLE)
    return _shared(
        app,
        store,
        files | {"exercise.yaml": said.replace("id: smallville", f"id: {exercise}", 1).encode()},
        exercise,
    )


def _shared(app: Served, store: Store, files: Mapping[str, bytes], exercise: str) -> SharedPanel:
    import_files(store, files)
    facilitator = operator(store, exercise)
    runs_it = add_member(store, facilitator, partner="council", access=Access.FACILITATOR, save_key=new_save_key())
    return SharedPanel(app, store, exercise, facilitator, start_sharing(store, facilitator, runs_it.id))


@contextmanager
def a_browser_of_their_own(browser: Browser, url: str) -> Iterator[Page]:
    """One person's browser: no cookie, tab or history is shared with another's."""
    context = browser.new_context(base_url=url, viewport=DESKTOP, locale="en-GB")
    context.set_default_timeout(WAIT_MILLISECONDS)
    context.add_init_script(WITHOUT_END)
    try:
        yield context.new_page()
    finally:
        context.close()


def sees_nothing(page: Page) -> None:
    """Whether the page has how to come in and not a word of the panel."""
    expect(page.get_by_role("heading", level=1)).to_contain_text("come in by", ignore_case=True)
    expect(page.get_by_role("button", name="Come in", exact=True)).to_be_visible()
    expect(page.get_by_test_id("stTopNavLink")).to_have_count(0)
    assert PANEL_TITLE not in page.locator("body").inner_text()
