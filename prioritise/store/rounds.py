"""Rounds of scoring: opened, revealed, closed, in this order, or called off while nobody has seen a score.

A rescoring after a challenge is a new round.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from prioritise.domain.errors import StoreError, VersionClash
from prioritise.domain.noted_about import noted_about
from prioritise.domain.panel import EventKind, Round, RoundState
from prioritise.files.exercise.panel_files import readable_text
from prioritise.store.access import ANYONE, FACILITATOR, Viewer, reading
from prioritise.store.asked import about_of, put_about
from prioritise.store.carried_interests import carry_interests
from prioritise.store.database import Store
from prioritise.store.digests import digest_of_text
from prioritise.store.tables import called_off, event, round_, score, submission
from prioritise.store.writing import Save, saving

FACTS = ("member", "intervention", "criterion", "value", "state", "reason")
"""What a reveal's digest covers, in order, followed by the funding level where a score is of a single one."""


@dataclass(frozen=True, slots=True)
class PanelRounds:
    """The rounds of a panel, first to last: those that count, and those that were called off."""

    counted: tuple[Round, ...]
    called_off: tuple[Round, ...]


def rounds(store: Store, viewer: Viewer) -> tuple[Round, ...]:
    """Return every round but those that were called off, first to last."""
    return panel_rounds(store, viewer).counted


def panel_rounds(store: Store, viewer: Viewer) -> PanelRounds:
    """Return every round, those that were called off apart."""
    with reading(store, viewer, *ANYONE) as connection:
        mine = _with_reasons().where(round_.c.exercise == viewer.exercise)
        about = about_of(connection, viewer.exercise)
        opened = [_round(row, about) for row in connection.execute(mine.order_by(round_.c.number))]
    return PanelRounds(
        counted=tuple(one for one in opened if one.state is not RoundState.CALLED_OFF),
        called_off=tuple(one for one in opened if one.state is RoundState.CALLED_OFF),
    )


def _with_reasons() -> Select[Any]:
    same = (called_off.c.exercise == round_.c.exercise) & (called_off.c.round == round_.c.number)
    return select(round_, called_off.c.reason).select_from(round_.outerjoin(called_off, same))


def open_round(store: Store, viewer: Viewer, *, save_key: str, about: Collection[str] = ()) -> Round:
    """Open the next round. For the facilitator. Raises StoreError while another is under way.

    With `about` members are asked about these interventions only, by id; what was said of the others stays. Whoever
    stands aside from an intervention stands aside in this round too, until they withdraw their interest.
    """
    request = ("open", *sorted(about)) if about else "open"
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=request) as save:
        connection, mine = save.connection, round_.c.exercise == viewer.exercise
        last = connection.scalar(select(func.max(round_.c.number)).where(mine)) or 0
        if save.repeated:
            return round_row(connection, viewer.exercise, last)
        under_way = connection.scalar(select(round_.c.number).where(mine, round_.c.state != RoundState.CLOSED.value))
        if under_way is not None:
            raise StoreError(f"Round {under_way} is still under way. Close it before you open another.")
        number = last + 1
        new = {"exercise": viewer.exercise, "number": number, "state": RoundState.OPEN.value, "opened_at": save.now}
        connection.execute(insert(round_).values(**new, version=1))
        named = put_about(connection, viewer.exercise, number, about)
        carry_interests(connection, viewer.exercise, number, now=save.now)
        save.note(EventKind.ROUND_OPENED, round=number, **({"about": noted_about(named)} if named else {}))
        return round_row(connection, viewer.exercise, number)


def reveal_round(store: Store, viewer: Viewer, number: int, *, seen_version: int, save_key: str) -> Round:
    """Show everyone the scores that were sent; none can be saved after. For the facilitator.

    The event holds a digest of what was shown, so that a score changed afterwards can be told (`unmatched_rounds`).
    """
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=("reveal", number)) as save:
        if not save.repeated:
            # Waits for every save of this round that is under way.
            _move(save, number, RoundState.OPEN, RoundState.REVEALED, seen_version)
            digest = shown_digest(save.connection, viewer.exercise, number)
            save.note(EventKind.ROUND_REVEALED, round=number, scores=digest)
        return round_row(save.connection, viewer.exercise, number)


def close_round(store: Store, viewer: Viewer, number: int, *, seen_version: int, save_key: str) -> Round:
    """Close a revealed round; what was settled stands. For the facilitator."""
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=("close", number)) as save:
        if not save.repeated:
            _move(save, number, RoundState.REVEALED, RoundState.CLOSED, seen_version)
            save.note(EventKind.ROUND_CLOSED, round=number)
        return round_row(save.connection, viewer.exercise, number)


def call_off_round(
    store: Store, viewer: Viewer, number: int, *, reason: str, seen_version: int, save_key: str
) -> Round:
    """End an open round so that nothing of it counts, and say why. For the facilitator.

    What members typed in it stays theirs to read. Raises FileProblems without a reason, and StoreError once the round
    is revealed: what everyone has seen is not unseen.
    """
    why = readable_text(reason, what="reason", needed=True)
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=("call off", number, why)) as save:
        if not save.repeated:
            _move(save, number, RoundState.OPEN, RoundState.CLOSED, seen_version)
            row = {"exercise": viewer.exercise, "round": number, "reason": why}
            save.connection.execute(insert(called_off).values(**row))
            save.note(EventKind.ROUND_CALLED_OFF, round=number, reason=digest_of_text(why))
        return round_row(save.connection, viewer.exercise, number)


def round_row(connection: Connection, exercise: str, number: int, *, keep: bool = False) -> Round:
    """Return one round within the caller's transaction; `keep` holds its state until the transaction ends."""
    wanted = _with_reasons().where(round_.c.exercise == exercise, round_.c.number == number)
    row = connection.execute(wanted.with_for_update(read=True, of=round_) if keep else wanted).first()
    if row is None:
        raise StoreError(f"There is no round {number}.")
    return _round(row, about_of(connection, exercise))


def unmatched_rounds(store: Store, exercise: str) -> tuple[int, ...]:
    """Return the rounds whose scores are not those that the events say were revealed."""
    with store.read() as connection:
        kinds = (EventKind.ROUND_REVEALED.value, EventKind.SCORES_REWORDED.value)
        mine = select(event.c.detail).where(event.c.exercise == exercise, event.c.kind.in_(kinds))
        facts = [json.loads(detail) for detail in connection.scalars(mine.order_by(event.c.number)).all()]
        # What was shown, and in place of that what its reasons were reworded to.
        shown = {fact["round"]: fact["scores"] for fact in facts}
        return tuple(number for number, digest in shown.items() if digest != shown_digest(connection, exercise, number))


def _move(save: Save, number: int, before: RoundState, after: RoundState, seen_version: int) -> None:
    connection, exercise = save.connection, save.viewer.exercise
    mine = (round_.c.exercise == exercise) & (round_.c.number == number)
    connection.execute(select(round_.c.version).where(mine).with_for_update(key_share=True))
    stands = round_row(connection, exercise, number)
    if stands.version != seen_version:
        raise VersionClash(f"Somebody else moved round {number} on first.", theirs=stands, yours=after)
    if stands.state != before:
        raise StoreError(f"Round {number} is {stands.state}; it must be {before} for this.")
    connection.execute(
        update(round_).where(mine).values({"state": after.value, f"{after}_at": save.now, "version": seen_version + 1})
    )


def shown_digest(connection: Connection, exercise: str, number: int) -> str:
    """Return the digest of what a reveal shows, within the caller's transaction."""
    sent = (submission.c.exercise == score.c.exercise) & (submission.c.round == score.c.round)
    columns = [score.c[name] for name in (*FACTS, "level")]
    rows = connection.execute(
        select(*columns)
        .select_from(score.join(submission, sent & (submission.c.member == score.c.member)))
        .where(score.c.exercise == exercise, score.c.round == number)
    )
    return hashlib.sha256("\n".join(sorted(_fact(tuple(row)) for row in rows)).encode("utf-8")).hexdigest()


def _fact(row: tuple[object, ...]) -> str:
    # Without a level it reads as it did before scores could have one, so that older reveals still match.
    return repr(row if row[-1] else row[:-1])


def _round(row: Row[Any], about: Mapping[int, tuple[str, ...]]) -> Round:
    columns = {name: row._mapping[name] for name in Round.__dataclass_fields__ if name != "about"}
    # What `was_called_off` asks of the table, of one row.
    without_reveal = row.opened_at is not None and row.revealed_at is None and row.state == RoundState.CLOSED
    state = RoundState.CALLED_OFF if without_reveal else RoundState(row.state)
    return Round(**columns | {"state": state, "reason": row.reason or "", "about": about.get(row.number, ())})
