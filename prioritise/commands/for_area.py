"""`prioritise for-area`: an exercise made ready for another of the areas its figures hold."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.files.exercise.loading import load_exercise
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.files.for_area import NEXT_STEPS, exercise_for_area

DONE = 0


def for_area_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    parser.add_argument("exercise", metavar="EXERCISE", help="an exercise folder, or a zip of one")
    parser.add_argument("--area", metavar="CODE", required=True, help="the other area, such as E08000002")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="a new folder for its exercise")
    parser.set_defaults(command=_for_area)


def _for_area(given: argparse.Namespace) -> int:
    first = load_exercise(given.exercise)
    made = exercise_for_area(first, given.area)
    write_new_folder(given.out, {file.name: file.content for file in made.files})
    print(made.exercise.title)
    print(f"Emptied, because it was {first.area.name}'s. Fill in your own:")
    for each in made.emptied:
        print(f"- {each.sentence}")
    print(f"Kept as {first.area.name} had it, and called illustrative until you have checked it:")
    for item in made.kept:
        print(f"- {item.sentence}")
    print(f"Written to {given.out}: {len(made.files) - 1} files of the exercise, and {NEXT_STEPS}.")
    return DONE
