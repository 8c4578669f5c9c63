"""`publish`, `log` and a panel's events in a record, from the command line."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from prioritise.cli import main
from prioritise.domain.accountability import SignOff
from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.report.exports.record import panel_events_in
from prioritise.store.accountability import sign_off
from prioritise.store.current_files import current_exercise
from prioritise.store.database import open_store
from prioritise.store.events import verify_chain
from prioritise.store.exercises import import_files
from prioritise.store.invitations import invite, operator, start_sharing, viewer_by_token
from prioritise.store.members import PersonalName, change_member, members
from prioritise.store.rounds import open_round, reveal_round
from prioritise.store.scores import save_score, send_scores
from prioritise.store.writing import new_save_key
from tests.files.small_exercise import edited, scored_by_all, small_files
from tests.store.panel import EXERCISE, YAML, panel_files

DAY = date(2026, 6, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_new_folder(tmp_path / "exercise", scored_by_all(small_files()))
    return tmp_path / "exercise"


@pytest.fixture
def store(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", str(tmp_path / "store.sqlite"))
    opened = open_store(str(tmp_path / "store.sqlite"))
    import_files(opened, scored_by_all(small_files()))
    yield opened
    opened.close()


def list_of(folder: Path, out: Path) -> bytes:
    assert main(["run", str(folder), "--out", str(out)]) == 0
    return (out / "priorities.csv").read_bytes()


def test_a_published_zip_runs_to_the_same_list_and_says_what_it_lacks(folder, tmp_path, capsys):
    public = tmp_path / "public.zip"
    assert main(["publish", str(folder), "--out", str(public)]) == 0
    assert "- 3 members of the panel, and what each scored (30 answers)." in capsys.readouterr().out
    assert "scores.csv" not in zipfile.ZipFile(public).namelist()
    assert list_of(public, tmp_path / "two") == list_of(folder, tmp_path / "one")


def test_a_published_copy_that_would_name_somebody_on_the_panel_is_not_written(store, tmp_path, capsys):
    viewer = operator(store, "smallville")
    gp = next(member for member in members(store, viewer) if member.id == "gp")
    named = PersonalName("gp", "Stop Smoking", "")
    change_member(store, viewer, gp, named=named, seen_version=gp.version, save_key=new_save_key())
    public = tmp_path / "public.zip"
    assert main(["publish", "smallville", "--panel", "--out", str(public)]) == 2
    assert "the name of somebody on the panel" in capsys.readouterr().err
    assert not public.exists()


def test_nothing_is_published_where_no_list_obeys_the_rules(tmp_path):
    both = "rules:\n  - {id: no, kind: must_not_fund, intervention: stop-smoking, reason: No.}\n"
    write_new_folder(tmp_path / "exercise", edited(("exercise.yaml", "rules:\n", both)))
    assert main(["publish", str(tmp_path / "exercise"), "--out", str(tmp_path / "public.zip")]) == 1
    assert not (tmp_path / "public.zip").exists()


def test_the_log_lists_and_filters_what_was_decided(folder, capsys):
    assert main(["log", str(folder)]) == 0
    everything = capsys.readouterr().out
    assert "Nobody has signed off this list yet." in everything
    assert "A rule was decided" in everything
    assert main(["log", str(folder), "--kind", "agreed", "--intervention", "gym"]) == 0
    only = capsys.readouterr().out
    assert "A rule was decided" not in only
    assert "The panel talked it through" in only
    assert main(["log", str(folder), "--by", "nobody"]) == 0
    assert "Nothing to list." in capsys.readouterr().out


def test_the_log_of_a_panel_has_its_steps_and_the_last_fingerprint(store, capsys):
    assert main(["log", "smallville", "--panel"]) == 0
    said = capsys.readouterr().out
    assert "The exercise was taken in" in said
    assert verify_chain(store, "smallville").head in said


def test_the_log_of_a_panel_says_who_sent_scores_when_as_the_page_does(store, capsys):
    runs = viewer_by_token(store, start_sharing(store, operator(store, "smallville"), "gp").token)
    nurse = viewer_by_token(store, invite(store, runs, "nurse").token)
    number = open_round(store, runs, save_key=new_save_key()).number
    given = PanelScore(number, "nurse", "gym", "acceptability", None, ScoreState.INTEREST, "Runs it")
    save_score(store, nurse, given, save_key=new_save_key())
    send_scores(store, nurse, round_number=number, save_key=new_save_key())
    reveal_round(store, runs, number, seen_version=1, save_key=new_save_key())
    assert main(["log", "smallville", "--panel", "--kind", "sent"]) == 0
    assert f"Scores of round {number} were sent" in capsys.readouterr().out
    assert main(["log", "smallville", "--panel", "--kind", "interest"]) == 0
    said = capsys.readouterr().out
    newest = said[said.index("newest first:") :].splitlines()[1]
    assert f"declared in round {number}" in newest
    assert "day not written down" not in newest


def test_the_log_of_a_panel_that_has_not_scored_yet_lists_what_was_decided_so_far(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", str(tmp_path / "unscored.sqlite"))
    rule = "rules:\n  - {id: keep, kind: must_fund, intervention: clinic, reason: Promised}\n"
    made = open_store()
    import_files(made, panel_files() | {"exercise.yaml": (YAML + rule).encode()})
    head = verify_chain(made, EXERCISE).head
    made.close()
    assert main(["log", EXERCISE, "--panel"]) == 0
    said = capsys.readouterr().out
    assert "There is no list yet. " in said
    assert "The exercise was taken in" in said
    assert "Clinic must be on the list" in said
    assert head in said


def test_a_record_of_a_panel_notes_its_events_and_verify_tells_them(store, tmp_path, capsys):
    assert main(["run", "smallville", "--panel", "--out", str(tmp_path / "out")]) == 0
    record = tmp_path / "out" / "record.json"
    head = verify_chain(store, "smallville")
    assert panel_events_in(json.loads(record.read_bytes())).head == head.head
    capsys.readouterr()
    assert main(["verify", str(record)]) == 0
    assert f"The panel's events stood at {head.events}, with the fingerprint {head.head}." in capsys.readouterr().out


def test_a_record_without_a_panel_verifies_as_before_and_says_nothing_of_one(folder, tmp_path, capsys):
    list_of(folder, tmp_path / "out")
    content = json.loads((tmp_path / "out" / "record.json").read_bytes())
    assert "panel" not in content
    capsys.readouterr()
    assert main(["verify", str(tmp_path / "out" / "record.json")]) == 0
    assert "panel's events" not in capsys.readouterr().out


def test_another_head_in_a_record_breaks_its_seal(store, tmp_path, capsys):
    assert verify_chain(store, "smallville").holds
    main(["run", "smallville", "--panel", "--out", str(tmp_path / "out")])
    record = tmp_path / "out" / "record.json"
    content = json.loads(record.read_bytes())
    content["panel"]["head"] = "0" * 64
    record.write_text(json.dumps(content))
    assert main(["verify", str(record)]) == 1
    assert "changed since it was sealed" in capsys.readouterr().out.lower()


def test_the_store_can_be_held_against_a_record_and_a_cut_off_end_is_found(store, tmp_path, monkeypatch, capsys):
    viewer = operator(store, "smallville")
    sign_off(store, viewer, SignOff("Ada", "Director", DAY, "ab12"), save_key=new_save_key())
    main(["run", "smallville", "--panel", "--out", str(tmp_path / "out")])
    record = str(tmp_path / "out" / "record.json")
    assert main(["store", "check", "--record", record]) == 0
    assert "Every event that record.json knows of is here, unchanged." in capsys.readouterr().out
    monkeypatch.setenv("DATABASE_URL", str(tmp_path / "other.sqlite"))
    other = open_store(str(tmp_path / "other.sqlite"))
    import_files(other, small_files())
    other.close()
    assert main(["store", "check", "--record", record]) == 1
    assert "is not the one that record.json knows of, or was cut off." in capsys.readouterr().out


def test_a_sign_off_leaves_the_record_that_was_signed_as_it_was(store, tmp_path):
    main(["run", "smallville", "--panel", "--out", str(tmp_path / "before")])
    viewer = operator(store, "smallville")
    sign_off(store, viewer, SignOff("Ada", "Director", DAY, "ab12"), save_key=new_save_key())
    main(["run", "smallville", "--panel", "--out", str(tmp_path / "after")])
    before, after = (json.loads((tmp_path / each / "record.json").read_bytes()) for each in ("before", "after"))
    assert before["files"] == after["files"]
    assert before["panel"] != after["panel"]


def test_an_exercise_that_the_store_has_not_is_refused_in_words(store, capsys):
    assert verify_chain(store, "elsewhere").events == 0
    assert main(["log", "elsewhere", "--panel"]) == 2
    assert "The store has no exercise called elsewhere." in capsys.readouterr().err


def test_no_file_that_a_command_writes_holds_a_score_before_the_reveal(store, tmp_path, capsys):
    facilitator = operator(store, "smallville")
    number = open_round(store, facilitator, save_key=new_save_key()).number
    loaded = current_exercise(store, facilitator)
    member = viewer_by_token(store, start_sharing(store, facilitator, loaded.members[0].id).token)
    asked = next(each.id for each in loaded.criteria if each.measured_by is MeasuredBy.PANEL)
    score = PanelScore(
        number, member.member, loaded.interventions[0].id, asked, 37.0, ScoreState.GIVEN, "Zanzibar is why"
    )
    save_score(store, member, score, save_key=new_save_key())
    out = str(tmp_path / "out")
    for command in (
        ["run", "smallville", "--panel", "--excel", "--out", out],
        ["log", "smallville", "--panel"],
        ["transparency", "smallville", "--panel", "--out", out],
        ["publish", "smallville", "--panel", "--out", str(tmp_path / "out" / "public.zip")],
        ["store", "export", "smallville", str(tmp_path / "out" / "folder")],
    ):
        assert main(command) == 0
    assert "Zanzibar" not in capsys.readouterr().out
    written = [path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()]
    written += [part for path in (tmp_path / "out").rglob("*.[zx][il][ps]*") for part in unzipped(path)]
    assert len(written) > 20
    assert [content for content in written if b"Zanzibar" in content] == []


def unzipped(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist()]


def test_the_settings_are_listed_with_what_each_decides_and_why(folder, capsys):
    assert main(["settings", str(folder)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("2 of ")
    assert "a firm decision is the same at least. Here: 0.95; As supplied: 0.95; Why: Our choice" in said
    assert "counts of people are hidden. Here: 5; As supplied: 7; Why: Set by this exercise" in said
