"""`prioritise transparency`: an algorithmic transparency record, as far as the exercise knows."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.analysis import analyse, bands
from prioritise.commands.asked_exercise import exercise_arguments, exercise_asked_for
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.printing import written
from prioritise.report.exports.transparency import EXPORT as TRANSPARENCY
from prioritise.report.words.conflict_text import conflict_lines


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    exercise_arguments(parser)
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=f"where to write {TRANSPARENCY.file}")
    parser.set_defaults(command=_transparency)


def _transparency(asked: argparse.Namespace) -> int:
    analysis = analyse(exercise_asked_for(asked).exercise)
    if not analysis.portfolio.has_answer:
        print("\n".join(conflict_lines(analysis)))
        return ExitCode.NO_ANSWER
    said = written(asked.out / TRANSPARENCY.file, TRANSPARENCY.build(analysis, bands(analysis)))
    print(f"{said} Answer the questions in it before you publish it.")
    return ExitCode.DONE
