"""`prioritise agreement designate`: which indicators the rule proposes to designate."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.numbers import whole_number
from prioritise.commands.printing import say, say_table, written
from prioritise.commands.result_lines import EXERCISE_HELP
from prioritise.domain.targets import DESIGNATED_LIMIT
from prioritise.files.exercise.loading import load_exercise
from prioritise.report.exports.designation_csv import designation_csv
from prioritise.report.targets.designation_table import designation_view


def exercise_argument(parser: argparse.ArgumentParser) -> None:
    """Say that a command of `agreement` takes an exercise."""
    parser.add_argument("exercise", metavar="EXERCISE", help=EXERCISE_HELP)


def designation_arguments(which: argparse.ArgumentParser) -> None:
    """Say what `agreement designate` takes and runs."""
    exercise_argument(which)
    which.add_argument(
        "--limit", metavar="N", type=whole_number(1, DESIGNATED_LIMIT), default=DESIGNATED_LIMIT, help="35 if left out"
    )
    which.add_argument("--out", metavar="FILE", type=Path, help="write the tables as CSV too")
    which.set_defaults(command=_designate)


def _designate(asked: argparse.Namespace) -> int:
    exercise = load_exercise(asked.exercise, awaiting_panel=True, unfinished=True)
    view = designation_view(exercise, asked.limit)
    said = written(asked.out, designation_csv(exercise, asked.limit)) if asked.out else ""
    print(view.sentence)
    print(f"The rule: {view.rule}")
    say(("In this order, each figure with its rank:", *(f"  {line}" for line in view.lines)))
    say_table("Not candidates:", view.left_out)
    print("A proposal to talk about: it knows nothing of duties, promises or local policy.")
    if said:
        print(said)
    return ExitCode.DONE
