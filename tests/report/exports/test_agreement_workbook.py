"""The agreement's workbook has the targets, the versions they replaced and what changed, a sheet each."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook

from prioritise.analysis import analyse, bands
from prioritise.cli import main
from prioritise.files import load_exercise
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.report.exports.agreement_workbook import EXPORT
from prioritise.report.targets.agreement_table import agreement_table
from tests.targets.made_up import exercise_with


def test_the_command_writes_the_export_with_a_sheet_for_every_table(tmp_path: Path) -> None:
    exercise = exercise_with()
    write_new_folder(tmp_path / "exercise", {file.name: file.content for file in exercise.files})
    main(["agreement", "export", str(tmp_path / "exercise"), "--out", str(tmp_path / EXPORT.file)])
    content = (tmp_path / EXPORT.file).read_bytes()
    analysis = analyse(load_exercise(tmp_path / "exercise"))
    assert content == EXPORT.build(analysis, bands(analysis))
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Targets", "Earlier versions", "What changed"]
    assert tuple(cell.value for cell in next(book["Targets"].rows)) == agreement_table(exercise).headings
