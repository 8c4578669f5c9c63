"""`prioritise store ...`: an exercise in, out, backed up, restored and checked, in plain words."""

import os

import pytest

from prioritise.cli import main
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.store.database import open_store
from prioritise.store.invitations import local_facilitator, operator, viewer_by_token
from tests.store.panel import opened


@pytest.fixture
def run(new_url, monkeypatch, capsys, tmp_path):
    """Runs a store command and gives its exit code, what it printed and what it complained of."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("DATABASE_URL", new_url())

    def runner(*arguments):
        code = main(["store", *map(str, arguments)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return runner


def test_an_exercise_goes_in_and_comes_out_and_runs_the_same(run, tmp_path):
    assert run("import", example_folder()) == (
        0,
        "What should partners in Rochdale fund from 2026 to 2029? is in the store as rochdale.\n",
        "",
    )
    code, said, _ = run("export", "rochdale", tmp_path / "out")
    assert code == 0
    assert "scores.csv" in said
    assert load_exercise(tmp_path / "out") == load_exercise(example_folder())
    assert run("export", "rochdale", tmp_path / "out")[1].endswith("nothing, every file is there already.\n")


def test_back_up_restore_and_check_take_one_command_each(run, tmp_path):
    run("import", example_folder())
    assert run("backup", tmp_path / "b.sqlite")[0] == 0
    assert run("backup", tmp_path / "b.sqlite")[2] == (
        f"{tmp_path / 'b.sqlite'} is there already. Nothing was written. Name a new file.\n"
    )
    assert run("restore", tmp_path / "b.sqlite")[0] == 2
    code, said, _ = run("restore", tmp_path / "b.sqlite", "--replace")
    assert code == 0
    assert "What was there before is in" in said
    assert run("check") == (0, "1 exercise and 1 event looked through. Nothing wrong was found.\n", "")


def test_a_facilitators_link_is_made_where_the_store_is(run, tmp_path):
    run("import", example_folder())
    code, said, _ = run("share", "rochdale", "gp-lead")
    store = open_store(os.environ["DATABASE_URL"])
    assert code == 0
    assert viewer_by_token(store, said.splitlines()[-1]).access.value == "facilitator"
    opened(store, operator(store, "rochdale"))
    store.close()
    assert "Round 2 is still open. Its scores are left out" in run("export", "rochdale", tmp_path / "out")[1]


def test_a_facilitators_whole_link_is_made_when_it_is_said_where_people_open_the_app(run):
    run("import", example_folder())
    code, said, _ = run("share", "rochdale", "gp-lead", "--address", "https://panel.example/")
    start, _, token = said.splitlines()[-1].partition("#link=")
    store = open_store(os.environ["DATABASE_URL"])
    assert (code, start) == (0, "https://panel.example/")
    assert viewer_by_token(store, token).member == "gp-lead"
    store.close()


@pytest.mark.parametrize("address", ["panel.example", "https://", "ftp://panel.example", "https://panel.example/?a=b"])
def test_a_slip_in_the_address_shares_nothing(run, address):
    run("import", example_folder())
    code, said, complaint = run("share", "rochdale", "gp-lead", "--address", address)
    assert (code, said) == (2, "")
    assert "https://panel.example" in complaint
    store = open_store(os.environ["DATABASE_URL"])
    assert local_facilitator(store, "rochdale").access.value == "facilitator"
    store.close()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("export", "nothing", "out"), "The store has no exercise called nothing. It has: none yet."),
        (("import", "no-such-folder"), "no such folder"),
        (("restore", "no-such-file"), "There is no file no-such-file."),
    ],
)
def test_a_slip_is_answered_in_words_and_exit_code_2(run, arguments, words):
    code, _, complained = run(*arguments)
    assert code == 2
    assert words in complained
