"""The people on a panel: what each is called, and whose scores are waited for."""

from __future__ import annotations

import json
from collections.abc import Iterable

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Access, Event, EventKind, PanelMember, Progress, Round, RoundState


def who_score(people: Iterable[PanelMember], progress: Iterable[Progress]) -> tuple[Progress, ...]:
    """List those to wait for: every member, and a facilitator only once they score as well."""
    running = {person.id for person in people if person.access is Access.FACILITATOR}
    return tuple(
        member_progress
        for member_progress in progress
        if member_progress.answered or member_progress.member not in running
    )


def not_sent(
    exercise: Exercise, people: Iterable[PanelMember], happened: Iterable[Event], ended: Round
) -> tuple[str, ...]:
    """List the members whose scores of a round were not sent before its reveal, by role and partner.

    Empty where all sent theirs, while the round is open, and for one that came with the exercise: who was on the panel
    then is not known. Whoever joined after the reveal was not asked.
    """
    if ended.state is RoundState.OPEN or ended.opened_at is None:
        return ()
    sent = {score.member for score in exercise.scores if score.round == ended.number}
    later = {
        json.loads(event.detail).get("member")
        for event in happened
        if event.kind == EventKind.MEMBER_ADDED and event.at > (ended.revealed_at or event.at)
    }
    return tuple(
        person_label(exercise, person)
        for person in people
        if person.access is Access.MEMBER and person.id not in sent and person.id not in later
    )


def not_sent_sentence(
    exercise: Exercise, people: Iterable[PanelMember], happened: Iterable[Event], ended: Round
) -> str:
    """Name the members whose scores of a round were not sent before its reveal; empty without any."""
    left_out = not_sent(exercise, people, happened, ended)
    return f"{not_sent_title(ended)}: {'; '.join(left_out)}." if left_out else ""


def not_sent_title(ended: Round) -> str:
    """Say before those who did not send their scores of a round what became of them."""
    return f"Not sent before the reveal of round {ended.number}, and not counted"


def person_label(exercise: Exercise, person: PanelMember, name: str = "") -> str:
    """Return a person in a list: their role and partner, with their name where it is known."""
    partner = exercise.partner_by_id[person.partner].name if person.partner in exercise.partner_by_id else ""
    who = person.called
    return f"{who}{f' ({name})' if name else ''}, {partner}"
