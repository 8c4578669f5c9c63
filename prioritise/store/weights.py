"""What each partner and member thinks matters: one statement each, by the method they chose."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, insert, select, update

from prioritise.domain.errors import StoreError, VersionClash
from prioritise.domain.panel import Access, EventKind, RoundState
from prioritise.domain.partners import WeightStatement
from prioritise.judgement.statements import statement_faults
from prioritise.judgement.weights.methods import weight_method
from prioritise.store.access import ANYONE, PANEL, CameInBy, Viewer, admit, reading, was_called_off
from prioritise.store.database import Store
from prioritise.store.digests import digest_of_lines
from prioritise.store.members import member_row
from prioritise.store.panel_rows import insert_lines
from prioritise.store.tables import criterion, partner, round_, weight_row, weight_statement
from prioritise.store.writing import Save, saving

LARGEST_POINTS = 1e6


@dataclass(frozen=True, slots=True)
class WeightLine:
    """Points for one criterion; in pairwise methods, for one criterion against another."""

    criterion: str
    points: float
    against: str = ""


@dataclass(frozen=True, slots=True)
class WeightsGiven:
    """One statement of weights. `member` is empty when the partner speaks as one.

    `method` is the id of a weighting method: one line for each weighted criterion; or, where it compares pairs, one
    line for each comparison and `against` in every line.
    """

    partner: str
    member: str
    method: str
    lines: tuple[WeightLine, ...]


@dataclass(frozen=True, slots=True)
class SavedWeights:
    """A statement as the store has it, who saved it last, and its version."""

    weights: WeightsGiven
    saved_by: str
    saved_at: str
    version: int


def save_weights(
    store: Store, viewer: Viewer, statement: WeightsGiven, *, seen_version: int, save_key: str
) -> SavedWeights:
    """Save a statement whole, in place of the one before. `seen_version` is 0 when there was none.

    A member speaks for themselves, and not after the last round is closed; the facilitator speaks for anyone, and alone
    for a partner as one. Raises VersionClash when somebody saved this statement first, StoreError when this person may
    not save it or the points cannot be used.
    """
    with saving(store, viewer, *PANEL, save_key=save_key, request=(statement, seen_version)) as save:
        if not save.repeated:
            _check_speaker(save, statement)
            _check_lines(save.connection, viewer.exercise, statement)
            _replace(save, statement, seen_version)
            lines = ((line.criterion, line.against, line.points) for line in statement.lines)
            save.note(
                EventKind.WEIGHTS_SAVED,
                partner=statement.partner,
                member=statement.member,
                method=statement.method,
                digest=digest_of_lines(statement.method, lines),
            )
        row = _row(save.connection, viewer.exercise, statement.partner, statement.member)
        if row is None:
            raise StoreError("These weights are not there any more.")
        return _saved(save.connection, row)


def all_weights(store: Store, viewer: Viewer) -> tuple[SavedWeights, ...]:
    """Return every statement, in the order they were first made."""
    with reading(store, viewer, *ANYONE, one_moment=True) as connection:
        mine = weight_statement.c.exercise == viewer.exercise
        rows = connection.execute(select(weight_statement).where(mine).order_by(weight_statement.c.key))
        return tuple(_saved(connection, row) for row in rows.all())


def why_closed(store: Store, viewer: Viewer) -> str:
    """Say why this person can save no weights now, in a sentence; empty when they can."""
    with store.read() as connection:
        who = admit(connection, viewer, *ANYONE, now=store.now)
        if who.access is Access.OBSERVER:
            return "You are watching this panel, and give no weights of your own."
        return "" if _speaks_for_anyone(who) else _closed_words(connection, who.exercise)


def statement_of(statement: WeightsGiven) -> tuple[WeightStatement, ...]:
    """Return the lines as the rest of the product holds them. Raises ValueError for a method there is not."""
    method = weight_method(statement.method).id
    return tuple(
        WeightStatement(statement.partner, statement.member, line.criterion, method, line.points, line.against)
        for line in statement.lines
    )


def _check_speaker(save: Save, statement: WeightsGiven) -> None:
    who = save.viewer
    if statement.member:
        speaker = member_row(save.connection, who.exercise, statement.member)
        if speaker.partner != statement.partner:
            raise StoreError(f"{statement.member} speaks for {speaker.partner}, not {statement.partner}.")
    if _speaks_for_anyone(who):
        return
    own = member_row(save.connection, who.exercise, who.member)
    if not statement.member and statement.partner == own.partner:
        raise StoreError("Only the facilitator saves what a partner says as one. You can save your own weights.")
    if statement.member != own.id:
        raise StoreError("You can save your own weights, not others'.")
    if closed := _closed_words(save.connection, who.exercise):
        raise StoreError(closed)


def _speaks_for_anyone(who: Viewer) -> bool:
    """Whether they run the panel now. Whoever uses the facilitator's own machine as a member speaks as that member."""
    passed_round = who.came_in_by is CameInBy.THIS_MACHINE and bool(who.member)
    return who.access is Access.FACILITATOR and not passed_round


def _closed_words(connection: Connection, exercise: str) -> str:
    mine = select(round_.c.number, round_.c.state).where(round_.c.exercise == exercise, ~was_called_off())
    last = connection.execute(mine.order_by(round_.c.number.desc()).limit(1)).first()
    if last is None or last.state != RoundState.CLOSED:
        return ""
    return (
        f"Round {last.number} is closed, and the weights stand as they were given. Only the facilitator can change "
        "them now. When another round is opened, you can save yours again."
    )


def _check_lines(connection: Connection, exercise: str, statement: WeightsGiven) -> None:
    known_partner = select(partner.c.id).where(partner.c.exercise == exercise, partner.c.id == statement.partner)
    if connection.scalar(known_partner) is None:
        raise StoreError(f"There is no partner {statement.partner} here.")
    wanted = connection.scalars(
        select(criterion.c.id).where(criterion.c.exercise == exercise, criterion.c.weighted).order_by(criterion.c.id)
    ).all()
    named = {line.criterion for line in statement.lines} | {line.against for line in statement.lines if line.against}
    if strange := sorted(named - set(wanted)):
        raise StoreError(f"{strange[0]} carries no weight here. Weigh: {', '.join(wanted)}.")
    if any(not math.isfinite(line.points) or not 0 <= line.points <= LARGEST_POINTS for line in statement.lines):
        raise StoreError("Points are 0 or more. Check the figures.")
    if len({(line.criterion, line.against) for line in statement.lines}) < len(statement.lines):
        raise StoreError("A criterion is weighed twice. Keep one of the two.")
    try:
        said = statement_of(statement)
    except ValueError as unknown:
        raise StoreError(str(unknown)) from None
    if not said:
        raise StoreError("Nothing was weighed.")
    for fault in statement_faults(said, wanted):
        raise StoreError(f"{fault.found[:1].upper()}{fault.found[1:]}: {fault.what_to_do}.")


def _replace(save: Save, statement: WeightsGiven, seen_version: int) -> None:
    connection, exercise = save.connection, save.viewer.exercise
    row = _row(connection, exercise, statement.partner, statement.member)
    if (row.version if row else 0) != seen_version:
        theirs = _saved(connection, row) if row else None
        raise VersionClash("Somebody else saved these weights first.", theirs=theirs, yours=statement)
    content = {"method": statement.method, "saved_by": save.viewer.actor, "saved_at": save.now}
    if row:
        key = row.key
        connection.execute(delete(weight_row).where(weight_row.c.statement == key))
        changed = update(weight_statement).where(weight_statement.c.key == key)
        connection.execute(changed.values(**content, version=seen_version + 1))
    else:
        whose = {"exercise": exercise, "partner": statement.partner, "member": statement.member or None}
        made = insert(weight_statement).values(**whose, **content, version=1).returning(weight_statement.c.key)
        key = connection.execute(made).scalar_one()
    insert_lines(connection, key, statement.lines)


def _row(connection: Connection, exercise: str, partner_id: str, member_id: str) -> Row[Any] | None:
    speaker = weight_statement.c.member == member_id if member_id else weight_statement.c.member.is_(None)
    mine = and_(weight_statement.c.exercise == exercise, weight_statement.c.partner == partner_id, speaker)
    return connection.execute(select(weight_statement).where(mine)).first()


def _saved(connection: Connection, row: Row[Any]) -> SavedWeights:
    lines = connection.execute(select(weight_row).where(weight_row.c.statement == row.key).order_by(weight_row.c.place))
    statement = WeightsGiven(
        row.partner,
        row.member or "",
        row.method,
        tuple(WeightLine(line.criterion, line.points, line.against) for line in lines),
    )
    return SavedWeights(statement, row.saved_by, row.saved_at, row.version)
