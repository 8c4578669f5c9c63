"""`prioritise check`: every problem in an exercise's files."""

from __future__ import annotations

import argparse

from prioritise.analysis import analyse
from prioritise.analysis.priority_list import summary_sentence
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.result_lines import EXERCISE_HELP, note_lines
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise
from prioritise.report.words.conflict_text import conflict_lines


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    parser.add_argument("exercise", metavar="EXERCISE", help=EXERCISE_HELP)
    parser.set_defaults(command=_check)


def _check(asked: argparse.Namespace) -> int:
    exercise = load_exercise(asked.exercise)
    analysis = analyse(exercise)
    heading = f"Nothing wrong was found in {asked.exercise}: {_size(exercise)}."
    print("\n".join([heading, *note_lines(analysis)]))
    if not analysis.portfolio.has_answer:
        print("\n".join([summary_sentence(analysis), *conflict_lines(analysis)]))
        return ExitCode.NO_ANSWER
    return ExitCode.DONE


def _size(exercise: Exercise) -> str:
    return (
        f"{len(exercise.interventions)} interventions, {len(exercise.criteria)} criteria, "
        f"{len(exercise.indicators)} indicators, {len(exercise.partners)} partners, {len(exercise.funds)} funds, "
        f"{len(exercise.rules)} rules"
    )
