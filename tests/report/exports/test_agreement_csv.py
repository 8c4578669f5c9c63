"""The agreement's table comes out as the command writes it, and comes back in as what it was."""

from __future__ import annotations

from pathlib import Path

from prioritise.analysis import analyse, bands
from prioritise.cli import main
from prioritise.domain.exercise import SourceFile
from prioritise.files import load_exercise
from prioritise.files.agreement.table import import_agreement
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.report.exports.agreement_csv import EXPORT
from prioritise.targets.agreement import current_targets
from tests.targets.made_up import exercise_with


def test_the_command_writes_the_export_and_it_comes_back_in(tmp_path: Path) -> None:
    exercise = exercise_with()
    write_new_folder(tmp_path / "exercise", {file.name: file.content for file in exercise.files})
    main(["agreement", "export", str(tmp_path / "exercise"), "--out", str(tmp_path / EXPORT.file)])
    content = (tmp_path / EXPORT.file).read_bytes()
    analysis = analyse(load_exercise(tmp_path / "exercise"))
    assert content == EXPORT.build(analysis, bands(analysis))
    again = import_agreement(analysis.exercise, SourceFile(EXPORT.file, content), version="2")
    assert [target.title for target in current_targets(again.exercise)] == [
        target.title for target in current_targets(exercise)
    ]
