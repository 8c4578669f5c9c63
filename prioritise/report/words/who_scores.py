"""The people on a panel: what each is called, and whose scores are waited for."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Access, PanelMember, Progress


def who_score(people: Iterable[PanelMember], progress: Iterable[Progress]) -> tuple[Progress, ...]:
    """List those to wait for: every member, and a facilitator only once they score as well."""
    running = {person.id for person in people if person.access is Access.FACILITATOR}
    return tuple(
        member_progress
        for member_progress in progress
        if member_progress.answered or member_progress.member not in running
    )


def person_label(exercise: Exercise, person: PanelMember, name: str = "") -> str:
    """Return a person in a list: their role and partner, with their name where it is known."""
    partner = exercise.partner_by_id[person.partner].name if person.partner in exercise.partner_by_id else ""
    who = person.called
    return f"{who}{f' ({name})' if name else ''}, {partner}"
