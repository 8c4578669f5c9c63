"""A store of an older version is copied and brought up to date; a newer or a strange one is left alone."""

import hashlib
import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import insert, inspect, select, text
from sqlalchemy.exc import IntegrityError

from prioritise.domain.errors import StoreError, StoreUnavailable
from prioritise.domain.panel import Access, EventKind
from prioritise.store.access import CameInBy, Viewer
from prioritise.store.backup import check_store
from prioritise.store.database import connect_store, open_store
from prioritise.store.events import append_event
from prioritise.store.exercises import exercises_here
from prioritise.store.location import default_file
from prioritise.store.migrate import migrate
from prioritise.store.revisions import STEPS, newest_revision, revision_of, run_steps
from prioritise.store.rounds import unmatched_rounds
from prioritise.store.tables import agreed, exercise_file, funding_level, metadata, score
from tests.store.panel import EXERCISE

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


def columns(store, table="comment"):
    return {each["name"] for each in inspect(store.engine).get_columns(table)}


def copies(store):
    folder = store.file.parent if store.file else default_file().parent
    return sorted(folder.glob("*.before-change-*"))


def test_the_steps_lead_to_the_tables_the_code_uses(store):
    with store.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_store_of_the_first_version_is_brought_up_to_date_with_what_it_holds(new_url):
    url = new_url()
    old = connect_store(url)
    run_steps(old.engine, "0001")
    with old.engine.begin() as connection:
        connection.execute(text("INSERT INTO exercise VALUES ('old', 'Old one', false, 'then', 1)"))
    old.close()
    store = open_store(url)
    assert [each.title for each in exercises_here(store)] == ["Old one"]
    assert "mood" not in columns(store)
    assert len(copies(store)) == 1
    copy = connect_store(str(copies(store)[0]))
    with copy.read() as connection:
        assert revision_of(connection) == "0001"
        assert connection.scalar(text("SELECT title FROM exercise")) == "Old one"
    copy.close()
    store.close()


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
    assert newest_revision() == "0003"


SECOND_VERSION = (
    "INSERT INTO exercise VALUES ('old', 'Old one', false, 'then', 1)",
    "INSERT INTO partner VALUES ('old', 'nhs', 'NHS', 1)",
    "INSERT INTO member VALUES (1, 'old', 'ann', 'nhs', 'Nurse', 'member', 1)",
    "INSERT INTO intervention VALUES ('old', 'clinic'), ('old', 'advice')",
    "INSERT INTO criterion VALUES ('old', 'acceptability', 'panel', true, 0, 100)",
    "INSERT INTO round VALUES ('old', 1, 'revealed', 'then', 'then', NULL, 2)",
    "INSERT INTO submission VALUES ('old', 1, 'ann', 'then')",
    "INSERT INTO score VALUES (7, 'old', 1, 'ann', 'clinic', 'acceptability', 80, 'given', 'Good', 'then', 3)",
    "INSERT INTO agreed VALUES (9, 'old', 1, 'clinic', 'acceptability', 75, 'Agreed', 'operator', 'then', 1)",
)
REVEALED_THEN = hashlib.sha256(b"('ann', 'clinic', 'acceptability', 80.0, 'given', 'Good')").hexdigest()
"""The digest that the second version noted when it revealed the score above."""
LEVELS_THEN = (
    '\ufeffintervention,level,name,people_per_year\r\nclinic,half,"Half, for now",50\r\nclinic,full,Full,100\r\n'
)


@pytest.fixture
def second_version(new_url):
    """A store as the second version left it, with a revealed round, opened by this one."""
    url = new_url()
    old = connect_store(url)
    run_steps(old.engine, "0002")
    viewer = Viewer("old", Access.FACILITATOR, CameInBy.OPERATOR)
    with old.engine.begin() as connection:
        for statement in SECOND_VERSION:
            connection.execute(text(statement))
        held = {"exercise": "old", "name": "levels.csv", "content": LEVELS_THEN.encode(), "digest": "-"}
        connection.execute(insert(exercise_file).values(**held))
        append_event(connection, viewer, EventKind.ROUND_REVEALED, {"round": 1, "scores": REVEALED_THEN}, now="then")
    old.close()
    store = open_store(url)
    yield store
    store.close()


def test_scores_of_the_second_version_stand_for_every_level_and_still_match_their_reveal(second_version):
    with second_version.read() as connection:
        held = connection.execute(select(score)).mappings().one()
        settled = connection.execute(select(agreed)).mappings().one()
    assert (held["key"], held["value"], held["version"], held["reason"], held["level"]) == (7, 80, 3, "Good", "")
    assert (settled["key"], settled["value"], settled["reason"], settled["level"]) == (9, 75, "Agreed", "")
    assert unmatched_rounds(second_version, "old") == ()
    assert check_store(second_version).problems == ()


def test_the_levels_of_the_second_version_are_read_from_its_files(second_version):
    with second_version.read() as connection:
        levels = {tuple(row)[1:] for row in connection.execute(select(funding_level))}
    assert levels == {("clinic", ""), ("clinic", "half"), ("clinic", "full"), ("advice", "")}


@pytest.mark.parametrize(
    "wrong",
    [{"value": 101.0}, {"state": "unknown"}, {"level": "double"}, {"member": "bob"}, {"round": 2}, {"level": ""}],
)
def test_what_the_second_version_refused_is_still_refused(second_version, wrong):
    row = {"exercise": "old", "round": 1, "member": "ann", "intervention": "clinic", "criterion": "acceptability"}
    row |= {"value": 5.0, "state": "given", "reason": "", "saved_at": "now", "level": "half"}
    with pytest.raises(IntegrityError), second_version.engine.begin() as connection:
        connection.execute(insert(score).values(**(row | wrong)))
    with second_version.engine.begin() as connection:
        connection.execute(insert(score).values(**row))
