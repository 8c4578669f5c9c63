"""The list as it stands, and what changed since before the meeting's first round, and by the last."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.priority_list import headline, priority_list
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph, Table, Tone
from prioritise.report.exports.board.list_part import cut_line
from prioritise.report.exports.minutes.asked import MinutesAsked
from prioritise.report.exports.minutes.round_days import rounds_since_day
from prioritise.report.room.list_now import round_changes
from prioritise.report.room.view import NO_LIST_YET
from prioritise.report.words.band_words import RANK_MEANING, decision
from prioritise.robustness.bands import Bands
from prioritise.words import ended, points, pounds

HEADINGS = ("Rank", "Intervention", "What happens", "Score", "Cost over the plan")
FIGURES = frozenset({0, 3, 4})


def list_part(asked: MinutesAsked, placed: Bands | None) -> tuple[Block, ...]:
    """Write the list, or that there is none, and what came in or went out. Raises SolverFailed."""
    heading, analysis = Heading("The list as it stands"), asked.analysis
    if analysis is None:
        return heading, Paragraph(NO_LIST_YET)
    if placed is None:
        return heading, Paragraph(ended(headline(analysis)))
    return (
        heading,
        Paragraph(ended(headline(analysis)), Tone.LEAD),
        Paragraph(cut_line(analysis)),
        _table(analysis, placed),
        *_changes(asked, analysis),
    )


def _table(analysis: Analysis, placed: Bands) -> Table:
    rows = tuple(
        (
            str(row.rank),
            row.name,
            decision(row.action, row.level, nothing_to_cut=row.nothing_to_cut),
            points(row.score),
            pounds(row.cost_gbp),
        )
        for row in priority_list(analysis, placed)
    )
    return Table(
        f"Every intervention in order of rank: {RANK_MEANING}", HEADINGS, rows, (0.85, 4.6, 2.5, 0.9, 1.8), FIGURES
    )


def _changes(asked: MinutesAsked, analysis: Analysis) -> tuple[Block, ...]:
    last = asked.last_round
    if last is None:
        return ()
    if asked.is_open:
        return (Paragraph(f"Round {last.number} is still open, so the list is from before it."),)
    together = rounds_since_day(asked.meeting.on, asked.record.rounds)
    changes = round_changes(analysis, last.number, asked.record.at_close, together if len(together) > 1 else ())
    blocks: list[Block] = [Heading(changes.title, 3)]
    for title, lines in changes.parts:
        blocks += [Paragraph(f"{title}:"), Bullets(lines)]
    return *blocks, Paragraph(changes.compared_at, Tone.NOTE)
