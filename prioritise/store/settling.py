"""What the panel settles on for a cell, with a reason, once its scores are on the table."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from prioritise.domain.errors import StoreError, VersionClash
from prioritise.domain.panel import EventKind, RoundState
from prioritise.domain.partners import AgreedScore
from prioritise.files.exercise.panel_files import readable_text
from prioritise.store.access import ANYONE, FACILITATOR, Viewer, admit
from prioritise.store.database import Store
from prioritise.store.rounds import round_row
from prioritise.store.scores import check_on_scale
from prioritise.store.tables import agreed
from prioritise.store.writing import Save, saving


@dataclass(frozen=True, slots=True)
class SettledScore:
    """An agreed value as the store has it, who wrote it down, and its version."""

    agreed: AgreedScore
    saved_by: str
    saved_at: str
    version: int


def settle(store: Store, viewer: Viewer, score: AgreedScore, *, seen_version: int, save_key: str) -> SettledScore:
    """Write down what was agreed for a cell of a revealed round. For the facilitator. `seen_version` 0: nothing yet.

    An empty `score.level` settles every funding level at once, as the size of the whole. Raises VersionClash when
    somebody settled it first; FileProblems without a reason; StoreError off the criterion's scale, or for a single
    level of what this round settled for all of them, or the other way round.
    """
    tidy = replace(score, value=float(score.value), reason=readable_text(score.reason, what="reason", needed=True))
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=(tidy, seen_version)) as save:
        if not save.repeated:
            _check(save, tidy)
            _store(save, tidy, seen_version)
            reason = hashlib.sha256(tidy.reason.encode("utf-8")).hexdigest()
            save.note(
                EventKind.VALUE_AGREED,
                round=tidy.round,
                intervention=tidy.intervention,
                criterion=tidy.criterion,
                level=tidy.level,
                value=tidy.value,
                reason=reason,
                version=seen_version + 1,
            )
        row = _row(save.connection, viewer.exercise, tidy)
        if row is None:
            raise StoreError("This value is not there any more.")
        return _settled(row)


def settled(store: Store, viewer: Viewer) -> tuple[SettledScore, ...]:
    """List everything that was settled, in the order it was first settled."""
    with store.read() as connection:
        admit(connection, viewer, *ANYONE, now=store.now)
        rows = connection.execute(select(agreed).where(agreed.c.exercise == viewer.exercise).order_by(agreed.c.key))
        return tuple(_settled(row) for row in rows)


def _check(save: Save, score: AgreedScore) -> None:
    scoring_round = round_row(save.connection, save.viewer.exercise, score.round, keep=True)
    if scoring_round.state != RoundState.REVEALED:
        raise StoreError(f"Round {score.round} is {scoring_round.state}; a value is settled while a round is revealed.")
    if not math.isfinite(score.value):
        raise StoreError("Give a number.")
    check_on_scale(
        save.connection,
        save.viewer.exercise,
        intervention_id=score.intervention,
        criterion_id=score.criterion,
        level=score.level,
        value=score.value,
    )
    _check_one_way(save, score)


def _check_one_way(save: Save, score: AgreedScore) -> None:
    cell = {name: content for name, content in _cell(save.viewer.exercise, score).items() if name != "level"}
    other = agreed.c.level == "" if score.level else agreed.c.level != ""
    stands = save.connection.scalar(select(agreed.c.level).filter_by(**cell).where(other))
    if stands is not None:
        how = f"level {stands} by itself" if stands else "all its funding levels together"
        raise StoreError(
            f"Round {score.round} settled this for {how}. Change that value, or settle it the other way in a new round."
        )


def _store(save: Save, score: AgreedScore, seen_version: int) -> None:
    row = _row(save.connection, save.viewer.exercise, score)
    if (row.version if row else 0) != seen_version:
        theirs = _settled(row) if row else None
        raise VersionClash("Somebody else settled this first.", theirs=theirs, yours=score)
    content = {"value": score.value, "reason": score.reason, "saved_by": save.viewer.actor, "saved_at": save.now}
    if row:
        changed = update(agreed).where(agreed.c.key == row.key)
        save.connection.execute(changed.values(**content, version=seen_version + 1))
    else:
        save.connection.execute(insert(agreed).values(**_cell(save.viewer.exercise, score), **content, version=1))


def _row(connection: Connection, exercise: str, score: AgreedScore) -> Row[Any] | None:
    return connection.execute(select(agreed).filter_by(**_cell(exercise, score))).first()


def _cell(exercise: str, score: AgreedScore) -> dict[str, object]:
    place = {"intervention": score.intervention, "criterion": score.criterion, "level": score.level}
    return {"exercise": exercise, "round": score.round} | place


def _settled(row: Row[Any]) -> SettledScore:
    value = AgreedScore(row.round, row.intervention, row.criterion, row.value, row.reason, row.level)
    return SettledScore(value, row.saved_by, row.saved_at, row.version)
