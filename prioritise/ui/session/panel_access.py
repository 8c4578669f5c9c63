"""Where a person works: at a panel in the store, or alone with an exercise of their own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from prioritise.domain.errors import NotAllowed
from prioritise.domain.panel import Access
from prioritise.store.access import REFUSED, CameInBy, Viewer
from prioritise.store.database import Store, open_store
from prioritise.store.exercises import stored_exercise
from prioritise.store.invitations import local_facilitator, local_member, viewer_by_email, viewer_by_token
from prioritise.store.location import SHARED_BY, store_url
from prioritise.ui.session.persisting import typed_keys

PANEL_ACCESS, LOST, BEFORE = "panel-access", "panel-access-lost", "panel-access-before"
STAYS = ("panel-access", "invitation-link", "sign-in", "forms-")
"""What the keys of the session begin with that are about coming in, or set aside for whose it is: they stay."""
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
"""What web servers that pass requests on add to them (RFC 7239, RFC 9110, and custom)."""


@dataclass(frozen=True, slots=True)
class PanelAccess:
    """A person's access to a panel. What they may do is asked of the store again with every read and save."""

    store: Store
    viewer: Viewer

    @property
    def runs_the_panel(self) -> bool:
        """Whether to offer what a facilitator does. What they may do the store decides each time.

        Not while the facilitator's own machine is passed round and a member is using it.
        """
        passed_round = self.viewer.came_in_by is CameInBy.THIS_MACHINE and bool(self.viewer.member)
        return self.viewer.access is Access.FACILITATOR and not passed_round

    @property
    def may_speak(self) -> bool:
        """Whether they may score and give weights as a member of the panel."""
        return self.viewer.access is not Access.OBSERVER and bool(self.viewer.member)


def panel_access() -> PanelAccess | None:
    """Return this person's access to their panel; None while they work alone, or have not come in yet."""
    access = st.session_state.get(PANEL_ACCESS)
    return access if isinstance(access, PanelAccess) else None


def needed_panel_access() -> PanelAccess:
    """Return their access to a panel. Raises NotAllowed without one."""
    access = panel_access()
    if access is None:
        raise NotAllowed(REFUSED)
    return access


def is_shared() -> bool:
    """Tell whether this server serves panels only, to people who come by link or sign-in."""
    return os.environ.get(SHARED_BY, "") not in ("", "0", "no")


def on_this_machine() -> bool:
    """Tell whether the person sits at the machine that serves the app, as far as can be told.

    False on a shared server, on one that listens beyond this machine, and when the browser asked by another name or
    through a web server that passes requests on.
    """
    listens = (st.get_option("server.address") or "").casefold()
    return not is_shared() and listens in THIS_MACHINE and asked_from_here(st.context.headers)


def asked_from_here(headers: Mapping[str, str]) -> bool:
    """Tell whether a browser's request says nothing but that it comes from this very machine.

    Host alone would not do: a web server in front may put its own name for us there. Then the page's Origin is another,
    or the request says that it was passed on. No headers at all is a session without a browser.
    """
    if any(headers.get(header) for header in PASSED_ON):
        return False
    named = [_host(headers.get("Host") or "")] if headers else []
    if origin := headers.get("Origin"):
        named.append(_host(origin.partition("://")[2]))
    return all(name in THIS_MACHINE for name in named)


def the_store() -> Store:
    """Return the store of this server, opened once."""
    return _opened(store_url())


def come_in_by_token(token: str) -> None:
    """Come in by a link. Raises NotAllowed for one unknown, expired or withdrawn. For callbacks."""
    _let_in(viewer_by_token(the_store(), token))


def come_in_by_email(exercise_id: str, email: str) -> None:
    """Come in by an address that the organisation's sign-in has verified. For callbacks."""
    _let_in(viewer_by_email(the_store(), exercise_id, email))


def come_in_here(exercise_id: str) -> None:
    """Run a panel on one's own machine, before it is shared. Raises NotAllowed elsewhere. For callbacks."""
    _check_this_machine()
    _let_in(local_facilitator(the_store(), exercise_id))


def come_in_as(member_id: str) -> None:
    """Score as one member on the facilitator's own machine, or run the panel again if empty. For callbacks."""
    _check_this_machine()
    access = needed_panel_access()
    if access.viewer.came_in_by is not CameInBy.THIS_MACHINE:
        raise NotAllowed(REFUSED)
    exercise_id = access.viewer.exercise
    _let_in(
        local_member(access.store, exercise_id, member_id)
        if member_id
        else local_facilitator(access.store, exercise_id)
    )


def give_up_access() -> None:
    """Leave the panel. For callbacks."""
    for key in (PANEL_ACCESS, LOST):
        st.session_state.pop(key, None)


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Store:
    return open_store(url)


def give_up_lost_access() -> None:
    """Give up access that is not this person's any more: their link was withdrawn or has ended."""
    access = panel_access()
    if access is None:
        return
    try:
        stored_exercise(access.store, access.viewer)
    except NotAllowed:
        give_up_access()
        st.session_state[LOST] = True


def access_was_lost() -> bool:
    """Tell whether this person had access that was taken away, and has not come in again."""
    return bool(st.session_state.get(LOST))


def _host(authority: str) -> str:
    name, _, port = authority.strip().casefold().rpartition(":")
    return (name if name and port.isdigit() else authority.strip().casefold()).strip("[]")


def _check_this_machine() -> None:
    if not on_this_machine():
        raise NotAllowed(REFUSED)


def _let_in(viewer: Viewer) -> None:
    before = st.session_state.get(BEFORE)
    if isinstance(before, Viewer) and _is_another(before, viewer):
        # What they typed is set aside before a page is drawn, and comes back to nobody else.
        stays = typed_keys()
        for key in [key for key in st.session_state if key not in stays and not str(key).startswith(STAYS)]:
            del st.session_state[key]
    st.session_state.pop(LOST, None)
    st.session_state[BEFORE] = viewer
    st.session_state[PANEL_ACCESS] = PanelAccess(the_store(), viewer)


def _is_another(before: Viewer, now: Viewer) -> bool:
    """Whether this is another panel than before, or another person. A machine that is passed round is one person's."""
    here = CameInBy.THIS_MACHINE in (before.came_in_by, now.came_in_by)
    return before.exercise != now.exercise or (before.member != now.member and not here)
