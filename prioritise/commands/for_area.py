"""`prioritise for-area`: an exercise made ready for another area its figures hold."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.printing import say
from prioritise.commands.published_arguments import (
    PUBLISHERS_LISTS,
    choice_arguments,
    choices_in,
    list_arguments,
    lists_in,
    source_file,
)
from prioritise.commands.result_lines import EXERCISE_HELP
from prioritise.commands.unused import refuse_unused
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.files.for_area import NEXT_STEPS, AreaExercise, exercise_for_area, exercise_for_area_in_file


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    parser.add_argument("exercise", metavar="EXERCISE", help=EXERCISE_HELP)
    parser.add_argument("--area", metavar="CODE", required=True, help="the other area, such as E08000002")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="a new folder for its exercise")
    parser.add_argument("--figures", metavar="FILE", type=Path, help="a CSV download that has the area's figures")
    parser.add_argument("--comparators", metavar="CODE,...", default="", help="areas to compare with instead")
    choice_arguments(parser)
    list_arguments(parser)
    parser.set_defaults(command=_for_area)


def _for_area(asked: argparse.Namespace) -> int:
    first = load_exercise(asked.exercise, awaiting_panel=True)
    made = _made(first, asked)
    write_new_folder(asked.out, {file.name: file.content for file in made.files})
    print(made.exercise.title)
    say(f"- {line}" for line in made.brought)
    print(f"Emptied, because it was {first.area.name}'s. Fill in your own:")
    say(f"- {emptied.sentence}" for emptied in made.emptied)
    print(f"Kept as {first.area.name} had it, and called illustrative until you have checked it:")
    say(f"- {kept.sentence}" for kept in made.kept)
    print(f"Written to {asked.out}: {len(made.files) - 1} files of the exercise, and {NEXT_STEPS}.")
    return ExitCode.DONE


def _made(first: Exercise, asked: argparse.Namespace) -> AreaExercise:
    comparators = tuple(code for part in asked.comparators.split(",") if (code := part.strip()))
    if asked.figures is None:
        _check_no_file_needed(asked)
        return exercise_for_area(first, asked.area, comparators=comparators)
    return exercise_for_area_in_file(
        first,
        source_file(asked.figures),
        asked.area,
        comparators=comparators,
        choices=choices_in(asked),
        lists=lists_in(asked),
    )


def _check_no_file_needed(asked: argparse.Namespace) -> None:
    of_a_file = ("match", "add_new", "carry_denominators", *PUBLISHERS_LISTS)
    given = {f"--{name.replace('_', '-')}": getattr(asked, name) for name in of_a_file}
    refuse_unused(given, "there is no file of figures", "Give --figures FILE as well.")
