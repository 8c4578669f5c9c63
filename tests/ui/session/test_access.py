"""Strangers get nothing: no link, half a link, a link that is made up, expired, withdrawn or of another panel."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from streamlit.testing.v1 import AppTest

from prioritise.domain.panel import Access
from prioritise.files.exercise.folder import read_path, write_archive
from prioritise.files.problem_list import ProblemList
from prioritise.store.access import REFUSED, Viewer
from prioritise.store.current_files import exercise_files
from prioritise.store.exercises import import_files
from prioritise.store.invitations import InvitationLink, invitations, invite, operator, start_sharing, withdraw
from prioritise.store.members import add_member
from prioritise.store.tables import event
from prioritise.store.writing import new_save_key
from prioritise.ui.session.panel_access import PANEL_ACCESS, on_this_machine
from prioritise.ui.shared.contents import LISTINGS
from tests.architecture.source import ROOT
from tests.ui.app import WAIT_SECONDS, gone_to, sound, tables, words
from tests.ui.panel_app import ROCHDALE, Panel, panel

PAGES = [each.room for each in LISTINGS]
WHO = "gp-lead"


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> tuple[Panel, Viewer]:
    """A shared panel on a shared server, and its facilitator."""
    table = panel()
    facilitator = table.shared()
    monkeypatch.setenv("PRIORITISE_SHARED", "1")
    return table, facilitator


def visitor() -> AppTest:
    """A new session of somebody who has not come in."""
    return sound(AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=WAIT_SECONDS).run())


def came_with(link: str) -> AppTest:
    """A new session of somebody who pasted a link."""
    app = visitor()
    app.text_input[0].set_value(link)
    return sound(next(each for each in app.button if each.label == "Come in").click().run())


def got_nothing(app: AppTest) -> bool:
    """Whether the page is the front door, and nothing of any panel is on it or in the session."""
    shown = "".join([words(app), *(each.label for each in app.button), *(each.label for each in app.get("page_link"))])
    closed = app.title[0].value == "Come in by the link you were sent"
    return closed and "Rochdale" not in shown and PANEL_ACCESS not in app.session_state


def another_panel(table: Panel) -> InvitationLink:
    """The facilitator's link of a second panel in the same store."""
    files = read_path(ROCHDALE, ProblemList())
    files["exercise.yaml"] = files["exercise.yaml"].replace(b"id: rochdale\n", b"id: elsewhere\n", 1)
    files["exercise.yaml"] = files["exercise.yaml"].replace(b"\ntitle: ", b"\ntitle: Elsewhere and not ", 1)
    import_files(table.store, files)
    return start_sharing(table.store, operator(table.store, "elsewhere"), WHO)


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("page", PAGES)
def test_without_a_link_every_address_asks_for_one(page):
    app = visitor()
    assert got_nothing(app if page == "start" else gone_to(app, page))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: token[: len(token) // 2],
        lambda token: token.split(".")[0],
        lambda token: token.split(".")[1],
        lambda token: token[:-1],
        lambda token: token.split(".")[0] + "." + "A" * 43,
        lambda token: "0" * 16 + "." + token.split(".")[1],
        lambda token: token.upper(),
        lambda token: token + "' OR 1=1 --",
        lambda token: "%." + token.split(".")[1],
    ],
)
def test_half_a_link_or_one_made_up_opens_nothing(shared, spoil: Callable[[str], str]):
    table, facilitator = shared
    link = invite(table.store, facilitator, WHO)
    app = came_with("http://localhost/#link=" + spoil(link.token))
    assert got_nothing(app)
    assert [each.value for each in app.error] == [REFUSED]
    assert "You are a member of this panel." in words(came_with("http://localhost/#link=" + link.token))


def test_an_expired_link_opens_nothing(shared):
    table, facilitator = shared
    link = invite(table.store, facilitator, WHO, lasts=timedelta(seconds=-1))
    app = came_with(link.token)
    assert got_nothing(app)
    assert [each.value for each in app.error] == [REFUSED]


@pytest.mark.parametrize("page", PAGES)
def test_a_link_withdrawn_while_in_use_gives_nothing_from_the_next_click_on(shared, page):
    table, facilitator = shared
    link = invite(table.store, facilitator, WHO)
    app = came_with(link.token)
    withdraw(table.store, facilitator, link.invitation)
    app = app.run() if page == "start" else app.switch_page(f"prioritise/ui/{page}/page.py").run()
    assert app.title[0].value == "This page is closed to you"
    assert PANEL_ACCESS not in app.session_state
    assert "Rochdale" not in words(app)
    assert got_nothing(sound(app.run()))
    assert got_nothing(came_with(link.token))


def test_a_link_that_ends_while_in_use_gives_nothing_from_then_on(shared):
    table, facilitator = shared
    link = invite(table.store, facilitator, WHO)
    app = came_with(link.token)
    with table.store.write() as connection:
        connection.execute(text("UPDATE invitation SET expires_at = '2020-01-01T00:00:00.000000Z'"))
    app.run()
    assert app.title[0].value == "This page is closed to you"
    assert got_nothing(sound(app.run()))


def test_a_link_of_another_panel_opens_that_panel_and_no_other(shared):
    table, _facilitator = shared
    app = came_with(another_panel(table).token)
    assert app.title[0].value.startswith("Elsewhere and not ")
    assert app.session_state[PANEL_ACCESS].viewer.exercise == "elsewhere"


@pytest.mark.usefixtures("shared")
def test_a_shared_server_is_nobodys_own_machine():
    assert not on_this_machine()
    assert "start-panel" not in [each.key for each in visitor().button]


@pytest.mark.parametrize("access", [Access.MEMBER, Access.OBSERVER])
def test_a_member_or_observer_gets_nothing_at_the_facilitators_page(shared, access):
    table, facilitator = shared
    who = add_member(table.store, facilitator, partner="council", access=access, save_key=new_save_key())
    app = came_with(invite(table.store, facilitator, who.id).token)
    app.switch_page("prioritise/ui/panel/page.py").run()
    assert app.title[0].value == "This page is closed to you"
    assert tables(app) == []
    assert not app.button
    assert not app.text_input
    assert PANEL_ACCESS in app.session_state


def test_the_secret_is_in_no_event_export_backup_or_log_of_a_page_that_fails(shared, monkeypatch, caplog):
    table, facilitator = shared
    link = invite(table.store, facilitator, WHO)
    app = came_with(link.token)

    def fail(*_asked):
        raise ZeroDivisionError("while seated")

    monkeypatch.setattr("prioritise.ui.start.standing_panel.facts", fail)
    with caplog.at_level(logging.DEBUG):
        app.run()
    assert "while seated" in caplog.text
    with table.store.read() as connection:
        told = [str(row) for row in connection.execute(select(event))]
    secret = link.token.split(".")[1]
    places = [
        *told,
        caplog.text,
        write_archive(exercise_files(table.store, facilitator)).decode("latin-1"),
        repr(invitations(table.store, facilitator)),
        repr(app.session_state[PANEL_ACCESS]),
        repr(app.session_state),
        words(app),
    ]
    assert told
    assert [place for place in places if secret in place or link.token in place] == []
    assert table.store.file
    kept = b"".join(each.read_bytes() for each in table.store.file.parent.iterdir())
    assert link.invitation.encode() in kept
    assert secret.encode() not in kept
