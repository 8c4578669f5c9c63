"""All tables of a store, row by row, from one database to another of the same version."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, Table, create_engine, insert, select, text
from sqlalchemy.engine import URL

from prioritise.domain.errors import StoreError
from prioritise.store.revisions import VERSION_TABLE, revision_of, run_steps

ROWS_AT_ONCE = 1000


def copy_to_file(engine: Engine, target: Path) -> None:
    """Copy a store to a new SQLite file, as it is at one moment, whoever is using it meanwhile."""
    target.touch(mode=0o600)
    copy = create_engine(URL.create("sqlite", database=str(target)))
    try:
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as source:
            revision = revision_of(source)
            if revision is None:
                raise StoreError("There is no store in this database yet. Nothing was copied.")
            run_steps(copy, revision)
            with copy.begin() as into:
                copy_rows(source, into)
    finally:
        copy.dispose()


def copy_rows(source: Connection, into: Connection) -> None:
    """Copy the rows of every table into the same, empty tables of another database."""
    for table in tables_of(into):
        rows = source.execute(select(table).execution_options(yield_per=ROWS_AT_ONCE))
        for part in rows.mappings().partitions():
            into.execute(insert(table), [dict(row) for row in part])
    if into.dialect.name == "postgresql":
        _continue_counting(into)


def tables_of(connection: Connection) -> list[Table]:
    """Return the tables a store has, whatever its version, those others point at first; not the mark of the version."""
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _metadata: name != VERSION_TABLE)
    return list(metadata.sorted_tables)


def _continue_counting(connection: Connection) -> None:
    # Rows that come with their numbers leave PostgreSQL's counters where they were.
    for table in tables_of(connection):
        if "key" in table.c:
            highest = (
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'key'), max(\"key\")) FROM \"{table.name}\""
            )
            connection.execute(text(highest + ' HAVING max("key") IS NOT NULL'))
