"""Who speaks at a panel, in words: by partner and role, never by name; and how their weights become the agreed ones."""

from __future__ import annotations

from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import WeightsFrom

FORMED = {
    WeightsFrom.PARTNER_MEAN: "One partner, one voice",
    WeightsFrom.MEMBER_MEAN: "One member, one voice",
    WeightsFrom.VOTES: "By declared votes",
    WeightsFrom.PARTNERS_ALIKE: "Every partner's best list counts alike",
}


def voice_name(exercise: Exercise, partner: str, member: str) -> str:
    """Say who speaks: a partner by its name, or a member by their role, or id without one, and their partner."""
    name = exercise.partner_by_id[partner].name
    if not member:
        return name
    role = next((person.role for person in exercise.members if person.id == member), "")
    return f"{role or member} ({name})"
