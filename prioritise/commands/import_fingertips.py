"""`prioritise import-fingertips`: a published download into indicators.csv."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.printing import say
from prioritise.commands.published_arguments import list_arguments, lists_in, source_file
from prioritise.files.published import ENGLAND, read_published, summary, write_import


def arguments(published: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    published.add_argument("file", metavar="FILE", type=Path, help="a CSV download; docs/import.md lists which")
    published.add_argument("--area", metavar="CODE", required=True, help="your area, such as E08000005")
    published.add_argument("--out", metavar="DIR", type=Path, required=True, help="a folder for the result")
    published.add_argument("--benchmark", metavar="CODE", default=ENGLAND, help="England if left out")
    published.add_argument("--comparators", metavar="CODE,...", default="", help="areas to compare with")
    list_arguments(published)
    published.set_defaults(command=_import_published)


def _import_published(asked: argparse.Namespace) -> int:
    source = source_file(asked.file)
    done = read_published(
        source.name,
        source.content,
        area=asked.area,
        benchmark=asked.benchmark,
        comparators=asked.comparators.split(","),
        **lists_in(asked),
    )
    written = write_import(asked.out, done)
    say(summary(done))
    print(f"Written to {asked.out}: {', '.join(written)}.")
    return ExitCode.DONE
