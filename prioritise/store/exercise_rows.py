"""What the store keeps of an exercise apart from what its panel does: its files, and the ids they list."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.files.accountability.tables import ADDED_TO
from prioritise.judgement.values import value_bounds
from prioritise.store.tables import criterion, exercise_file, funding_level, intervention, partner


def insert_listed(connection: Connection, loaded: Exercise) -> None:
    """Put in the ids that scores and weights refer to: partners, interventions, levels and criteria."""
    for table, rows in listed_rows(loaded):
        insert_rows(connection, table, rows)


def listed_rows(loaded: Exercise) -> tuple[tuple[Table, list[dict[str, Any]]], ...]:
    """Return the rows of every table that lists what is in an exercise's files."""
    return (
        (partner, _partner_rows(loaded)),
        (intervention, _intervention_rows(loaded)),
        (funding_level, _level_rows(loaded)),
        (criterion, _criterion_rows(loaded)),
    )


def replace_listed(connection: Connection, loaded: Exercise) -> None:
    """Make the store list what this exercise lists. What still has scores or weights refuses to go."""
    _sync(connection, partner, loaded.id, _partner_rows(loaded))
    _sync_interventions(connection, loaded)
    _sync(connection, criterion, loaded.id, _criterion_rows(loaded))


def insert_files(
    connection: Connection, name: str, files: Iterable[SourceFile], rows_digests: Mapping[str, str]
) -> None:
    """Put files in as they came; `rows_digests` are of the panel's files, by name."""
    insert_rows(
        connection,
        exercise_file,
        [
            {"exercise": name, "name": file.name, "content": file.content}
            | {"digest": hashlib.sha256(file.content).hexdigest(), "rows_digest": rows_digests.get(file.name)}
            for file in files
        ],
    )


def digest_of_files(files: Iterable[SourceFile]) -> str:
    """Return one SHA-256 for all files, by name and content, as lower-case hexadecimal."""
    whole = hashlib.sha256()
    for source_file in sorted(files, key=lambda file: file.name):
        whole.update(f"{source_file.name} {hashlib.sha256(source_file.content).hexdigest()}\n".encode())
    return whole.hexdigest()


def digests_of(files: Sequence[SourceFile]) -> dict[str, str]:
    """Return what an event notes of files: a digest of all, and of those that nothing is added to at a panel."""
    return {
        "digest": digest_of_files(files),
        "others": digest_of_files(file for file in files if file.name not in ADDED_TO),
    }


def _sync_interventions(connection: Connection, loaded: Exercise) -> None:
    cells = (funding_level.c.intervention, funding_level.c.level)
    stored = {tuple(row) for row in connection.execute(select(*cells).where(funding_level.c.exercise == loaded.id))}
    wanted = {(row["intervention"], row["level"]): row for row in _level_rows(loaded)}
    for intervention_id, level in stored - set(wanted):
        gone = delete(funding_level).filter_by(exercise=loaded.id, intervention=intervention_id, level=level)
        connection.execute(gone)
    _sync(connection, intervention, loaded.id, _intervention_rows(loaded))
    insert_rows(connection, funding_level, [row for cell, row in wanted.items() if cell not in stored])


def _intervention_rows(loaded: Exercise) -> list[dict[str, Any]]:
    return [{"exercise": loaded.id, "id": id_} for id_ in loaded.intervention_by_id]


def _level_rows(loaded: Exercise) -> list[dict[str, Any]]:
    whole = [(id_, "") for id_ in loaded.intervention_by_id]
    single = [(level.intervention, level.level) for level in loaded.levels]
    return [
        {"exercise": loaded.id, "intervention": intervention_id, "level": level}
        for intervention_id, level in whole + single
    ]


def _partner_rows(loaded: Exercise) -> list[dict[str, Any]]:
    return [
        {"exercise": loaded.id, "id": id_, "name": described.name, "voice": described.voice}
        for id_, described in loaded.partner_by_id.items()
    ]


def _criterion_rows(loaded: Exercise) -> list[dict[str, Any]]:
    rows = []
    for id_, described in loaded.criterion_by_id.items():
        bounds = value_bounds(described)
        scale = {"low": bounds.low, "high": bounds.high, "weighted": described.carries_weight}
        rows.append({"exercise": loaded.id, "id": id_, "measured_by": described.measured_by.value} | scale)
    return rows


def _sync(connection: Connection, table: Table, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Make a table hold these rows; what still has scores or weights refuses to go, and the whole save with it."""
    stored = set(connection.scalars(select(table.c.id).where(table.c.exercise == name)))
    for gone in stored - {row["id"] for row in rows}:
        connection.execute(delete(table).where(table.c.exercise == name, table.c.id == gone))
    for row in rows:
        if row["id"] in stored:
            same = (table.c.exercise == name) & (table.c.id == row["id"])
            connection.execute(update(table).where(same).values(**row))
        else:
            connection.execute(insert(table).values(**row))


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put rows into a table; there may be none."""
    if rows:
        connection.execute(insert(table), [dict(row) for row in rows])
