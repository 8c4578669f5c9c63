"""What people settled, declared and overrode, with their reasons."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.disputes import panel_spreads
from prioritise.analysis.override_lines import override_lines
from prioritise.domain.accountability import Challenge
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import EarlierAgreed
from prioritise.domain.partners import AgreedScore, ScoreState
from prioritise.judgement.disagreement import CellSpread, UnscoredCell
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph, Table
from prioritise.report.exports.board.issued import Issued
from prioritise.report.record.challenge_rows import CHALLENGE_HEADINGS, challenge_rows
from prioritise.report.record.interests_table import interests_view
from prioritise.report.words.agreed_words import reason_words
from prioritise.report.words.cell_words import cell_name, value_words
from prioritise.report.words.judged_words import answered_sentences, entered_sentence, entered_weights_sentence
from prioritise.words import counted

SETTLED_CAPTION = "Questions the panel settled, and what it agreed"
CHALLENGES_CAPTION = "What was challenged, and the answers"
NOTHING_SAID = Issued()
INTERESTS_CAPTION = "Interests declared, and what each stood aside from"


def panel_part(analysis: Analysis, issued: Issued = NOTHING_SAID) -> tuple[Block, ...]:
    """Write overrides with their price, who judged, what was settled and why, challenges, and interests declared."""
    return (
        *_overrides(analysis),
        *_judged(analysis.exercise),
        Heading("Questions the panel settled"),
        _settled(analysis.exercise, issued.changed),
        *_challenged(analysis.exercise, issued.challenges),
        Heading("Declared interests"),
        _interests(analysis.exercise),
    )


def interests_sentence(exercise: Exercise) -> str:
    """Say how many people declared an interest and stood aside."""
    who = {score.member for score in exercise.scores if score.state is ScoreState.INTEREST}
    if not who:
        return "No interest was declared."
    return f"{counted(len(who), 'member')} of the panel declared an interest and stood aside from what it touched."


def _overrides(analysis: Analysis) -> tuple[Block, ...]:
    lines = override_lines(analysis)
    if not lines:
        return ()
    return Heading("Decided against the list"), Bullets(tuple(line.sentence for line in lines))


def _judged(exercise: Exercise) -> tuple[Block, ...]:
    rounds = sorted({score.round for score in exercise.scores})
    lines = [*answered_sentences(exercise, rounds), entered_sentence(exercise), entered_weights_sentence(exercise)]
    said = tuple(line for line in lines if line)
    return (Heading("Who judged"), Bullets(said)) if said else ()


def _challenged(exercise: Exercise, challenges: Sequence[Challenge]) -> tuple[Block, ...]:
    """What was challenged but for responses to alternatives, which stand with those; nobody is named."""
    rows = challenge_rows(exercise, [challenge for challenge in challenges if not challenge.alternative])
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


def _interests(exercise: Exercise) -> Block:
    table = interests_view(exercise, at_panel=False).table
    if not table.rows:
        return Paragraph("No interest was declared in this exercise.")
    return Table(INTERESTS_CAPTION, table.headings, table.rows, (2.4, 2.4, 2.4, 2.0))
