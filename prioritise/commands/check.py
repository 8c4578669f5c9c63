"""`prioritise check` and `explain`: what is wrong with an exercise, and why something is, or is not, in the list."""

from __future__ import annotations

import argparse

from prioritise.analysis import analyse, explanation_sentences, scenario_named, would_change
from prioritise.analysis.nearest.larger import why_not_larger, would_be_larger
from prioritise.analysis.nearest.sentences import would_change_text
from prioritise.analysis.override_lines import override_lines
from prioritise.analysis.priority_list import summary_sentence
from prioritise.commands.result_lines import DONE, EXERCISE_HELP, NO_ANSWER, SCENARIO_HELP, heading_lines, note_lines
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise
from prioritise.report.words.conflict_text import conflict_lines


def check_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    parser.add_argument("exercise", metavar="EXERCISE", help=EXERCISE_HELP)
    parser.set_defaults(command=_check)


def explain_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `prioritise explain` takes and runs."""
    parser.add_argument("exercise", metavar="EXERCISE", help=EXERCISE_HELP)
    parser.add_argument("intervention", metavar="INTERVENTION", help="its id in interventions.csv")
    parser.add_argument("--scenario", metavar="ID", help=SCENARIO_HELP)
    parser.set_defaults(command=_explain)


def _check(asked: argparse.Namespace) -> int:
    exercise = load_exercise(asked.exercise)
    analysis = analyse(exercise)
    heading = f"Nothing wrong was found in {asked.exercise}: {_size(exercise)}."
    print("\n".join([heading, *note_lines(analysis)]))
    if not analysis.portfolio.has_answer:
        print("\n".join([summary_sentence(analysis), *conflict_lines(analysis)]))
        return NO_ANSWER
    return DONE


def _size(exercise: Exercise) -> str:
    return (
        f"{len(exercise.interventions)} interventions, {len(exercise.criteria)} criteria, "
        f"{len(exercise.indicators)} indicators, {len(exercise.partners)} partners, {len(exercise.funds)} funds, "
        f"{len(exercise.rules)} rules"
    )


def _explain(asked: argparse.Namespace) -> int:
    exercise = load_exercise(asked.exercise)
    analysis = analyse(exercise, scenario_named(exercise, asked.scenario))
    if not analysis.portfolio.has_answer:
        print("\n".join(heading_lines(analysis)))
        return NO_ANSWER
    prices = [line.sentence for line in override_lines(analysis)]
    larger = why_not_larger(analysis, asked.intervention)
    print("\n".join([*explanation_sentences(analysis, asked.intervention), *larger, *prices]))
    change = would_change(analysis, asked.intervention)
    print("\n".join(would_change_text(change, bullet="  - ")))
    for level in would_be_larger(analysis, asked.intervention):
        print("\n".join(level.text(bullet="  - ")))
    return DONE
