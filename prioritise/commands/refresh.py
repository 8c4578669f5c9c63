"""`prioritise refresh`: newer published figures into an exercise."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.analysis import analyse
from prioritise.analysis.refresh_effect import (
    RefreshEffect,
    awaits_values,
    refresh_effect,
    refresh_effect_without_list,
)
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.printing import say
from prioritise.commands.published_arguments import choice_arguments, choices_in, list_arguments, lists_in, source_file
from prioritise.commands.result_lines import EXERCISE_HELP
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.refresh import REPORT, read_figures, refresh, write_refreshed
from prioritise.report.needs.refresh_tables import decisions_left, refresh_report, refresh_sentences


def arguments(new: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    new.add_argument("exercise", metavar="EXERCISE", help=EXERCISE_HELP)
    new.add_argument("file", metavar="FILE", type=Path, help="a CSV download; docs/import.md lists which")
    new.add_argument("--out", metavar="DIR", type=Path, required=True, help="a new folder for the refreshed exercise")
    choice_arguments(new)
    list_arguments(new)
    new.set_defaults(command=_refresh)


def _refresh(asked: argparse.Namespace) -> int:
    exercise = load_exercise(asked.exercise, awaiting_panel=True, unfinished=True)
    source = source_file(asked.file)
    published = read_figures(exercise, source.name, source.content, lists_in(asked))
    refreshed = refresh(exercise, published, choices_in(asked))
    effect = _effect(exercise, refreshed.exercise)
    written = write_refreshed(asked.out, refreshed, refresh_report(refreshed, effect))
    say(refresh_sentences(refreshed, effect))
    if left := decisions_left(refreshed):
        print(f"{len(left)} to decide; the report says what.")
    print(f"Written to {asked.out}: {len(written) - 1} files of the exercise, and {REPORT}.")
    return ExitCode.DONE


def _effect(before: Exercise, after: Exercise) -> RefreshEffect:
    if awaits_values(before, after):
        return refresh_effect_without_list(before, after)
    return refresh_effect(analyse(before), analyse(after))
