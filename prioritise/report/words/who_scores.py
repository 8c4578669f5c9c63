"""The people on a panel: what each is called, and whose scores are waited for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Access, Event, EventKind, PanelMember, Progress, Round, RoundState
from prioritise.words import counted

SENT_EARLIER = "Answers from earlier rounds count where they gave them"
SENT_NOTHING = "Nothing was sent by them in any round until then, so they were not counted"


def who_score(people: Iterable[PanelMember], progress: Iterable[Progress]) -> tuple[Progress, ...]:
    """List those to wait for: every member, and a facilitator only once they score as well."""
    running = {person.id for person in people if person.access is Access.FACILITATOR}
    return tuple(
        member_progress
        for member_progress in progress
        if member_progress.answered or member_progress.member not in running
    )


@dataclass(frozen=True, slots=True)
class NotSent:
    """The members whose scores of a round were not sent before its reveal, by role and partner.

    What `sent_earlier` sent in earlier rounds counts; `sent_nothing` had sent nothing in any round until then.
    """

    round: int
    sent_earlier: tuple[str, ...]
    sent_nothing: tuple[str, ...]

    @property
    def title(self) -> str:
        """Say how many they are."""
        people = counted(len(self.sent_earlier) + len(self.sent_nothing), "person", "people")
        return f"Not sent before the reveal of round {self.round}: {people}"

    @property
    def groups(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Name them under what became of their answers."""
        both = (
            (SENT_EARLIER, self.sent_earlier),
            (SENT_NOTHING, self.sent_nothing),
        )
        return tuple((became, people) for became, people in both if people)

    @property
    def sentence(self) -> str:
        """Say it in one line."""
        named = (f"{became}: {'; '.join(people)}." for became, people in self.groups)
        return f"{self.title}. {' '.join(named)}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Say who they are on a line each, under what became of their answers."""
        return tuple(line for became, people in self.groups for line in (f"{became}:", *people))


def not_sent(
    exercise: Exercise, people: Iterable[PanelMember], happened: Iterable[Event], ended: Round
) -> NotSent | None:
    """Tell the members whose scores of a round were not sent before its reveal.

    None where all sent theirs, while the round is open, and for one that came with the exercise: who was on the panel
    then is not known. Whoever joined after the reveal was not asked.
    """
    if ended.state is RoundState.OPEN or ended.opened_at is None:
        return None
    sent = _sent(exercise, ended)
    left_out = [person for person in waited_for(exercise, people, happened, ended) if person.id not in sent]
    if not left_out:
        return None
    before = {score.member for score in exercise.scores if score.round < ended.number}
    earlier, nothing = (
        tuple(person_label(exercise, person) for person in left_out if (person.id in before) is had_sent)
        for had_sent in (True, False)
    )
    return NotSent(ended.number, earlier, nothing)


def waited_for(
    exercise: Exercise, people: Iterable[PanelMember], happened: Iterable[Event], ended: Round
) -> tuple[PanelMember, ...]:
    """List whose scores of a round that is over were waited for: every member then, and who sent scores beside them.

    A facilitator is waited for once they score as well, and whoever joined after the reveal was not asked.
    """
    later = {
        json.loads(event.detail).get("member")
        for event in happened
        if event.kind == EventKind.MEMBER_ADDED and event.at > (ended.revealed_at or event.at)
    }
    sent = _sent(exercise, ended)
    return tuple(
        person for person in people if person.id in sent or (person.access is Access.MEMBER and person.id not in later)
    )


def _sent(exercise: Exercise, ended: Round) -> frozenset[str]:
    return frozenset(score.member for score in exercise.scores if score.round == ended.number)


def person_label(exercise: Exercise, person: PanelMember, name: str = "") -> str:
    """Return a person in a list: their role and partner, with their name where it is known."""
    partner = exercise.partner_by_id[person.partner].name if person.partner in exercise.partner_by_id else ""
    who = person.called
    return f"{who}{f' ({name})' if name else ''}, {partner}"
