"""What the panel settled, with reasons, who did not agree and what stood before, and what was challenged."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.disputes import panel_spreads
from prioritise.domain.accountability import Challenge
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import EarlierAgreed
from prioritise.domain.partners import AgreedScore
from prioritise.judgement.disagreement import CellSpread, UnscoredCell
from prioritise.report.exports.board.content import Block, Heading, Paragraph, Table
from prioritise.report.exports.board.issued import Issued
from prioritise.report.record.challenge_rows import CHALLENGE_HEADINGS, challenge_rows
from prioritise.report.words.agreed_words import reason_words
from prioritise.report.words.cell_words import cell_name, value_words
from prioritise.words import counted

SETTLED_CAPTION = "Questions the panel settled, and what it agreed"
CHALLENGES_CAPTION = "What was challenged, and the answers"


def settled_part(analysis: Analysis, issued: Issued) -> tuple[Block, ...]:
    """Write what was settled, and what was challenged."""
    return (
        Heading("Questions the panel settled"),
        _settled(analysis.exercise, issued.changed),
        *_challenged(analysis, issued.challenges),
    )


def settled_in_short(exercise: Exercise) -> str:
    """Say in a sentence how many questions the panel settled, and at how many somebody did not agree."""
    settled = tuple(dict.fromkeys(exercise.agreed_at.values()))
    if not settled:
        return ""
    apart = sum(bool(agreed.dissent) for agreed in settled)
    against = f"; at {apart} of them somebody did not agree, which is written down" if apart else ""
    return f"The panel settled {counted(len(settled), 'question')} with a reason{against}."


def _challenged(analysis: Analysis, challenges: Sequence[Challenge]) -> tuple[Block, ...]:
    """What was challenged but for responses to alternatives, which stand with those; nobody is named."""
    asked = [challenge for challenge in challenges if not challenge.alternative]
    rows = challenge_rows(analysis.exercise, asked, analysis)
    if not rows:
        return ()
    return Heading("Challenges"), Table(CHALLENGES_CAPTION, CHALLENGE_HEADINGS, rows, (2.4, 3.6, 3.8))


def _settled(exercise: Exercise, changed: Sequence[EarlierAgreed]) -> Block:
    settled = tuple(exercise.agreed_at.values())
    if not settled:
        return Paragraph("No question was settled by a panel in this exercise.")
    opened = [spread for spread in panel_spreads(exercise) if not spread.is_settled]
    rows = tuple(
        (
            cell_name(exercise, UnscoredCell(cell.intervention, cell.level, cell.criterion)),
            value_words(exercise.criterion_by_id[cell.criterion], cell.value),
            " ".join(filter(None, (reason_words(exercise, cell, changed), _again(opened, cell)))),
        )
        for cell in dict.fromkeys(settled)
    )
    return Table(SETTLED_CAPTION, ("Question", "Agreed", "Reason"), rows, (2.8, 1.6, 5.4))


def _again(opened: Sequence[CellSpread], settled: AgreedScore) -> str:
    """Say that a question was scored in a later round and not settled again: what was agreed counts until it is."""
    cell = (settled.intervention, settled.criterion)
    later = [spread.round for spread in opened if (spread.intervention, spread.criterion) == cell and spread.agreed]
    return f"Scored again in round {max(later)}, and not settled anew: this value stands until it is." if later else ""
