"""`prioritise spare`: the best use of money that comes free in one fund and year."""

from __future__ import annotations

import argparse

from prioritise.commands.answering import answer_arguments
from prioritise.files.grids.cells import read_pounds
from prioritise.report.compare.spare_view import spare_view


def arguments(parser: argparse.ArgumentParser) -> None:
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


def _pounds(text: str) -> int:
    read = read_pounds(text, below_zero=False)
    if not read.text:
        # Read as on the Compare page, where what is not sure is asked about; here it is refused with what to write.
        problem = (
            f"{read.found or repr(text)}: {read.what_to_do}" if read.what_to_do else f"{text!r} is no number of pounds"
        )
        raise argparse.ArgumentTypeError(problem)
    return int(read.text)
