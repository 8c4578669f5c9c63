"""The files of an exercise as they stood when a round was closed: what a round did is told by the rules it had."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import EventKind, Round
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.store.access import ANYONE, Viewer, reading
from prioritise.store.current_files import current_files
from prioritise.store.database import Store
from prioritise.store.rounds import panel_rounds
from prioritise.store.rules_moved import rules_moved
from prioritise.store.tables import earlier_file, event


def keep_earlier(
    connection: Connection,
    exercise: str,
    changed: Iterable[str],
    *,
    before: Mapping[str, bytes],
    after: Mapping[str, bytes],
) -> dict[str, str]:
    """Keep changed files as they stood until the event that is noted next, within the caller's save.

    Returns what that event says of rules.
    """
    until = (connection.scalar(select(func.max(event.c.number)).where(event.c.exercise == exercise)) or 0) + 1
    rows = [{"exercise": exercise, "until": until, "name": name, "content": before.get(name)} for name in changed]
    if rows:
        connection.execute(insert(earlier_file), rows)
    return rules_moved(before.get(EXERCISE_FILE, b""), after[EXERCISE_FILE])


def exercise_at_close(store: Store, viewer: Viewer, round_number: int) -> Exercise | None:
    """Load the exercise with its files as they stood when a round was closed, and what the panel said as it is now.

    None where the round is not closed or came with the exercise, where nothing has changed since, and where the files
    of then do not go with what the panel has said since.
    """
    with reading(store, viewer, *ANYONE, one_moment=True) as connection:
        closed = _closing(connection, viewer.exercise, round_number)
        earlier = {} if closed is None else _standing_after(connection, viewer.exercise, closed)
        now = {file.name: file.content for file in current_files(connection, viewer.exercise)} if earlier else {}
    if not earlier:
        return None
    files = {name: content for name, content in {**now, **earlier}.items() if content is not None}
    try:
        return load_exercise_files(files, awaiting_panel=True, unfinished=True)
    except FileProblems:
        return None


@dataclass(frozen=True, slots=True)
class KnownRounds:
    """The rounds that count, those that were called off, and the exercise as the last was closed with it."""

    rounds: tuple[Round, ...]
    called_off: tuple[Round, ...]
    at_close: Exercise | None


def known_rounds(store: Store, viewer: Viewer) -> KnownRounds:
    """Read every round, and the exercise as the last that counts was closed with it (`exercise_at_close`)."""
    known = panel_rounds(store, viewer)
    at_close = exercise_at_close(store, viewer, known.counted[-1].number) if known.counted else None
    return KnownRounds(known.counted, known.called_off, at_close)


def _closing(connection: Connection, exercise: str, round_number: int) -> int | None:
    rows = connection.execute(
        select(event.c.number, event.c.detail).filter_by(exercise=exercise, kind=EventKind.ROUND_CLOSED.value)
    )
    return next((row.number for row in rows if json.loads(row.detail)["round"] == round_number), None)


def _standing_after(connection: Connection, exercise: str, number: int) -> dict[str, bytes | None]:
    mine = select(earlier_file).where(earlier_file.c.exercise == exercise, earlier_file.c.until > number)
    rows = connection.execute(mine.order_by(earlier_file.c.until.desc())).all()
    # The first one after an event is what stood at it, so it is taken last.
    return {row.name: None if row.content is None else bytes(row.content) for row in rows}
