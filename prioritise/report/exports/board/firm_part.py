"""How firm the list is, what each partner gets of its own best, and where each would have decided otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis, nearest_changes, would_change
from prioritise.analysis.nearest.firm import firmness
from prioritise.analysis.nearest.sentences import in_every_best_list
from prioritise.analysis.partner_shares import PartnerShares, partner_shares
from prioritise.domain.exercise import Exercise
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph, Table, Tone
from prioritise.report.exports.board.listing import Listing
from prioritise.report.priorities.firm_view import firm_view
from prioritise.report.words.judged_words import entered_weights_sentence
from prioritise.report.words.safe_text import shortened
from prioritise.words import first_capital, joined, lower_first

NO_SHARES = "No shares can be given: the best list of a partner is worth nothing to it."
NO_WEIGHTS = (
    "No partner has given weights of its own, so every criterion counts alike, and what each partner would have chosen "
    "cannot be said."
)
MOST_CHANGES, MOST_LETTERS, MOST_NAMED = 2, 300, 12
"""Changes named in short, no two of a kind, letters of a dissent, and decisions named that could change."""
SAME = "The same list"
SHARES_CAPTION = "What each partner gets, and where its own best list would decide otherwise"


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
        Paragraph(f"{change.heading}:"),
        Bullets(tuple(first_capital(line) for line in change.lines)),
        *(Paragraph(sentence) for sentence in change.never),
    )


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
        Paragraph(" ".join((_least_sentence(analysis, shares), *_without_weights(analysis)))),
        Table(
            caption=SHARES_CAPTION,
            headings=("Partner", "Share of its own best list", "Dissent: by its own weights it would have"),
            rows=tuple(
                (known[share.partner].name, share_text(share.share), dissent(analysis, share.partner))
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


def _least_sentence(analysis: Analysis, shares: PartnerShares) -> str:
    """Say what the partner that gets least gets; nobody gets least where all get the same."""
    got = {share.partner: share_text(share.share) for share in shares.now.shares}
    least = min(shares.now.shares, key=lambda share: share.share)
    of_its_best = f"{got[least.partner]} of the best it could have had by its own weights"
    if len(set(got.values())) == 1:
        return f"Every partner that gave weights gets {of_its_best}."
    name = analysis.exercise.partner_by_id[least.partner].name
    return f"Every partner gets at least {of_its_best}; {name} gets least."


def _without_weights(analysis: Analysis) -> tuple[str, ...]:
    """Name the partners that gave no weights of their own, of whom nothing can be said here."""
    gave = {view.partner for view in analysis.group.partners}
    silent = [partner.name for partner in analysis.exercise.partners if partner.id not in gave]
    they = "it" if len(silent) == 1 else "they"
    said = f"{joined(silent)} gave no weights, so what {they} would have chosen cannot be said."
    return (said,) if silent else ()


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
        Paragraph(
            f"{change.state}{named} Firm: the same {in_every_best_list(analysis)}at nearly all nearby weights, and for "
            "every score within its range."
        ),
        Paragraph(f"{change.heading}, for example:"),
        Bullets(tuple(nearest.values())[:MOST_CHANGES]),
    )


def partners_in_short(analysis: Analysis) -> tuple[Block, ...]:
    """Write each partner's share and dissent in a line. Raises SolverFailed."""
    if not analysis.group.partners:
        return (Paragraph(NO_WEIGHTS),)
    shares = partner_shares(analysis)
    if shares is None:
        return (Paragraph(NO_SHARES),)
    known = analysis.exercise.partner_by_id
    dissents = {share: dissent(analysis, share.partner) for share in shares.now.shares}
    alike = joined(known[share.partner].name for share, words in dissents.items() if words == SAME)
    lines = [
        f"{known[share.partner].name}: gets {share_text(share.share)} of its own best. It would have: "
        f"{lower_first(shortened(words, MOST_LETTERS, 'paper'))}."
        for share, words in dissents.items()
        if words != SAME
    ]
    return (
        Bullets((*lines, *([f"This very list is best for {alike}."] if alike else []), *_without_weights(analysis))),
    )


def dissent(analysis: Analysis, partner: str) -> str:
    """Say what one partner's own best list would have funded or made instead, and what not."""
    otherwise = [decision.intervention for decision in firmness(analysis) if partner in decision.partners]
    inside = set(analysis.portfolio.interventions)
    known = analysis.exercise.intervention_by_id
    services = [intervention for intervention in otherwise if not known[intervention].is_cut]
    cuts = [intervention for intervention in otherwise if known[intervention].is_cut]
    said = (
        _said(analysis, "funded or continued", [service for service in services if service not in inside]),
        _said(analysis, "not funded, or stopped", [service for service in services if service in inside]),
        _said(analysis, "made the cut", [cut for cut in cuts if cut not in inside]),
        _said(analysis, "not made the cut", [cut for cut in cuts if cut in inside]),
    )
    return first_capital("; ".join(phrase for phrase in said if phrase)) or SAME


def share_text(share: float) -> str:
    """Write a share in per cent, rounded down, so that "at least" is true."""
    return f"{int(1000 * share) / 10:.1f}%"


def _said(analysis: Analysis, what: str, interventions: Sequence[str]) -> str:
    names = joined(analysis.exercise.intervention_by_id[intervention].name for intervention in interventions)
    return f"{what}: {names}" if names else ""
