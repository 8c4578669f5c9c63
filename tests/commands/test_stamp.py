"""A signed record is time-stamped where a service is set; `prioritise verify` then says when, and asks nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from prioritise.cli import main
from prioritise.files.exercise.new_folder import write_new_folder
from tests.files.signing.stamp_authority import answers_request, refusal, root, service, settings
from tests.files.small_exercise import small_files

STAMPED = "Stamped at 2026-03-12 12:00:00 UTC by Test Stamps of Example Ltd."


@pytest.fixture
def exercise(tmp_path: Path, monkeypatch) -> Path:
    """A small exercise, and a data folder of one's own for the key."""
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    write_new_folder(tmp_path / "exercise", small_files())
    return tmp_path / "exercise"


@pytest.fixture
def signed(exercise: Path, tmp_path: Path, monkeypatch, capsys) -> Path:
    """The record of a run that was signed and stamped, on a machine that still names the authority and is cut off."""
    monkeypatch.setenv("PRIORITISE_STAMP_SECONDS", "5")
    with service(lambda request: (200, iter([answers_request(request)]))) as address:
        set_service(monkeypatch, settings(tmp_path, address))
        assert signs(exercise, tmp_path) == 0
    assert STAMPED in capsys.readouterr().out
    return tmp_path / "out" / "record.json"


def set_service(monkeypatch, said: dict[str, str]) -> None:
    for name, value in said.items():
        monkeypatch.setenv(name, value)


def signs(exercise: Path, place: Path) -> int:
    return main(["run", str(exercise), "--sign", "Clerk", "--out", str(place / "out")])


def test_a_stamped_record_is_verified_offline_and_its_stamp_can_be_asked_for(signed, capsys):
    assert main(["verify", str(signed), "--signed", "--stamped"]) == 0
    assert STAMPED in capsys.readouterr().out


def test_a_reader_names_the_authority_or_is_told_that_nobody_did(signed, tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("PRIORITISE_STAMP_CERTIFICATES")
    assert main(["verify", str(signed)]) == 0
    assert "Stamped, but by an authority you have not named: it calls itself Test Stamps" in capsys.readouterr().out
    assert main(["verify", str(signed), "--stamped"]) == 1
    assert main(["verify", str(signed), "--stamped", "--authority", str(tmp_path / "authorities.pem")]) == 0


def test_a_record_signed_again_by_another_does_not_pass_with_the_old_stamp(signed, exercise, monkeypatch, capsys):
    monkeypatch.delenv("PRIORITISE_STAMP_SERVICE")
    assert main(["run", str(exercise), "--sign", "Somebody else", "--out", str(signed.parent)]) == 0
    assert main(["verify", str(signed)]) == 1
    assert "The stamp is of another file" in capsys.readouterr().out


def test_without_a_stamp_that_is_said_and_fails_only_if_one_is_asked_for(signed, capsys):
    (signed.parent / "record.tsr").unlink()
    assert main(["verify", str(signed)]) == 0
    assert "No time stamp." in capsys.readouterr().out
    assert main(["verify", str(signed), "--stamped"]) == 1


def test_a_stamp_whose_signature_was_taken_away_does_not_pass(signed, capsys):
    (signed.parent / "record.sig").unlink()
    assert main(["verify", str(signed)]) == 1
    assert "record.tsr is there, and the signature that it stamped is not." in capsys.readouterr().out


def test_a_service_that_refuses_costs_nothing_but_the_stamp_which_can_be_had_later(
    exercise, tmp_path, monkeypatch, capsys
):
    with service(lambda _: (200, iter([refusal("closed at weekends")]))) as address:
        set_service(monkeypatch, settings(tmp_path, address))
        assert signs(exercise, tmp_path) == 3
    record = tmp_path / "out" / "record.json"
    said = capsys.readouterr().out
    assert "No time stamp was had: the service refused: closed at weekends. The record is signed" in said
    assert f"prioritise stamp {record}" in said
    assert main(["verify", str(record), "--signed"]) == 0
    with service(lambda request: (200, iter([answers_request(request)]))) as address:
        set_service(monkeypatch, settings(tmp_path, address))
        assert main(["stamp", str(record)]) == 0
    assert main(["verify", str(record), "--stamped"]) == 0


def test_a_stamp_that_holds_is_kept_when_the_same_record_is_signed_again(signed, exercise, tmp_path, capsys):
    before = (signed.parent / "record.tsr").read_bytes()
    assert signs(exercise, tmp_path) == 0
    assert "That stamp is kept." in capsys.readouterr().out
    assert (signed.parent / "record.tsr").read_bytes() == before


def test_a_setting_that_cannot_be_meant_costs_nothing_but_the_stamp(exercise, tmp_path, monkeypatch, capsys):
    set_service(monkeypatch, settings(tmp_path, "http://stamps.example", root()))
    assert signs(exercise, tmp_path) == 3
    assert "PRIORITISE_STAMP_SERVICE is no address that begins with https://" in capsys.readouterr().out
    assert {"record.sig", "priorities.csv"} <= {path.name for path in (tmp_path / "out").iterdir()}


def test_only_a_signed_and_unchanged_record_is_stamped_and_only_where_there_is_a_service(signed, monkeypatch, capsys):
    signed.write_bytes(signed.read_bytes() + b" ")
    assert main(["stamp", str(signed)]) == 1
    assert "Changed after signing by Clerk" in capsys.readouterr().out
    monkeypatch.delenv("PRIORITISE_STAMP_SERVICE")
    assert main(["stamp", str(signed)]) == 2
    assert "This machine has no time stamp service. Set PRIORITISE_STAMP_SERVICE" in capsys.readouterr().err
