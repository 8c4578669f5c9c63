"""When something in the log happened: the day that was given, with the time of its event where it was that very day."""

from __future__ import annotations

import json
from datetime import date

from prioritise.domain.panel import Event, EventKind
from prioritise.domain.rules import Rule
from prioritise.store.record_facts import RecordFacts
from prioritise.store.rules_moved import moved_rules


def moment_of(day: date | None, at: str) -> str:
    """Return the event's time where it falls on the day that was given, or none was given; else that day."""
    if day is None or at.startswith(day.isoformat()):
        return at
    return day.isoformat()


def event_of(facts: RecordFacts, kind: EventKind, challenge: str) -> Event | None:
    """Return the event that a challenge was logged or answered at this panel; None where there is none to see."""
    happened = (event for event in facts.happened if event.kind == kind)
    return next((event for event in happened if json.loads(event.detail).get("challenge") == challenge), None)


def put_in(facts: RecordFacts, rule: Rule) -> str:
    """Return when a rule was put in as it stands; empty where that is not known."""
    times = [
        event.at
        for event in facts.happened
        if event.kind == EventKind.FILES_REPLACED
        for moved in moved_rules(json.loads(event.detail).get("rules_in") or "")
        if (moved.kind, moved.id) == (rule.kind, rule.id)
    ]
    return times[-1] if times else ""
