"""The parts of the summary that go through the list: what happens to each, why not the others, and who loses."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.losing import UNKNOWN, losses_in_all
from prioritise.analysis.short_reason import price_of_keeping, shortest_reason
from prioritise.analysis.small_counts import people
from prioritise.analysis.smaller import loss_by
from prioritise.domain.interventions import Status
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph
from prioritise.report.exports.board.equality_part import COUNTED_TWICE, NOTHING_LOST
from prioritise.report.exports.board.listing import Decided, Listing
from prioritise.report.exports.board.reached import (
    cuts_sentence,
    group_sentence,
    most_reached_sentence,
    reach_sentence,
)
from prioritise.report.exports.board.what_if_part import is_what_if
from prioritise.report.words.safe_text import shortened, whole_sentences
from prioritise.words import ended, joined, lower_first, pounds

MOST_NAMED, MOST_REASONS, MOST_LETTERS, MOST_REASON_LETTERS = 24, 9, 200, 400
MOST_REASONS_OF_WHAT_IF, MOST_PRICES = 4, 2
"""More names and reasons, or longer ones, do not fit two pages; the paper has all."""


def happens(listed: Listing) -> tuple[Block, ...]:
    """List what starts, continues, goes on smaller than today and is cut, with what each costs or frees."""
    continuing = tuple(decided for decided in listed.funded if decided.status is Status.CURRENT)
    new = tuple(decided for decided in listed.funded if decided not in continuing)
    as_large = tuple(decided for decided in continuing if decided.smaller is None)
    parts = (("Starts", new), ("Continues", as_large), ("Continues smaller than today", listed.smaller))
    lines = [f"{what} ({len(those)}): {_named(those, '')}" for what, those in parts if those]
    cuts = listed.cuts_made
    return (Bullets((*lines, *([f"Cuts ({len(cuts)}): {_named(cuts, 'frees ')}"] if cuts else []))),)


def why_not(analysis: Analysis, listed: Listing) -> tuple[Block, ...]:
    """List what stops, then what is not funded, each with its cost and its short reason; the same reason is said once.

    Of the first that stop it is said what keeping them would take. What there is no room to give a reason for is named.
    """
    left_out = (*listed.stopping, *(decided for decided in listed.left_out if decided not in listed.stopping))
    if not left_out:
        return ()
    most = MOST_REASONS_OF_WHAT_IF if is_what_if(analysis) else MOST_REASONS
    by_reason: dict[str, list[Decided]] = {}
    for decided in left_out[:most]:
        keeping = decided in listed.stopping[:MOST_PRICES] and not is_what_if(analysis)
        price = price_of_keeping(analysis, decided.row.intervention) if keeping else ""
        why = " ".join(filter(None, (shortest_reason(analysis, decided.row.intervention), price)))
        by_reason.setdefault(why, []).append(decided)
    reasons = [
        f"{_left_out(those)}: {whole_sentences(why, MOST_REASON_LETTERS, 'paper')}" for why, those in by_reason.items()
    ]
    more = left_out[most:]
    title = f"What stops or is not funded, and why ({len(left_out)})"
    return Heading(title), Bullets((*reasons, *([f"Also: {_named(more, '')}"] if more else [])))


def gains(analysis: Analysis) -> tuple[Block, ...]:
    """Say how many people the list reaches, who the most deprived are, and what reaches most of them."""
    told = (reach_sentence, cuts_sentence, group_sentence, most_reached_sentence)
    return (Paragraph(" ".join(filter(None, (say(analysis) for say in told)))),)


def losses(analysis: Analysis, listed: Listing) -> tuple[Block, ...]:
    """Say how many people lose by what stops, goes on smaller or is cut, and how many of them are most deprived."""
    losing = listed.losing
    if not losing:
        return (Paragraph(NOTHING_LOST),)
    in_all = losses_in_all(analysis, [decided.row.intervention for decided in losing])
    said = ended("; ".join(_lost(analysis, decided) for decided in losing[:MOST_NAMED]))
    return (
        Paragraph(
            f"By what stops, goes on smaller or is cut, {in_all} {COUNTED_TWICE} "
            f"People a year, in brackets those of them most deprived. {said}"
        ),
    )


def _lost(analysis: Analysis, decided: Decided) -> str:
    loss, small = loss_by(analysis, decided.row.intervention), analysis.exercise.settings.small_number
    named = decided.smaller.resized if decided.smaller else decided.row.name
    lost = people(loss.people, small_number=small)
    deprived = people(loss.most_deprived, small_number=small) or UNKNOWN
    return f"{named}: {lost} ({deprived})" if lost else f"{named}: how many is not known"


def _left_out(decided: Sequence[Decided]) -> str:
    return joined(
        f"{shortened(decision.row.name, MOST_LETTERS, 'paper')} ({lower_first(decision.happens)}, "
        f"{pounds(abs(decision.row.cost_gbp))})"
        for decision in decided
    )


def _named(decided: Sequence[Decided], money: str) -> str:
    named = [
        f"{shortened(_sized(decision), MOST_LETTERS, 'paper')}, {money}{pounds(abs(decision.row.cost_gbp))}"
        f"{_saved(decision)}"
        for decision in decided[:MOST_NAMED]
    ]
    more = len(decided) - len(named)
    return ended("; ".join([*named, *([f"and {more} more, in the paper"] if more else [])]))


def _sized(decided: Decided) -> str:
    """Name one with the level it is funded at, and one that goes on smaller with the level it has today too."""
    if decided.smaller is not None:
        return decided.smaller.resized
    sized = decided.is_in and decided.row.level
    return f"{decided.row.name} at {lower_first(decided.row.level)}" if sized else decided.row.name


def _saved(decided: Decided) -> str:
    return f", {pounds(decided.smaller.saved_gbp)} less" if decided.smaller else ""
