"""What people settled, declared and overrode, with their reasons."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.override_lines import override_lines
from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import ScoreState
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph, Table
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.board.settled_part import settled_part
from prioritise.report.record.interests_table import interests_view
from prioritise.report.words.judged_words import answered_sentences, entered_sentence, entered_weights_sentence
from prioritise.words import counted

NOTHING_SAID = Issued()
INTERESTS_CAPTION = "Interests declared, and what each stood aside from"


def panel_part(analysis: Analysis, issued: Issued = NOTHING_SAID) -> tuple[Block, ...]:
    """Write overrides with their price, who judged, what was settled and why, challenges, and interests declared."""
    return (
        *_overrides(analysis),
        *_judged(analysis.exercise),
        *settled_part(analysis.exercise, issued),
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


def _interests(exercise: Exercise) -> Block:
    table = interests_view(exercise, at_panel=False).table
    if not table.rows:
        return Paragraph("No interest was declared in this exercise.")
    return Table(INTERESTS_CAPTION, table.headings, table.rows, (2.4, 2.4, 2.4, 2.0))
