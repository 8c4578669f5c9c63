"""What the Panel page says: where the panel stands, who is on it, how far they have come and what has happened."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Event, Invitation, PanelMember, Progress, Round, RoundState
from prioritise.report.panel.panel_words import (
    brought_sentence,
    is_good,
    link_words,
    panel_title,
    people_table,
)
from prioritise.report.words.who_scores import person_label
from prioritise.store.members import PersonalName
from prioritise.words import TextTable


@dataclass(frozen=True, slots=True)
class PanelRecord:
    """What the store has of a panel: people, their names and links, rounds, progress in the last, and what happened.

    `called_off` are rounds that count for nothing. Times are as the store writes them, `now` too.
    """

    happened: tuple[Event, ...]
    people: tuple[PanelMember, ...]
    rounds: tuple[Round, ...]
    called_off: tuple[Round, ...]
    progress: tuple[Progress, ...]
    names: tuple[PersonalName, ...]
    links: tuple[Invitation, ...]
    now: str

    @property
    def last_round(self) -> Round | None:
        """The last round; None before the first."""
        return self.rounds[-1] if self.rounds else None

    @property
    def next_number(self) -> int:
        """The number of the round that is opened next; that of one that was called off is not used again."""
        return 1 + max((each.number for each in (*self.rounds, *self.called_off)), default=0)

    @property
    def is_under_way(self) -> bool:
        """Whether a round is open or revealed."""
        return self.last_round is not None and self.last_round.state is not RoundState.CLOSED

    @property
    def name_of(self) -> Mapping[str, PersonalName]:
        """The names that are known, by member."""
        return {name.member: name for name in self.names}

    @property
    def good_links(self) -> tuple[Invitation, ...]:
        """The links that let somebody in now."""
        return tuple(link for link in self.links if is_good(link, now=self.now))

    @property
    def key(self) -> Hashable:
        """What tells it from every other; of the time, only which links have ended by it."""
        rounds = self.rounds, self.called_off
        return self.happened, self.people, rounds, self.progress, self.names, self.links, self.good_links


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person on the panel: by role and partner, by name too where it is known, and whether they can come in.

    `is_shut_out` is whether their links were withdrawn and they have no good one.
    """

    member: str
    label: str
    named_label: str
    link: str
    has_good_link: bool
    is_shut_out: bool


@dataclass(frozen=True, slots=True)
class PanelView:
    """Where a panel stands. `brought` is empty unless all of it came with the exercise."""

    title: str
    brought: str
    people: TextTable
    lines: tuple[PersonLine, ...]
    good_links: tuple[Invitation, ...]

    @property
    def line_of(self) -> Mapping[str, PersonLine]:
        """The people's lines by their ids."""
        return {line.member: line for line in self.lines}


@once
def panel_view(exercise: Exercise, record: PanelRecord) -> PanelView:
    """Collect what a facilitator sees of what the store has of their panel."""
    people, links, now = record.people, record.links, record.now
    names = {name.member: name.name for name in record.names}
    return PanelView(
        title=panel_title(people, record.last_round, record.progress),
        brought=brought_sentence(people, record.rounds, record.happened),
        people=people_table(exercise, people, names, links, now=now),
        lines=tuple(
            _line(exercise, person, names.get(person.id, ""), [link for link in links if link.member == person.id], now)
            for person in people
        ),
        good_links=record.good_links,
    )


def _line(exercise: Exercise, person: PanelMember, name: str, links: list[Invitation], now: str) -> PersonLine:
    has_good_link = any(is_good(link, now=now) for link in links)
    return PersonLine(
        member=person.id,
        label=person_label(exercise, person),
        named_label=person_label(exercise, person, name),
        link=link_words(links, now=now),
        has_good_link=has_good_link,
        is_shut_out=not has_good_link and any(link.withdrawn_at for link in links),
    )
