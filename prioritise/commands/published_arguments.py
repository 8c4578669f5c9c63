"""What commands that bring in published figures take beside the file: the publisher's lists, and a person's choices."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.domain.exercise import SourceFile
from prioritise.files.published import check_size
from prioritise.files.refresh import Refreshing

PUBLISHERS_LISTS = {
    "metadata": "the publisher's list of indicators, CSV or JSON",
    "categories": "the publisher's list of categories",
    "areas": "the publisher's list of areas",
    "decisions": "decisions.csv of an earlier import, with your answers",
}


def list_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the publisher's lists and the decisions that a file may need."""
    for name, what in PUBLISHERS_LISTS.items():
        parser.add_argument(f"--{name}", metavar="FILE", type=Path, help=what)


def choice_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what a person decides about figures put into an exercise."""
    parser.add_argument(
        "--match", metavar="PUBLISHED=OWN", type=_match, action="append", default=[],
        help="which indicator of the exercise one of the file is; nothing after = leaves it out",
    )  # fmt: skip
    parser.add_argument("--add-new", action="store_true", help="take in indicators the exercise does not list")
    parser.add_argument(
        "--carry-denominators", action="store_true", help="where the file gives none, use the exercise's latest"
    )


def lists_in(asked: argparse.Namespace) -> dict[str, SourceFile]:
    """Read the publisher's lists that were named. Raises FileProblems for one that is too large."""
    return {name: source_file(path) for name in PUBLISHERS_LISTS if (path := getattr(asked, name))}


def choices_in(asked: argparse.Namespace) -> Refreshing:
    """Collect what a person decided."""
    return Refreshing(dict(asked.match), add_new=asked.add_new, carry_denominators=asked.carry_denominators)


def source_file(path: Path) -> SourceFile:
    """Read a file. Raises FileProblems for one that is too large."""
    check_size(path.name, path.stat().st_size)
    return SourceFile(path.name, path.read_bytes())


def _match(text: str) -> tuple[str, str]:
    published, equals, own = (part.strip() for part in text.partition("="))
    if not (published and equals):
        raise argparse.ArgumentTypeError(f"write PUBLISHED=OWN, such as 93763=alcohol-mortality, not {text!r}")
    return published, own
