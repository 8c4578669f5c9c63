"""What the panel settles on for a cell, with a reason, once its scores are on the table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from prioritise.domain.errors import StoreError, VersionClash
from prioritise.domain.panel import EarlierAgreed, EventKind, RoundState
from prioritise.domain.partners import AgreedScore
from prioritise.files.exercise.panel_files import readable_text
from prioritise.store.access import ANYONE, FACILITATOR, Viewer, reading
from prioritise.store.database import Store
from prioritise.store.digests import digest_of_text
from prioritise.store.panel_rows import agreed_scores
from prioritise.store.rounds import round_row
from prioritise.store.scores import check_on_scale
from prioritise.store.tables import agreed, dissent, earlier_agreed
from prioritise.store.writing import Save, saving

Place = tuple[int, str, str, str]
"""A round, an intervention, a criterion and a level."""


@dataclass(frozen=True, slots=True)
class SettledScore:
    """An agreed value as the store has it, who wrote it down, its version, and what it took the place of."""

    agreed: AgreedScore
    saved_by: str
    saved_at: str
    version: int
    before: tuple[EarlierAgreed, ...] = ()


def settle(store: Store, viewer: Viewer, score: AgreedScore, *, seen_version: int, save_key: str) -> SettledScore:
    """Write down what was agreed for a cell of a revealed round. For the facilitator. `seen_version` 0: nothing yet.

    An empty `score.level` settles every funding level at once, as the size of the whole. Raises VersionClash when
    somebody settled it first; FileProblems without a reason; StoreError off the criterion's scale, or for a single
    level of what this round settled for all of them, or the other way round.
    """
    tidy = _tidy(score)
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=(tidy, seen_version)) as save:
        if not save.repeated:
            _check(save, tidy)
            _store(save, tidy, seen_version)
            save.note(EventKind.VALUE_AGREED, **_noted(tidy, seen_version))
        return _needed(save.connection, viewer.exercise, tidy)


def reword(store: Store, viewer: Viewer, score: AgreedScore, *, seen_version: int, save_key: str) -> SettledScore:
    """Write the reason and the dissent of an agreed value in other words, in whatever state its round is.

    The value stays. For the facilitator. The words that stood before are not kept, since they may hold a name; the log
    says that they were reworded. Raises VersionClash, FileProblems without a reason, StoreError where nothing stands.
    """
    tidy = _tidy(score)
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=("reword", tidy, seen_version)) as save:
        if not save.repeated:
            stands = _needed(save.connection, viewer.exercise, tidy)
            if stands.version != seen_version:
                raise VersionClash("Somebody else changed this first.", theirs=stands, yours=score)
            put_words(save, replace(tidy, value=stands.agreed.value), seen_version)
        return _needed(save.connection, viewer.exercise, tidy)


def put_words(save: Save, score: AgreedScore, seen_version: int) -> None:
    """Put the reason and the dissent of an agreed value in place of those that stood, and note it."""
    place = _cell(save.viewer.exercise, score)
    changed = update(agreed).filter_by(**place).values(reason=score.reason, version=seen_version + 1)
    save.connection.execute(changed)
    _put_dissent(save, score)
    save.note(EventKind.REASON_REWORDED, **_noted(score, seen_version))


def _tidy(score: AgreedScore) -> AgreedScore:
    reason = readable_text(score.reason, what="reason", needed=True)
    return replace(score, value=float(score.value), reason=reason, dissent=readable_text(score.dissent, what="dissent"))


def _noted(score: AgreedScore, seen_version: int) -> dict[str, str | int | float | None]:
    dissent_noted = {"dissent": digest_of_text(score.dissent)} if score.dissent else {}
    return {
        "round": score.round,
        "intervention": score.intervention,
        "criterion": score.criterion,
        "level": score.level,
        "value": score.value,
        "reason": digest_of_text(score.reason),
        "version": seen_version + 1,
        **dissent_noted,
    }


def _needed(connection: Connection, exercise: str, score: AgreedScore) -> SettledScore:
    row = _row(connection, exercise, score)
    if row is None:
        raise StoreError("This value is not there any more.")
    return _with_all(connection, exercise, [row])[0]


def settled(store: Store, viewer: Viewer) -> tuple[SettledScore, ...]:
    """List everything that was settled, in the order it was first settled."""
    with reading(store, viewer, *ANYONE) as connection:
        rows = connection.execute(select(agreed).where(agreed.c.exercise == viewer.exercise).order_by(agreed.c.key))
        return _with_all(connection, viewer.exercise, rows.all())


def _check(save: Save, score: AgreedScore) -> None:
    scoring_round = round_row(save.connection, save.viewer.exercise, score.round, keep=True)
    if scoring_round.state != RoundState.REVEALED:
        raise StoreError(f"Round {score.round} is {scoring_round.state}; a value is settled while a round is revealed.")
    if not math.isfinite(score.value):
        raise StoreError("Give a number.")
    check_on_scale(save.connection, save.viewer.exercise, score)
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
        theirs = _needed(save.connection, save.viewer.exercise, score) if row else None
        raise VersionClash("Somebody else settled this first.", theirs=theirs, yours=score)
    content = {"value": score.value, "reason": score.reason, "saved_by": save.viewer.actor, "saved_at": save.now}
    if row:
        _keep_before(save, row)
        changed = update(agreed).where(agreed.c.key == row.key)
        save.connection.execute(changed.values(**content, version=seen_version + 1))
    else:
        save.connection.execute(insert(agreed).values(**_cell(save.viewer.exercise, score), **content, version=1))
    _put_dissent(save, score)


def _keep_before(save: Save, row: Row[Any]) -> None:
    names = ("exercise", "round", "intervention", "criterion", "level", "value", "reason", "saved_by", "saved_at")
    save.connection.execute(insert(earlier_agreed).values({name: row._mapping[name] for name in names}))


def _put_dissent(save: Save, score: AgreedScore) -> None:
    place = _cell(save.viewer.exercise, score)
    save.connection.execute(delete(dissent).filter_by(**place))
    if score.dissent:
        save.connection.execute(insert(dissent).values(**place, text=score.dissent))


def _row(connection: Connection, exercise: str, score: AgreedScore) -> Row[Any] | None:
    return connection.execute(select(agreed).filter_by(**_cell(exercise, score))).first()


def _cell(exercise: str, score: AgreedScore) -> dict[str, object]:
    place = {"intervention": score.intervention, "criterion": score.criterion, "level": score.level}
    return {"exercise": exercise, "round": score.round} | place


def _with_all(connection: Connection, exercise: str, rows: Sequence[Row[Any]]) -> tuple[SettledScore, ...]:
    scores = {_place(score): score for score in agreed_scores(connection, exercise)}
    mine = select(earlier_agreed).where(earlier_agreed.c.exercise == exercise).order_by(earlier_agreed.c.key)
    before: dict[Place, list[EarlierAgreed]] = {}
    for row in connection.execute(mine):
        before.setdefault(_place(row), []).append(_earlier(row))
    return tuple(
        SettledScore(scores[_place(row)], row.saved_by, row.saved_at, row.version, tuple(before.get(_place(row), ())))
        for row in rows
    )


def _earlier(row: Row[Any]) -> EarlierAgreed:
    value = AgreedScore(row.round, row.intervention, row.criterion, row.value, row.reason, row.level)
    return EarlierAgreed(value, row.saved_by, row.saved_at)


def _place(row: Any) -> Place:
    return row.round, row.intervention, row.criterion, row.level
