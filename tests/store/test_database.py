"""Where the store is and how it is opened; and that nobody who does without it loads it."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from prioritise.domain.errors import StoreError, StoreUnavailable
from prioritise.store.database import open_store
from prioritise.store.location import default_file, store_url
from tests.architecture.source import ROOT


def test_sqlite_is_opened_with_the_settings_that_keep_every_save(sqlite_template, tmp_path):
    file = tmp_path / "store.sqlite"
    file.write_bytes(sqlite_template.read_bytes())
    store = open_store(str(file))
    with store.read() as connection:
        found = {
            name: connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "busy_timeout", "foreign_keys", "synchronous")
        }
    assert found == {"journal_mode": "wal", "busy_timeout": 15_000, "foreign_keys": 1, "synchronous": 2}
    store.close()


def test_a_write_takes_its_turn_at_the_start(sqlite_template, tmp_path):
    file = tmp_path / "store.sqlite"
    file.write_bytes(sqlite_template.read_bytes())
    store = open_store(str(file))
    seen = []
    with store.write() as connection:
        connection.connection.driver_connection.set_trace_callback(seen.append)
    with store.write():
        pass
    assert "BEGIN IMMEDIATE" in seen
    store.close()


def test_a_block_that_raises_keeps_nothing(store):
    def change_and_fail():
        with store.write() as connection:
            connection.execute(text("UPDATE exercise SET title = 'changed'"))
            raise KeyError

    with pytest.raises(KeyError):
        change_and_fail()
    with store.read() as connection:
        assert connection.scalar(text("SELECT title FROM exercise")) != "changed"


def test_what_is_read_of_one_moment_does_not_change_when_somebody_saves_meanwhile(store):
    title = text("SELECT title FROM exercise")
    with store.read_one_moment() as connection:
        before = connection.scalar(title)
        with store.write() as other:
            other.execute(text("UPDATE exercise SET title = 'changed'"))
        assert connection.scalar(title) == before != "changed"
    with store.read() as connection:
        assert connection.scalar(title) == "changed"


def test_a_connection_that_read_without_a_transaction_writes_in_one_afterwards(store):
    with store.read() as connection:
        assert connection.scalar(text("SELECT title FROM exercise"))
    test_a_block_that_raises_keeps_nothing(store)


def test_a_new_file_is_its_owners_alone(tmp_path):
    store = open_store(str(tmp_path / "deep" / "store.sqlite"))
    assert (tmp_path / "deep" / "store.sqlite").stat().st_mode & 0o077 == 0
    store.close()


def test_the_store_is_in_the_users_data_folder_unless_a_database_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert store_url({}) == str(default_file()) == str(tmp_path / "prioritise" / "store.sqlite")
    assert store_url({"DATABASE_URL": " postgresql://somewhere/db "}) == "postgresql://somewhere/db"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://somewhere/db", "SQLite or PostgreSQL, not mysql"),
        ("://", "not a database address"),
        ("sqlite://", "needs a file"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused_in_words(url, words):
    with pytest.raises(StoreError, match=words):
        open_store(url)


def test_a_server_that_is_not_there_is_said_without_its_password():
    with pytest.raises(StoreUnavailable, match="cannot be reached") as caught:
        open_store("postgres://someone:a-secret@127.0.0.1:1/db")
    assert "a-secret" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailable, match="cannot be opened or made"):
        open_store(str(tmp_path / "file" / "store.sqlite"))


@pytest.mark.parametrize(
    "program",
    [
        "from prioritise.cli import main; main(['run', 'data/rochdale'])",
        "import prioritise.store, prioritise.commands.store, prioritise.store.location",
        "from prioritise.cli import main; main(['check', 'data/rochdale'])",
        "from prioritise.cli import main; main(['log', 'data/rochdale'])",
    ],
)
def test_nobody_who_does_without_the_store_loads_it(program):
    asks = f"{program}; import sys; sys.exit(bool({{'sqlalchemy', 'alembic', 'psycopg'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", asks], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_the_steps_are_part_of_the_package():
    assert list((Path(ROOT) / "prioritise" / "store" / "migrations" / "versions").glob("v*.py"))


def test_after_a_restart_a_members_page_waits_for_no_library_it_does_not_use(sqlite_template):
    """Loading them is most of the time until everyone is back. All that the app and the page import is loaded."""
    pages = [ROOT / "streamlit_app.py", ROOT / "prioritise" / "ui" / "scores" / "page.py"]
    imported = [line for page in pages for line in page.read_text().splitlines() if line.startswith("from prioritise.")]
    assert len(imported) > len(pages)
    program = "\n".join(
        (
            "import sys",
            *imported,
            f"from prioritise.store.database import open_store; open_store({str(sqlite_template)!r}).close()",
            "slow = {'alembic', 'altair', 'cryptography', 'docx', 'openpyxl', 'pandas', 'scipy', 'typst'}",
            "print(sorted(slow & set(sys.modules)))",
        )
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
