"""`prioritise agreement ...`: the table of targets out and in, figures that came, and what to designate."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from prioritise.commands.designation import designation_arguments, exercise_argument
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.printing import say, say_table, written
from prioritise.commands.published_arguments import source_file
from prioritise.domain.errors import FileProblems, Problem
from prioritise.domain.exercise import Exercise
from prioritise.files.agreement.actual_figures import import_actuals
from prioritise.files.agreement.table import import_agreement
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.report.exports.agreement_csv import agreement_csv
from prioritise.report.exports.agreement_workbook import agreement_workbook
from prioritise.report.targets.actual_change import figures_sentences
from prioritise.report.targets.agreement_view import agreement_view, import_view

OUT_HELP = "a new folder for the exercise with them; only said what would change if left out"

WORKBOOK = ".xlsx"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which commands `agreement` has, and what each takes and runs."""
    own = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    out = own.add_parser("export", help="write the table of targets as CSV or Excel")
    exercise_argument(out)
    out.add_argument("--out", metavar="FILE", type=Path, required=True, help="a file ending in .csv or .xlsx")
    out.set_defaults(command=_export)
    table = own.add_parser("import", help="bring in a table of targets as a new version of them")
    figures = own.add_parser("figures", help="bring in actual figures: target, period, value, source")
    for taking_in, command in ((table, _import), (figures, _figures)):
        taking_in.add_argument("file", metavar="FILE", type=Path, help="a table as CSV or Excel")
        exercise_argument(taking_in)
        taking_in.add_argument("--out", metavar="DIR", type=Path, help=OUT_HELP)
        taking_in.set_defaults(command=command)
    which = own.add_parser("designate", help="propose which indicators to designate, by need, inequality and reach")
    designation_arguments(which)


def _export(asked: argparse.Namespace) -> int:
    ending = asked.out.suffix.lower()
    if ending not in (".csv", WORKBOOK):
        raise FileProblems([Problem(asked.out.name, "neither .csv nor .xlsx at its end", "name the file so")])
    exercise = load_exercise(asked.exercise, awaiting_panel=True, unfinished=True)
    content = agreement_workbook(exercise) if ending == WORKBOOK else agreement_csv(exercise)
    print(written(asked.out, content))
    return ExitCode.DONE


def _import(asked: argparse.Namespace) -> int:
    exercise = load_exercise(asked.exercise, awaiting_panel=True, unfinished=True)
    agreement_import = import_agreement(
        exercise, source_file(asked.file), version=agreement_view(exercise).next_version
    )
    _write(asked.out, agreement_import.exercise)
    view = import_view(exercise, agreement_import)
    say(view.sentences)
    say_table("What changed:", view.changes)
    say_table("What is missing, and who must fill it:", view.gaps)
    _say_where(asked.out)
    return ExitCode.DONE


def _figures(asked: argparse.Namespace) -> int:
    change = import_actuals(
        load_exercise(asked.exercise, awaiting_panel=True, unfinished=True), source_file(asked.file)
    )
    _write(asked.out, change.exercise)
    say(figures_sentences(change, today=datetime.now(UTC).date()))
    _say_where(asked.out)
    return ExitCode.DONE


def _write(folder: Path | None, exercise: Exercise) -> None:
    if folder is not None:
        write_new_folder(folder, {file.name: file.content for file in exercise.files})


def _say_where(folder: Path | None) -> None:
    if folder is None:
        print("Nothing was written: give --out DIR for the exercise with this in it.")
    else:
        print(f"Written to {folder}.")
