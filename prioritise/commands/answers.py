"""Commands that answer a question about the list: what would change it, what it rests on, what our choices cost."""

from __future__ import annotations

import argparse

from prioritise.analysis import Analysis
from prioritise.commands.answering import answer_arguments
from prioritise.files.listed import read_list
from prioritise.files.number_text import number_in
from prioritise.report.compare.answer_view import AnswerView
from prioritise.report.compare.believe_view import believe_view
from prioritise.report.compare.figure_groups_view import figure_groups_view
from prioritise.report.compare.figures_view import figures_view
from prioritise.report.compare.nearest_view import nearest_view
from prioritise.report.compare.partner_shares_view import partner_shares_view
from prioritise.report.compare.rule_prices_view import rule_prices_view
from prioritise.report.compare.spare_view import spare_view
from prioritise.report.compare.staircase_view import staircase_view
from prioritise.report.compare.swings_view import swings_view


def nearest_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `prioritise nearest` takes and runs."""
    answer_arguments(parser, lambda asked, analysis: nearest_view(analysis, asked.intervention))
    parser.add_argument("--intervention", metavar="ID", default="", help="one decision rather than the whole list")


def prices_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `prioritise prices` takes and runs."""
    answer_arguments(parser, lambda _, analysis: rule_prices_view(analysis))


def spare_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `prioritise spare` takes and runs."""
    answer_arguments(
        parser,
        lambda asked, analysis: spare_view(
            analysis, asked.fund, asked.year, asked.amount, nothing_after=asked.nothing_after
        ),
    )
    parser.add_argument("--fund", metavar="F", required=True, help="the id of the fund")
    parser.add_argument("--year", metavar="Y", required=True, help="a year of the plan, such as 2027/28")
    parser.add_argument("--amount", metavar="A", type=_pounds, required=True, help="how much comes free, in pounds")
    parser.add_argument("--nothing-after", action="store_true", help="only what costs nothing in any later year")


def believe_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `prioritise believe` takes and runs."""
    answer_arguments(parser, lambda asked, analysis: believe_view(analysis, read_list(asked.list)))
    parser.add_argument(
        "--list", metavar="FILE", required=True, help="ids, one a line, or a table such as priorities.csv"
    )


def equality_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `prioritise equality` takes and runs."""
    answer_arguments(parser, lambda asked, analysis: staircase_view(analysis, asked.criterion))
    parser.add_argument("--criterion", metavar="ID", default="", help="one criterion against the rest, not people")


def figure_values_arguments(parser: argparse.ArgumentParser) -> None:
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


def partners_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `prioritise partners` takes and runs."""
    answer_arguments(parser, lambda _, analysis: partner_shares_view(analysis))


def _pounds(text: str) -> int:
    amount = number_in(text.replace("£", ""))
    if amount is None or amount < 0 or amount != int(amount):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of whole pounds, 0 or more")
    return int(amount)
