"""The four ways a group's weights can be formed, side by side: how they differ, and whether it changes the list."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis import analysis_under
from prioritise.analysis.once import once
from prioritise.analysis.one_partner import DoubledList, change_with, doubled_lists
from prioritise.analysis.portfolio_change import PortfolioChange, cuts_cell
from prioritise.analysis.weights import group_weights
from prioritise.domain.exercise import Exercise
from prioritise.judgement.groups import GroupWeights, PartnerWeights
from prioritise.report.words.doubled_words import doubled_sentence
from prioritise.report.words.voice_words import FORMED, voice_name
from prioritise.words import TextTable, counted, joined, lower_first, share_percent, short_number

MOST_NAMED = 6
WAYS = {3: "three", 4: "four"}


@dataclass(frozen=True, slots=True)
class FarVoice:
    """One who is far from the rest: on which criterion, with what share, and what the others give on average."""

    who: str
    criterion: str
    share: float
    others: float

    @property
    def distance(self) -> float:
        """How far apart they are, as a share."""
        return abs(self.share - self.others)


@dataclass(frozen=True, slots=True)
class ListUnder:
    """The list under one set of weights against the list as agreed; `change` is None where either has no answer."""

    weights_of: str
    change: PortfolioChange | None

    @property
    def same_list(self) -> bool:
        """Whether it is the list as agreed."""
        return self.change is not None and self.change.same_list


@dataclass(frozen=True, slots=True)
class ListsUnder:
    """The list under each way of forming the group's weights, each partner's own, and with each counted double."""

    by_group: tuple[ListUnder, ...]
    by_partner: tuple[ListUnder, ...]
    by_double: tuple[DoubledList, ...]


def group_table(exercise: Exercise) -> TextTable:
    """Lay out criteria down and the agreed share by each way across, the one in use named; then the spread."""
    views = {formed: group_weights(exercise, formed) for formed in FORMED}
    first = views[exercise.weights_from]
    heads = [f"{words} (in use)" if formed is exercise.weights_from else words for formed, words in FORMED.items()]
    rows = []
    for place, criterion in enumerate(first.criteria):
        shares = ["–" if view.is_alike_unknown else share_percent(view.agreed[place]) for view in views.values()]
        spread = first.spreads[place] if first.spreads else None
        ends = f"{share_percent(spread.low)} to {share_percent(spread.high)}" if spread else "–"
        rows.append((exercise.criterion_by_id[criterion].name, *shares, ends))
    return TextTable(("Criterion", *heads, "Partners, lowest to highest"), tuple(rows))


def group_difference(exercise: Exercise) -> str:
    """Say how far apart the ways are, in one sentence."""
    views = [group for _, group in _known_ways(exercise)]
    if not views[0].partners:
        return "Nobody has given weights yet, so every criterion counts alike whichever way is used."
    gaps = [max(shares) - min(shares) for shares in zip(*(view.agreed for view in views), strict=True)]
    place = max(range(len(gaps)), key=lambda index: gaps[index])
    if round(1000 * gaps[place]) == 0:
        return f"All {WAYS[len(views)]} ways give the same weights, to the nearest tenth of a per cent."
    name = lower_first(exercise.criterion_by_id[views[0].criteria[place]].name)
    low, high = (end(view.agreed[place] for view in views) for end in (min, max))
    return f"The {WAYS[len(views)]} ways differ most on {name}: from {share_percent(low)} to {share_percent(high)}."


def far_partners(exercise: Exercise) -> tuple[FarVoice, ...]:
    """Return partners who give a criterion far more or less than the others do on average; the settings say how far."""
    partners = group_weights(exercise).partners
    return _far(exercise, [(_partner_name(exercise, partner), partner.shares) for partner in partners])


def far_members(exercise: Exercise) -> tuple[FarVoice, ...]:
    """Find which of all who spoke are far from the others; empty when no member spoke for themselves."""
    voices = [voice for partner in group_weights(exercise).partners for voice in partner.voices]
    if not any(voice.member for voice in voices):
        return ()
    return _far(exercise, [(voice_name(exercise, voice.partner, voice.member), voice.shares) for voice in voices])


def far_sentences(exercise: Exercise, voices: Sequence[FarVoice]) -> tuple[str, ...]:
    """Say who is far from the rest on what, a sentence each, the furthest first; at most six, and how many more."""
    lines = [
        f"{voice.who} gives {lower_first(voice.criterion)} {share_percent(voice.share)}; "
        f"the others give it {share_percent(voice.others)} on average."
        for voice in voices[:MOST_NAMED]
    ]
    if len(voices) > MOST_NAMED:
        more = counted(len(voices) - MOST_NAMED, "smaller difference")
        least = short_number(100 * exercise.settings.weights.far_apart)
        lines.append(f"Not named here: {more}, also of {least} points or more.")
    return tuple(lines)


def lists_under(exercise: Exercise) -> ListsUnder:
    """Return the list solved again under each way of forming the weights, each partner's own, and each counted double.

    Exact, no sampling.
    """
    agreed = analysis_under(exercise)
    return ListsUnder(
        by_group=tuple(ListUnder(words, change_with(agreed, way.agreed)) for words, way in _known_ways(exercise)),
        by_partner=tuple(
            ListUnder(_partner_name(exercise, partner), change_with(agreed, partner.shares))
            for partner in agreed.group.partners
        ),
        by_double=doubled_lists(agreed),
    )


def lists_sentences(exercise: Exercise, lists: ListsUnder) -> tuple[str, ...]:
    """Say whether the choice of group changes the list at all, any partner's own weights do, or counting one double."""
    doubled = doubled_sentence(exercise, lists.by_double)
    return tuple(filter(None, (_group_sentence(lists.by_group), _partner_sentence(lists.by_partner), doubled)))


def lists_table(exercise: Exercise, lists: ListsUnder) -> TextTable:
    """Write a line a set of weights: what moves against the list as agreed."""
    rows = [_row(under.weights_of, under.change) for under in (*lists.by_group, *lists.by_partner)]
    rows += [
        _row(f"{exercise.partner_by_id[doubled.partner].name}, counted double", doubled.change)
        for doubled in lists.by_double
    ]
    return TextTable(("With the weights of", "The list", "Enters", "Leaves", "Changes size", "Cuts"), tuple(rows))


@once
def _known_ways(exercise: Exercise) -> tuple[tuple[str, GroupWeights], ...]:
    """Every way that can be known, in words, with what it comes to."""
    ways = ((words, group_weights(exercise, formed)) for formed, words in FORMED.items())
    return tuple((words, group) for words, group in ways if not group.is_alike_unknown)


def _far(exercise: Exercise, holders: Sequence[tuple[str, tuple[float, ...]]]) -> tuple[FarVoice, ...]:
    if len(holders) < 2:
        return ()
    voices = []
    for place, criterion in enumerate(exercise.weighted_criteria):
        total = math.fsum(shares[place] for _who, shares in holders)
        for who, shares in holders:
            others = (total - shares[place]) / (len(holders) - 1)
            voices.append(FarVoice(who, criterion.name, shares[place], others))
    far = (voice for voice in voices if voice.distance >= exercise.settings.weights.far_apart)
    return tuple(sorted(far, key=lambda voice: (-voice.distance, voice.who, voice.criterion)))


def _partner_name(exercise: Exercise, view: PartnerWeights) -> str:
    return exercise.partner_by_id[view.partner].name


def _row(name: str, change: PortfolioChange | None) -> tuple[str, ...]:
    if change is None:
        return (name, "no list obeys the rules", "–", "–", "–", "–")
    moves = (joined(names) or "–" for names in (change.entering, change.leaving, change.resized))
    verdict = "the same" if change.same_list else "another"
    return (name, verdict, *moves, cuts_cell(change.cuts_made, change.cuts_dropped))


def _group_sentence(lists: Sequence[ListUnder]) -> str:
    if any(under.change is None for under in lists):
        return "No list obeys the rules, so there is nothing to compare."
    other = [
        f"{lower_first(under.weights_of)}, {joined(_moves(under.change))}"
        for under in lists
        if under.change is not None and not under.same_list
    ]
    if not other:
        return "However the group is formed, the list is the same."
    return f"How the group is formed changes the list: {'; '.join(other)}."


def _partner_sentence(lists: Sequence[ListUnder]) -> str:
    if not lists or any(under.change is None for under in lists):
        return ""
    other = [under.weights_of for under in lists if not under.same_list]
    if not other:
        return "No partner's own weights would change it."
    if len(other) == len(lists):
        return "Every partner's own weights would give another list."
    same = joined(under.weights_of for under in lists if under.same_list)
    return f"The weights of {joined(other)} alone would give another list; those of {same} would not."


def _moves(change: PortfolioChange) -> list[str]:
    moves = (
        (change.entering, "would enter"),
        (change.leaving, "would leave"),
        (change.resized, "would change size"),
        ([f"the cut {name}" for name in change.cuts_made], "would be made"),
        ([f"the cut {name}" for name in change.cuts_dropped], "would no longer be made"),
    )
    return [f"{joined(names)} {verb}" for names, verb in moves if names]
