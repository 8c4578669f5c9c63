"""What stands in the tables of an exercise, against what its events and files say was written."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, select

from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.noted_about import noted_about
from prioritise.domain.panel import EventKind
from prioritise.files.accountability.tables import ADDED_TO
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.store import noted
from prioritise.store.asked import about_of
from prioritise.store.database import Store
from prioritise.store.digests import digest_of_facts, digest_of_text
from prioritise.store.events import latest_detail
from prioritise.store.exercise_rows import digest_of_files, listed_rows
from prioritise.store.panel_rows import read_rows, rows_of
from prioritise.store.tables import called_off, exercise, exercise_file, invitation, member, round_, scenario

FILES = (EventKind.EXERCISE_IMPORTED.value, EventKind.FILES_REPLACED.value)


def unmatched_rows(store: Store, exercise_id: str) -> tuple[str, ...]:
    """Name what is not as the events and files say it was written, in words. For whoever runs the machine.

    Raises FileProblems, LookupError, TypeError or ValueError for what no version of the product wrote.
    """
    with store.read_one_moment() as connection:
        files = _files(connection, exercise_id)
        contents = {file.name: file.content for file in files}
        loaded = load_exercise_files(contents, awaiting_panel=True, unfinished=True)
        unmatched = [] if _files_stand(connection, loaded, files) else ["what the store holds of its files"]
        if not _listed_stand(connection, loaded):
            unmatched.append("what the store lists of its files")
        if not _still_shared(connection, exercise_id):
            unmatched.append("that it is shared")
        return (*unmatched, *_differing(noted.noted(connection, loaded), _standing(connection, loaded)))


def _differing(wanted: noted.Facts, standing: noted.Facts) -> list[str]:
    differing = [
        name
        for name in sorted({*wanted, *standing})
        if wanted.get(name, "") is not None and wanted.get(name) != standing.get(name)
    ]
    if noted.COMMENTS in wanted:
        return [name for name in differing if name in wanted or not name.startswith("a comment on ")]
    return differing


def _files(connection: Connection, exercise_id: str) -> tuple[SourceFile, ...]:
    rows = connection.execute(select(exercise_file).where(exercise_file.c.exercise == exercise_id))
    return tuple(SourceFile(row.name, bytes(row.content)) for row in rows)


def _files_stand(connection: Connection, loaded: Exercise, files: tuple[SourceFile, ...]) -> bool:
    """Whether the files are those that came in last. Sign-offs and challenges have events of their own."""
    rows = connection.execute(select(exercise_file).where(exercise_file.c.exercise == loaded.id)).all()
    if any(row.digest != hashlib.sha256(row.content).hexdigest() for row in rows):
        return False
    digests = rows_of(loaded).digests
    if any(row.name in digests and row.rows_digest not in (None, digests[row.name]) for row in rows):
        return False
    came_in = latest_detail(connection, loaded.id, *FILES).get("others")
    return came_in in (None, digest_of_files(file for file in files if file.name not in ADDED_TO))


def _listed_stand(connection: Connection, loaded: Exercise) -> bool:
    for table, rows in listed_rows(loaded):
        kept = connection.execute(select(table).where(table.c.exercise == loaded.id)).mappings()
        if sorted(map(_sortable, kept)) != sorted(map(_sortable, rows)):
            return False
    return connection.scalar(select(exercise.c.title).where(exercise.c.id == loaded.id)) == loaded.title


def _still_shared(connection: Connection, exercise_id: str) -> bool:
    started = latest_detail(connection, exercise_id, EventKind.SHARING_STARTED.value)
    return not started or bool(connection.scalar(select(exercise.c.shared).where(exercise.c.id == exercise_id)))


def _sortable(row: object) -> str:
    return repr(sorted(dict(row).items()))  # type: ignore[call-overload]


def _standing(connection: Connection, loaded: Exercise) -> noted.Facts:
    rows = read_rows(connection, loaded.id)
    said = noted.Noted(noted.said(rows))
    mine = {
        table: connection.execute(select(table).where(table.c.exercise == loaded.id)).all()
        for table in (member, invitation, round_, called_off, scenario)
    }
    said.members = {row.id: (row.partner, row.access) for row in mine[member]}
    said.rounds = {row.number: [row.state, row.opened_at, row.revealed_at, row.closed_at] for row in mine[round_]}
    said.facts |= {noted.why_named(row.round): digest_of_text(row.reason) for row in mine[called_off]}
    about = about_of(connection, loaded.id)
    said.facts |= {noted.about_named(number): digest_of_text(noted_about(named)) for number, named in about.items()}
    said.links = {
        row.id: [row.member, row.expires_at, row.withdrawn_at, digest_of_facts(row.token_hash)]
        for row in mine[invitation]
    }
    for row in mine[scenario]:
        said.facts[f"the scenario {row.id}"] = digest_of_text(row.content)
    return said.everything()
