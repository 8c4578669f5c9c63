"""Values that were agreed, as lines of the decision log."""

from __future__ import annotations

from dataclasses import replace

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import IMPORTED
from prioritise.domain.partners import AgreedScore
from prioritise.judgement.disagreement import UnscoredCell
from prioritise.report.record.log_entry import LogEntry, LogKind
from prioritise.report.words.agreed_words import reason_and_dissent
from prioritise.report.words.cell_words import cell_name, value_words
from prioritise.report.words.event_words import by_whom
from prioritise.store.record_facts import RecordFacts


def agreed_entries(facts: RecordFacts) -> list[LogEntry]:
    """Write a line for every value that was agreed."""
    people = {person.id: person for person in facts.people}
    saved = {
        settled.agreed: (settled.saved_at, by_whom(settled.saved_by, people))
        for settled in facts.settled
        if settled.saved_by != IMPORTED
    }
    return [
        _agreed_entry(facts.exercise, agreed, *saved.get(agreed, ("", _who_answered(facts, agreed) or "The panel")))
        for agreed in sorted(facts.exercise.agreed, key=lambda agreed: agreed.round, reverse=True)
    ]


def changed_entries(facts: RecordFacts) -> list[LogEntry]:
    """Write a line for every value that was agreed and changed within its round."""
    people = {person.id: person for person in facts.people}
    entries = []
    for earlier in facts.changed:
        by = by_whom(earlier.saved_by, people)
        entry = _agreed_entry(facts.exercise, earlier.agreed, earlier.saved_at, by)
        entries.append(replace(entry, what=f"{entry.what}, and changed later"))
    return entries


def _who_answered(facts: RecordFacts, agreed: AgreedScore) -> str:
    """Who answered a challenge with this value, as its row says; empty where it answers none."""
    cell = (agreed.round, agreed.intervention, agreed.criterion)
    answers = {(asked.round, asked.intervention, asked.criterion): asked.answered_by for asked in facts.challenges}
    return answers.get(cell, "")


def _agreed_entry(exercise: Exercise, agreed: AgreedScore, when: str, by: str) -> LogEntry:
    cell = UnscoredCell(agreed.intervention, agreed.level, agreed.criterion)
    value = value_words(exercise.criterion_by_id[agreed.criterion], agreed.value)
    return LogEntry(
        when,
        LogKind.AGREED,
        f"A value was agreed in round {agreed.round}",
        " ".join((f"{cell_name(exercise, cell)}: {value}.", reason_and_dissent(agreed))),
        by,
        (by,),
        (agreed.intervention,),
    )
