"""The decision log: what was decided, by whom and when, in plain words, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.members_said import declared_interests
from prioritise.domain.panel import EventKind
from prioritise.report.record.log_accountability import challenge_entries, sign_off_entries
from prioritise.report.record.log_agreed import agreed_entries, changed_entries
from prioritise.report.record.log_entry import LogEntry, LogKind
from prioritise.report.record.log_rules import rule_entries, tells_a_rule
from prioritise.report.record.steps import steps
from prioritise.store.record_facts import RecordFacts
from prioritise.words import ended, joined

TOLD_BY_THE_FILES = (
    EventKind.VALUE_AGREED,
    EventKind.SIGNED_OFF,
    EventKind.CHALLENGE_LOGGED,
    EventKind.CHALLENGE_ANSWERED,
)
"""Steps that the exercise itself says more of than their events, which hold no words."""


def decision_log(analysis: Analysis | None, facts: RecordFacts) -> tuple[LogEntry, ...]:
    """Collect every line, newest first, by its time where that is known; what has no day comes last, in file order.

    `analysis` is None while there is no list yet.
    """
    entries = [
        *sign_off_entries(facts),
        *challenge_entries(facts),
        *rule_entries(analysis, facts),
        *agreed_entries(facts),
        *changed_entries(facts),
        *_sent(facts),
        *_interests(facts),
        *(
            LogEntry(step.when, LogKind.STEP, step.what, step.of_what, step.by, step.people, step.interventions)
            for step in steps(facts, leaving_out=TOLD_BY_THE_FILES)
            if not tells_a_rule(facts, step)
        ),
    ]
    dated = sorted((entry for entry in entries if entry.when), key=lambda entry: entry.when, reverse=True)
    return (*dated, *(entry for entry in entries if not entry.when))


def chosen(
    entries: Iterable[LogEntry], *, kind: str = "", person: str = "", intervention: str = ""
) -> tuple[LogEntry, ...]:
    """Keep the lines of one kind, by one person or partner, about one intervention; an empty filter keeps all."""
    return tuple(
        entry
        for entry in entries
        if (not kind or entry.kind == kind)
        and (not person or person in entry.people)
        and (not intervention or intervention in entry.interventions)
    )


def _sent(facts: RecordFacts) -> list[LogEntry]:
    return [
        _by_member(facts, sending.member, sending.at, LogKind.SENT, f"Scores of round {sending.round} were sent", "")
        for sending in facts.sent
    ]


def _interests(facts: RecordFacts) -> list[LogEntry]:
    sent = {(sending.round, sending.member): sending.at for sending in facts.sent}
    entries = []
    for declared in declared_interests(facts.exercise.scores):
        name = facts.exercise.intervention_by_id[declared.intervention].name
        turns = [("declared", declared.since, declared.reasons), ("withdrawn", declared.until, declared.why_back)]
        for what, number, reasons in turns[: 2 if declared.until else 1]:
            when, words = sent.get((number, declared.member), ""), f"An interest was {what} in round {number}"
            of_what = f"{name}: {_why(reasons)}"
            entries.append(
                _by_member(facts, declared.member, when, LogKind.INTEREST, words, of_what, declared.intervention)
            )
    return entries


def _why(reasons: Sequence[str]) -> str:
    return ended(joined(reasons)) if reasons else "No reason is written down."


def _by_member(
    facts: RecordFacts, member: str, when: str, kind: LogKind, what: str, of_what: str, *about: str
) -> LogEntry:
    sits = next((sitting for sitting in facts.exercise.members if sitting.id == member), None)
    role = (sits.role if sits else "") or member
    partner = facts.exercise.partner_by_id[sits.partner].name if sits else ""
    return LogEntry(when, kind, what, of_what, role, tuple(filter(None, (role, partner))), about)
