"""What follows for the targets."""

from __future__ import annotations

from prioritise.analysis import Analysis, projections
from prioritise.domain.vocabulary import words_of
from prioritise.report.exports.board.content import Block, Heading, Paragraph, Table, Tone
from prioritise.report.targets.current_services import current_services_sentence
from prioritise.report.targets.target_tables import where_each_goes
from prioritise.report.targets.target_words import target_panels
from prioritise.report.targets.targets_summary import not_addressed_sentence, others_sentence, targets_headline
from prioritise.words import ended, first_capital, lower_first


def targets_part(analysis: Analysis) -> tuple[Block, ...]:
    """Write where every target goes with the list."""
    exercise = analysis.exercise
    title = Heading(first_capital(words_of(exercise.vocabulary).targets))
    if not exercise.targets:
        return title, Paragraph(ended(targets_headline(exercise, ())))
    panels = target_panels(analysis)
    text_table = where_each_goes(exercise, projections(analysis))
    counting = current_services_sentence(analysis)
    others = others_sentence(exercise, panels)
    table = Table("Where each goes with the list", text_table.headings, text_table.rows, (3.6, 1.0, 1.4, 1.4, 1.2))
    return (
        title,
        Paragraph(ended(targets_headline(exercise, panels)), Tone.LEAD),
        *([Paragraph(others)] if others else []),
        *([table] if text_table.rows else []),
        *_not_in_the_table(analysis),
        Paragraph(not_addressed_sentence(exercise, panels)),
        *([Paragraph(counting, Tone.NOTE)] if counting else []),
    )


def _not_in_the_table(analysis: Analysis) -> tuple[Block, ...]:
    without = [projection for projection in projections(analysis) if not projection.attainments]
    said = (
        f"{projection.target.title}: {ended(lower_first(projection.note))}" for projection in without if projection.note
    )
    return tuple(Paragraph(sentence) for sentence in said)
