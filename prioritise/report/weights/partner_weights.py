"""Everyone's weights side by side, how the agreed ones were formed, and where partners differ most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prioritise.analysis.disputes import partners_entered
from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import WeightsFrom
from prioritise.judgement.groups import GroupWeights, PartnerWeights
from prioritise.judgement.weights.methods import METHOD_BY_ID
from prioritise.words import TextTable, counted, lower_first, share_percent

ROUNDED = "Each weight is rounded by itself, so a column may come to a tenth more or less than 100%."


@dataclass(frozen=True, slots=True)
class HeldShare:
    """The share (0-1) one partner gives to one criterion."""

    partner: str
    share: float


@dataclass(frozen=True, slots=True)
class CriterionWeights:
    """One criterion: the agreed share and every partner's, lowest first.

    `is_entered` is whether somebody wrote the partners' weights down without a panel, so that nobody agreed on it.
    """

    criterion: str
    name: str
    agreed: float
    held: tuple[HeldShare, ...]
    is_entered: bool = False

    @property
    def spread(self) -> float:
        """How far apart the lowest and highest partner are; 0 when nobody has given weights."""
        return self.held[-1].share - self.held[0].share if self.held else 0.0

    @property
    def label(self) -> str:
        """Its name and what was agreed, or what comes of the weights that were entered."""
        return f"{self.name}: {share_percent(self.agreed)} {'as entered' if self.is_entered else 'agreed'}"

    @property
    def span(self) -> str:
        """The least and the most that a partner gives it; whose they are, the marks say."""
        return self._from_to(lambda held: share_percent(held.share))

    @property
    def ends(self) -> str:
        """Which partner gives it the least, and which the most."""
        return self._from_to(lambda held: f"{share_percent(held.share)} ({held.partner})")

    def _from_to(self, said: Callable[[HeldShare], str]) -> str:
        return f"from {said(self.held[0])} to {said(self.held[-1])}" if self.held else "no partner has given weights"


@once
def criterion_weights(exercise: Exercise, group: GroupWeights) -> tuple[CriterionWeights, ...]:
    """List every weighted criterion, in the exercise's order."""
    is_entered = bool(partners_entered(exercise))
    rows = []
    for place, criterion in enumerate(group.criteria):
        shares = [HeldShare(exercise.partner_by_id[view.partner].name, view.shares[place]) for view in group.partners]
        held = tuple(sorted(shares, key=lambda share: (share.share, share.partner)))
        name = exercise.criterion_by_id[criterion].name
        rows.append(CriterionWeights(criterion, name, group.agreed[place], held, is_entered))
    return tuple(rows)


def how_formed(group: GroupWeights) -> str:
    """Say how the agreed weights come from everyone's, in plain words."""
    if not group.partners:
        return "No partner has given weights yet, so every criterion counts alike."
    who = counted(len(group.partners), "partner")
    if group.is_alike_unknown:
        return (
            f"The {who} are to count alike, each by what its own best list is worth. That is not known while a score "
            "is missing, no list keeps to the rules, or one's own best list is worth nothing. Until then each counts "
            "once."
        )
    return {
        WeightsFrom.PARTNER_MEAN: f"Each of the {who} counts once. The agreed weight of a criterion is the plain "
        "average of what they gave it.",
        WeightsFrom.MEMBER_MEAN: f"Each member of the {who} counts once. The agreed weight of a criterion is the "
        "plain average of what members gave it, so a partner with more members counts for more.",
        WeightsFrom.VOTES: f"The {who} count by their declared votes. The agreed weight of a criterion is the "
        "average of what they gave it, weighted by votes.",
        WeightsFrom.PARTNERS_ALIKE: f"The {who} count alike: what each gave is divided by what its own best list is "
        "worth at its weights, then averaged.",
    }[group.formed_by]


def how_formed_short(group: GroupWeights) -> str:
    """Say in a line how the agreed weights are formed: who counts how often."""
    if not group.partners:
        return "Nobody has given weights yet."
    if group.is_alike_unknown:
        return "Every partner counts once for now."
    return {
        WeightsFrom.PARTNER_MEAN: "Every partner counts once.",
        WeightsFrom.MEMBER_MEAN: "Every member counts once.",
        WeightsFrom.VOTES: "Partners count by their declared votes.",
        WeightsFrom.PARTNERS_ALIKE: "Every partner's best list counts alike.",
    }[group.formed_by]


def weights_headline(exercise: Exercise, group: GroupWeights) -> str:
    """Return the criterion partners differ on most, and from where to where."""
    rows = criterion_weights(exercise, group)
    if not group.partners:
        return "Nobody has given weights yet"
    widest = max(rows, key=lambda row: row.spread)
    if widest.spread == 0:
        return "Every partner holds the same weights"
    low, high = share_percent(widest.held[0].share), share_percent(widest.held[-1].share)
    return f"Partners differ most on {lower_first(widest.name)}: {low} to {high}"


def ends_sentence(exercise: Exercise, group: GroupWeights) -> str:
    """Say who stands at either end of what partners differ on most; empty where they do not differ."""
    widest = max(criterion_weights(exercise, group), key=lambda row: row.spread)
    if widest.spread == 0:
        return ""
    low, high = widest.held[0], widest.held[-1]
    most, least = share_percent(high.share), share_percent(low.share)
    return f"{high.partner} gives it {most} of all weight, {low.partner} {least}."


def partner_table(exercise: Exercise, group: GroupWeights) -> TextTable:
    """Lay out criteria down and partners across, the agreed share last, or what counts where nobody gave any."""
    partners = tuple(exercise.partner_by_id[view.partner].name for view in group.partners)
    return TextTable(
        ("Criterion", *partners, "Agreed" if partners else "Counts for now"),
        tuple(
            (
                exercise.criterion_by_id[criterion].name,
                *(share_percent(view.shares[place]) for view in group.partners),
                share_percent(group.agreed[place]),
            )
            for place, criterion in enumerate(group.criteria)
        ),
    )


def method_table(exercise: Exercise, group: GroupWeights) -> TextTable:
    """List who gave weights, how, and what their method can say about consistency."""
    return TextTable(
        ("Partner", "Who spoke", "How", "What that tells"),
        tuple(
            (exercise.partner_by_id[view.partner].name, _who(view), _how(view), _message(view))
            for view in group.partners
        ),
    )


def _who(view: PartnerWeights) -> str:
    if not view.voices[0].member:
        return "the partner as one"
    return f"{counted(len(view.voices), 'member')}, averaged"


def _how(view: PartnerWeights) -> str:
    return "; ".join(dict.fromkeys(METHOD_BY_ID[voice.method].done for voice in view.voices))


def _message(view: PartnerWeights) -> str:
    return " ".join(dict.fromkeys(voice.message for voice in view.voices))
