"""What the commands that answer a question about the list share: how they are asked, and how they answer."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from rich.console import Console

from prioritise.analysis import Analysis, analyse, scenario_named
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.printing import written
from prioritise.commands.result_lines import EXERCISE_HELP, SCENARIO_HELP, heading_lines
from prioritise.files.exercise.loading import load_exercise
from prioritise.report.compare.answer_view import AnswerView

View = Callable[[argparse.Namespace, Analysis], AnswerView]
"""What answers, from what was asked and the analysis."""


def answer_arguments(parser: argparse.ArgumentParser, view: View) -> None:
    """Say what every such command takes, and that it answers with this view."""
    parser.add_argument("exercise", metavar="EXERCISE", help=EXERCISE_HELP)
    parser.add_argument("--scenario", metavar="ID", help=SCENARIO_HELP)
    parser.add_argument("--out", metavar="FILE", type=Path, help="write the figures to a CSV file as well")
    parser.set_defaults(command=lambda asked: _answered(asked, view))


def _answered(asked: argparse.Namespace, view: View) -> int:
    exercise = load_exercise(asked.exercise)
    analysis = analyse(exercise, scenario_named(exercise, asked.scenario))
    print("\n".join(heading_lines(analysis)))
    if not analysis.portfolio.has_answer:
        return ExitCode.NO_ANSWER
    with waiting():
        answer = view(asked, analysis)
    print("\n".join(answer.lines))
    if asked.out:
        print(written(asked.out, answer.csv))
    return ExitCode.DONE


def waiting() -> AbstractContextManager[object]:
    """Say on a terminal that something is being worked out, while it is."""
    if not sys.stderr.isatty():
        return nullcontext()
    return Console(stderr=True).status("Solving again, once for every question…")
