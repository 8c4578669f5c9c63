"""`prioritise partners`: what share of its own best list every partner gets."""

from __future__ import annotations

import argparse

from prioritise.commands.answering import answer_arguments
from prioritise.report.compare.partner_shares_view import partner_shares_view


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `prioritise partners` takes and runs."""
    answer_arguments(parser, lambda _, analysis: partner_shares_view(analysis))
