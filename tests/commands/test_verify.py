"""`prioritise verify` tells the three states apart, and whose key it was."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from prioritise.cli import main
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.files.signing import signing_key as keys
from tests.files.small_exercise import small_files
from tests.report.exports.test_record_seal import resealed


@pytest.fixture
def kept(tmp_path: Path, monkeypatch) -> Path:
    """A data folder of one's own, so that no test touches the user's."""
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def out(tmp_path: Path, kept: Path, capsys) -> Path:
    assert kept
    write_new_folder(tmp_path / "exercise", small_files())
    assert main(["run", str(tmp_path / "exercise"), "--sign", "Clerk", "--out", str(tmp_path / "out")]) == 0
    assert "A key was made and is kept in" in capsys.readouterr().out
    return tmp_path / "out"


def changed(out: Path, *, sealed_again: bool) -> None:
    record = json.loads((out / "record.json").read_text("utf-8"))
    record["files"]["costs.csv"] = record["files"]["costs.csv"].replace("100000", "90000", 1)
    (out / "record.json").write_bytes(resealed(record) if sealed_again else json.dumps(record).encode())


def test_a_signed_record_is_unchanged_and_signed_by_whoever_signed_it(out, capsys):
    assert main(["verify", str(out / "record.json"), "--signed"]) == 0
    printed = capsys.readouterr().out
    assert "Unchanged and signed by Clerk, with the key " in printed
    assert "That is your own key, on this machine." in printed
    assert printed.count("the same, byte for byte") == 3


def test_without_its_signature_it_is_not_signed_and_fails_only_if_that_is_asked_for(out, capsys):
    (out / "record.sig").unlink()
    assert main(["verify", str(out / "record.json")]) == 0
    assert "Unchanged, not signed." in capsys.readouterr().out
    assert main(["verify", str(out / "record.json"), "--signed"]) == 1
    assert "A signature was asked for, and there is none." in capsys.readouterr().out


@pytest.mark.parametrize("sealed_again", [False, True])
def test_a_change_is_found_and_placed_whoever_worked_out_the_digest_again(out, capsys, sealed_again):
    changed(out, sealed_again=sealed_again)
    assert main(["verify", str(out / "record.json")]) == 1
    assert "Changed after signing by Clerk, with the key " in (printed := capsys.readouterr().out)
    assert "files/costs.csv" in printed


def test_a_lost_key_still_verifies_and_is_said_to_be_another(out, kept, capsys):
    shutil.rmtree(kept)
    assert main(["verify", str(out / "record.json")]) == 0
    assert "That is not the key of this machine." in capsys.readouterr().out


def test_only_the_key_that_is_asked_for_will_do(out, capsys):
    own = keys.known_key()
    assert own is not None
    assert main(["verify", str(out / "record.json"), "--key", own.fingerprint]) == 0
    assert main(["verify", str(out / "record.json"), "--key", "0000 1111"]) == 1
    assert "signed with another key: 0000 1111" in capsys.readouterr().out


def test_the_record_is_the_same_bytes_signed_or_not(out, tmp_path):
    assert main(["run", str(tmp_path / "exercise"), "--out", str(tmp_path / "plain")]) == 0
    assert (tmp_path / "plain" / "record.json").read_bytes() == (out / "record.json").read_bytes()
    assert not (tmp_path / "plain" / "record.sig").exists()


def test_a_record_that_cannot_be_run_again_is_still_looked_at(out, capsys):
    record = json.loads((out / "record.json").read_text("utf-8"))
    record["files"]["costs.csv"] = "nothing"
    (out / "record.json").write_bytes(resealed(record))
    assert main(["verify", str(out / "record.json")]) == 1
    assert "files/costs.csv" in (printed := capsys.readouterr().out)
    assert "It cannot be run again as it stands." in printed
