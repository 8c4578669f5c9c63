"""How people come in: sharing the panel, making links, withdrawing them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import LINK_LASTS, Access, Invitation, PanelMember
from prioritise.report.panel.panel_words import good_until
from prioritise.report.panel.view import PanelView
from prioritise.store.access import CameInBy
from prioritise.store.invitations import InvitationLink, invite, start_sharing, withdraw
from prioritise.store.members import add_member
from prioritise.store.writing import new_save_key
from prioritise.ui.session.panel_access import PanelAccess, come_in_by_token, on_this_machine
from prioritise.ui.shared.invitation_link import keep_in_tab, link_to
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.words import bold, counted

PLACE, MADE = "panel-links", "links-just-made"
MYSELF, MY_PARTNER, WHO_RUNS = "", "my-partner", "who-runs"
FOR_WHOM, WHICH = "link-for", "link-to-withdraw"


def links_section(access: PanelAccess, exercise: Exercise, view: PanelView, *, out_of_sight: bool) -> None:
    """Share the panel first; from then on, links. Those just made are folded where they are to be `out_of_sight`."""
    st.header("How they come in")
    outcome(PLACE)
    _just_made(access, view, out_of_sight=out_of_sight)
    if access.viewer.came_in_by is CameInBy.THIS_MACHINE:
        _share(access, exercise, view)
        return
    _make(access, view)
    _withdraw(access, view)


def _share(access: PanelAccess, exercise: Exercise, view: PanelView) -> None:
    st.write(
        "So far only you, at this machine, can use this panel. Share it to send everyone a link of their own. From "
        "then on you come in by a link too. You can also go on without: choose who is using this machine on Start."
    )
    labels = {MYSELF: "Somebody who is not on the panel yet"} | {line.member: line.label for line in view.lines}
    who = st.selectbox("Who are you?", list(labels), format_func=labels.__getitem__, key=WHO_RUNS)
    partners = {partner.id: partner.name for partner in exercise.partners}
    if who == MYSELF:
        st.selectbox("Your partner", list(partners), format_func=partners.__getitem__, key=MY_PARTNER)
    st.button("Share this panel", type="primary", on_click=_start_sharing, args=(access,), key="share-panel")


def _start_sharing(access: PanelAccess) -> None:
    def share() -> None:
        who = st.session_state[WHO_RUNS] or _myself(access).id
        link = start_sharing(access.store, access.viewer, who)
        _remember(link)
        come_in_by_token(link.token)
        keep_in_tab(link.token)

    attempt(PLACE, share)


def _myself(access: PanelAccess) -> PanelMember:
    return add_member(
        access.store,
        access.viewer,
        partner=st.session_state[MY_PARTNER],
        title="Facilitator",
        access=Access.FACILITATOR,
        save_key=new_save_key(),
    )


def _just_made(access: PanelAccess, view: PanelView, *, out_of_sight: bool) -> None:
    made: dict[str, InvitationLink] = st.session_state.get(MADE, {})
    if not made:
        return
    # While a round is open others may see this screen.
    folded = st.expander(f"{counted(len(made), 'link')} made and not hidden yet", expanded=not out_of_sight)
    with folded, st.container(key="new-links"):
        st.subheader("Send each link to its person, and to nobody else")
        st.write(
            "These are shown until you hide them or reload the page, and kept nowhere. Whoever holds a link speaks in "
            "that person's name."
        )
        for member_id, link in made.items():
            yours = " Yours: keep it." if member_id == access.viewer.member else ""
            who = view.line_of[member_id].named_label
            st.markdown(f"{bold(who)}, {good_until(link.expires_at)}.{yours}")
            st.code(link_to(link.token), language=None, wrap_lines=True)
        if on_this_machine():
            st.warning(
                "This server answers only on this machine, so these links work only here. To let others in, run "
                "prioritise serve --shared where they can reach it."
            )
        st.button("I have sent them: hide these links", on_click=_hide, key="hide-links")


def _make(access: PanelAccess, view: PanelView) -> None:
    with_one = [line.member for line in view.lines if line.has_good_link]
    without = [line.member for line in view.lines if not line.has_good_link and not line.is_shut_out]
    st.write(
        f"{len(with_one)} of {len(view.lines)} hold a link that is good. A link ends after {LINK_LASTS.days} days, and "
        "you can withdraw it."
    )
    if without:
        label = f"Make links for the {len(without)} without one"
        st.button(label, type="primary", on_click=_make_links, args=(access, without), key="make-links")
    others = [member for member in with_one if member != access.viewer.member]
    if others and not without:
        label = f"Make new links for the other {len(others)}; those they hold stay good"
        st.button(label, on_click=_make_links, args=(access, others), key="make-new-links")
    labels = {line.member: f"{line.label}: {line.link}" for line in view.lines}
    chosen = st.selectbox("A new link for one person", list(labels), format_func=labels.__getitem__, key=FOR_WHOM)
    st.button("Make this link", on_click=_make_links, args=(access, [chosen]), key="make-link")


def _make_links(access: PanelAccess, members: Sequence[str]) -> None:
    def make() -> None:
        for member in members:
            _remember(invite(access.store, access.viewer, member))

    attempt(PLACE, make)


def _withdraw(access: PanelAccess, view: PanelView) -> None:
    others = {link.id: link for link in view.good_links if link.id != access.viewer.invitation}
    if not others:
        return
    labels = {
        link.id: f"{view.line_of[link.member].label}, made {link.made_at[:16].replace('T', ' ')}"
        for link in others.values()
    }
    with st.expander("Withdraw a link"):
        st.write("Whoever came in by it gets nothing from their next click on. What they sent stays.")
        chosen = st.selectbox("Which link", list(labels), format_func=labels.__getitem__, key=WHICH)
        st.button("Withdraw it", on_click=_take_away, args=(access, others[chosen]), key="withdraw-link")


def _take_away(access: PanelAccess, link: Invitation) -> None:
    attempt(PLACE, lambda: withdraw(access.store, access.viewer, link.id), done="The link is withdrawn.")
    made: dict[str, InvitationLink] = st.session_state.get(MADE, {})
    if link.member in made and made[link.member].invitation == link.id:
        del made[link.member]


def _remember(link: InvitationLink) -> None:
    st.session_state[MADE] = {**st.session_state.get(MADE, {}), link.member: link}


def _hide() -> None:
    st.session_state.pop(MADE, None)
