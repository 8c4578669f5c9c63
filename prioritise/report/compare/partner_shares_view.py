"""How fair the list is to every partner, in words and figures."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis import Analysis
from prioritise.analysis.one_partner import doubled_lists
from prioritise.analysis.partner_shares import ALIKE, FairList, PartnerShares, partner_shares
from prioritise.analysis.what_if import HeldTo, points_of
from prioritise.report.compare.answer_view import (
    AnswerView,
    Bar,
    Bars,
    answer,
    bars,
    ids_cell,
    names_text,
    points_text,
)
from prioritise.report.words.csv_cells import plain_figure
from prioritise.report.words.doubled_words import doubled_sentence
from prioritise.report.words.loses_most import gets_least, loses_most_in_points
from prioritise.report.words.shares_of_best import got_of_best
from prioritise.report.words.voice_words import FORMED
from prioritise.words import joined, lower_first, percent

HEADINGS = ("Partner", "Share of its own best", "If every partner counts alike", "With the greatest product")
BY_WORTH = "each divided by what its own best list is worth to it"
NO_WEIGHTS = "No shares can be had: no partner has given weights of its own, so every criterion counts alike."
NO_SHARES = "No shares can be had: the best list of a partner is worth nothing to it."
CSV_HEADINGS = ("list", "partner", "share", "value_lost", "enters", "leaves")


def partner_shares_view(analysis: Analysis) -> AnswerView:
    """Say what share of its own best list every partner gets, and what would be fairer. Raises SolverFailed."""
    shares = partner_shares(analysis)
    if shares is None:
        none = NO_SHARES if analysis.group.partners else NO_WEIGHTS
        return answer((none,), (HEADINGS, ()), (CSV_HEADINGS, ()))
    lists = [("now", shares.now), ("alike", shares.alike)]
    lists += [] if shares.product is None else [("product", shares.product)]
    cells = [cell for name, fair_list in lists for cell in _cells(name, fair_list)]
    table = (HEADINGS[: len(lists) + 1], _rows(analysis, shares))
    said = answer(_sentences(analysis, shares), table, (CSV_HEADINGS, cells), _shape(analysis, shares))
    return replace(said, to_try=_to_try(analysis, shares))


def _sentences(analysis: Analysis, shares: PartnerShares) -> tuple[str, ...]:
    least = gets_least(analysis, shares, "of the best it could have had")
    return (
        " ".join(filter(None, (least, loses_most_in_points(analysis)))),
        " ".join(
            filter(None, (f"If every partner counted alike, {_differs(analysis, shares.alike)}", _doubled(analysis)))
        ),
        f"Weights by which every partner counts alike, {BY_WORTH}: {_weights(analysis, shares)}. {_forming(analysis)}",
        _product(analysis, shares),
    )


def _doubled(analysis: Analysis) -> str:
    return doubled_sentence(analysis.exercise, doubled_lists(analysis))


def _forming(analysis: Analysis) -> str:
    if analysis.group.formed_by == ALIKE:
        return "The agreed weights are formed in this way."
    used = lower_first(FORMED[analysis.group.formed_by])
    return (
        f"The agreed weights are formed another way: {used}. Weights has the list under every way. Which way is used "
        "is part of the exercise: whoever keeps its files can change it."
    )


def _to_try(analysis: Analysis, shares: PartnerShares) -> HeldTo | None:
    # Where other weights are tried already, or these are agreed, there is nothing to try.
    if analysis.scenario.weights is not None or analysis.group.formed_by == ALIKE:
        return None
    weights = points_of(analysis.group.criteria, shares.alike_weights)
    return HeldTo("weights by which every partner counts alike", weights=weights)


def _product(analysis: Analysis, shares: PartnerShares) -> str:
    if shares.product is None:
        least = percent(analysis.exercise.settings.alternatives.least_share)
        return f"No other list is offered: nobody's share is below {least}."
    return f"By the greatest product of shares, each to the power of its voice, {_differs(analysis, shares.product)}"


def _differs(analysis: Analysis, other: FairList) -> str:
    swap = other.swap
    least = f"the least share would be {got_of_best(other.least)}."
    if not (swap.enter or swap.leave or swap.resized):
        return f"the list would be the same; {least}"
    lost = points_text(swap.value_lost_millionths or 0)
    resized = [level_change.intervention for level_change in swap.resized]
    sized = f", at another level {names_text(analysis, resized)}" if resized else ""
    moves = f"in would come {names_text(analysis, swap.enter)}, out would go {names_text(analysis, swap.leave)}{sized}"
    return f"{moves}, for {lost} points less by the agreed weights; {least}"


def _weights(analysis: Analysis, shares: PartnerShares) -> str:
    criteria = zip(analysis.exercise.weighted_criteria, shares.alike_weights, strict=True)
    return joined(f"{lower_first(criterion.name)} {weight:.1%}" for criterion, weight in criteria)


def _rows(analysis: Analysis, all_shares: PartnerShares) -> list[tuple[str, ...]]:
    columns = [fair for fair in (all_shares.now, all_shares.alike, all_shares.product) if fair is not None]
    rows = []
    for number, share in enumerate(all_shares.now.shares):
        shares = (got_of_best(fair.shares[number].share) for fair in columns)
        rows.append((analysis.exercise.partner_by_id[share.partner].name, *shares))
    return rows


def _shape(analysis: Analysis, shares: PartnerShares) -> Bars | None:
    rows = [
        Bar(
            analysis.exercise.partner_by_id[share.partner].name,
            f"{got_of_best(share.share)} now, {got_of_best(alike.share)} if every partner counts alike",
            0.0,
            share.share,
            mark=alike.share,
        )
        for share, alike in zip(shares.now.shares, shares.alike.shares, strict=True)
    ]
    caption = "The bar is the share a partner gets of its own best list; the mark, if every partner counted alike."
    return bars("Share of its own best", rows, caption, is_share=True)


def _cells(name: str, fair: FairList) -> list[tuple[object, ...]]:
    swap = fair.swap
    lost = plain_figure((swap.value_lost_millionths or 0) / 1_000_000)
    moves = (lost, ids_cell(swap.enter), ids_cell(swap.leave))
    return [(name, share.partner, plain_figure(share.share), *moves) for share in fair.shares]
