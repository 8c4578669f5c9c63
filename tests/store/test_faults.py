"""A process killed in mid-save, a full disk, a database that goes away and comes back: nothing lost, plain words."""

import resource
import signal
import subprocess
import sys
import tempfile
from datetime import timedelta
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import event, select, text

from prioritise.domain.errors import StoreError, StoreUnavailable
from prioritise.store.backup import check_store
from prioritise.store.comments import add_comment, comments
from prioritise.store.database import open_store
from prioritise.store.exercises import exercises_here, import_files
from prioritise.store.invitations import invite, operator
from prioritise.store.scores import my_scores
from prioritise.store.tables import receipt
from tests.architecture.source import ROOT
from tests.store.panel import EXERCISE, opened, panel_files, saved
from tests.store.postgres import PostgresServer

ACKNOWLEDGED_FIRST = 15
SMALLEST_LIMIT_BYTES = 20_000


def test_every_acknowledged_score_survives_a_process_killed_in_mid_save(store, url, facilitator, people):
    opened(store, facilitator)
    # The real clock runs in the other process.
    token = invite(store, facilitator, "ann", lasts=timedelta(days=10_000)).token
    command = [sys.executable, "-m", "tests.store.saving_process", url, token]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        lines = list(islice(process.stdout, ACKNOWLEDGED_FIRST))
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    whole = [line.split() for line in lines if line.endswith("\n")]
    last = {(place, criterion): (int(number), float(value)) for number, place, criterion, value in whole}
    after = open_store(url)
    rows = my_scores(after, people["ann"], round_number=1)
    stands = {(each.score.intervention, each.score.criterion): each.score for each in rows}
    final = int(whole[-1][0])
    for cell, (number, value) in last.items():
        # At most one save more than was acknowledged can have been kept.
        newer = float((final + 1) % 100)
        assert stands[cell].value in (value, newer), (cell, number)
    asides = [each.reason for cell, each in stands.items() if cell[0] == "outreach"]
    assert len(asides) == 2
    assert len(set(asides)) == 1
    with after.read() as connection:
        kept = set(connection.scalars(select(receipt.c.save_key)))
    assert {f"save {number}" for number in range(final + 1)} <= kept
    assert check_store(after).problems == ()
    after.close()


def test_a_full_sqlite_store_says_so_and_works_when_there_is_room(sqlite_template, tmp_path):
    file = tmp_path / "store.sqlite"
    file.write_bytes(sqlite_template.read_bytes())
    store = open_store(str(file))
    with store.read() as connection:
        pages = connection.scalar(text("PRAGMA page_count"))
    limit = [pages]
    event.listen(store.engine, "checkout", lambda found, *_: found.execute(f"PRAGMA max_page_count = {limit[0]}"))
    viewer = operator(store, EXERCISE)
    long_text = "x" * 9_000
    with pytest.raises(StoreUnavailable, match="disk that holds the store is full"):
        add_comment(store, viewer, intervention_id="clinic", text=long_text, save_key="kept")
    assert comments(store, viewer) == ()
    limit[0] = pages + 1_000
    add_comment(store, viewer, intervention_id="clinic", text=long_text, save_key="kept")
    assert len(comments(store, viewer)) == 1
    assert check_store(store).problems == ()
    store.close()


def test_a_disk_that_takes_no_more_bytes_says_so(sqlite_template, tmp_path):
    file = tmp_path / "store.sqlite"
    file.write_bytes(sqlite_template.read_bytes())
    program = "\n".join(
        [
            "import resource, sys",
            "from prioritise.store.database import open_store",
            "from prioritise.store.invitations import operator",
            "from prioritise.store.comments import add_comment, comments",
            "store = open_store(sys.argv[1])",
            "viewer = operator(store, 'small')",
            "for number in range(1000):",
            "    try:",
            "        add_comment(store, viewer, intervention_id='clinic', text='x' * 9000, save_key=str(number))",
            "    except Exception as error:",
            "        print(type(error).__name__, error)",
            "        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))",
            "        add_comment(store, viewer, intervention_id='clinic', text='x' * 9000, save_key=str(number))",
            "        print(len(comments(store, viewer)) == number + 1)",
            "        break",
        ]
    )
    most = file.stat().st_size + SMALLEST_LIMIT_BYTES

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    done = subprocess.run(
        [sys.executable, "-c", program, str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=limit,
        check=True,
    )
    said, again = done.stdout.splitlines()
    assert said.startswith("StoreUnavailable The disk that holds the store")
    assert again == "True"


def test_a_full_postgresql_says_so_and_works_when_there_is_room(postgres_server, postgres_template):
    store = open_store(postgres_server.new_database(postgres_template))
    viewer = operator(store, EXERCISE)
    # The server itself raises the error it has for a full disk; filling a real one would stop the other tests.
    body = "BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END"
    with store.write() as connection:
        connection.execute(text(f"CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"))
        connection.execute(text("CREATE TRIGGER full_now BEFORE INSERT ON comment EXECUTE FUNCTION full_disk()"))
    with pytest.raises(StoreUnavailable, match="disk that holds the store is full"):
        add_comment(store, viewer, intervention_id="clinic", text="Kept", save_key="kept")
    with store.write() as connection:
        connection.execute(text("DROP TRIGGER full_now ON comment"))
    add_comment(store, viewer, intervention_id="clinic", text="Kept", save_key="kept")
    assert len(comments(store, viewer)) == 1
    store.close()


def test_a_sqlite_file_that_goes_away_is_missed_and_not_replaced_by_an_empty_one(sqlite_template, tmp_path):
    file = tmp_path / "store.sqlite"
    file.write_bytes(sqlite_template.read_bytes())
    store = open_store(str(file))
    assert len(exercises_here(store)) == 1
    away = tmp_path / "elsewhere.sqlite"
    file.rename(away)
    for _ in range(2):
        with pytest.raises(StoreUnavailable, match="cannot be reached"):
            exercises_here(store)
        assert not file.exists()
    away.rename(file)
    assert len(exercises_here(store)) == 1
    store.close()


def test_a_save_into_a_deleted_file_is_not_acknowledged(sqlite_template, tmp_path):
    file = tmp_path / "store.sqlite"
    file.write_bytes(sqlite_template.read_bytes())
    store = open_store(str(file))
    event.listen(store.engine, "commit", lambda _connection: file.unlink(), once=True)
    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        add_comment(store, operator(store, EXERCISE), intervention_id="clinic", text="Lost", save_key="lost")
    store.close()


def test_work_goes_on_when_postgresql_comes_back(monkeypatch):
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        own = PostgresServer(Path(folder))
        store = open_store(own.new_database())
        import_files(store, panel_files())
        own.server.stop()
        with pytest.raises(StoreUnavailable, match="cannot be reached"):
            exercises_here(store)
        with pytest.raises(StoreUnavailable, match="cannot be reached"):
            import_files(store, panel_files())
        own.server.ensure_postgres_running()
        assert [each.id for each in exercises_here(store)] == [EXERCISE]
        store.close()
        own.server.cleanup()


def test_a_connection_cut_in_the_middle_is_said_plainly_and_the_retry_saves_once(postgres_server, postgres_template):
    store = open_store(postgres_server.new_database(postgres_template))
    viewer = operator(store, EXERCISE)
    cut = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )

    def cut_before_commit(_connection: object) -> None:
        with store.engine.connect() as other:
            other.execute(cut)

    event.listen(store.engine, "commit", cut_before_commit, once=True)
    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        add_comment(store, viewer, intervention_id="clinic", text="Kept", save_key="kept")
    add_comment(store, viewer, intervention_id="clinic", text="Kept", save_key="kept")
    assert len(comments(store, viewer)) == 1
    store.close()


def test_a_store_locked_by_another_program_says_busy(sqlite_template, tmp_path):
    file = tmp_path / "store.sqlite"
    file.write_bytes(sqlite_template.read_bytes())
    first, second = open_store(str(file)), open_store(str(file))
    event.listen(second.engine, "checkout", lambda found, *_: found.execute("PRAGMA busy_timeout = 50"))
    with first.write(), pytest.raises(StoreUnavailable, match="busy"), second.write():
        pass
    with second.write() as connection:
        connection.execute(text("UPDATE exercise SET title = 'x'"))
    first.close()
    second.close()


def test_what_contradicts_the_tables_is_refused_without_a_traceback_of_sql(store, facilitator, people):
    opened(store, facilitator)
    saved(store, people["ann"])
    with pytest.raises(StoreError, match="contradicts what is there") as caught, store.write() as connection:
        connection.execute(text("UPDATE score SET member = 'nobody'"))
    assert "UPDATE" not in str(caught.value)


def test_a_sqlite_store_that_can_only_be_read_says_so_and_works_when_it_can_be_written(sqlite_template, tmp_path):
    file = tmp_path / "store.sqlite"
    file.write_bytes(sqlite_template.read_bytes())
    store = open_store(str(file))
    only_read = ["ON"]
    event.listen(store.engine, "checkout", lambda found, *_: found.execute(f"PRAGMA query_only = {only_read[0]}"))
    _only_read(store, lambda: only_read.__setitem__(0, "OFF"))


def test_a_postgresql_that_only_reads_says_so_and_works_when_it_can_be_written(postgres_server, postgres_template):
    store = open_store(postgres_server.new_database(postgres_template))
    only_read = ["on"]

    def at_checkout(found, *_):
        found.execute(f"SET SESSION default_transaction_read_only = {only_read[0]}")
        found.commit()

    event.listen(store.engine, "checkout", at_checkout)
    _only_read(store, lambda: only_read.__setitem__(0, "off"))


def _only_read(store, let_write):
    viewer = operator(store, EXERCISE)
    with pytest.raises(StoreUnavailable, match="can be read but not written"):
        add_comment(store, viewer, intervention_id="clinic", text="Kept", save_key="kept")
    assert comments(store, viewer) == ()
    let_write()
    add_comment(store, viewer, intervention_id="clinic", text="Kept", save_key="kept")
    assert len(comments(store, viewer)) == 1
    assert check_store(store).problems == ()
    store.close()
