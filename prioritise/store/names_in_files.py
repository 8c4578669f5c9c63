"""Names of people in the files of an exercise, as they stand, came and stood before, and in what is kept beside."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, delete, select, update

from prioritise.domain.meeting import with_texts
from prioritise.files.accountability.tables import ADDED_TO
from prioritise.files.exercise.panel_files import PANEL_FILES
from prioritise.store.current_files import current_files
from prioritise.store.exercise_rows import insert_files
from prioritise.store.meeting_draft import meeting_of, put_meeting
from prioritise.store.panel_rows import read_rows
from prioritise.store.tables import earlier_agreed, earlier_file, exercise_file
from prioritise.store.writing import Save


def holds(out: Callable[[str], str], *texts: str) -> bool:
    """Tell whether a name stands in any of these; `out` takes it out."""
    return any(out(text) != text for text in texts)


def files_with(connection: Connection, exercise: str, out: Callable[[str], str]) -> tuple[str, ...]:
    """List the files in which a name stands that no save of a panel writes."""
    files = current_files(connection, exercise)
    return tuple(file.name for file in files if file.name not in ADDED_TO and holds(out, _text(file.content)))


def from_what_stood_before(save: Save, out: Callable[[str], str]) -> None:
    """Take a name out of files and reasons that were replaced."""
    mine = select(earlier_agreed).where(earlier_agreed.c.exercise == save.viewer.exercise)
    for row in save.connection.execute(mine).all():
        if holds(out, row.reason):
            place = update(earlier_agreed).where(earlier_agreed.c.key == row.key)
            save.connection.execute(place.values(reason=out(row.reason)))
    kept = select(earlier_file).where(earlier_file.c.exercise == save.viewer.exercise)
    for row in save.connection.execute(kept).all():
        text = _text(bytes(row.content or b""))
        if holds(out, text):
            here = {"exercise": row.exercise, "until": row.until, "name": row.name}
            without = out(text).encode("utf-8", errors="surrogateescape")
            save.connection.execute(update(earlier_file).filter_by(**here).values(content=without))


def from_files_as_they_came(save: Save, out: Callable[[str], str]) -> None:
    """Keep the panel's files that came with the name in them as they stand now, without it."""
    connection, exercise = save.connection, save.viewer.exercise
    mine = select(exercise_file).where(exercise_file.c.exercise == exercise, exercise_file.c.name.in_(PANEL_FILES))
    named = [row.name for row in connection.execute(mine).all() if holds(out, _text(bytes(row.content)))]
    if named:
        now = [file for file in current_files(connection, exercise) if file.name in named]
        digests = read_rows(connection, exercise).digests
        in_their_place = delete(exercise_file).where(exercise_file.c.name.in_(named))
        connection.execute(in_their_place.where(exercise_file.c.exercise == exercise))
        insert_files(connection, exercise, now, digests)


def is_in_minutes(exercise: str, out: Callable[[str], str]) -> bool:
    """Tell whether a name stands in what is kept on this machine for the minutes."""
    return holds(out, *meeting_of(exercise).texts)


def from_minutes(save: Save, out: Callable[[str], str]) -> None:
    """Take a name out of what is kept for the minutes. Raises StoreUnavailable."""
    kept = meeting_of(save.viewer.exercise)
    if holds(out, *kept.texts):
        put_meeting(save.viewer.exercise, with_texts(kept, out))


def _text(content: bytes) -> str:
    # Bytes that are no text stay as they are, there and back.
    return content.decode("utf-8", errors="surrogateescape")
