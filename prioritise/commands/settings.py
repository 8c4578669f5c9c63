"""`prioritise settings`: the numbers that people chose, what each decides, and why."""

from __future__ import annotations

import argparse

from prioritise.commands.asked_exercise import exercise_arguments, exercise_asked_for
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.printing import say_table
from prioritise.report.record.settings_table import settings_view


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    exercise_arguments(parser)
    parser.set_defaults(command=_settings)


def _settings(asked: argparse.Namespace) -> int:
    exercise = exercise_asked_for(asked).exercise
    view = settings_view(exercise.settings)
    print(view.finding)
    say_table("What each decides, here and as supplied:", view.table)
    print(view.who)
    print(f"On choosing them: {view.source_title}, {view.source_url}")
    return ExitCode.DONE
