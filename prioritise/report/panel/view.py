"""What the Panel page says: where the panel stands, who is on it, how far they have come and what has happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Invitation, PanelMember, Progress, Round
from prioritise.report.panel.panel_words import (
    brought_sentence,
    is_good,
    link_words,
    panel_title,
    people_table,
    person_label,
)
from prioritise.words.text_table import TextTable


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


def panel_view(
    exercise: Exercise,
    people: tuple[PanelMember, ...],
    names: Mapping[str, str],
    rounds: tuple[Round, ...],
    progress: tuple[Progress, ...],
    links: tuple[Invitation, ...],
    *,
    now: str,
) -> PanelView:
    """Collect what a facilitator sees at `now`; `names` are by member id, and `progress` is of the last round."""
    return PanelView(
        title=panel_title(people, rounds[-1] if rounds else None, progress),
        brought=brought_sentence(people, rounds),
        people=people_table(exercise, people, names, links, now=now),
        lines=tuple(
            _line(exercise, each, names.get(each.id, ""), [link for link in links if link.member == each.id], now)
            for each in people
        ),
        good_links=tuple(link for link in links if is_good(link, now=now)),
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
