"""Exercises made from others: `for-area`, for another area its figures hold; `workbook`, as one Excel workbook."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.commands.published_arguments import choice_arguments, choices_in, list_arguments, lists_in, source_file
from prioritise.commands.result_lines import EXERCISE_HELP
from prioritise.domain.errors import FileProblems, Problem, UnknownName
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.folder import read_path
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.files.exercise.template import write_template
from prioritise.files.for_area import NEXT_STEPS, AreaExercise, exercise_for_area, exercise_for_area_in_file
from prioritise.files.problem_list import ProblemList
from prioritise.files.refresh import Refreshing
from prioritise.files.workbook.writing import write_workbook

DONE = 0


def for_area_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    parser.add_argument("exercise", metavar="EXERCISE", help=EXERCISE_HELP)
    parser.add_argument("--area", metavar="CODE", required=True, help="the other area, such as E08000002")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="a new folder for its exercise")
    parser.add_argument("--figures", metavar="FILE", type=Path, help="a CSV download that has the area's figures")
    parser.add_argument("--comparators", metavar="CODE,...", default="", help="areas to compare with instead")
    choice_arguments(parser)
    list_arguments(parser)
    parser.set_defaults(command=_for_area)


def _for_area(arguments: argparse.Namespace) -> int:
    first = load_exercise(arguments.exercise, awaiting_panel=True)
    made = _made(first, arguments)
    write_new_folder(arguments.out, {file.name: file.content for file in made.files})
    print(made.exercise.title)
    for line in made.brought:
        print(f"- {line}")
    print(f"Emptied, because it was {first.area.name}'s. Fill in your own:")
    for emptied in made.emptied:
        print(f"- {emptied.sentence}")
    print(f"Kept as {first.area.name} had it, and called illustrative until you have checked it:")
    for item in made.kept:
        print(f"- {item.sentence}")
    print(f"Written to {arguments.out}: {len(made.files) - 1} files of the exercise, and {NEXT_STEPS}.")
    return DONE


def _made(first: Exercise, arguments: argparse.Namespace) -> AreaExercise:
    comparators = tuple(code for part in arguments.comparators.split(",") if (code := part.strip()))
    if arguments.figures is None:
        _check_no_file_needed(arguments)
        return exercise_for_area(first, arguments.area, comparators=comparators)
    return exercise_for_area_in_file(
        first,
        source_file(arguments.figures),
        arguments.area,
        comparators=comparators,
        choices=choices_in(arguments),
        lists=lists_in(arguments),
    )


def _check_no_file_needed(arguments: argparse.Namespace) -> None:
    if choices_in(arguments) != Refreshing() or lists_in(arguments):
        raise UnknownName(
            "--match, --add-new, --carry-denominators and the lists are about a file: give --figures FILE."
        )


def workbook_arguments(parser: argparse.ArgumentParser) -> None:
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
        return DONE
    title = load_exercise(asked.exercise, awaiting_panel=True).title
    files = read_path(Path(asked.exercise), ProblemList())
    if out.suffix.lower() == ".xlsx":
        out.write_bytes(write_workbook(files))
    else:
        write_new_folder(out, files)
    print(f"{title} Written to {out}.")
    return DONE
