"""`prioritise explain`: why an intervention is, or is not, in the list."""

from __future__ import annotations

import argparse

from prioritise.analysis import analyse, explanation_sentences, scenario_named, would_change
from prioritise.analysis.nearest.sentences import would_change_text
from prioritise.analysis.override_lines import override_lines
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.result_lines import EXERCISE_HELP, SCENARIO_HELP, heading_lines
from prioritise.files.exercise.loading import load_exercise


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    parser.add_argument("exercise", metavar="EXERCISE", help=EXERCISE_HELP)
    parser.add_argument("intervention", metavar="INTERVENTION", help="its id in interventions.csv")
    parser.add_argument("--scenario", metavar="ID", help=SCENARIO_HELP)
    parser.set_defaults(command=_explain)


def _explain(asked: argparse.Namespace) -> int:
    exercise = load_exercise(asked.exercise)
    analysis = analyse(exercise, scenario_named(exercise, asked.scenario))
    if not analysis.portfolio.has_answer:
        print("\n".join(heading_lines(analysis)))
        return ExitCode.NO_ANSWER
    prices = [line.sentence for line in override_lines(analysis)]
    print("\n".join([*explanation_sentences(analysis, asked.intervention), *prices]))
    change = would_change(analysis, asked.intervention)
    print("\n".join(would_change_text(change, bullet="  - ")))
    return ExitCode.DONE
