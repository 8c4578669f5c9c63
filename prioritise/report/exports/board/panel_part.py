"""What people settled, declared and overrode, with their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.members_said import declared_interests
from prioritise.analysis.override_lines import override_lines
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Round, RoundState
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph, Table
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.board.settled_part import settled_in_short, settled_part
from prioritise.report.record.interests_table import interests_view, withdrawn_sentence
from prioritise.report.words.called_off_words import called_off_sentence
from prioritise.report.words.judged_words import answered_sentences, entered_sentence, entered_weights_sentence
from prioritise.words import counted

NOTHING_SAID = Issued()
INTERESTS_CAPTION = "Interests declared, and what each stood aside from"


def panel_part(analysis: Analysis, issued: Issued = NOTHING_SAID) -> tuple[Block, ...]:
    """Write overrides with their price, who judged, what was settled and why, challenges, and interests declared."""
    return (
        *_overrides(analysis),
        *_judged(analysis.exercise, issued.rounds),
        *settled_part(analysis, issued),
        Heading("Declared interests"),
        _interests(analysis.exercise),
    )


def panel_in_short(exercise: Exercise) -> Iterator[str]:
    """Say in a sentence each what the panel settled, if anything, and who stood aside."""
    if settled := settled_in_short(exercise):
        yield settled
    yield interests_sentence(exercise)


def interests_sentence(exercise: Exercise) -> str:
    """Say how many people declared an interest and stood aside."""
    declared = declared_interests(exercise.scores)
    who = counted(len({interest.member for interest in declared}), "member")
    if not declared:
        return "No interest was declared."
    aside = f"{who} of the panel declared an interest and stood aside from what it touched."
    return f"{aside}{withdrawn_sentence(declared)}"


def _overrides(analysis: Analysis) -> tuple[Block, ...]:
    lines = override_lines(analysis)
    if not lines:
        return ()
    return Heading("Decided against the list"), Bullets(tuple(line.sentence for line in lines))


def _judged(exercise: Exercise, rounds: Sequence[Round]) -> tuple[Block, ...]:
    scored = sorted({score.round for score in exercise.scores})
    about = {past.number: past.about for past in rounds}
    lines = [
        *answered_sentences(exercise, scored, about=about),
        *(called_off_sentence(past) for past in rounds if past.state is RoundState.CALLED_OFF),
        entered_sentence(exercise),
        entered_weights_sentence(exercise),
    ]
    said = tuple(line for line in lines if line)
    return (Heading("Who judged"), Bullets(said)) if said else ()


def _interests(exercise: Exercise) -> Block:
    table = interests_view(exercise, at_panel=False).table
    if not table.rows:
        return Paragraph("No interest was declared in this exercise.")
    return Table(INTERESTS_CAPTION, table.headings, table.rows, (2.0, 2.2, 2.2, 2.0, 1.8))
