"""How firm the list is, and what would change it."""

from __future__ import annotations

from prioritise.analysis import Analysis, nearest_changes, would_change
from prioritise.analysis.nearest.change import SMALLEST_IS
from prioritise.analysis.nearest.firm import firmness
from prioritise.analysis.nearest.sentences import but_for_sentence, list_state
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph, Tone
from prioritise.report.exports.board.listing import Listing
from prioritise.report.exports.board.partners_part import partners_part
from prioritise.report.priorities.firm_view import firm_meaning, firm_view
from prioritise.words import first_capital, joined

MOST_CHANGES, MOST_NAMED = 2, 12
"""Changes named in short, no two of a kind, and decisions named that could change."""


def firm_and_partners(analysis: Analysis) -> tuple[Block, ...]:
    """Write how firm the list is, then what each partner gets of it. Raises SolverFailed."""
    return (*firm_part(analysis), *partners_part(analysis))


def firm_part(analysis: Analysis) -> tuple[Block, ...]:
    """Write how many decisions are firm, and the nearest changes that would change the list. Raises SolverFailed."""
    view = firm_view(analysis)
    if view.unknown:
        return (Heading("How firm it is"), Paragraph(view.unknown))
    change = would_change(analysis)
    return (
        Heading("How firm it is"),
        Paragraph(change.state, Tone.LEAD),
        Paragraph(f"The list is the best one in {view.best_in} of 100 nearby weightings. {view.how}"),
        Paragraph(SMALLEST_IS, Tone.NOTE),
        Paragraph(f"{change.heading}:"),
        Bullets(tuple(first_capital(line) for line in change.lines)),
        *(Paragraph(sentence) for sentence in change.never),
    )


def how_sure_in_short(analysis: Analysis, listed: Listing) -> tuple[Block, ...]:
    """Write which decisions are not firm, and a few of the changes that would change the list. Raises SolverFailed."""
    change = would_change(analysis)
    if not firmness(analysis):
        return (Paragraph(firm_view(analysis).unknown),)
    nearest: dict[str, str] = {}
    for nearest_change, line in zip(nearest_changes(analysis).smallest, change.lines, strict=False):
        nearest.setdefault(nearest_change.kind, first_capital(line))
    unsure = [decision.row.name for decision in listed.decisions if decision.could_change]
    more = [f"{len(unsure) - MOST_NAMED} more"] if len(unsure) > MOST_NAMED else []
    named = f" They are: {joined([*unsure[:MOST_NAMED], *more])}." if unsure else ""
    return (
        Paragraph(f"{list_state(analysis)}{named} {firm_meaning(analysis)} {but_for_sentence(analysis)}".strip()),
        Paragraph(f"{change.heading}, for example:"),
        Bullets(tuple(nearest.values())[:MOST_CHANGES]),
    )
