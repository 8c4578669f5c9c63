"""`prioritise nearest`: what would change the list, and which decisions are firm."""

from __future__ import annotations

import argparse

from prioritise.commands.answering import answer_arguments
from prioritise.report.compare.nearest_view import nearest_view


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `prioritise nearest` takes and runs."""
    answer_arguments(parser, lambda asked, analysis: nearest_view(analysis, asked.intervention))
    parser.add_argument("--intervention", metavar="ID", default="", help="one decision rather than the whole list")
