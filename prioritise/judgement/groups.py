"""Everyone's weights, and the agreed weights formed from them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import Partner, WeightsFrom
from prioritise.judgement.statements import contradictions_in, elicited_from, mending_words
from prioritise.judgement.weights.method import Elicited


@dataclass(frozen=True, slots=True)
class Voice:
    """One statement of weights: a partner's own, or a member's. `shares` are in criterion order and sum to 1."""

    partner: str
    member: str
    method: str
    shares: tuple[float, ...]
    message: str


@dataclass(frozen=True, slots=True)
class PartnerWeights:
    """What a partner stands for: its own statement, else the mean of its members'."""

    partner: str
    shares: tuple[float, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """How far partners differ on one criterion: the lowest and highest share."""

    criterion: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class GroupWeights:
    """The agreed weights, how they were formed, and every partner's view. Shares in order of `criteria`.

    `worths` are what each partner's own best list is worth at its weights, in order of `partners`: by them every
    partner counts alike. Empty where nobody asked, or where they are not known; then each partner counts once.
    """

    criteria: tuple[str, ...]
    agreed: tuple[float, ...]
    formed_by: WeightsFrom
    partners: tuple[PartnerWeights, ...]
    spreads: tuple[Spread, ...]
    worths: tuple[float, ...] = ()

    @property
    def is_alike_unknown(self) -> bool:
        """Whether every partner was to count alike, and what that comes to is not known."""
        return self.formed_by is WeightsFrom.PARTNERS_ALIKE and bool(self.partners) and not self.worths


def group_weights(exercise: Exercise, weights_from: WeightsFrom | None = None) -> GroupWeights:
    """Return the agreed weights of an exercise, as a mean of partners, a mean of members, or by declared votes.

    One partner, one voice, is the mean of partners; declared votes weigh each partner by its `voice`. For every partner
    to count alike it takes what their own best lists are worth: see `formed_otherwise`. An exercise in which nobody who
    counts has given weights, such as none with a vote, counts every criterion alike.
    """
    criteria = tuple(criterion.id for criterion in exercise.weighted_criteria)
    formed_by = weights_from or exercise.weights_from
    partners = tuple(
        view for partner in exercise.partners if (view := _partner_weights(exercise, partner, criteria)) is not None
    )
    return GroupWeights(
        criteria=criteria,
        agreed=_agreed(exercise, partners, formed_by, len(criteria)),
        formed_by=formed_by,
        partners=partners,
        spreads=tuple(_spread(place, criterion, partners) for place, criterion in enumerate(criteria) if partners),
    )


def formed_otherwise(
    exercise: Exercise, group: GroupWeights, weights_from: WeightsFrom, *, worths: tuple[float, ...] = ()
) -> GroupWeights:
    """Form the agreed weights of the same partners in another way.

    `worths`, all above 0, are what each partner's own best list is worth, for every partner to count alike.
    """
    if weights_from is WeightsFrom.PARTNERS_ALIKE and worths:
        agreed = counting_alike([partner.shares for partner in group.partners], worths)
    else:
        agreed = _agreed(exercise, group.partners, weights_from, len(group.criteria))
    return replace(group, agreed=agreed, formed_by=weights_from, worths=worths)


def counting_alike(views: Sequence[Sequence[float]], worths: Sequence[float]) -> tuple[float, ...]:
    """Give the weights by which every partner counts alike: w is proportional to the sum of w_p / V_p.

    V_p, above 0, is what p's own best list is worth at its weights, so that each counts by its share of it. `views` are
    the partners' weights, in the order of `worths`. The score stays linear in the weights.
    """
    sums = [
        math.fsum(share / worth for share, worth in zip(column, worths, strict=True))
        for column in zip(*views, strict=True)
    ]
    whole = math.fsum(sums)
    return tuple(part / whole for part in sums)


def strengths(exercise: Exercise, group: GroupWeights) -> tuple[float, ...]:
    """Tell how much every partner counts in the agreed weights, in order of `partners`; only the proportions mean.

    With one partner, one voice, each counts once; by a mean of members, once for each who spoke; by declared votes, its
    `voice`; where every partner counts alike, one over what its own best list is worth.
    """
    match group.formed_by:
        case WeightsFrom.MEMBER_MEAN:
            return tuple(float(len(partner.voices)) for partner in group.partners)
        case WeightsFrom.VOTES:
            return tuple(exercise.partner_by_id[partner.partner].voice for partner in group.partners)
        case WeightsFrom.PARTNERS_ALIKE if group.worths:
            return tuple(1.0 / worth for worth in group.worths)
    return (1.0,) * len(group.partners)


def partners_that_count(exercise: Exercise, group: GroupWeights) -> tuple[PartnerWeights, ...]:
    """List the partners that count for something in the agreed weights; none where just one does, as it decides."""
    counting = tuple(
        view for view, strength in zip(group.partners, strengths(exercise, group), strict=True) if strength > 0
    )
    return counting if len(counting) > 1 else ()


def counted_double(exercise: Exercise, group: GroupWeights, partner: str) -> tuple[float, ...]:
    """Give the weights if one partner counted twice what it does: w proportional to the sum of s_q w_q, plus s_p w_p.

    s is what `strengths` gives. A partner that counts for nothing, such as one with no vote, changes nothing.
    """
    counts = tuple(
        2 * strength if view.partner == partner else strength
        for view, strength in zip(group.partners, strengths(exercise, group), strict=True)
    )
    return _mean([view.shares for view in group.partners], counts) if any(counts) else group.agreed


def _partner_weights(exercise: Exercise, partner: Partner, criteria: Sequence[str]) -> PartnerWeights | None:
    rows = [row for row in exercise.weights if row.partner == partner.id]
    own = [row for row in rows if not row.member]
    speakers = [""] if own else list(dict.fromkeys(row.member for row in rows))
    voices = tuple(_voice(exercise, partner.id, member, criteria) for member in speakers)
    if not voices:
        return None
    return PartnerWeights(partner.id, _mean([voice.shares for voice in voices], [1.0] * len(voices)), voices)


def _voice(exercise: Exercise, partner: str, member: str, criteria: Sequence[str]) -> Voice:
    rows = [row for row in exercise.weights if (row.partner, row.member) == (partner, member)]
    elicited = elicited_from(rows, criteria)
    sentences = [elicited.message]
    if elicited.within_limit is False:
        names = [exercise.criterion_by_id[criterion].name for criterion in criteria]
        sentences += [mending_words(contradiction, names) for contradiction in contradictions_in(rows, criteria)[:1]]
    return Voice(partner, member, rows[0].method, _plain(elicited), " ".join(sentences))


def _agreed(
    exercise: Exercise, partners: Sequence[PartnerWeights], formed_by: WeightsFrom, count: int
) -> tuple[float, ...]:
    if not partners:
        return (1.0 / count,) * count
    if formed_by is WeightsFrom.MEMBER_MEAN:
        views = [voice.shares for partner in partners for voice in partner.voices]
        return _mean(views, [1.0] * len(views))
    votes = [
        exercise.partner_by_id[partner.partner].voice if formed_by is WeightsFrom.VOTES else 1.0 for partner in partners
    ]
    if not any(votes):
        return (1.0 / count,) * count
    return _mean([partner.shares for partner in partners], votes)


def _mean(views: Sequence[tuple[float, ...]], votes: Sequence[float]) -> tuple[float, ...]:
    total = math.fsum(votes)
    return tuple(
        math.fsum(vote * share for vote, share in zip(votes, shares, strict=True)) / total
        for shares in zip(*views, strict=True)
    )


def _spread(place: int, criterion: str, partners: Sequence[PartnerWeights]) -> Spread:
    shares = [partner.shares[place] for partner in partners]
    return Spread(criterion, min(shares), max(shares))


def _plain(elicited: Elicited) -> tuple[float, ...]:
    return tuple(float(share) for share in elicited.weights)
