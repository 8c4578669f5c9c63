"""People sign in with their own organisation: a real provider, a real server, a real browser."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from prioritise.store.members import PersonalName
from prioritise.store.writing import new_save_key
from tests.browser.every_page import violations
from tests.browser.identity_provider import CLIENT, CLIENT_SECRET, Person, Provider, identity_provider
from tests.browser.pages import opened, settled
from tests.browser.served import free_port, served
from tests.browser.shared_panel import OTHER, SharedPanel, a_browser_of_their_own, sees_nothing, small_shared_panel
from tests.store.panel import name_member

pytestmark = pytest.mark.browser

ANN, DI = "ann@council.example", "di@council.example"
PEOPLE = {
    "a member": Person(ANN),
    "in capitals": Person("ANN@Council.Example"),
    "of a trusted provider": Person(ANN, verified=None),
    "on two panels": Person(DI),
    "on no panel": Person("eve@elsewhere.example"),
    "unverified": Person(ANN, verified=False),
    "verified in quotes": Person(ANN, verified="true"),
    "since yesterday": Person(ANN, signed_in_hours_ago=13),
    "wrongly signed": Person(ANN, foreign_key=True),
    "of another issuer": Person(ANN, issuer="https://elsewhere.example"),
    "for another app": Person(ANN, audience="another-app"),
    "replayed": Person(ANN, nonce="of another time"),
}
SIGN_IN = "Sign in with your organisation"
AT_A_PANEL = "You are at a panel"
LEAVE = "Leave the panel and sign out"
SECRETS = """\
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{cookie_secret}"
client_id = "{client}"
client_secret = "{client_secret}"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
client_kwargs = {{ code_challenge_method = "S256" }}
"""


@dataclass(frozen=True)
class Place:
    """A shared server with two panels, and the provider it relies on."""

    provider: Provider
    panel: SharedPanel
    other: SharedPanel
    ann: str


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder, port = tmp_path_factory.mktemp("sign-in"), free_port()
    with identity_provider(PEOPLE) as provider:
        kept = {"port": port, "cookie_secret": secrets.token_hex(), "client": CLIENT, "client_secret": CLIENT_SECRET}
        (folder / "secrets.toml").write_text(SECRETS.format(issuer=provider.issuer, **kept))
        environment = {"PRIORITISE_SHARED": "1", "PRIORITISE_TRUST_EMAIL_FROM": provider.issuer}
        options = ("--secrets.files", str(folder / "secrets.toml"), "--logger.level", "debug")
        with served(folder, port=port, options=options, environment=environment) as app:
            store = app.opened_store()
            panel, other = small_shared_panel(app, store), small_shared_panel(app, store, OTHER)
            ann = panel.joined(email=ANN, name="Ann Example")
            for each in (panel, other):
                each.joined(email=DI)
            yield Place(provider, panel, other, ann)
            store.close()


@pytest.fixture
def tab(browser: Browser, place: Place) -> Iterator[Page]:
    with a_browser_of_their_own(browser, place.panel.app.url) as page:
        yield page


def signed_in(page: Page, who: str) -> Page:
    """The app as it is once this person has been to the provider and back."""
    opened(page, "/")
    page.get_by_role("button", name=SIGN_IN).click()
    page.get_by_role("button", name=who, exact=True).click()
    page.wait_for_url("**/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return settled(page)


@pytest.mark.parametrize("who", ["a member", "in capitals", "of a trusted provider"])
def test_a_member_with_a_verified_address_is_seated_at_once(tab: Page, who: str):
    signed_in(tab, who)
    expect(tab.get_by_role("heading", name=AT_A_PANEL)).to_be_visible()
    expect(tab.get_by_text("You are a member of this panel.")).to_be_visible()
    expect(tab.get_by_role("link", name="Panel", exact=True)).to_have_count(0)


def test_who_sits_on_two_panels_chooses(tab: Page):
    signed_in(tab, "on two panels")
    expect(tab.get_by_text(f"You are signed in as {DI}.")).to_be_visible()
    tab.get_by_role("button", name="(rochdale-two)").click()
    expect(tab.get_by_role("heading", name=AT_A_PANEL)).to_be_visible()


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("on no panel", "No panel here has this address."),
        ("unverified", "does not confirm that the address is yours"),
        ("verified in quotes", "does not confirm that the address is yours"),
        ("since yesterday", "You signed in too long ago."),
    ],
)
def test_who_may_not_come_in_is_told_so_and_sees_nothing(tab: Page, who: str, said: str):
    signed_in(tab, who)
    expect(tab.get_by_text(said)).to_be_visible()
    sees_nothing(tab)
    assert violations(tab) == []
    tab.goto("/panel")
    expect(tab.get_by_text(said)).to_be_visible()
    sees_nothing(tab)


@pytest.mark.parametrize("who", ["wrongly signed", "of another issuer", "for another app", "replayed"])
def test_a_token_that_was_tampered_with_is_no_sign_in(tab: Page, who: str):
    signed_in(tab, who)
    expect(tab.get_by_role("button", name=SIGN_IN)).to_be_visible()
    sees_nothing(tab)
    assert [each["name"] for each in tab.context.cookies() if each["name"].startswith("_streamlit_user")] == []


def test_leaving_signs_out_here_and_at_the_provider(tab: Page, place: Place):
    signed_in(tab, "a member")
    before = place.provider.sign_outs
    tab.get_by_role("button", name=LEAVE).click()
    expect(tab.get_by_role("button", name=SIGN_IN)).to_be_visible()
    sees_nothing(settled(tab))
    tab.reload()
    sees_nothing(settled(tab))
    assert place.provider.sign_outs == before + 1


def test_an_address_given_to_another_person_ends_the_seat_at_the_next_click(tab: Page, place: Place):
    signed_in(tab, "a member")
    panel = place.panel
    name_member(panel.store, panel.facilitator, PersonalName(place.ann, "", "new@x.example"), save_key=new_save_key())
    try:
        tab.get_by_role("link", name="Priorities", exact=True).click()
        expect(tab.get_by_text("There is nothing here for you").first).to_be_visible()
        tab.reload()
        expect(tab.get_by_text("No panel here has this address.")).to_be_visible()
        sees_nothing(settled(tab))
    finally:
        name_member(panel.store, panel.facilitator, PersonalName(place.ann, "", ANN), save_key=new_save_key())


def test_a_cookie_made_up_by_hand_is_no_sign_in(tab: Page):
    forged = {"name": "_streamlit_user", "value": "2|1:0|10:1|15:_streamlit_user|4:e30=|0", "domain": "localhost"}
    tab.context.add_cookies([forged | {"path": "/"}])
    tab.goto("/")
    sees_nothing(tab)
    expect(tab.get_by_role("button", name=SIGN_IN)).to_be_visible()


def test_neither_tokens_nor_the_clients_secret_are_in_the_log_or_the_page(tab: Page, place: Place):
    signed_in(tab, "a member")
    kept = [*place.provider.tokens_given, CLIENT_SECRET]
    places = [place.panel.app.said(), tab.content(), tab.url]
    assert place.provider.tokens_given
    assert [text for text in kept for each in places if text in each] == []
