"""The list with its cut line, and why each of those below it is there."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.priority_list import spent_sum
from prioritise.analysis.short_reason import short_reason
from prioritise.report.exports.board.content import Block, Heading, Paragraph, Picture, Table, Tone
from prioritise.report.exports.board.listing import Decided, Listing
from prioritise.report.exports.board.rules_part import rules_part
from prioritise.report.priorities.money_table import left_by_fund
from prioritise.report.priorities.priorities_chart import money_figure
from prioritise.report.words.band_words import BAND_WORDS, RANK_MEANING, below_the_line
from prioritise.words import joined, points, pounds

LIST_HEADINGS = ("Rank", "Intervention", "What happens", "Score", "Cost over the plan", "Band", "How firm")
LIST_WIDTHS = (0.85, 3.9, 2.2, 0.9, 1.5, 1.3, 1.6)
LIST_FIGURES = frozenset({0, 3, 4})


def list_part(analysis: Analysis, listed: Listing) -> tuple[Block, ...]:
    """Write the list: what is in, the cut line, what is out, and the cuts apart; then the rules it keeps to."""
    return (
        Heading("The list"),
        *_group("Required by law or by rule", "On the list whatever the score.", listed.by_rule),
        *_group("Funded or continued", "Worth most together, within the money and the rules.", listed.chosen),
        Paragraph(cut_line(analysis), Tone.LINE),
        *_group("Not funded, or stopped", below_the_line(proven=analysis.portfolio.is_proven), listed.left_out),
        *_group("Proposed cuts", "Made or not made. A cut is never called funded.", listed.cuts),
        Paragraph(
            "Score, in points: what it could achieve, times how far that can be counted on, less its cost. "
            f"Rank: {RANK_MEANING}.",
            Tone.NOTE,
        ),
        *rules_part(analysis),
    )


def cut_line(analysis: Analysis) -> str:
    """Say what is spent above the line, and what is left of every fund."""
    kept = joined(f"{pounds(amount)} of {name}" for name, amount in left_by_fund(analysis))
    return f"The cut line. Spent: {spent_sum(analysis)}. Left: {kept}."


def why_not_part(analysis: Analysis, listed: Listing) -> tuple[Block, ...]:
    """Write the reason for everything that is not funded, stops, or is cut, worked out by solving again."""
    not_funded = (*listed.left_out, *listed.cuts)
    if not not_funded:
        return ()
    return (
        Heading("What is not funded, and why"),
        Paragraph("Every reason was worked out by solving again. The cards say more of each.", Tone.NOTE),
        Table(
            caption="Why each is not funded, stops, or is or is not cut",
            headings=("Intervention", "What happens", "Cost", "Why"),
            rows=tuple(
                (
                    decided.row.name,
                    decided.happens,
                    pounds(decided.row.cost_gbp),
                    short_reason(analysis, decided.row.intervention),
                )
                for decided in not_funded
            ),
            widths=(2.6, 1.4, 1.3, 5.0),
            figures=frozenset({2}),
        ),
    )


def money_picture(analysis: Analysis) -> Picture:
    """Draw the money as the Priorities page does."""
    return Picture(money_figure(analysis))


def _group(title: str, meaning: str, decided: Sequence[Decided]) -> tuple[Block, ...]:
    if not decided:
        return ()
    rows = tuple(
        (
            str(decision.row.rank),
            decision.row.name,
            decision.happens,
            points(decision.row.score),
            pounds(decision.row.cost_gbp),
            BAND_WORDS[decision.row.band],
            decision.firm,
        )
        for decision in decided
    )
    return Heading(f"{title} ({len(decided)})", 3), Table(meaning, LIST_HEADINGS, rows, LIST_WIDTHS, LIST_FIGURES)
