"""`prioritise import-fingertips` and `prioritise refresh`: published figures into an exercise."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.analysis import analyse
from prioritise.analysis.refresh_effect import refresh_effect
from prioritise.domain.exercise import SourceFile
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.published import ENGLAND, check_size, read_published, summary, write_import
from prioritise.files.refresh import REPORT, Refreshing, read_figures, refresh, write_refreshed
from prioritise.report.needs.refresh_tables import decisions_left, refresh_report, refresh_sentences

DONE = 0
PUBLISHERS_LISTS = {
    "metadata": "the publisher's list of indicators, CSV or JSON",
    "categories": "the publisher's list of categories",
    "areas": "the publisher's list of areas",
    "decisions": "decisions.csv of an earlier import, with your answers",
}


def import_arguments(published: argparse.ArgumentParser) -> None:
    """Say what `import-fingertips` takes and runs."""
    published.add_argument("file", metavar="FILE", type=Path, help="a CSV download; docs/import.md lists which")
    published.add_argument("--area", metavar="CODE", required=True, help="your area, such as E08000005")
    published.add_argument("--out", metavar="DIR", type=Path, required=True, help="a folder for the result")
    published.add_argument("--benchmark", metavar="CODE", default=ENGLAND, help="England if left out")
    published.add_argument("--comparators", metavar="CODE,...", default="", help="areas to compare with")
    _add_lists(published)
    published.set_defaults(command=_import_published)


def refresh_arguments(new: argparse.ArgumentParser) -> None:
    """Say what `refresh` takes and runs."""
    new.add_argument("exercise", metavar="EXERCISE", help="an exercise folder, or a zip of one")
    new.add_argument("file", metavar="FILE", type=Path, help="a CSV download; docs/import.md lists which")
    new.add_argument("--out", metavar="DIR", type=Path, required=True, help="a new folder for the refreshed exercise")
    new.add_argument(
        "--match", metavar="PUBLISHED=OWN", type=_match, action="append", default=[],
        help="which indicator of the exercise one of the file is; nothing after = leaves it out",
    )  # fmt: skip
    new.add_argument("--add-new", action="store_true", help="take in indicators the exercise does not list")
    new.add_argument(
        "--carry-denominators", action="store_true", help="where the file gives none, use the exercise's latest"
    )
    _add_lists(new)
    new.set_defaults(command=_refresh)


def _add_lists(parser: argparse.ArgumentParser) -> None:
    for name, what in PUBLISHERS_LISTS.items():
        parser.add_argument(f"--{name}", metavar="FILE", type=Path, help=what)


def _match(text: str) -> tuple[str, str]:
    published, equals, own = (part.strip() for part in text.partition("="))
    if not (published and equals):
        raise argparse.ArgumentTypeError(f"write PUBLISHED=OWN, such as 93763=alcohol-mortality, not {text!r}")
    return published, own


def _import_published(given: argparse.Namespace) -> int:
    source = _source_file(given.file)
    done = read_published(
        source.name,
        source.content,
        area=given.area,
        benchmark=given.benchmark,
        comparators=given.comparators.split(","),
        **_lists(given),
    )
    written = write_import(given.out, done)
    for line in summary(done):
        print(line)
    print(f"Written to {given.out}: {', '.join(written)}.")
    return DONE


def _refresh(given: argparse.Namespace) -> int:
    exercise = load_exercise(given.exercise)
    source = _source_file(given.file)
    published = read_figures(exercise, source.name, source.content, _lists(given))
    choices = Refreshing(dict(given.match), add_new=given.add_new, carry_denominators=given.carry_denominators)
    refreshed = refresh(exercise, published, choices)
    effect = refresh_effect(analyse(exercise), analyse(refreshed.exercise))
    written = write_refreshed(given.out, refreshed, refresh_report(refreshed, effect))
    for line in refresh_sentences(refreshed, effect):
        print(line)
    if left := decisions_left(refreshed):
        print(f"{len(left)} to decide; the report says what.")
    print(f"Written to {given.out}: {len(written) - 1} files of the exercise, and {REPORT}.")
    return DONE


def _lists(given: argparse.Namespace) -> dict[str, SourceFile]:
    return {name: _source_file(path) for name in PUBLISHERS_LISTS if (path := getattr(given, name))}


def _source_file(path: Path) -> SourceFile:
    check_size(path.name, path.stat().st_size)
    return SourceFile(path.name, path.read_bytes())
