"""Signing in on the pages: what is offered, to whom, and what it opens."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from prioritise.domain.panel import Access
from prioritise.store.access import CameInBy
from prioritise.store.invitations import operator, start_sharing
from prioritise.store.members import add_member
from prioritise.store.writing import new_save_key
from prioritise.ui.session.panel_access import PANEL_ACCESS
from tests.architecture.source import ROOT
from tests.ui.app import WAIT_SECONDS, gone_to, opened, sound, words
from tests.ui.panel_app import Panel, panel

ANN = "ann@council.example"
PROVIDER = {"server_metadata_url": "https://login.example/.well-known/openid-configuration"}
AUTH = {"redirect_uri": "http://localhost:8501/oauth2callback", "cookie_secret": "x" * 32, **PROVIDER}
SIGN_IN = "Sign in with your organisation"


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> Panel:
    """A shared panel with one member who has an address, on a shared server."""
    monkeypatch.setenv("PRIORITISE_SHARED", "1")
    table = panel()
    runs_it = add_member(
        table.store, table.facilitator, partner="council", access=Access.FACILITATOR, save_key=new_save_key()
    )
    add_member(table.store, table.facilitator, partner="council", email=ANN, save_key=new_save_key())
    start_sharing(table.store, table.facilitator, runs_it.id)
    return table


def visitor(*, auth: dict[str, object] | None = AUTH, hours_ago: float = 0, **claims: object) -> AppTest:
    """A new session of somebody who signed in with these claims, or of nobody in particular."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=WAIT_SECONDS)
    if auth:
        app.secrets["auth"] = auth
    if claims:
        issued = (datetime.now(UTC) - timedelta(hours=hours_ago)).timestamp()
        app.user = {"is_logged_in": True, "iss": "https://login.example", "iat": issued, **claims}
    return sound(app.run())


def labels(app: AppTest) -> list[str]:
    return [each.label for each in app.button]


def came_in_by(app: AppTest) -> CameInBy | None:
    return app.session_state[PANEL_ACCESS].viewer.came_in_by if PANEL_ACCESS in app.session_state else None


@pytest.mark.usefixtures("shared")
def test_without_a_provider_there_is_no_button_and_no_error():
    app = visitor(auth=None)
    assert labels(app) == ["Come in"]
    assert "ign in" not in words(app)


@pytest.mark.usefixtures("shared")
def test_without_a_provider_claims_of_any_kind_open_nothing():
    assert came_in_by(visitor(auth=None, email=ANN, email_verified=True)) is None


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("told", [{}, {"is_logged_in": False}, {"is_logged_in": "true"}])
def test_claims_without_a_sign_in_open_nothing(told):
    app = visitor(email=ANN, email_verified=True)
    assert came_in_by(app) is CameInBy.SIGN_IN
    other = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=WAIT_SECONDS)
    other.secrets["auth"] = AUTH
    other.user = {"email": ANN, "email_verified": True, "iat": datetime.now(UTC).timestamp(), **told}
    assert came_in_by(sound(other.run())) is None


@pytest.mark.usefixtures("shared")
def test_two_organisations_have_a_button_each():
    auth = {"redirect_uri": AUTH["redirect_uri"], "cookie_secret": "x" * 32, "council": PROVIDER, "nhs": PROVIDER}
    assert labels(visitor(auth=auth)) == ["Sign in with council", "Sign in with nhs", "Come in"]


@pytest.mark.usefixtures("shared")
def test_a_verified_member_is_seated_and_sees_the_panel():
    app = visitor(email=ANN.upper(), email_verified=True)
    assert came_in_by(app) is CameInBy.SIGN_IN
    assert "You are a member of this panel." in words(app)
    gone_to(app, "priorities")


@pytest.mark.usefixtures("shared")
def test_a_seat_ends_with_the_working_day():
    app = visitor(email=ANN, email_verified=True, hours_ago=11.9)
    assert came_in_by(app) is CameInBy.SIGN_IN
    app.user["iat"] -= 3_600
    app = sound(app.run())
    assert came_in_by(app) is None
    assert "too long ago" in "".join(each.value for each in app.warning)


@pytest.mark.usefixtures("shared")
def test_a_seat_is_not_kept_by_who_signs_in_as_somebody_else():
    app = visitor(email=ANN, email_verified=True)
    app.user["email"] = "eve@council.example"
    assert came_in_by(sound(app.run())) is None


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("told", [{"email_verified": False}, {"email_verified": "true"}, {}])
def test_an_address_nobody_verified_opens_nothing(told):
    app = visitor(email=ANN, **told)
    assert came_in_by(app) is None
    assert "does not confirm" in words(app)
    assert "Rochdale" not in words(app)


@pytest.mark.usefixtures("shared")
def test_an_address_of_a_trusted_provider_needs_no_word_of_its_own(monkeypatch):
    monkeypatch.setenv("PRIORITISE_TRUST_EMAIL_FROM", "https://other.example https://login.example")
    assert came_in_by(visitor(email=ANN)) is CameInBy.SIGN_IN
    assert came_in_by(visitor(email=ANN, email_verified=False)) is None
    assert came_in_by(visitor(email=ANN, iss="https://login.example.evil.example")) is None


@pytest.mark.usefixtures("shared")
def test_an_address_on_no_panel_gets_one_sentence():
    app = visitor(email="eve@council.example", email_verified=True)
    assert came_in_by(app) is None
    assert [each.value for each in app.text] == ["You are signed in as eve@council.example."]
    assert [each.value for each in app.warning] == [
        "No panel here has this address. Ask the facilitator, or sign out and use another account."
    ]
    assert labels(app) == ["Sign out", "Come in"]


@pytest.mark.usefixtures("shared")
def test_a_server_set_up_wrongly_says_so_and_keeps_the_reason_in_its_log(caplog):
    app = visitor()  # the button is there, but Streamlit itself finds no secrets
    sound(next(each for each in app.button if each.label == SIGN_IN).click().run())
    assert "Sign-in is not set up rightly on this server." in words(app)
    assert "secrets.toml" in caplog.text


@pytest.mark.usefixtures("shared")
def test_leaving_signs_out():
    app = visitor(email=ANN, email_verified=True)
    leave = next(each for each in app.button if each.label == "Leave the panel and sign out")
    app = sound(leave.click().run())
    assert came_in_by(app) is None
    assert app.user == {"is_logged_in": False}
    assert SIGN_IN in labels(app)


def test_nobody_is_seated_on_a_panel_that_is_not_shared_yet(monkeypatch):
    table = panel()
    add_member(table.store, table.facilitator, partner="council", email=ANN, save_key=new_save_key())
    monkeypatch.setenv("PRIORITISE_SHARED", "1")
    assert came_in_by(visitor(email=ANN, email_verified=True)) is None


def test_start_offers_sign_in_to_who_works_alone():
    assert SIGN_IN not in labels(opened())
    assert SIGN_IN in labels(visitor())


def test_a_name_without_an_address_is_no_way_in(shared):
    runs_it = operator(shared.store, shared.exercise)
    add_member(shared.store, runs_it, partner="council", name="Bob", save_key=new_save_key())
    assert came_in_by(visitor(email="", email_verified=True)) is None
