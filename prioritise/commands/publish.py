"""`prioritise publish`: a copy for the public, without members, scores and small numbers."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.analysis import analyse
from prioritise.analysis.publishing.public_copy import public_copy
from prioritise.commands.asked_exercise import exercise_arguments, exercise_asked_for
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.printing import say, written
from prioritise.files.exercise.folder import archive_of
from prioritise.report.words.conflict_text import conflict_lines


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    exercise_arguments(parser)
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="where to write the zip")
    parser.set_defaults(command=_publish)


def _publish(asked: argparse.Namespace) -> int:
    asked_exercise = exercise_asked_for(asked)
    analysis = analyse(asked_exercise.exercise)
    if not analysis.portfolio.has_answer:
        print("\n".join(conflict_lines(analysis)))
        return ExitCode.NO_ANSWER
    copied = public_copy(analysis, asked_exercise.exercise, names=asked_exercise.names)
    print(f"{written(asked.out, archive_of(copied.files))} It gives the same list. Left out of it:")
    say(f"- {line}" for line in copied.left_out.lines)
    return ExitCode.DONE
