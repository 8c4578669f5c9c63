"""`prioritise agreement ...`: the table of targets out and in, figures that came, and what to designate."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.problems import Problem
from prioritise.domain.targets import DESIGNATED_LIMIT
from prioritise.files.agreement.actual_figures import import_actuals
from prioritise.files.agreement.table import import_agreement
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.files.published import check_size
from prioritise.report.targets.actual_change import figures_sentences
from prioritise.report.targets.agreement_change import gaps_table, import_sentences, next_version
from prioritise.report.targets.agreement_table import agreement_csv, agreement_workbook
from prioritise.report.targets.agreement_versions import versions_table
from prioritise.report.targets.designation_table import designation_csv, designation_view
from prioritise.words.text_table import TextTable

DONE = 0
EXERCISE_HELP = "an exercise folder, or a zip of one"
OUT_HELP = "a new folder for the exercise with them; only said what would change if left out"
WORKBOOK = ".xlsx"


def agreement_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which commands `agreement` has, and what each takes and runs."""
    own = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    out = own.add_parser("export", help="write the table of targets as CSV or Excel")
    out.add_argument("exercise", metavar="EXERCISE", help=EXERCISE_HELP)
    out.add_argument("--out", metavar="FILE", type=Path, required=True, help="a file ending in .csv or .xlsx")
    out.set_defaults(command=_export)
    table = own.add_parser("import", help="bring in a table of targets as a new version of them")
    figures = own.add_parser("figures", help="bring in actual figures: target, period, value, source")
    for taking_in, command in ((table, _import), (figures, _figures)):
        taking_in.add_argument("file", metavar="FILE", type=Path, help="a table as CSV or Excel")
        taking_in.add_argument("exercise", metavar="EXERCISE", help=EXERCISE_HELP)
        taking_in.add_argument("--out", metavar="DIR", type=Path, help=OUT_HELP)
        taking_in.set_defaults(command=command)
    which = own.add_parser("designate", help="propose which indicators to designate, by need, inequality and reach")
    which.add_argument("exercise", metavar="EXERCISE", help=EXERCISE_HELP)
    which.add_argument("--limit", metavar="N", type=_limit, default=DESIGNATED_LIMIT, help="35 if left out")
    which.add_argument("--out", metavar="FILE", type=Path, help="write the tables as CSV too")
    which.set_defaults(command=_designate)


def _limit(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= DESIGNATED_LIMIT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to {DESIGNATED_LIMIT}")
    return int(text)


def _export(given: argparse.Namespace) -> int:
    ending = given.out.suffix.lower()
    if ending not in (".csv", WORKBOOK):
        raise FileProblems([Problem(given.out.name, "neither .csv nor .xlsx at its end", "name the file so")])
    exercise = load_exercise(given.exercise)
    content = agreement_workbook(exercise) if ending == WORKBOOK else agreement_csv(exercise)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_bytes(content)
    print(f"Written to {given.out}.")
    return DONE


def _import(given: argparse.Namespace) -> int:
    exercise = load_exercise(given.exercise)
    found = import_agreement(exercise, _source_file(given.file), version=next_version(exercise))
    _write(given.out, found.exercise)
    _say(import_sentences(exercise, found))
    _say_table("What changed:", versions_table(found.exercise, only=frozenset(found.targets)))
    _say_table("What is missing, and who must fill it:", gaps_table(exercise, found))
    _say_where(given.out)
    return DONE


def _figures(given: argparse.Namespace) -> int:
    change = import_actuals(load_exercise(given.exercise), _source_file(given.file))
    _write(given.out, change.exercise)
    _say(figures_sentences(change, today=datetime.now(UTC).date()))
    _say_where(given.out)
    return DONE


def _designate(given: argparse.Namespace) -> int:
    exercise = load_exercise(given.exercise)
    view = designation_view(exercise, given.limit)
    if given.out:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        given.out.write_bytes(designation_csv(exercise, given.limit))
    print(view.sentence)
    print(f"The rule: {view.rule}")
    _say(("In this order, each figure with its rank:", *(f"  {line}" for line in view.lines)))
    _say_table("Not candidates:", view.left_out)
    print("A proposal to talk about: it knows nothing of duties, promises or local policy.")
    if given.out:
        print(f"Written to {given.out}.")
    return DONE


def _source_file(path: Path) -> SourceFile:
    check_size(path.name, path.stat().st_size)
    return SourceFile(path.name, path.read_bytes())


def _write(folder: Path | None, exercise: Exercise) -> None:
    if folder is not None:
        write_new_folder(folder, {each.name: each.content for each in exercise.files})


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _say_table(title: str, table: TextTable) -> None:
    if table.rows:
        print(title)
    for row in table.rows:
        said = [f"{heading}: {cell}" for heading, cell in zip(table.headings[1:], row[1:], strict=True) if cell]
        print(f"  {row[0]}. {'; '.join(said)}")


def _say_where(folder: Path | None) -> None:
    if folder is None:
        print("Nothing was written: give --out DIR for the exercise with this in it.")
    else:
        print(f"Written to {folder}.")
