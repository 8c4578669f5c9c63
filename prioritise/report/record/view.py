"""What the Record page says: who stands behind the list, what was decided beside the scores, and who questioned it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.fingerprint import list_fingerprint
from prioritise.analysis.once import once
from prioritise.domain.accountability import SignOff
from prioritise.report.record.alternatives_table import alternatives_table
from prioritise.report.record.challenges_view import ChallengesView, challenges_view
from prioritise.report.record.interests_table import InterestsView, interests_view
from prioritise.report.record.log import decision_log
from prioritise.report.record.log_entry import LogEntry, LogKind
from prioritise.report.record.rules_table import RulesView, rules_view
from prioritise.report.record.settings_table import SettingsView, settings_view
from prioritise.report.words.safe_text import MOST_IN_A_CELL, safe
from prioritise.store.record_facts import RecordFacts
from prioritise.words import TextTable, counted, day_words

SIGNED_HEADINGS = ("Signed by", "Role", "Day", "Which list", "Note")


@dataclass(frozen=True, slots=True)
class SignOffView:
    """Whether the list as it is now was signed, everyone who signed, and its fingerprint; empty without a list."""

    finding: str
    table: TextTable
    fingerprint: str


@dataclass(frozen=True, slots=True)
class LogView:
    """Every line of the decision log, and what it can be filtered by: kinds, people, interventions by id and name."""

    finding: str
    entries: tuple[LogEntry, ...]
    kinds: tuple[str, ...]
    people: tuple[str, ...]
    interventions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RecordView:
    """The page in words. `head` is the last fingerprint of the panel's events; empty where there is none to see."""

    headline: str
    challenges: ChallengesView
    signed: SignOffView
    rules: RulesView
    settings: SettingsView
    interests: InterestsView
    log: LogView
    head: str
    alternatives: TextTable


@once
def record_view(analysis: Analysis, facts: RecordFacts) -> RecordView:
    """Collect the record of an exercise as it was agreed. Raises SolverFailed."""
    challenges = challenges_view(analysis, facts)
    return RecordView(
        headline=_headline(facts, list_fingerprint(analysis), len(challenges.open)),
        challenges=challenges,
        signed=_signed(facts, list_fingerprint(analysis)),
        rules=rules_view(analysis),
        settings=settings_view(facts.exercise.settings),
        interests=interests_view(facts.exercise, at_panel=facts.is_scoring),
        log=_log(analysis, facts),
        head=facts.happened[-1].hash if facts.happened else "",
        alternatives=alternatives_table(analysis),
    )


def _headline(facts: RecordFacts, fingerprint: str, waiting: int) -> str:
    standing = _standing(facts, fingerprint)
    if not waiting:
        return standing
    return f"{counted(waiting, 'challenge is', 'challenges are')} open. {standing}"


def _standing(facts: RecordFacts, fingerprint: str) -> str:
    if not fingerprint:
        return "There is no list to sign off yet"
    if not facts.sign_offs:
        return "Nobody has signed off this list yet"
    if dates := [signed.date for signed in facts.sign_offs if signed.list == fingerprint]:
        return f"This list was signed off on {day_words(dates[-1])}"
    last = facts.sign_offs[-1].date
    return f"The list has changed since it was signed off on {day_words(last)}"


def _signed(facts: RecordFacts, fingerprint: str) -> SignOffView:
    of_now = sum(signed.list == fingerprint for signed in facts.sign_offs)
    if not fingerprint:
        finding = "Priorities says why there is no list."
    elif not facts.sign_offs:
        finding = "Nobody yet."
    else:
        others = len(facts.sign_offs) - of_now
        earlier = f" {counted(others, 'signature')} of an earlier list." if others else ""
        finding = f"{counted(of_now, 'signature')} of the list as it is now.{earlier}"
    rows = tuple(_signed_row(signed, fingerprint) for signed in reversed(facts.sign_offs))
    return SignOffView(finding, TextTable(SIGNED_HEADINGS, rows), fingerprint)


def _signed_row(signed: SignOff, fingerprint: str) -> tuple[str, ...]:
    which = "the list as it is now" if signed.list == fingerprint else f"another list, {signed.list}"
    texts = (signed.who, signed.role, day_words(signed.date), which, signed.note)
    return tuple(safe(text, MOST_IN_A_CELL) for text in texts)


def _log(analysis: Analysis, facts: RecordFacts) -> LogView:
    entries = decision_log(analysis, facts)
    names = {intervention.id: intervention.name for intervention in facts.exercise.interventions}
    about = {intervention for entry in entries for intervention in entry.interventions}
    kinds = {entry.kind for entry in entries}
    return LogView(
        finding=f"{counted(len(entries), 'line')} in all, newest first."
        if entries
        else "Nothing has been decided yet.",
        entries=entries,
        kinds=tuple(kind.value for kind in LogKind if kind in kinds),
        people=tuple(sorted({person for entry in entries for person in entry.people}, key=str.casefold)),
        interventions={intervention: name for intervention, name in names.items() if intervention in about},
    )
