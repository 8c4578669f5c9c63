"""The command writes three files that load into an exercise, and never over a person's work."""

import csv
import io

import pytest

from prioritise.cli import main
from tests.files.published.made_up import (
    DOWNLOAD_HEADINGS,
    DOWNLOAD_ROW,
    ENGLAND,
    OTHER_FILES,
    ROCHDALE,
    download,
    table,
)

UNKNOWN = {"Indicator ID": "5", "Indicator Name": "Something new", "Value": "43"}


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "out"


def run(tmp_path, folder, content, *more) -> int:
    path = tmp_path / "figures.csv"
    path.write_bytes(content)
    return main(["import-fingertips", str(path), "--area", ROCHDALE, "--out", str(folder), *more])


def test_three_files_are_written_and_the_rows_add_up(tmp_path, folder, capsys):
    assert run(tmp_path, folder, download({}, {}, {"Area Code": "E06000001"}, UNKNOWN)) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["decisions.csv", "import-report.txt", "indicators.csv"]
    said = capsys.readouterr().out
    assert "4 rows read = 2 kept + 1 merged as exact duplicates + 1 left out." in said
    assert "4 decisions to make; see decisions.csv." in said
    report = (folder / "import-report.txt").read_text(encoding="utf-8")
    assert "4 rows read = 2 kept + 1 merged as exact duplicates + 1 left out." in report
    assert "93763: 1 row" in report
    assert "5 Something new (polarity): Which direction is better?" in report


def test_what_is_written_makes_an_exercise_that_passes_its_check(tmp_path, folder, capsys):
    assert run(tmp_path, folder, download({}, {"Area Code": ENGLAND, "Area Name": "England"})) == 0
    exercise = tmp_path / "exercise"
    exercise.mkdir()
    for name, text in OTHER_FILES.items():
        (exercise / name).write_text(text, encoding="utf-8")
    (exercise / "indicators.csv").write_bytes((folder / "indicators.csv").read_bytes())
    assert main(["check", str(exercise)]) == 0
    assert "1 indicator" in capsys.readouterr().out


def test_the_same_file_is_written_twice_byte_for_byte(tmp_path, folder):
    run(tmp_path, folder, download({}, UNKNOWN))
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    run(tmp_path, folder, download({}, UNKNOWN))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def answer_polarity(folder) -> None:
    path = folder / "decisions.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    rows[0]["answer"] = "lower"
    path.write_bytes(table(rows[0], rows))


def test_answers_are_given_back_and_kept(tmp_path, folder):
    run(tmp_path, folder, download(UNKNOWN))
    answer_polarity(folder)
    assert run(tmp_path, folder, download(UNKNOWN), "--decisions", str(folder / "decisions.csv")) == 0
    assert ",lower\n" in (folder / "decisions.csv").read_text(encoding="utf-8")
    assert "You decided: lower." in (folder / "import-report.txt").read_text(encoding="utf-8")


def test_answers_that_were_not_given_back_are_not_written_over(tmp_path, folder, capsys):
    run(tmp_path, folder, download(UNKNOWN))
    answer_polarity(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert run(tmp_path, folder, download(UNKNOWN)) == 2
    assert "give it with --decisions" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_an_exercise_folder_is_not_written_into(tmp_path, folder, capsys):
    folder.mkdir()
    (folder / "exercise.yaml").write_text("id: mine", encoding="utf-8")
    assert run(tmp_path, folder, download({})) == 2
    assert "copy indicators.csv over" in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["exercise.yaml"]


def test_a_file_in_place_of_the_folder_is_a_sentence_not_a_traceback(tmp_path, folder, capsys):
    folder.write_text("a file", encoding="utf-8")
    assert run(tmp_path, folder, download({})) == 2
    assert "could not be read or written" in capsys.readouterr().err


def test_benchmark_and_comparators_are_read_from_the_command_line(tmp_path, folder):
    rows = [{"Area Code": code} for code in (ROCHDALE, "E08000001", "E08000002", "E12000002")]
    assert (
        run(tmp_path, folder, download(*rows), "--benchmark", "E12000002", "--comparators", "E08000001, E08000002,")
        == 0
    )
    written = list(csv.DictReader(io.StringIO((folder / "indicators.csv").read_text(encoding="utf-8"))))
    assert [row["area_code"] for row in written] == [ROCHDALE, "E12000002", "E08000001", "E08000002"]


def test_the_publishers_lists_are_read_from_the_command_line(tmp_path, folder):
    metadata = tmp_path / "metadata.csv"
    metadata.write_bytes(b"IndicatorID,Polarity,IndicatorName\n5,High is good,Something named\n")
    headings = [name for name in DOWNLOAD_HEADINGS if name != "Area Name"]
    row = {name: text for name, text in (DOWNLOAD_ROW | {"Indicator ID": "5"}).items() if name in headings}
    areas = tmp_path / "areas.csv"
    areas.write_bytes(b"AreaCode,AreaName\nE08000005,Rochdale Borough\n")
    more = ["--metadata", str(metadata), "--areas", str(areas)]
    assert run(tmp_path, folder, table(headings, [row]), *more) == 0
    written = (folder / "indicators.csv").read_text(encoding="utf-8")
    assert "Something named" in written
    assert "Rochdale Borough" in written
