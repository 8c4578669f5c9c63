"""Other files for an exercise that is in the store, which keeps what its panel did."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from sqlalchemy import delete, select, update

from prioritise.domain.errors import StoreError, VersionClash
from prioritise.domain.panel import EventKind
from prioritise.files.accountability.tables import ADDED_TO
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.store.access import FACILITATOR, Viewer, admit
from prioritise.store.current_files import current_files, files_without_saved
from prioritise.store.database import Store
from prioritise.store.earlier_files import keep_earlier
from prioritise.store.exercise_rows import digests_of, insert_files, replace_listed
from prioritise.store.exercises import StoredExercise, needed_entry
from prioritise.store.panel_rows import read_rows
from prioritise.store.scenarios import change_scenarios, saved_among, without_saved
from prioritise.store.tables import agreed, comment, exercise, exercise_file, score
from prioritise.store.writing import Save, saving


def replace_files(
    store: Store, viewer: Viewer, files: Mapping[str, bytes], *, seen_version: int, save_key: str
) -> StoredExercise:
    """Replace the files of an exercise that are not the panel's; those (`ADDED_TO`) stay as the store has them.

    A file not named is kept. A scenario that was saved here stays whose it is; a new `exercise.yaml` that has it
    otherwise changes it. The whole is loaded before anything is written. Raises FileProblems when it would not load,
    such as when an intervention with scores is gone; VersionClash when someone else replaced files first.
    """
    files_sent = {name: content for name, content in files.items() if name not in ADDED_TO}
    request = sorted((name, hashlib.sha256(content).hexdigest()) for name, content in files_sent.items())
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=request) as save:
        if not save.repeated:
            _replace(save, files_sent, seen_version)
        return needed_entry(save.connection, viewer.exercise)


def interventions_in_use(store: Store, viewer: Viewer) -> frozenset[str]:
    """Return the interventions that were scored, settled or commented on here: files without one are refused.

    Scores nobody has sent yet count too. For the facilitator.
    """
    with store.read() as connection:
        admit(connection, viewer, *FACILITATOR, now=store.now)
        return frozenset(
            intervention
            for table in (score, agreed, comment)
            for intervention in connection.scalars(
                select(table.c.intervention).where(table.c.exercise == viewer.exercise).distinct()
            )
        )


def _replace(save: Save, files_sent: Mapping[str, bytes], seen_version: int) -> None:
    connection, name = save.connection, save.viewer.exercise
    stands = needed_entry(connection, name)
    if stands.version != seen_version:
        raise VersionClash("Somebody else replaced the files first.", theirs=stands, yours=seen_version)
    kept = files_without_saved(connection, name)
    as_read = kept | {file.name: file.content for file in current_files(connection, name)}
    # A page sends every file as it read them: only what it changed is of its making.
    sent = {file: content for file, content in files_sent.items() if as_read.get(file) != content}
    files = kept | sent
    loaded = load_exercise_files(files, awaiting_panel=True, unfinished=True)
    if loaded.id != name:
        raise StoreError(f"These files are of an exercise called {loaded.id}, not {name}. Nothing was changed.")
    in_file = saved_among(connection, name, loaded.scenarios)
    if in_file:
        files = without_saved(files, in_file)
        loaded = load_exercise_files(files, awaiting_panel=True, unfinished=True)
    replace_listed(connection, loaded)
    changed_files = sorted(file.name for file in loaded.files if kept.get(file.name) != file.content)
    rules = keep_earlier(connection, name, changed_files, before=kept, after=files)
    rows_digests = dict(read_rows(connection, name).digests)
    connection.execute(delete(exercise_file).where(exercise_file.c.exercise == name))
    insert_files(connection, name, loaded.files, rows_digests)
    named = ", ".join(changed_files)
    save.note(EventKind.FILES_REPLACED, version=seen_version + 1, **digests_of(loaded.files), files=named, **rules)
    change_scenarios(save, in_file, sent=sent)
    # The scenarios saved here go out in exercise.yaml too; files that one of them could not run with are refused.
    as_it_goes_out = {current_file.name: current_file.content for current_file in current_files(connection, name)}
    load_exercise_files(as_it_goes_out, awaiting_panel=True, unfinished=True)
    changed = update(exercise).where(exercise.c.id == name)
    connection.execute(changed.values(title=loaded.title, version=seen_version + 1))
