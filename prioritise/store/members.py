"""Who sits on the panel. Ids are pseudonyms; names and addresses are in one table and can be erased."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Table, delete, insert, select, update

from prioritise.domain.errors import StoreError, VersionClash
from prioritise.domain.panel import Access, EventKind, PanelMember
from prioritise.files.exercise.panel_files import readable_text
from prioritise.store.access import ANYONE, FACILITATOR, Viewer, reading
from prioritise.store.database import Store
from prioritise.store.tables import (
    comment,
    invitation,
    member,
    member_name,
    partner,
    score,
    submission,
    weight_statement,
)
from prioritise.store.writing import Save, saving


@dataclass(frozen=True, slots=True)
class PersonalName:
    """Who a member is. Only the facilitator sees it; it is in no event and no export."""

    member: str
    name: str
    email: str


def members(store: Store, viewer: Viewer) -> tuple[PanelMember, ...]:
    """List everyone on the panel, without names, in the order they joined."""
    with reading(store, viewer, *ANYONE) as connection:
        rows = connection.execute(select(member).where(member.c.exercise == viewer.exercise).order_by(member.c.key))
        return tuple(PanelMember(row.id, row.partner, row.title, Access(row.access), row.version) for row in rows)


def add_member(
    store: Store,
    viewer: Viewer,
    *,
    partner: str,
    title: str = "",
    access: Access = Access.MEMBER,
    name: str = "",
    email: str = "",
    save_key: str,
) -> PanelMember:
    """Add a person of a partner, under a fresh pseudonym. For the facilitator.

    `email` is the address the organisation's sign-in gives; empty when they come by a link only.
    """
    written = readable_text(title, what="role")
    request = (partner, written, access, name, email)
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=request) as save:
        # A pseudonym made of the save's own key is the same when the save is sent twice.
        pseudonym = f"member-{pseudonym_of(viewer.exercise, save_key)}"
        if not save.repeated:
            _check_partner(save.connection, viewer.exercise, partner)
            whose = {"exercise": viewer.exercise, "partner": partner, "title": written, "access": access.value}
            save.connection.execute(insert(member).values(id=pseudonym, version=1, **whose))
            _name(save.connection, viewer.exercise, PersonalName(pseudonym, name.strip(), signed_address(email)))
            save.note(EventKind.MEMBER_ADDED, member=pseudonym, partner=partner, access=access.value)
        return member_row(save.connection, viewer.exercise, pseudonym)


def change_member(
    store: Store,
    viewer: Viewer,
    changed: PanelMember,
    *,
    named: PersonalName | None = None,
    seen_version: int,
    save_key: str,
) -> PanelMember:
    """Change a member's partner, title or access, and their name and address if given. For the facilitator.

    Their own weights move with them to a new partner. Only what really changed is in the log. Raises VersionClash when
    someone else changed them first, and StoreError for an address another member has; nothing is changed then.
    """
    title = readable_text(changed.title, what="role")
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=(changed, named, seen_version)) as save:
        stands = member_row(save.connection, viewer.exercise, changed.id)
        if not save.repeated:
            if stands.version != seen_version:
                raise VersionClash("Somebody else changed this member first.", theirs=stands, yours=changed)
            _check_partner(save.connection, viewer.exercise, changed.partner)
            wanted = replace(changed, title=title, version=seen_version)
            renamed = named is not None and _rename(save, replace(named, member=changed.id))
            if renamed or wanted != stands:
                _replace(save, wanted)
            # The log cannot be changed: it says that a place was changed only where it was.
            if wanted != stands:
                facts = {"partner": changed.partner, "access": changed.access.value}
                save.note(EventKind.MEMBER_CHANGED, member=changed.id, **facts)
        return member_row(save.connection, viewer.exercise, changed.id)


def remove_member(store: Store, viewer: Viewer, member_id: str, *, save_key: str) -> None:
    """Take somebody off the panel who has said nothing yet; their links end. For the facilitator, not of themselves.

    Raises StoreError for a member who gave scores, weights or comments: what was said stands, under its pseudonym.
    """
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=("remove", member_id)) as save:
        if save.repeated:
            return
        member_row(save.connection, viewer.exercise, member_id)
        if member_id == save.viewer.member:
            raise StoreError("You cannot take yourself off the panel. Another facilitator can.")
        if any(_has_rows(save, said, member_id) for said in (score, submission, weight_statement, comment)):
            raise StoreError(
                "They have given scores, weights or comments, and those stand. Make them somebody who watches, or "
                "erase their name."
            )
        for table in (invitation, member_name):
            save.connection.execute(delete(table).filter_by(exercise=viewer.exercise, member=member_id))
        save.connection.execute(delete(member).filter_by(exercise=viewer.exercise, id=member_id))
        save.note(EventKind.MEMBER_REMOVED, member=member_id)


def names(store: Store, viewer: Viewer) -> tuple[PersonalName, ...]:
    """Return the names that are kept, by member. For the facilitator."""
    with reading(store, viewer, *FACILITATOR) as connection:
        mine = select(member_name).where(member_name.c.exercise == viewer.exercise).order_by(member_name.c.member)
        return tuple(PersonalName(row.member, row.name, row.email) for row in connection.execute(mine))


def names_of(connection: Connection, exercise: str, member_id: str) -> tuple[str, ...]:
    """Return a member's name and address, where they are kept, within the caller's transaction."""
    row = connection.execute(select(member_name).filter_by(exercise=exercise, member=member_id)).first()
    return tuple(part for part in (row.name, row.email) if part) if row else ()


def erase_name_within(save: Save, member_id: str) -> None:
    """Erase a member's name and address within the caller's save; `names_in_texts.erase_name` is what to call."""
    member_row(save.connection, save.viewer.exercise, member_id)
    _erase(save.connection, save.viewer.exercise, member_id)
    # A form that was open with the name in it is another version's: it must not bring the name back.
    mine = (member.c.exercise == save.viewer.exercise) & (member.c.id == member_id)
    save.connection.execute(update(member).where(mine).values(version=member.c.version + 1))
    save.note(EventKind.NAME_ERASED, member=member_id)


def member_row(connection: Connection, exercise: str, member_id: str) -> PanelMember:
    """Return one member, within the caller's transaction. Raises StoreError when there is none of this id."""
    wanted = select(member).where(member.c.exercise == exercise, member.c.id == member_id)
    row = connection.execute(wanted).first()
    if row is None:
        raise StoreError(f"Nobody on this panel has the id {member_id}.")
    return PanelMember(row.id, row.partner, row.title, Access(row.access), row.version)


def pseudonym_of(exercise: str, save_key: str) -> str:
    """Return twelve letters and figures that say nothing about the person."""
    return hashlib.sha256(f"{exercise} {save_key}".encode()).hexdigest()[:12]


def signed_address(email: str) -> str:
    """Return an address as the store keeps and compares it."""
    return email.strip().casefold()


def _check_partner(connection: Connection, exercise: str, partner_id: str) -> None:
    known = list(connection.scalars(select(partner.c.id).where(partner.c.exercise == exercise).order_by(partner.c.id)))
    if partner_id not in known:
        raise StoreError(f"{partner_id or 'Nobody'} is not a partner here. Partners: {', '.join(known)}.")


def _name(connection: Connection, exercise: str, named: PersonalName) -> None:
    if not (named.name or named.email):
        return
    known = select(member_name.c.member).where(
        member_name.c.exercise == exercise, member_name.c.email == named.email, member_name.c.email != ""
    )
    if connection.scalar(known) is not None:
        raise StoreError("Another member has this address already. Use one address for one person.")
    row = {"member": named.member, "name": named.name, "email": named.email}
    connection.execute(insert(member_name).values(exercise=exercise, **row))


def _replace(save: Save, wanted: PanelMember) -> None:
    """Write a member down as the next version, also of another name, so that no form that was open brings one back."""
    mine = {"exercise": save.viewer.exercise}
    facts = {"partner": wanted.partner, "title": wanted.title, "access": wanted.access.value}
    place = update(member).filter_by(**mine, id=wanted.id)
    save.connection.execute(place.values(**facts, version=wanted.version + 1))
    said = update(weight_statement).filter_by(**mine, member=wanted.id)
    save.connection.execute(said.values(partner=wanted.partner))


def _has_rows(save: Save, table: Table, member_id: str) -> bool:
    mine = {"exercise": save.viewer.exercise, "member": member_id}
    return save.connection.execute(select(table.c.member).filter_by(**mine).limit(1)).first() is not None


def _rename(save: Save, named: PersonalName) -> bool:
    """Write a name and address down; tells whether they are others than before."""
    tidy = PersonalName(named.member, named.name.strip(), signed_address(named.email))
    where = {"exercise": save.viewer.exercise, "member": named.member}
    known = save.connection.execute(select(member_name.c.name, member_name.c.email).filter_by(**where)).first()
    if (tuple(known) if known else ("", "")) == (tidy.name, tidy.email):
        return False
    _erase(save.connection, save.viewer.exercise, named.member)
    _name(save.connection, save.viewer.exercise, tidy)
    save.note(EventKind.MEMBER_NAMED, member=named.member)
    return True


def _erase(connection: Connection, exercise: str, member_id: str) -> None:
    mine = (member_name.c.exercise == exercise) & (member_name.c.member == member_id)
    connection.execute(delete(member_name).where(mine))
