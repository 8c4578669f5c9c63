"""`prioritise prices`: what keeping to each of our own rules costs."""

from __future__ import annotations

import argparse

from prioritise.commands.answering import answer_arguments
from prioritise.report.compare.rule_prices_view import rule_prices_view


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `prioritise prices` takes and runs."""
    answer_arguments(parser, lambda _, analysis: rule_prices_view(analysis))
