"""Who signed in through an organisation's identity provider, and whether their address can be relied on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

import streamlit as st

from prioritise.store.database import clock_now

TRUSTED_BY = "PRIORITISE_TRUST_EMAIL_FROM"
"""The environment variable that names providers (by the issuer in their tokens) whose every address is verified."""
SIGN_IN_LASTS = timedelta(hours=12)
"""A working day. Streamlit's own cookie lasts 30 days, longer than a leaver should come in."""
CLOCKS_DIFFER = timedelta(minutes=5)
SECTION, ONLY_PROVIDER, ADDRESS_OF_PROVIDER = "auth", "default", "server_metadata_url"


class Standing(Enum):
    """What a sign-in is worth."""

    NONE = auto()
    TOO_OLD = auto()
    UNVERIFIED = auto()
    VERIFIED = auto()


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody who signed in, or nobody. `address` may be relied on only when it is verified."""

    standing: Standing
    address: str = field(default="", repr=False)

    @property
    def verified_address(self) -> str:
        """The address that counts, or nothing."""
        return self.address if self.standing is Standing.VERIFIED else ""


def providers() -> tuple[str, ...]:
    """Return the identity providers that the server's secrets name, in their order; none when sign-in is not set up."""
    section = _auth_section()
    named = [name for name, value in section.items() if isinstance(value, Mapping) and ADDRESS_OF_PROVIDER in value]
    return (*((ONLY_PROVIDER,) if ADDRESS_OF_PROVIDER in section else ()), *named)


def identity() -> Identity:
    """Return who signed in, as this session began."""
    claims = st.user.to_dict()
    if claims.get("is_logged_in") is not True or not providers():
        return Identity(Standing.NONE)
    return identity_in(claims, trusted=os.environ.get(TRUSTED_BY, "").split(), now=clock_now())


def identity_in(claims: Mapping[str, object], *, trusted: list[str], now: datetime) -> Identity:
    """Return what the claims of a checked token are worth.

    An address counts when the provider says it is verified, or says nothing about it and its issuer is trusted. The
    word true in quotes is not true. Letters outside ASCII do not count: some look the same and compare the same.
    """
    email = claims.get("email")
    address = email.strip() if isinstance(email, str) else ""
    if not _is_recent(claims.get("iat"), now):
        return Identity(Standing.TOO_OLD, address)
    verified = claims.get("email_verified", claims.get("iss") in trusted)
    sound = verified is True and bool(address) and address.isascii()
    return Identity(Standing.VERIFIED if sound else Standing.UNVERIFIED, address)


def _is_recent(issued: object, now: datetime) -> bool:
    if not isinstance(issued, int | float) or isinstance(issued, bool):
        return False
    try:
        age = now - datetime.fromtimestamp(issued, UTC)
    except (OverflowError, ValueError, OSError):
        return False
    return -CLOCKS_DIFFER <= age <= SIGN_IN_LASTS


def _auth_section() -> Mapping[str, object]:
    if not st.secrets.load_if_toml_exists():
        return {}
    section = st.secrets.get(SECTION, {})
    return section if isinstance(section, Mapping) else {}
