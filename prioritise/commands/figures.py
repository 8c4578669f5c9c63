"""`prioritise import-fingertips` and `prioritise refresh`: published figures into an exercise."""

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
from prioritise.commands.published_arguments import choice_arguments, choices_in, list_arguments, lists_in, source_file
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.published import ENGLAND, read_published, summary, write_import
from prioritise.files.refresh import REPORT, read_figures, refresh, write_refreshed
from prioritise.report.needs.refresh_tables import decisions_left, refresh_report, refresh_sentences

DONE = 0


def import_arguments(published: argparse.ArgumentParser) -> None:
    """Say what `import-fingertips` takes and runs."""
    published.add_argument("file", metavar="FILE", type=Path, help="a CSV download; docs/import.md lists which")
    published.add_argument("--area", metavar="CODE", required=True, help="your area, such as E08000005")
    published.add_argument("--out", metavar="DIR", type=Path, required=True, help="a folder for the result")
    published.add_argument("--benchmark", metavar="CODE", default=ENGLAND, help="England if left out")
    published.add_argument("--comparators", metavar="CODE,...", default="", help="areas to compare with")
    list_arguments(published)
    published.set_defaults(command=_import_published)


def refresh_arguments(new: argparse.ArgumentParser) -> None:
    """Say what `refresh` takes and runs."""
    new.add_argument("exercise", metavar="EXERCISE", help="an exercise folder, or a zip of one")
    new.add_argument("file", metavar="FILE", type=Path, help="a CSV download; docs/import.md lists which")
    new.add_argument("--out", metavar="DIR", type=Path, required=True, help="a new folder for the refreshed exercise")
    choice_arguments(new)
    list_arguments(new)
    new.set_defaults(command=_refresh)


def _import_published(arguments: argparse.Namespace) -> int:
    source = source_file(arguments.file)
    done = read_published(
        source.name,
        source.content,
        area=arguments.area,
        benchmark=arguments.benchmark,
        comparators=arguments.comparators.split(","),
        **lists_in(arguments),
    )
    written = write_import(arguments.out, done)
    for line in summary(done):
        print(line)
    print(f"Written to {arguments.out}: {', '.join(written)}.")
    return DONE


def _refresh(arguments: argparse.Namespace) -> int:
    exercise = load_exercise(arguments.exercise, awaiting_panel=True)
    source = source_file(arguments.file)
    published = read_figures(exercise, source.name, source.content, lists_in(arguments))
    refreshed = refresh(exercise, published, choices_in(arguments))
    effect = _effect(exercise, refreshed.exercise)
    written = write_refreshed(arguments.out, refreshed, refresh_report(refreshed, effect))
    for line in refresh_sentences(refreshed, effect):
        print(line)
    if left := decisions_left(refreshed):
        print(f"{len(left)} to decide; the report says what.")
    print(f"Written to {arguments.out}: {len(written) - 1} files of the exercise, and {REPORT}.")
    return DONE


def _effect(before: Exercise, after: Exercise) -> RefreshEffect:
    if awaits_values(before, after):
        return refresh_effect_without_list(before, after)
    return refresh_effect(analyse(before), analyse(after))
