"""Steps of a panel from its chain of events, each with whom and what it can be found by."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Event, PanelMember
from prioritise.report.record.facts import RecordFacts
from prioritise.report.words.event_words import by_whom, of_what, step_words


@dataclass(frozen=True, slots=True)
class Step:
    """One step: when, what, of what and by whom; `people` and `interventions` are what it can be found by."""

    when: str
    what: str
    of_what: str
    by: str
    people: tuple[str, ...]
    interventions: tuple[str, ...]


def steps(facts: RecordFacts, *, leaving_out: Collection[str]) -> tuple[Step, ...]:
    """List the steps this reader may see, but for some kinds; none where there is no panel."""
    people = {person.id: person for person in facts.people}
    return tuple(_step(facts.exercise, event, people) for event in facts.happened if event.kind not in leaving_out)


def _step(exercise: Exercise, event: Event, people: Mapping[str, PanelMember]) -> Step:
    detail = json.loads(event.detail)
    by = by_whom(event.actor, people)
    partners = [
        exercise.partner_by_id[partner].name for partner in _partners(event, detail, people) if partner in _of(exercise)
    ]
    about = detail.get("intervention")
    return Step(
        when=event.at,
        what=step_words(event),
        of_what=of_what(exercise, event.detail, people),
        by=by,
        people=tuple(dict.fromkeys((by, *partners))),
        interventions=(about,) if about in exercise.intervention_by_id else (),
    )


def _of(exercise: Exercise) -> Collection[str]:
    return exercise.partner_by_id


def _partners(event: Event, detail: Mapping[str, object], people: Mapping[str, PanelMember]) -> list[str]:
    """The partner a step names, and those of whom it names and who took it."""
    who = [
        people[person_id].partner for person_id in (event.actor, str(detail.get("member", ""))) if person_id in people
    ]
    return [str(detail.get("partner", "")), *who]
