"""The parts of the summary that go through the list: what happens to each, why not the others, and who loses."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.short_reason import short_reason
from prioritise.analysis.small_counts import people
from prioritise.domain.interventions import Status
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph
from prioritise.report.exports.board.listing import Decided, Listing
from prioritise.report.words.safe_text import shortened
from prioritise.words import ended, pounds_short

MOST_NAMED, MOST_REASONS, MOST_LETTERS = 24, 9, 200
"""More names and reasons, or longer ones, do not fit two pages; the paper has all."""


def happens(listed: Listing) -> tuple[Block, ...]:
    """List what starts, continues, stops, is not funded and is cut, with what each costs or frees."""
    not_funded = tuple(each for each in listed.left_out if each not in listed.stopping)
    continuing = tuple(each for each in listed.funded if each.status is Status.CURRENT)
    new = tuple(each for each in listed.funded if each not in continuing)
    parts = (("Starts", new), ("Continues", continuing), ("Stops", listed.stopping), ("Not funded", not_funded))
    lines = [f"{what} ({len(those)}): {_named(those, '')}" for what, those in parts if those]
    cuts = listed.cuts_made
    return (Bullets((*lines, *([f"Cuts ({len(cuts)}): {_named(cuts, 'frees ')}"] if cuts else []))),)


def why_not(analysis: Analysis, listed: Listing) -> tuple[Block, ...]:
    """Give the short reason of what stops and of the first that are not funded."""
    told = (*listed.stopping, *(each for each in listed.left_out if each not in listed.stopping))[:MOST_REASONS]
    if not told:
        return ()
    reasons = tuple(
        f"{each.row.name}: {shortened(short_reason(analysis, each.row.intervention), MOST_LETTERS, 'paper')}"
        for each in told
    )
    return Heading("Why not these"), Bullets(reasons)


def losses(analysis: Analysis, listed: Listing) -> tuple[Block, ...]:
    """Say how many people lose by what stops or is cut."""
    losing = (*listed.stopping, *listed.cuts_made)[:MOST_NAMED]
    small = analysis.exercise.settings.small_number
    said = []
    for each in losing:
        reach = analysis.exercise.sized[analysis.shown[each.row.intervention]].people_per_year
        said.append(f"{each.row.name}: {people(reach, small_number=small) or 'how many is not known'}")
    if not said:
        return (Paragraph("No current service stops and no cut is made."),)
    return (Paragraph(f"People a year who lose by what stops or is cut. {ended('; '.join(said))}"),)


def _reason(analysis: Analysis, each: Decided) -> str:
    return f"{each.row.name}: {shortened(short_reason(analysis, each.row.intervention), MOST_LETTERS, 'paper')}"


def _named(decided: Sequence[Decided], money: str) -> str:
    named = [
        f"{shortened(each.row.name, MOST_LETTERS, 'paper')}, {money}{pounds_short(abs(each.row.cost_gbp))}"
        for each in decided[:MOST_NAMED]
    ]
    more = len(decided) - len(named)
    return ended("; ".join([*named, *([f"and {more} more, in the paper"] if more else [])]))
