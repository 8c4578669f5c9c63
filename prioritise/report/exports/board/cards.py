"""A page for every intervention: what it is, what happens to it, why, what it costs and what its score is made of."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.once import once
from prioritise.analysis.why import why
from prioritise.report.exports.board.content import (
    Block,
    BoardPaper,
    Bullets,
    Heading,
    NewPage,
    Paragraph,
    Table,
    Tone,
)
from prioritise.report.exports.board.front_page import paper_title, what_it_is
from prioritise.report.exports.board.issued import Issued, running
from prioritise.report.exports.board.listing import RANK_NOTE, Decided, listing
from prioritise.report.exports.board.reached import who_is_reached
from prioritise.report.priorities.intervention_detail import (
    cost_table,
    formula,
    intervention_detail,
    weighted,
)
from prioritise.report.words.intervention_words import evidence_grade_sentence, provided_by
from prioritise.report.words.safe_text import shortened
from prioritise.robustness.bands import Bands
from prioritise.words import counted, ended

KIND = "Cards, one for each intervention"
MOST_SAID, MOST_REASONS = 500, 7
"""Letters of a description and of a source, and reasons: a card stays on one page."""


@once
def intervention_cards(analysis: Analysis, placed: Bands, issued: Issued) -> BoardPaper:
    """Write the cards of one result, in order of rank. Raises SolverFailed, also where no list obeys the rules."""
    every_page, decisions = running(analysis, placed, issued), listing(analysis, placed).decisions
    first = (
        Heading(f"Cards: {paper_title(analysis)}", 1),
        Paragraph(f"{counted(len(decisions), 'card')}, in order of rank. {issued.dated}. {RANK_NOTE}", Tone.NOTE),
        *what_it_is(analysis),
        _contents(decisions),
    )
    cards = tuple(block for decision in decisions for block in _card(analysis, decision))
    return BoardPaper(KIND, paper_title(analysis), every_page, (*first, *cards))


def _contents(decisions: tuple[Decided, ...]) -> Table:
    rows = tuple((str(decision.row.rank), decision.row.name, decision.happens) for decision in decisions)
    return Table("", ("Rank", "Intervention", "What happens"), rows, (0.7, 5.5, 3.0), frozenset({0}))


def _card(analysis: Analysis, decided: Decided) -> tuple[Block, ...]:
    row = decided.row
    subject = analysis.exercise.sized[analysis.shown[row.intervention]]
    reasons = why(analysis, row.intervention).sentences[:MOST_REASONS]
    about = (
        provided_by(subject),
        evidence_grade_sentence(analysis.exercise, subject),
        who_is_reached(analysis, subject),
    )
    return (
        NewPage(),
        Heading(row.name),
        Paragraph(ended(decided.happens), Tone.LEAD),
        Paragraph(shortened(subject.description, MOST_SAID)),
        Paragraph(" ".join(part for part in about if part)),
        Heading("Why", 3),
        Bullets(tuple(reasons)),
        Paragraph(decided.firm_why or "It is not known how firm this is.", Tone.NOTE),
        Heading("Cost", 3),
        _costs(analysis, row.intervention),
        Heading("Score", 3),
        *_score(analysis, row.intervention),
        Paragraph(f"Source: {ended(shortened(subject.source_said, MOST_SAID))}", Tone.NOTE),
    )


def _costs(analysis: Analysis, intervention: str) -> Table:
    table = cost_table(analysis, intervention)
    years = len(table.headings) - 3
    return Table("", table.headings, table.rows, (3.2, 1.8, *([1.2] * years), 1.4), frozenset(range(2, years + 3)))


def _score(analysis: Analysis, intervention: str) -> tuple[Block, ...]:
    detail = intervention_detail(analysis, intervention)
    said = Paragraph(f"Could achieve × count on − cost: {formula(detail)}")
    headings = ("Criterion", "Figure", "Value, 0 to 100", "Weight", "Points")
    rows = tuple((part.criterion.name, part.figure, *weighted(part)) for part in detail.criteria)
    return said, Table("", headings, rows, (3.0, 3.4, 1.3, 1.2, 1.0), frozenset({2, 3, 4}))
