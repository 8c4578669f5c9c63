"""One command serves the app: alone on this machine, or a team's panels."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from itertools import pairwise

import pytest

from prioritise.cli import main
from prioritise.commands import serve as serving
from prioritise.files.own_list.begun import empty_list
from prioritise.files.shipped import example_folder
from prioritise.store.database import open_store
from prioritise.store.exercises import import_exercise
from prioritise.store.location import store_place
from tests.architecture.source import ROOT

WAIT_SECONDS = 60
COMMAND = "import sys; from prioritise.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture
def started(monkeypatch, tmp_path):
    """What would be started: the command and what is added to its environment."""
    found = {}

    def run(command, environment, _folder):
        found.update(command=command, environment=environment)
        return 0

    monkeypatch.setattr(serving, "_run", run)
    monkeypatch.setenv("DATABASE_URL", str(tmp_path / "store.sqlite"))
    monkeypatch.delenv("PRIORITISE_SHARED", raising=False)
    return found


def option(started, name):
    return started["command"][started["command"].index(name) + 1]


def test_alone_it_opens_the_worked_example_and_listens_on_this_machine_only(started):
    assert main(["serve", "--port", "8600"]) == 0
    assert started["environment"] == {"PRIORITISE_EXERCISE": str(example_folder().resolve())}
    assert (option(started, "--server.address"), option(started, "--server.port")) == ("localhost", "8600")


def test_alone_it_opens_an_exercise_that_is_not_finished(started, tmp_path):
    for name, content in empty_list().items():
        (tmp_path / name).write_bytes(content)
    assert main(["serve", str(tmp_path)]) == 0
    assert started["environment"] == {"PRIORITISE_EXERCISE": str(tmp_path.resolve())}


@pytest.mark.parametrize("extra", [[], ["--shared"]])
def test_the_protection_against_other_sites_is_always_on(started, extra):
    main(["serve", *extra])
    assert option(started, "--server.enableCORS") == option(started, "--server.enableXsrfProtection") == "true"


@pytest.mark.parametrize("extra", [[], ["--shared"]])
def test_no_visitor_gets_what_is_for_developers_whatever_is_set_on_the_machine(started, extra):
    main(["serve", *extra])
    assert (option(started, "--server.headless"), option(started, "--global.developmentMode")) == ("true", "false")


def test_alone_it_answers_to_this_machines_own_names_only(started):
    main(["serve"])
    named = [value for name, value in pairwise(started["command"]) if name == "--server.allowedHosts"]
    assert named == ["localhost", "127.0.0.1", "::1"]
    main(["serve", "--shared"])
    assert "--server.allowedHosts" not in started["command"]


def test_it_listens_beyond_this_machine_only_when_shared(started, capsys):
    assert main(["serve", "--address", "0.0.0.0"]) == 2
    assert "prioritise serve --shared --address 0.0.0.0" in capsys.readouterr().err
    assert started == {}


def test_shared_it_says_where_the_store_is_and_how_the_facilitator_comes_in(started, capsys, tmp_path):
    assert main(["serve", "--shared", "--address", "0.0.0.0", "--port", "8600"]) == 0
    said = capsys.readouterr().out
    assert started["environment"] == {"PRIORITISE_SHARED": "1"}
    assert option(started, "--server.address") == "0.0.0.0"
    assert f"The store is {tmp_path / 'store.sqlite'}. It has: nothing yet." in said
    assert "prioritise store import FOLDER" in said
    assert "prioritise store share ID MEMBER --address" in said
    assert not (tmp_path / "store.sqlite").exists()


def test_shared_it_names_the_panels_there_are(started, capsys, tmp_path):
    store = open_store(str(tmp_path / "store.sqlite"))
    import_exercise(store, example_folder())
    store.close()
    assert main(["serve", "--shared"]) == 0
    assert "It has: rochdale." in capsys.readouterr().out
    assert started


def test_shared_it_takes_no_folder(started, capsys):
    assert main(["serve", "data/rochdale", "--shared"]) == 2
    assert "prioritise store import data/rochdale" in capsys.readouterr().err
    assert started == {}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://ann:secret@db.example:5432/panel?sslmode=require", "postgresql://db.example:5432/panel"),
        ("postgresql://ann:se@cret@db.example/panel", "postgresql://db.example/panel"),
        ("postgresql:///panel?password=secret", "postgresql:///panel"),
        ("sqlite:////srv/panel/store.sqlite", "/srv/panel/store.sqlite"),
        ("/srv/panel/store.sqlite", "/srv/panel/store.sqlite"),
    ],
)
def test_a_store_is_named_without_its_password(url, said):
    assert store_place(url) == said


@pytest.mark.slow
def test_the_shared_server_answers_and_ends_with_its_command(tmp_path):
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        port = listener.getsockname()[1]
    environment = os.environ | {"DATABASE_URL": str(tmp_path / "store.sqlite")}
    command = [sys.executable, "-c", COMMAND, "serve", "--shared", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert _answers(port)
            running.send_signal(signal.SIGTERM)
            assert running.wait(timeout=WAIT_SECONDS) == 0
            assert not _answers(port, seconds=0.5)
        finally:
            running.kill()


def _answers(port: int, *, seconds: float = WAIT_SECONDS) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            time.sleep(0.1)
    return False


@pytest.mark.parametrize(("ends", "code"), [("os.kill(os.getpid(), 9)", 137), ("sys.exit(3)", 3), ("pass", 0)])
def test_a_supervisor_learns_from_the_code_that_the_app_did_not_end_by_itself(ends, code, tmp_path, capsys):
    before = signal.getsignal(signal.SIGTERM)
    try:
        command = [sys.executable, "-c", f"import os, sys; {ends}"]
        assert serving._run(command, {}, tmp_path) == code
    finally:
        signal.signal(signal.SIGTERM, before)
    assert ("for want of memory" in capsys.readouterr().err) == (code == 137)


def test_whoever_stops_the_command_ends_it_without_a_fault(tmp_path):
    before = signal.getsignal(signal.SIGTERM)
    stop = threading.Timer(1, os.kill, (os.getpid(), signal.SIGTERM))
    stop.start()
    try:
        assert serving._run([sys.executable, "-c", "import time; time.sleep(60)"], {}, tmp_path) == 0
    finally:
        stop.cancel()
        signal.signal(signal.SIGTERM, before)
