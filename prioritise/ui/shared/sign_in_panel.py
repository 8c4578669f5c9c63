"""Signing in with one's organisation: the button, the panels one sits on, and signing out."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from prioritise.domain.errors import StoreError
from prioritise.store.access import CameInBy
from prioritise.store.invitations import OwnPanel, exercises_by_email
from prioritise.store.location import store_is_made, store_url
from prioritise.ui.session import opened
from prioritise.ui.session.identity import ONLY_PROVIDER, Identity, Standing, identity, providers
from prioritise.ui.session.panel_access import come_in_by_email, give_up_access, panel_access, the_store
from prioritise.ui.shared.failure_log import note_failure
from prioritise.ui.shared.invitation_link import leave
from prioritise.ui.shared.saving import attempt, outcome

PLACE, STAYS_OUT, FAULT = "sign-in", "sign-in-stays-out", "sign-in-fault"
SIGN_IN, SIGN_OUT = "Sign in with your organisation", "Sign out"


def read_sign_in() -> None:
    """Let in whoever signed in and is on one panel; let go whose sign-in counts no more. Early in every run."""
    access, who = panel_access(), identity()
    if access is not None:
        if access.viewer.came_in_by is CameInBy.SIGN_IN and not _same(access.viewer.address, who):
            give_up_access()
            opened.forget_all()
        return
    if who.verified_address and not st.session_state.get(STAYS_OUT):
        # A store that is away is told of on the page itself.
        with suppress(StoreError):
            panels = _panels_of(who)
            if len(panels) == 1:
                _let_in(panels[0].exercise)


def sign_in_section() -> None:
    """Show what somebody without access can do about signing in; nothing when it is not set up."""
    if not providers():
        return
    who = identity()
    outcome(PLACE)
    if reference := st.session_state.get(FAULT):
        st.error(f"Sign-in is not set up rightly on this server. Tell whoever runs it this reference: {reference}.")
    if who.standing is Standing.NONE:
        _offer_sign_in()
        return
    if who.standing is Standing.VERIFIED:
        _offer_panels(who)
    elif who.standing is Standing.TOO_OLD:
        st.warning("You signed in too long ago. Sign in again.")
        _offer_sign_in()
    else:
        st.warning(
            "You signed in, but your organisation does not confirm that the address is yours, so it does not let you "
            "in. Ask the facilitator for a link."
        )
    st.button(SIGN_OUT, on_click=_sign_out, key="sign-out")


def leave_the_panel() -> None:
    """Leave the panel; sign out too for who came in that way. For callbacks."""
    access = panel_access()
    leave()
    if access is not None and access.viewer.came_in_by is CameInBy.SIGN_IN:
        _sign_out()
    else:
        # Somebody who came by a link while signed in would otherwise be let in again at once.
        st.session_state[STAYS_OUT] = True


def leave_words() -> str:
    """Say what the button to leave says."""
    access = panel_access()
    by_sign_in = access is not None and access.viewer.came_in_by is CameInBy.SIGN_IN
    return "Leave the panel and sign out" if by_sign_in else "Leave the panel"


def _offer_sign_in() -> None:
    names = providers()
    for name in names:
        words = SIGN_IN if name == ONLY_PROVIDER or len(names) == 1 else f"Sign in with {name}"
        st.button(words, on_click=_sign_in, args=(name,), key=f"sign-in:{name}", type="primary")


def _offer_panels(who: Identity) -> None:
    try:
        panels = _panels_of(who)
    except StoreError as error:
        st.error(str(error))
        return
    st.text(f"You are signed in as {who.address}.")
    if not panels:
        st.warning("No panel here has this address. Ask the facilitator, or sign out and use another account.")
        return
    st.write("Choose your panel.")
    for panel in panels:
        st.button(
            f"Come in: {panel.title} ({panel.exercise})",
            on_click=_come_in,
            args=(panel.exercise,),
            key=f"come-in:{panel.exercise}",
        )


def _panels_of(who: Identity) -> tuple[OwnPanel, ...]:
    return exercises_by_email(the_store(), who.verified_address) if store_is_made(store_url()) else ()


def _same(address: str, who: Identity) -> bool:
    return bool(address) and who.verified_address.casefold() == address


def _sign_in(provider: str) -> None:
    st.session_state.pop(FAULT, None)
    try:
        st.login(provider)
    except Exception:
        st.session_state[FAULT] = note_failure()


def _sign_out() -> None:
    st.session_state[STAYS_OUT] = True
    if st.user.get("is_logged_in"):
        st.logout()


def _come_in(exercise_id: str) -> None:
    # The address is read again here: what a page showed a moment ago is no proof of who clicks.
    attempt(PLACE, lambda: _let_in(exercise_id))


def _let_in(exercise_id: str) -> None:
    opened.forget_all()
    come_in_by_email(exercise_id, identity().verified_address)
