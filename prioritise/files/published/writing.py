"""Putting an import on disk: three files, all or none, and never over a person's work."""

from __future__ import annotations

from pathlib import Path

from prioritise.domain.errors import FileProblems, refusal
from prioritise.files.published.decisions import read_answers
from prioritise.files.published.published import PublishedImport
from prioritise.files.published.report import import_report

INDICATORS, DECISIONS, REPORT = "indicators.csv", "decisions.csv", "import-report.txt"
UNFINISHED = ".part"


def write_import(folder: Path, done: PublishedImport) -> tuple[str, ...]:
    """Write `indicators.csv`, `decisions.csv` and `import-report.txt`; return their names.

    Raises FileProblems, with nothing written, when the folder is an exercise, whose own indicators would be lost, or
    holds answers that were not given to this import.
    """
    _check_folder(folder, done)
    contents = {
        INDICATORS: done.indicators_csv,
        DECISIONS: done.decisions_csv,
        REPORT: import_report(done).encode(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for name, content in contents.items():
            (folder / f"{name}{UNFINISHED}").write_bytes(content)
        for name in contents:
            (folder / f"{name}{UNFINISHED}").replace(folder / name)
    finally:
        for name in contents:
            (folder / f"{name}{UNFINISHED}").unlink(missing_ok=True)
    return tuple(contents)


def _check_folder(folder: Path, done: PublishedImport) -> None:
    if (folder / "exercise.yaml").exists():
        found = "an exercise, whose indicators.csv this would replace"
        what_to_do = "write to another folder, read the report, then copy indicators.csv over"
        raise refusal(str(folder), found, what_to_do)
    before = folder / DECISIONS
    if before.is_file() and _answers(before) - {(decision.key, decision.answer) for decision in done.decisions}:
        what_to_do = f"give it with --decisions {before}, or write to another folder"
        raise refusal(str(before), "answers that were not used in this import", what_to_do)


def _answers(path: Path) -> set[tuple[tuple[str, str, str], str]]:
    try:
        answers = read_answers(path.name, path.read_bytes())
    except FileProblems:
        found = "a file that is not a list of decisions"
        raise refusal(str(path), found, "move it, or write elsewhere") from None
    return {(key, decided.answer) for key, decided in answers.items() if decided.answer}
