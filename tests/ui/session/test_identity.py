"""An address counts only when its provider stands by it, today."""

from datetime import UTC, datetime, timedelta

import pytest

from prioritise.ui.session.identity import Identity, Standing, identity_in

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ISSUER = "https://login.example/tenant/v2.0"
ANN = "ann@council.example"


def worth(*, hours_ago: float = 0, trusted: tuple[str, ...] = (), **claims: object) -> Identity:
    issued = (NOW - timedelta(hours=hours_ago)).timestamp()
    told = {"iss": ISSUER, "iat": issued, "email": ANN} | claims
    return identity_in(told, trusted=list(trusted), now=NOW)


def test_an_address_the_provider_says_is_verified_counts():
    assert worth(email_verified=True) == Identity(Standing.VERIFIED, ANN)


def test_an_address_nothing_is_said_about_counts_from_a_trusted_provider_only():
    assert worth(trusted=(ISSUER,)).verified_address == ANN
    assert worth().standing is Standing.UNVERIFIED
    assert worth(trusted=("https://login.example/other/v2.0", ISSUER + "/")).verified_address == ""


@pytest.mark.parametrize("said", [False, None, "true", "false", 1, [True], ""])
def test_whatever_is_not_plainly_true_is_not_verified_even_from_a_trusted_provider(said):
    assert worth(email_verified=said, trusted=(ISSUER,)).verified_address == ""


@pytest.mark.parametrize(
    "email", [None, "", "  ", ["ann@council.example"], "\u212aay@council.example", "ann@coun\u0441il.example"]
)
def test_no_address_or_one_with_letters_that_look_like_others_does_not_count(email):
    assert worth(email=email, email_verified=True).verified_address == ""


@pytest.mark.parametrize("hours_ago", [12.01, 24 * 29, -1])
def test_a_sign_in_of_another_day_or_of_the_future_does_not_count(hours_ago):
    assert worth(hours_ago=hours_ago, email_verified=True).standing is Standing.TOO_OLD


@pytest.mark.parametrize("issued", [None, "today", True, 1e30, float("nan")])
def test_a_sign_in_without_a_sound_time_does_not_count(issued):
    assert worth(iat=issued, email_verified=True).standing is Standing.TOO_OLD


def test_a_sign_in_counts_for_a_working_day_and_clocks_may_differ_a_little():
    assert worth(hours_ago=11.9, email_verified=True).standing is Standing.VERIFIED
    assert worth(hours_ago=-0.05, email_verified=True).standing is Standing.VERIFIED


def test_the_address_is_in_no_print():
    assert ANN not in repr(worth(email_verified=True))
