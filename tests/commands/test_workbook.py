"""`prioritise workbook`: a folder as one workbook, the folder again, and an empty one to fill in."""

from __future__ import annotations

from pathlib import Path

from prioritise.cli import main
from tests.files.small_exercise import small_files


def folder(place: Path) -> Path:
    place.mkdir()
    for name, content in small_files().items():
        (place / name).write_bytes(content)
    return place


def test_a_folder_becomes_a_workbook_that_checks_and_comes_out_byte_for_byte(tmp_path, capsys):
    first, book, back = folder(tmp_path / "first"), tmp_path / "book.xlsx", tmp_path / "back"
    assert main(["workbook", str(first), "--out", str(book)]) == 0
    assert main(["check", str(book)]) == 0
    assert main(["workbook", str(book), "--out", str(back)]) == 0
    assert {path.name: path.read_bytes() for path in back.iterdir()} == small_files()
    assert "What should Smallville fund?" in capsys.readouterr().out


def test_an_exercise_that_is_not_finished_becomes_a_workbook_too(tmp_path):
    unfinished, book, back = folder(tmp_path / "first"), tmp_path / "book.xlsx", tmp_path / "back"
    (unfinished / "costs.csv").unlink()
    assert main(["workbook", str(unfinished), "--out", str(book)]) == 0
    assert main(["workbook", str(book), "--out", str(back)]) == 0
    assert len((back / "costs.csv").read_bytes().splitlines()) == 1


def test_an_empty_workbook_is_written_and_says_what_to_do(tmp_path, capsys):
    out = tmp_path / "ours.xlsx"
    assert main(["workbook", "--out", str(out)]) == 0
    assert "Fill it in, then: prioritise check" in capsys.readouterr().out
    assert main(["check", str(out)]) == 2
    assert "sheet Interventions | no interventions" in capsys.readouterr().err


def test_an_empty_workbook_under_another_name_is_refused(tmp_path, capsys):
    assert main(["workbook", "--out", str(tmp_path / "ours")]) == 2
    assert "give one that ends in .xlsx" in capsys.readouterr().err
