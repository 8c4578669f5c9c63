"""`prioritise equality`: every list not beaten in both score and people most deprived."""

from __future__ import annotations

import argparse

from prioritise.commands.answering import answer_arguments
from prioritise.report.compare.staircase_view import staircase_view


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `prioritise equality` takes and runs."""
    answer_arguments(parser, lambda asked, analysis: staircase_view(analysis, asked.criterion))
    parser.add_argument("--criterion", metavar="ID", default="", help="one criterion against the rest, not people")
