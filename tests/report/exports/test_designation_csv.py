"""The proposal of what to designate comes out as the command writes it: a line for every indicator."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from prioritise.analysis import analyse, bands
from prioritise.cli import main
from prioritise.files import load_exercise
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.report.exports.designation_csv import EXPORT
from tests.targets.made_up import exercise_with


def test_the_command_writes_the_export_with_a_line_for_every_indicator(tmp_path: Path) -> None:
    exercise = exercise_with()
    write_new_folder(tmp_path / "exercise", {file.name: file.content for file in exercise.files})
    main(["agreement", "designate", str(tmp_path / "exercise"), "--out", str(tmp_path / EXPORT.file)])
    content = (tmp_path / EXPORT.file).read_bytes()
    analysis = analyse(load_exercise(tmp_path / "exercise"))
    assert content == EXPORT.build(analysis, bands(analysis))
    headings, *rows = csv.reader(io.StringIO(content.decode()))
    assert len(rows) == len(exercise.indicators)
    assert {len(row) for row in rows} == {len(headings)}
