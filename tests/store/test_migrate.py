"""A store of an older version is copied and brought up to date; a newer or a strange one is left alone."""

import hashlib
import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, select, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from prioritise.domain.errors import StoreError, StoreUnavailable
from prioritise.store.database import connect_store, open_store
from prioritise.store.exercises import exercises_here
from prioritise.store.location import default_file
from prioritise.store.migrate import migrate
from prioritise.store.revisions import STEPS, newest_revision, revision_of
from prioritise.store.tables import exercise, metadata
from tests.store.panel import EXERCISE

FIRST_TABLES = "555ca462ddbf8a74e30b95397ebfb07d13f1916038ccd4481b2756afe8c77811"
"""The SHA-256 of the first step's tables and indexes, as SQLite is told to make them."""

NEW_STEP = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{before}"


def upgrade():
    op.add_column("comment", sa.Column("mood", sa.Text(), nullable=True))
    {more}
"""


@pytest.fixture
def later_steps(tmp_path):
    """The steps of a later version of this tool, with one step more."""

    def made(more: str = "") -> Path:
        steps = tmp_path / "steps"
        shutil.copytree(STEPS, steps, ignore=shutil.ignore_patterns("__pycache__"))
        text = NEW_STEP.format(before=newest_revision(), more=more)
        (steps / "versions" / "v9999_later.py").write_text(text)
        return steps

    return made


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert tmp_path in default_file().parents


def first_tables():
    later = {"earlier_file", "earlier_agreed", "dissent", "called_off", "round_about"}
    return [table for table in metadata.sorted_tables if table.name not in later]


def indexes():
    return [index for table in first_tables() for index in table.indexes]


def columns(store, table="comment"):
    return {each["name"] for each in inspect(store.engine).get_columns(table)}


def copies(store):
    folder = store.file.parent if store.file else default_file().parent
    return sorted(folder.glob("*.before-change-*"))


def test_the_steps_lead_to_the_tables_the_code_uses(store):
    with store.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_first_step_makes_what_it_has_always_made():
    made = "\n".join(str(CreateTable(table).compile(dialect=sqlite.dialect())).strip() for table in first_tables())
    made += "\n" + "\n".join(sorted(str(CreateIndex(index).compile(dialect=sqlite.dialect())) for index in indexes()))
    assert hashlib.sha256(made.encode()).hexdigest() == FIRST_TABLES, (
        "The tables changed: add a step to store/migrations, and give the first step the tables as they were."
    )


def test_an_older_store_is_copied_before_it_is_brought_up_to_date(store, later_steps):
    migrate(store.engine, file=store.file, steps=later_steps())
    copy = connect_store(str(copies(store)[0]))
    with copy.read() as connection:
        assert revision_of(connection) == newest_revision()
        assert connection.scalar(select(exercise.c.id)) == EXERCISE
    copy.close()


def test_a_later_version_brings_this_one_up_to_date(store, later_steps):
    migrate(store.engine, file=store.file, steps=later_steps())
    assert "mood" in columns(store)
    assert [each.id for each in exercises_here(store)] == [EXERCISE]
    assert len(copies(store)) == 1


def test_a_step_that_fails_leaves_the_store_as_it_was(store, later_steps):
    before = columns(store)
    with pytest.raises(RuntimeError):
        migrate(store.engine, file=store.file, steps=later_steps(more="raise RuntimeError('half way')"))
    assert columns(store) == before
    with store.read() as connection:
        assert revision_of(connection) == newest_revision()
    assert [each.id for each in exercises_here(store)] == [EXERCISE]


def test_a_store_of_a_newer_version_is_refused_and_untouched(store, url, later_steps):
    migrate(store.engine, file=store.file, steps=later_steps())
    before = columns(store)
    with pytest.raises(StoreError, match=r"made by a newer version.*9999"):
        open_store(url)
    assert columns(store) == before


def test_a_database_of_something_else_is_left_alone(new_url):
    url = new_url()
    other = connect_store(url)
    with other.engine.begin() as connection:
        connection.execute(text("CREATE TABLE invoices (id INTEGER)"))
    with pytest.raises(StoreError, match="holds other tables"):
        open_store(url)
    assert inspect(other.engine).get_table_names() == ["invoices"]
    other.close()


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    file = tmp_path / "notes.sqlite"
    file.write_bytes(b"These are my notes. " * 100)
    with pytest.raises(StoreUnavailable, match="damaged or is not a store"):
        open_store(str(file))
    assert file.read_bytes() == b"These are my notes. " * 100


def test_opening_an_up_to_date_store_changes_and_copies_nothing(store, url):
    open_store(url).close()
    assert copies(store) == []
    assert newest_revision() == "0006"
