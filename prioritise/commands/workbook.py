"""`prioritise workbook`: an exercise as one Excel workbook, or a workbook as a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.result_lines import EXERCISE_HELP
from prioritise.domain.errors import FileProblems, Problem
from prioritise.files.exercise.folder import read_path
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.files.exercise.template import write_template
from prioritise.files.problem_list import ProblemList
from prioritise.files.workbook.writing import write_workbook


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    parser.add_argument(
        "exercise", metavar="EXERCISE", nargs="?", help=f"{EXERCISE_HELP}; left out, an empty one to fill in"
    )
    parser.add_argument(
        "--out", metavar="PATH", type=Path, required=True, help="a workbook (.xlsx), or a new folder for the exercise"
    )
    parser.set_defaults(command=_workbook)


def _workbook(asked: argparse.Namespace) -> int:
    out: Path = asked.out
    if asked.exercise is None:
        if out.suffix.lower() != ".xlsx":
            raise FileProblems([Problem(str(out), "no name of a workbook", "give one that ends in .xlsx")])
        out.write_bytes(write_template())
        print(f"An empty exercise was written to {out}. Fill it in, then: prioritise check {out}")
        return ExitCode.DONE
    title = load_exercise(asked.exercise, awaiting_panel=True, unfinished=True).title
    files = read_path(Path(asked.exercise), ProblemList())
    if out.suffix.lower() == ".xlsx":
        out.write_bytes(write_workbook(files))
    else:
        write_new_folder(out, files)
    print(f"{title} Written to {out}.")
    return ExitCode.DONE
