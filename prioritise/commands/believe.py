"""`prioritise believe`: what weights would make another list the best one."""

from __future__ import annotations

import argparse

from prioritise.commands.answering import answer_arguments
from prioritise.files.listed import read_list
from prioritise.report.compare.believe_view import believe_view


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `prioritise believe` takes and runs."""
    answer_arguments(parser, lambda asked, analysis: believe_view(analysis, read_list(asked.list)))
    parser.add_argument(
        "--list", metavar="FILE", required=True, help="ids, one a line, or a table such as priorities.csv"
    )
