"""`prioritise minutes`: of a panel in the store, and a clear word where there is none."""

from __future__ import annotations

import io

import docx
import pytest

from prioritise.cli import main
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.store.database import open_store
from prioritise.store.exercises import import_files
from prioritise.store.invitations import operator
from prioritise.store.members import PersonalName, change_member, members
from prioritise.store.rounds import call_off_round, open_round
from prioritise.store.writing import new_save_key
from tests.files.small_exercise import small_files
from tests.report.exports.board.written_papers import everything_in


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", str(tmp_path / "store.sqlite"))
    opened = open_store(str(tmp_path / "store.sqlite"))
    import_files(opened, small_files())
    yield opened
    opened.close()


def test_minutes_of_a_panel_are_written_in_both_forms_without_names_it_was_not_given(store, tmp_path, capsys):
    viewer = operator(store, "smallville")
    gp = next(member for member in members(store, viewer) if member.id == "gp")
    named = PersonalName("gp", "Ada Lovelace", "ada@example.org")
    change_member(store, viewer, gp, named=named, seen_version=gp.version, save_key=new_save_key())
    out = tmp_path / "out"
    said = [
        "--date",
        "2026-03-12",
        "--left",
        "gp=at 15:10",
        "--others",
        "The clerk",
        "--other-business",
        "Next time in May.",
    ]
    assert main(["minutes", "smallville", "--out", str(out), *said]) == 0
    assert capsys.readouterr().out == f"Written to {out}: minutes.docx, minutes.pdf.\n"
    assert (out / "minutes.pdf").read_bytes().startswith(b"%PDF")
    text = "\n".join(everything_in(docx.Document(io.BytesIO((out / "minutes.docx").read_bytes()))))
    assert "12 March 2026" in text
    assert "Next time in May." in text
    assert "left early (at 15:10)" in text
    assert "Also there: The clerk." in text
    assert "Ada" not in text
    assert "example.org" not in text


@pytest.mark.usefixtures("store")
def test_who_came_late_and_left_early_is_named_with_both(tmp_path):
    late, left = ["--late", "gp=from 14:20", "nurse"], ["--left", "gp=at 15:10"]
    assert main(["minutes", "smallville", "--out", str(tmp_path), *late, *left]) == 0
    text = "\n".join(everything_in(docx.Document(io.BytesIO((tmp_path / "minutes.docx").read_bytes()))))
    assert "came late (from 14:20) and left early (at 15:10)" in text


def test_a_round_that_was_called_off_stands_in_the_minutes_and_the_log_with_its_reason(store, tmp_path, capsys):
    viewer, out = operator(store, "smallville"), tmp_path / "out"
    number = open_round(store, viewer, save_key=new_save_key()).number
    call_off_round(store, viewer, number, reason="Pressed too early", seen_version=1, save_key=new_save_key())
    assert main(["minutes", "smallville", "--out", str(out)]) == 0
    text = "\n".join(everything_in(docx.Document(io.BytesIO((out / "minutes.docx").read_bytes()))))
    assert f"round {number}: Pressed too early." in text
    capsys.readouterr()
    assert main(["log", "smallville", "--panel"]) == 0
    assert "Pressed too early" in " ".join(capsys.readouterr().out.split())


@pytest.mark.usefixtures("store")
def test_a_folder_has_no_panel_and_is_answered_so(tmp_path, capsys):
    write_new_folder(tmp_path / "exercise", small_files())
    assert main(["minutes", str(tmp_path / "exercise"), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert "which has no panel, so there are no minutes" in " ".join(said.split())
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["smallvile"], "The store has no exercise called smallvile"),
        (["smallville", "--present", "nobody"], "Nobody on this panel has the id nobody."),
        (["smallville", "--late", "nobody=at 3"], "Nobody on this panel has the id nobody."),
        (["smallville", "--present", "gp", "--apologies", "gp"], "gp stands more than once."),
        (["smallville", "--late", "gp=" + "x" * 61], "takes at most 60 letters"),
        (["smallville", "--late", "gp", "--left", "gp=" + "x" * 61], "takes at most 60 letters"),
        (["smallville", "--left", "gp", "gp=at 3"], "gp stands more than once."),
        (["smallville", "--late", "gp", "--left", "gp", "gp=at 3"], "gp stands more than once."),
        (["smallville", "--others", "x" * 501], "at most 500 letters"),
        (["smallville", "--other-business", "x" * 2_001], "one paragraph of at most 2,000 letters"),
    ],
)
def test_what_cannot_be_meant_is_answered_in_words_and_nothing_is_written(tmp_path, capsys, given, said):
    assert main(["minutes", *given, "--out", str(tmp_path / "out")]) == 2
    assert said in " ".join(capsys.readouterr().err.split())
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("store")
def test_a_day_that_is_none_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["minutes", "smallville", "--out", str(tmp_path / "out"), "--date", "12/03/2026"])
    assert "is not a day; write it as 2026-03-12" in capsys.readouterr().err
