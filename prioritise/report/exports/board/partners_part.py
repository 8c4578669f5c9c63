"""What each partner gets of its own best list, and where each would have decided otherwise."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.partner_shares import PartnerShares, partner_shares
from prioritise.domain.exercise import Exercise
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph, Table, Tone
from prioritise.report.exports.board.dissent import SAME, dissent
from prioritise.report.words.judged_words import entered_weights_sentence
from prioritise.report.words.loses_most import gets_least, loses_most_in_points
from prioritise.report.words.safe_text import shortened
from prioritise.report.words.shares_of_best import got_of_best
from prioritise.words import joined, lower_first

NO_SHARES = "No shares can be given: the best list of a partner is worth nothing to it."
NO_WEIGHTS = (
    "No partner has given weights of its own, so every criterion counts alike, and what each partner would have chosen "
    "cannot be said."
)
MOST_NAMED, MOST_LETTERS = 4, 600
"""Decisions of a kind that a dissent in short names, and its letters where names are very long."""
SHARES_CAPTION = "What each partner gets, and where its own best list would decide otherwise"


def partners_part(analysis: Analysis) -> tuple[Block, ...]:
    """Write each partner's share of its own best list, and its dissent. Raises SolverFailed."""
    if not analysis.group.partners:
        return (Heading("What each partner gets"), Paragraph(NO_WEIGHTS))
    shares = partner_shares(analysis)
    if shares is None:
        return (Heading("What each partner gets"), Paragraph(NO_SHARES))
    known = analysis.exercise.partner_by_id
    return (
        Heading("What each partner gets"),
        Paragraph(_least_said(analysis, shares)),
        Table(
            caption=SHARES_CAPTION,
            headings=("Partner", "Share of its own best list", "Dissent: by its own weights it would have"),
            rows=tuple(
                (known[share.partner].name, got_of_best(share.share), dissent(analysis, share.partner))
                for share in shares.now.shares
            ),
            widths=(2.4, 1.4, 6.0),
            figures=frozenset({1}),
        ),
        Paragraph(_what_dissent_is(analysis.exercise), Tone.NOTE),
    )


def _what_dissent_is(exercise: Exercise) -> str:
    entered = entered_weights_sentence(exercise)
    if entered:
        return f"Dissent is worked out from the weights entered for each partner. {entered}"
    return "Dissent is worked out from the weights each partner gave, by solving again. It is not a vote."


def _least_said(analysis: Analysis, shares: PartnerShares) -> str:
    least = gets_least(analysis, shares, "of the best it could have had by its own weights")
    return " ".join(filter(None, (least, loses_most_in_points(analysis), *_without_weights(analysis))))


def _without_weights(analysis: Analysis) -> tuple[str, ...]:
    """Name the partners that gave no weights of their own, of whom nothing can be said here."""
    gave = {view.partner for view in analysis.group.partners}
    silent = [partner.name for partner in analysis.exercise.partners if partner.id not in gave]
    they = "it" if len(silent) == 1 else "they"
    said = f"{joined(silent)} gave no weights, so what {they} would have chosen cannot be said."
    return (said,) if silent else ()


def partners_in_short(analysis: Analysis) -> tuple[Block, ...]:
    """Write each partner's share and dissent in a line. Raises SolverFailed."""
    if not analysis.group.partners:
        return (Paragraph(NO_WEIGHTS),)
    shares = partner_shares(analysis)
    if shares is None:
        return (Paragraph(NO_SHARES),)
    known = analysis.exercise.partner_by_id
    dissents = {share: dissent(analysis, share.partner, most_named=MOST_NAMED) for share in shares.now.shares}
    alike = joined(known[share.partner].name for share, words in dissents.items() if words == SAME)
    lines = [
        f"{known[share.partner].name}: gets {got_of_best(share.share)} of its own best. It would have: "
        f"{lower_first(shortened(words, MOST_LETTERS, 'board paper'))}."
        for share, words in dissents.items()
        if words != SAME
    ]
    same = [f"This very list is best for {alike}."] if alike else []
    return (Bullets((*lines, *same, *_without_weights(analysis))),)
