"""The decision log: what was decided, by whom and when, in plain words, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from prioritise.analysis import Analysis
from prioritise.analysis.members_said import declared_interests
from prioritise.domain.accountability import Challenge, ChallengeOutcome
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Event, EventKind
from prioritise.judgement.disagreement import UnscoredCell
from prioritise.report.record.facts import RecordFacts
from prioritise.report.record.log_agreed import agreed_entries, changed_entries
from prioritise.report.record.log_entry import LogEntry, LogKind
from prioritise.report.record.log_rules import rule_entries, tells_a_rule
from prioritise.report.record.log_times import event_of, moment_of
from prioritise.report.record.steps import steps
from prioritise.report.words.cell_words import cell_name
from prioritise.report.words.challenged_value import value_then
from prioritise.report.words.event_words import by_and_writer
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
        *_sign_offs(facts),
        *(entry for challenge in facts.challenges for entry in _challenge(facts, challenge)),
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


def _sign_offs(facts: RecordFacts) -> list[LogEntry]:
    noted = [event for event in facts.happened if event.kind == EventKind.SIGNED_OFF]
    # Those that came with the files stand first, and have no event here.
    events = [None] * (len(facts.sign_offs) - len(noted)) + noted
    return [
        LogEntry(
            moment_of(signed.date, event.at if event else ""),
            LogKind.SIGN_OFF,
            "The list was signed off",
            " ".join(filter(None, (f"List {signed.list}.", signed.note))),
            _by(facts, signed.called, event),
            (signed.who, signed.role),
        )
        for signed, event in zip(facts.sign_offs, events, strict=False)
    ]


def _by(facts: RecordFacts, name: str, event: Event | None) -> str:
    return by_and_writer(name, event.actor, {person.id: person for person in facts.people}) if event else name


def _challenge(facts: RecordFacts, asked: Challenge) -> list[LogEntry]:
    def entry(day: date, event: EventKind, what: str, text: str, who: str) -> LogEntry:
        noted, subject = event_of(facts, event, asked.id), about_words(facts.exercise, asked)
        when, by = moment_of(day, noted.at if noted else ""), _by(facts, who, noted)
        about = (asked.intervention,) if asked.intervention else ()
        return LogEntry(when, LogKind.CHALLENGE, f"A challenge was {what}", f"{subject}: {text}", by, (who,), about)

    said = " ".join(filter(None, (asked.text, value_then(facts.exercise, asked))))
    logged = entry(asked.date, EventKind.CHALLENGE_LOGGED, "logged", said, asked.who)
    if asked.is_open or asked.answered_on is None:
        return [logged]
    how = "by another score" if asked.outcome is ChallengeOutcome.RESCORED else "by a reason"
    words = (f"answered {how}", asked.answer, asked.answered_by)
    return [entry(asked.answered_on, EventKind.CHALLENGE_ANSWERED, *words), logged]


def about_words(exercise: Exercise, asked: Challenge) -> str:
    """Say what a challenge is about: another list, a cell, an intervention or the list as a whole."""
    if asked.alternative:
        return f"The alternative “{asked.alternative}”"
    if not asked.intervention:
        return "The list as a whole"
    if not asked.criterion:
        return exercise.intervention_by_id[asked.intervention].name
    return cell_name(exercise, UnscoredCell(asked.intervention, "", asked.criterion))


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
