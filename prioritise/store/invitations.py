"""Coming in: on one's own machine, by a link with a secret, or by the organisation's sign-in.

Only the hash of a secret is kept. A link can be withdrawn, and ends by itself.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit

from sqlalchemy import Connection, insert, select, update

from prioritise.domain.errors import NotAllowed, StoreError
from prioritise.domain.panel import LINK_LASTS, Access, EventKind, Invitation
from prioritise.store.access import FACILITATOR, REFUSED, CameInBy, Viewer, admit, reading
from prioritise.store.database import Store, as_stamp
from prioritise.store.digests import digest_of_facts, digest_of_text
from prioritise.store.members import member_row, signed_address
from prioritise.store.tables import exercise, invitation, member, member_name
from prioritise.store.writing import Save, saving

SECRET_BYTES = 32
LINK_MARK = "#link="
"""Before the secret in an address. No browser sends to a server what follows #."""
MOST_LETTERS = 200
"""A token is about 60 letters; whatever is longer was not made here."""


@dataclass(frozen=True, slots=True)
class InvitationLink:
    """A new link's token. It is shown once and kept nowhere; `repr` hides it, so that no log can hold it."""

    invitation: str
    member: str
    expires_at: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OwnPanel:
    """A panel that a person sits on: the exercise's id and title."""

    exercise: str
    title: str


def local_facilitator(store: Store, exercise_id: str) -> Viewer:
    """Return the person at their own machine, who runs the panel. Raises NotAllowed once the exercise is shared."""
    return _entered(store, Viewer(exercise_id, Access.FACILITATOR, CameInBy.THIS_MACHINE))


def local_member(store: Store, exercise_id: str, member_id: str) -> Viewer:
    """Return the person at their own machine, scoring as one member of the panel: for a panel that passes one laptop
    round.
    """
    viewer = _entered(store, Viewer(exercise_id, Access.FACILITATOR, CameInBy.THIS_MACHINE, member_id))
    with store.read() as connection:
        member_row(connection, exercise_id, member_id)
    return viewer


def operator(store: Store, exercise_id: str) -> Viewer:
    """Return whoever may run commands on the machine of the store. No page may hand this out."""
    with store.read() as connection:
        known = list(connection.scalars(select(exercise.c.id).order_by(exercise.c.id)))
    if exercise_id not in known:
        raise StoreError(f"The store has no exercise called {exercise_id}. It has: {', '.join(known) or 'none yet'}.")
    return _entered(store, Viewer(exercise_id, Access.FACILITATOR, CameInBy.OPERATOR))


def link_address(address: str, token: str) -> str:
    """Return the link to send to a person, who opens the app at this address.

    Raises StoreError for what is no address.
    """
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise StoreError(f"{address} is not an address to open. Write it like https://panel.example.")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/{LINK_MARK}{token}"


def start_sharing(store: Store, viewer: Viewer, member_id: str, *, lasts: timedelta = LINK_LASTS) -> InvitationLink:
    """Let people come in by link or sign-in only from now on; returns the link of the facilitator, an existing
    member.
    """
    key = f"share {secrets.token_hex(8)}"
    with saving(store, viewer, *FACILITATOR, save_key=key) as save:
        member_row(save.connection, viewer.exercise, member_id)
        save.connection.execute(update(exercise).where(exercise.c.id == viewer.exercise).values(shared=True))
        mine = (member.c.exercise == viewer.exercise) & (member.c.id == member_id)
        facilitates = {"access": Access.FACILITATOR.value, "version": member.c.version + 1}
        save.connection.execute(update(member).where(mine).values(**facilitates))
        save.note(EventKind.SHARING_STARTED, member=member_id)
        return _new_link(save, member_id, as_stamp(store.clock() + lasts))


def invite(store: Store, viewer: Viewer, member_id: str, *, lasts: timedelta = LINK_LASTS) -> InvitationLink:
    """Make a link for a member. For the facilitator of a shared exercise. An older link of theirs stays good."""
    with saving(store, viewer, *FACILITATOR, save_key=f"invite {secrets.token_hex(8)}") as save:
        if save.viewer.came_in_by is CameInBy.THIS_MACHINE:
            raise StoreError("Start sharing first. From then on you come in by a link of your own.")
        member_row(save.connection, viewer.exercise, member_id)
        return _new_link(save, member_id, as_stamp(store.clock() + lasts))


def withdraw(store: Store, viewer: Viewer, invitation_id: str) -> None:
    """Withdraw a link. Whoever came in by it gets nothing from the next page on. For the facilitator."""
    with saving(store, viewer, *FACILITATOR, save_key=f"withdraw {invitation_id}") as save:
        mine = (invitation.c.exercise == viewer.exercise) & (invitation.c.id == invitation_id)
        whose = save.connection.scalar(select(invitation.c.member).where(mine))
        if whose is None:
            raise StoreError("There is no such link.")
        if not save.repeated:
            save.connection.execute(update(invitation).where(mine).values(withdrawn_at=save.now))
            save.note(EventKind.INVITATION_WITHDRAWN, invitation=invitation_id, member=whose)


def invitations(store: Store, viewer: Viewer) -> tuple[Invitation, ...]:
    """Return every link that was made, oldest first. For the facilitator."""
    with reading(store, viewer, *FACILITATOR) as connection:
        rows = connection.execute(
            select(invitation).where(invitation.c.exercise == viewer.exercise).order_by(invitation.c.made_at)
        )
        return tuple(Invitation(row.id, row.member, row.made_at, row.expires_at, row.withdrawn_at) for row in rows)


def viewer_by_token(store: Store, token: str) -> Viewer:
    """Return who a link was made for. Raises NotAllowed, in the same words, for one unknown, expired or withdrawn."""
    name, _, secret = token[:MOST_LETTERS].partition(".")
    with store.read() as connection:
        row = connection.execute(select(invitation).where(invitation.c.id == name)).first()
        kept = row.token_hash if row else digest_of_text("no such link")
        if not hmac.compare_digest(kept, digest_of_text(secret)) or row is None:
            raise NotAllowed(REFUSED)
        return _admitted(connection, store, Viewer(row.exercise, Access.OBSERVER, CameInBy.LINK, row.member, row.id))


def exercises_by_email(store: Store, email: str) -> tuple[OwnPanel, ...]:
    """Return the shared panels that this address sits on, by title. Pass only an address that is verified."""
    address = signed_address(email)
    with store.read() as connection:
        rows = connection.execute(
            select(exercise.c.id, exercise.c.title)
            .join(member_name, member_name.c.exercise == exercise.c.id)
            .where(member_name.c.email == address, member_name.c.email != "", exercise.c.shared)
            .order_by(exercise.c.title, exercise.c.id)
        )
        return tuple(OwnPanel(row.id, row.title) for row in rows)


def viewer_by_email(store: Store, exercise_id: str, email: str) -> Viewer:
    """Return who signed in. Pass only an address that the identity provider says is verified. Raises NotAllowed."""
    address = signed_address(email)
    with store.read() as connection:
        wanted = (member_name.c.exercise == exercise_id) & (member_name.c.email == address)
        member_id = connection.scalar(select(member_name.c.member).where(wanted, member_name.c.email != ""))
        if member_id is None:
            raise NotAllowed(REFUSED)
        came = Viewer(exercise_id, Access.OBSERVER, CameInBy.SIGN_IN, member_id, address=address)
        return _admitted(connection, store, came)


def _new_link(save: Save, member_id: str, expires_at: str) -> InvitationLink:
    name, secret = secrets.token_hex(8), secrets.token_urlsafe(SECRET_BYTES)
    whose = {"exercise": save.viewer.exercise, "member": member_id, "made_at": save.now, "expires_at": expires_at}
    save.connection.execute(insert(invitation).values(id=name, token_hash=digest_of_text(secret), **whose))
    link = digest_of_facts(digest_of_text(secret))
    save.note(EventKind.INVITATION_MADE, invitation=name, member=member_id, expires_at=expires_at, link=link)
    return InvitationLink(name, member_id, expires_at, f"{name}.{secret}")


def _entered(store: Store, viewer: Viewer) -> Viewer:
    with store.read() as connection:
        return _admitted(connection, store, viewer)


def _admitted(connection: Connection, store: Store, viewer: Viewer) -> Viewer:
    return admit(connection, viewer, *Access, now=store.now)
