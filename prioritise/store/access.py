"""Who may see and do what. Every question is asked of the database, so that a link withdrawn now shuts now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, and_, exists, false, or_, select

from prioritise.domain.errors import NotAllowed
from prioritise.domain.panel import Access, RoundState
from prioritise.store.database import Store
from prioritise.store.tables import exercise, invitation, member, member_name, round_, score, submission

REFUSED = "There is nothing here for you. If you were sent a link, ask the facilitator for a new one."
"""The same words whether a thing does not exist or is not this person's to see."""


class CameInBy(StrEnum):
    """How a person came in."""

    THIS_MACHINE = "this-machine"
    OPERATOR = "operator"
    LINK = "link"
    SIGN_IN = "sign-in"


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person who asks. `member` is their pseudonymous id, empty for whoever runs the machine.

    What they may do is looked up again at every read and write; `access` only says what it was when they came in.
    `address` is what someone signed in with; it is held in no table but that of names, and in no log.
    """

    exercise: str
    access: Access
    came_in_by: CameInBy
    member: str = ""
    invitation: str = ""
    address: str = field(default="", repr=False)

    @property
    def actor(self) -> str:
        """Who events name: a pseudonymous member id, or the way in of whoever runs the machine."""
        return self.member or self.came_in_by.value


ANYONE = (Access.FACILITATOR, Access.MEMBER, Access.OBSERVER)
PANEL = (Access.FACILITATOR, Access.MEMBER)
FACILITATOR = (Access.FACILITATOR,)


def admit(connection: Connection, viewer: Viewer, *allowed: Access, now: str) -> Viewer:
    """Return the viewer with the access they have at this moment. Raises NotAllowed when it is not among `allowed`."""
    access = _access_now(connection, viewer, now)
    if access not in allowed:
        raise NotAllowed(REFUSED)
    return replace(viewer, access=Access(access))


@contextmanager
def reading(store: Store, viewer: Viewer, *allowed: Access, one_moment: bool = False) -> Iterator[Connection]:
    """Return a connection that writes nothing. Raises NotAllowed for a viewer who may not read this now.

    With `one_moment` it sees one state of the store throughout.
    """
    with store.read_one_moment() if one_moment else store.read() as connection:
        admit(connection, viewer, *allowed, now=store.now)
        yield connection


def visible_scores(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition on `score` that keeps out what this viewer may not see; put it in every query of scores.

    Before a round is revealed: a person's own scores and nobody else's. After it: what was sent. Drafts that were
    never sent stay their writer's.
    """
    own = score.c.member == viewer.member if viewer.member else false()
    return and_(score.c.exercise == viewer.exercise, or_(own, revealed_scores()))


def revealed_scores() -> ColumnElement[bool]:
    """Return the condition on `score` for what is on the table: sent, in a round that has been revealed."""
    shown = exists().where(
        round_.c.exercise == score.c.exercise,
        round_.c.number == score.c.round,
        round_.c.state.in_((RoundState.REVEALED.value, RoundState.CLOSED.value)),
        ~was_called_off(),
    )
    sent = exists().where(
        submission.c.exercise == score.c.exercise,
        submission.c.round == score.c.round,
        submission.c.member == score.c.member,
    )
    return and_(shown, sent)


def was_called_off() -> ColumnElement[bool]:
    """Return the condition on `round` for one that was called off: opened here, and closed without a reveal."""
    return and_(
        round_.c.state == RoundState.CLOSED.value, round_.c.opened_at.is_not(None), round_.c.revealed_at.is_(None)
    )


def _access_now(connection: Connection, viewer: Viewer, now: str) -> str | None:
    match viewer.came_in_by:
        case CameInBy.LINK:
            return _access_by_link(connection, viewer, now)
        case CameInBy.SIGN_IN:
            return _access_by_name(connection, viewer)
        case CameInBy.THIS_MACHINE | CameInBy.OPERATOR:
            return _access_here(connection, viewer)


def _access_by_link(connection: Connection, viewer: Viewer, now: str) -> str | None:
    same_member = and_(member.c.exercise == invitation.c.exercise, member.c.id == invitation.c.member)
    return connection.scalar(
        select(member.c.access)
        .select_from(invitation.join(member, same_member))
        .where(
            invitation.c.id == viewer.invitation,
            invitation.c.exercise == viewer.exercise,
            invitation.c.member == viewer.member,
            invitation.c.withdrawn_at.is_(None),
            invitation.c.expires_at > now,
        )
    )


def _access_by_name(connection: Connection, viewer: Viewer) -> str | None:
    named = and_(member.c.exercise == member_name.c.exercise, member.c.id == member_name.c.member)
    return connection.scalar(
        select(member.c.access)
        .select_from(member_name.join(member, named).join(exercise, exercise.c.id == member.c.exercise))
        .where(
            member.c.exercise == viewer.exercise,
            member.c.id == viewer.member,
            member_name.c.email == viewer.address,
            member_name.c.email != "",
            exercise.c.shared,
        )
    )


def _access_here(connection: Connection, viewer: Viewer) -> str | None:
    shared = connection.scalar(select(exercise.c.shared).where(exercise.c.id == viewer.exercise))
    if shared is None or (shared and viewer.came_in_by is CameInBy.THIS_MACHINE):
        return None
    return Access.FACILITATOR.value
