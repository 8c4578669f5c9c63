"""Sign-offs, challenges and their answers, as lines of the decision log."""

from __future__ import annotations

from datetime import date

from prioritise.domain.accountability import Challenge, ChallengeOutcome
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Event, EventKind
from prioritise.judgement.disagreement import UnscoredCell
from prioritise.report.record.log_entry import LogEntry, LogKind
from prioritise.report.record.log_times import event_of, moment_of
from prioritise.report.words.cell_words import cell_name
from prioritise.report.words.challenged_value import value_then
from prioritise.report.words.event_words import by_and_writer
from prioritise.store.record_facts import RecordFacts


def sign_off_entries(facts: RecordFacts) -> list[LogEntry]:
    """Write a line for every sign-off."""
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


def challenge_entries(facts: RecordFacts) -> list[LogEntry]:
    """Write a line for every challenge, and one for its answer."""
    return [entry for challenge in facts.challenges for entry in _challenge(facts, challenge)]


def about_words(exercise: Exercise, asked: Challenge) -> str:
    """Say what a challenge is about: another list, a cell, an intervention or the list as a whole."""
    if asked.alternative:
        return f"The alternative “{asked.alternative}”"
    if not asked.intervention:
        return "The list as a whole"
    if not asked.criterion:
        return exercise.intervention_by_id[asked.intervention].name
    return cell_name(exercise, UnscoredCell(asked.intervention, "", asked.criterion))


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
