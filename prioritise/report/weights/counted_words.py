"""Whether a statement of weights counts, and what a new one would take the place of, read off the group's weights."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.weights import group_weights
from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import WeightsFrom
from prioritise.judgement.groups import PartnerWeights
from prioritise.words import counted, joined, lower_first, share_percent


@dataclass(frozen=True, slots=True)
class Counting:
    """Whether saved weights count in the agreed ones, and why, as the end of a sentence without its full stop."""

    counts: bool
    why: str

    @property
    def after_saving(self) -> str:
        """What to say to whoever has just saved them."""
        return f"Saved and counted: {self.why}." if self.counts else f"Saved, but not counted: {self.why}."


def counting(exercise: Exercise, partner: str, member: str) -> Counting:
    """Tell whether what this partner, or this member of it, has saved counts, and how.

    `member` is empty for the partner.

    Raises ValueError when they have saved nothing.
    """
    view, name = _view(exercise, partner), exercise.partner_by_id[partner].name
    if view is None:
        raise ValueError(f"{partner} has given no weights")
    if member and _as_one(view):
        return Counting(False, f"{name} has given weights as one")
    if exercise.weights_from is WeightsFrom.VOTES and not exercise.partner_by_id[partner].voice:
        return Counting(False, f"{name} has no vote")
    if exercise.weights_from is WeightsFrom.MEMBER_MEAN:
        voices = sum(len(weights.voices) for weights in group_weights(exercise).partners)
        return Counting(True, f"the agreed weights are now the average of {counted(voices, 'voice')}")
    return Counting(True, _partner_stands(name, view))


def before_members(exercise: Exercise, partner: str) -> str:
    """Say that a partner has spoken as one and its members' weights do not count; empty where it has not."""
    view = _view(exercise, partner)
    if view is None or not _as_one(view):
        return ""
    name = exercise.partner_by_id[partner].name
    return f"{name} has given weights as one. They come before what its members say, so these do not count."


def replaces(exercise: Exercise, partner: str) -> str:
    """Say what a partner's weights as one would take the place of, and that everyone's list follows at once."""
    view, name = _view(exercise, partner), exercise.partner_by_id[partner].name
    if view is None:
        before = f"{name} has given no weights yet, so this takes the place of none."
    elif _as_one(view):
        before = f"This replaces what {name} gave as one before: {_shares(exercise, view)}."
    else:
        gave = _members_gave(name, view)
        before = f"This comes before {gave}, which would no longer count: {_shares(exercise, view)}."
    return f"{before} Everyone's list follows at once."


def _view(exercise: Exercise, partner: str) -> PartnerWeights | None:
    return next((weights for weights in group_weights(exercise).partners if weights.partner == partner), None)


def _as_one(view: PartnerWeights) -> bool:
    return not view.voices[0].member


def _partner_stands(name: str, view: PartnerWeights) -> str:
    if _as_one(view):
        return f"{name} now has these weights as one"
    if len(view.voices) == 1:
        return f"{name} now has the weights of its one member who gave any"
    return f"{name} is now the average of {counted(len(view.voices), 'member')}"


def _members_gave(name: str, view: PartnerWeights) -> str:
    if len(view.voices) == 1:
        return f"what one member of {name} gave"
    return f"the average of {counted(len(view.voices), 'member')} of {name}"


def _shares(exercise: Exercise, view: PartnerWeights) -> str:
    names = (lower_first(criterion.name) for criterion in exercise.weighted_criteria)
    return joined(f"{name} {share_percent(share)}" for name, share in zip(names, view.shares, strict=True))
