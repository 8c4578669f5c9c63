"""What the paper rests on: weights, scores, sources, and the record that anyone can run again."""

from __future__ import annotations

from prioritise import __version__
from prioritise.analysis import Analysis
from prioritise.analysis.fingerprint import list_fingerprint
from prioritise.report.exports.board.content import Block, Bullets, Heading, NewPage, Paragraph, Picture, Table, Tone
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.board.list_part import money_picture
from prioritise.report.exports.board.listing import Listing
from prioritise.report.exports.record import RECORD_FILE
from prioritise.report.priorities.intervention_detail import intervention_detail, sum_of
from prioritise.report.priorities.money_table import transfer_sentences
from prioritise.report.weights.partner_weights import ROUNDED, how_formed, partner_table
from prioritise.report.weights.view import WeightsView, weights_view
from prioritise.report.weights.weights_chart import partner_weights_chart
from prioritise.words import share_percent

SCORES_CAPTION = "What each score is made of: could achieve × count on + cost (above 0 where a cut frees money)"


def annexes(analysis: Analysis, listed: Listing, digest: str, issued: Issued) -> tuple[Block, ...]:
    """Write the annexes."""
    return (
        NewPage(),
        Heading("Annex A: weights"),
        *_weights(analysis),
        Heading("Annex B: scores"),
        *_scores(analysis, listed),
        Heading("Annex C: sources"),
        *_sources(analysis),
        Heading("Annex D: the record"),
        *_record(analysis, digest, issued),
        Heading("Annex E: money, fund by fund"),
        money_picture(analysis),
        *(Paragraph(sentence, Tone.NOTE) for sentence in transfer_sentences(analysis)),
    )


def _weights(analysis: Analysis) -> tuple[Block, ...]:
    exercise, group = analysis.exercise, analysis.group
    text_table = partner_table(exercise, group)
    used = [share_percent(share) for share in analysis.weights]
    in_use = [] if analysis.scenario.weights is None else used
    headings = (*text_table.headings, *(["Used here"] if in_use else []))
    rows = tuple((*row, *([in_use[place]] if in_use else [])) for place, row in enumerate(text_table.rows))
    columns = range(1, len(headings))
    caption = "Each partner's weights" if group.partners else "What each criterion counts for now"
    table = Table(caption, headings, rows, (2.2, *([1.2] * len(columns))), frozenset(columns))
    return (
        Paragraph(f"{how_formed(group)} {ROUNDED}"),
        table,
        *(_marks(weights_view(exercise)) if group.partners else ()),
    )


def _marks(view: WeightsView) -> tuple[Block, ...]:
    whose = "; ".join(f"{partner.name}: {partner.words}" for partner in view.partners)
    entered = any(row.is_entered for row in view.criteria)
    line = "what comes of them" if entered else "what was agreed"
    return Picture(partner_weights_chart(view)), Paragraph(f"{whose}. The black line is {line}.", Tone.NOTE)


def _scores(analysis: Analysis, listed: Listing) -> tuple[Block, ...]:
    rows = []
    for decision in listed.decisions:
        told = sum_of(intervention_detail(analysis, decision.row.intervention))
        rows.append((decision.row.name, told.part, told.share, told.added, told.total))
    headings = ("Intervention", "Could achieve", "Count on", "Cost", "Score")
    table = Table(SCORES_CAPTION, headings, tuple(rows), (4.4, 1.3, 1.1, 1.0, 1.0), frozenset(range(1, 5)))
    return (table,)


def _sources(analysis: Analysis) -> tuple[Block, ...]:
    exercise = analysis.exercise
    sources = exercise.sources or ("The exercise names no sources for the whole.",)
    return (
        Bullets(sources),
        Paragraph(
            "The source of every single value is in the workbook, on its sheet Values. A card says where the figures "
            "of its intervention come from, where a source is given.",
            Tone.NOTE,
        ),
    )


def _record(analysis: Analysis, digest: str, issued: Issued) -> tuple[Block, ...]:
    signed = (
        f"The record is signed with the Ed25519 key {issued.public_key}, fingerprint {issued.fingerprint}."
        if issued.fingerprint
        else "The record is not signed."
    )
    return (
        Paragraph(
            f"Every figure here follows from one file, {RECORD_FILE}: the exercise's files as they were read, the "
            f"question and the results' digests. Anyone can run it again with: prioritise verify {RECORD_FILE}"
        ),
        Paragraph(f"SHA-256 of the record: {digest}"),
        Paragraph(
            f"Fingerprint of the list: {list_fingerprint(analysis)}. It tells this list from any other, whatever the "
            "figures; what is signed off on the Record page is the list with this fingerprint."
        ),
        Paragraph(signed),
        Paragraph(f"Made by prioritise {__version__}, seed {analysis.seed}.", Tone.NOTE),
    )
