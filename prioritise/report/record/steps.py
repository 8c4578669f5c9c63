"""Steps of a panel from its chain of events, each with whom and what it can be found by."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Event, EventKind, PanelMember
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.report.words.event_words import by_whom, of_what, step_words
from prioritise.store.record_facts import RecordFacts
from prioritise.store.rules_moved import moved_rules
from prioritise.words import ended


@dataclass(frozen=True, slots=True)
class Step:
    """One step: when, what, of what and by whom; `people` and `interventions` are what it can be found by.

    `only_rules_in` counts the rules it put in, where it changed no other file and took none out; else it is 0.
    """

    when: str
    what: str
    of_what: str
    by: str
    people: tuple[str, ...]
    interventions: tuple[str, ...]
    only_rules_in: int = 0


def steps(facts: RecordFacts, *, leaving_out: Collection[str]) -> tuple[Step, ...]:
    """List the steps this reader may see, but for some kinds; none where there is no panel."""
    people = {person.id: person for person in facts.people}
    why = {ended_round.number: ended(ended_round.reason) for ended_round in facts.called_off}
    return tuple(_step(facts.exercise, event, people, why) for event in facts.happened if event.kind not in leaving_out)


def _step(exercise: Exercise, event: Event, people: Mapping[str, PanelMember], why: Mapping[int, str]) -> Step:
    detail = json.loads(event.detail)
    by = by_whom(event.actor, people)
    known = exercise.partner_by_id
    partners = [known[partner].name for partner in _partners(event, detail, people) if partner in known]
    about = detail.get("intervention")
    reason = f": {why[detail['round']]}" if event.kind == EventKind.ROUND_CALLED_OFF and detail["round"] in why else ""
    return Step(
        when=event.at,
        what=step_words(event),
        of_what=f"{of_what(exercise, event.detail, people)}{reason}",
        by=by,
        people=tuple(dict.fromkeys((by, *partners))),
        interventions=(about,) if about in exercise.intervention_by_id else (),
        only_rules_in=_only_rules_in(detail),
    )


def _partners(event: Event, detail: Mapping[str, object], people: Mapping[str, PanelMember]) -> list[str]:
    """The partner a step names, and those of whom it names and who took it."""
    who = [
        people[person_id].partner for person_id in (event.actor, str(detail.get("member", ""))) if person_id in people
    ]
    return [str(detail.get("partner", "")), *who]


def _only_rules_in(detail: Mapping[str, object]) -> int:
    if detail.get("files") != EXERCISE_FILE or detail.get("rules_out"):
        return 0
    return len(moved_rules(str(detail.get("rules_in") or "")))
