"""What a paper of a what-if says before all else: that it is one, what it changes, and what follows."""

from __future__ import annotations

from prioritise.analysis import Analysis, analysis_under
from prioritise.analysis.portfolio_change import change_sentence, compare_portfolios
from prioritise.domain.scenarios import AS_AGREED
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph, Tone
from prioritise.report.words.safe_text import shortened
from prioritise.report.words.scenario_in_words import scenario_changes
from prioritise.words import ended, first_capital, lower_first

WHAT_IF_PAPER = "This is a what-if and not the list as it stands. Nobody is asked to agree to it."
CHANGES = "What this what-if changes, and what follows"
NOTHING_AGREED = "What was agreed has no list that obeys the rules, so there is nothing to compare this with."
MOST_LETTERS = 400
"""Letters of one change or of what follows; the workbook and the record have all."""


def is_what_if(analysis: Analysis) -> bool:
    """Tell whether a result is of another question than what was agreed."""
    return analysis.scenario.digest != AS_AGREED.digest


def what_if_part(analysis: Analysis) -> tuple[Block, ...]:
    """Write that it is a what-if, what it changes and what follows for the list; nothing of what was agreed."""
    if not is_what_if(analysis):
        return ()
    agreed = analysis_under(analysis.exercise, AS_AGREED)
    if agreed.portfolio.has_answer and analysis.portfolio.has_answer:
        follows = change_sentence(compare_portfolios(agreed, analysis))
    else:
        follows = NOTHING_AGREED
    changed = [ended(first_capital(change)) for change in scenario_changes(analysis)]
    said = (*changed, f"What follows: {lower_first(follows)}")
    return (
        Paragraph(WHAT_IF_PAPER, Tone.WARNING),
        Heading(CHANGES),
        Bullets(tuple(shortened(line, MOST_LETTERS) for line in said)),
    )
