"""`prioritise figure-values`: which figure to pin down first, and what each figure does."""

from __future__ import annotations

import argparse

from prioritise.analysis import Analysis
from prioritise.commands.answering import answer_arguments
from prioritise.report.compare.answer_view import AnswerView
from prioritise.report.compare.figure_groups_view import figure_groups_view
from prioritise.report.compare.figures_view import figures_view
from prioritise.report.compare.swings_view import swings_view


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `prioritise figure-values` takes and runs."""
    answer_arguments(parser, _figures)
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--intervention", metavar="ID", default="", help="what the figures of one do to its score")
    either.add_argument("--swings", action="store_true", help="what every figure does to the value of the list")
    either.add_argument(
        "--groups", action="store_true", help="what all figures of one criterion, intervention or source are worth"
    )


def _figures(asked: argparse.Namespace, analysis: Analysis) -> AnswerView:
    if asked.groups:
        return figure_groups_view(analysis)
    return swings_view(analysis, asked.intervention) if asked.intervention or asked.swings else figures_view(analysis)
