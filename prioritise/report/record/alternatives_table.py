"""The other lists beside the one to sign, each with the reason it is not proposed; somebody may respond to one."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.alternatives import alternatives
from prioritise.report.words.alternative_words import alternative_name, why_not_proposed
from prioritise.words import TextTable

HEADINGS = ("Alternative", "Why it is not proposed")


def alternatives_table(analysis: Analysis) -> TextTable:
    """Name each and say why not; empty where no list is proven best. Raises SolverFailed."""
    shown = alternatives(analysis).shown
    return TextTable(
        HEADINGS,
        tuple(
            (alternative_name(analysis.exercise, alternative.questions), why_not_proposed(alternative))
            for alternative in shown
        ),
    )
