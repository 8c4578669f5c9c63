"""What the events and files say a store must hold, thing by thing, to tell whether a table was changed beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Access, EventKind, RoundState
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.store.digests import digest_of_facts, digest_of_lines, digest_of_text
from prioritise.store.panel_rows import PanelRows
from prioritise.store.tables import event

Facts = dict[str, str | None]
"""A digest by what it is of, in words. None where nothing can be said: an older version noted no digest."""
COMMENTS = "comments"
TIMES = {
    EventKind.ROUND_OPENED: 0,
    EventKind.ROUND_REVEALED: 1,
    EventKind.ROUND_CLOSED: 2,
    EventKind.ROUND_CALLED_OFF: 2,
}
STATES = (RoundState.OPEN, RoundState.REVEALED, RoundState.CLOSED)


def value_named(round_number: int, intervention: str, criterion: str, level: str) -> str:
    """Name a value that was agreed."""
    return f"the value agreed for {level or intervention} on {criterion} in round {round_number}"


def weights_named(partner: str, member: str) -> str:
    """Name the weights of a member, or of a partner as one; a member takes theirs along to another partner."""
    return f"the weights of {member or f'{partner} as one'}"


def comment_named(intervention: str, digest: str) -> str:
    """Name a comment."""
    return f"a comment on {intervention} ({digest[:8]})"


def why_named(round_number: int) -> str:
    """Name the reason for calling a round off."""
    return f"why round {round_number} was called off"


def about_named(round_number: int) -> str:
    """Name what a round asks about, where that is not everything."""
    return f"what round {round_number} is about"


@dataclass
class Noted:
    """What was noted so far; members and links change in part, and so are kept in parts."""

    facts: Facts = field(default_factory=dict)
    members: dict[str, tuple[str, str]] = field(default_factory=dict)
    links: dict[str, list[str | None]] = field(default_factory=dict)
    rounds: dict[int, list[str | None]] = field(default_factory=dict)

    def reword_why(self, before: str, after: str) -> None:
        """Put the digest of a reworded reason in place of the one noted when its round was called off."""
        for number in self.rounds:
            if self.facts.get(why_named(number)) == before:
                self.facts[why_named(number)] = after

    def everything(self) -> Facts:
        """Return every fact by its name."""
        by_name = dict(self.facts)
        by_name |= {f"the place of {who} on the panel": digest_of_facts(*place) for who, place in self.members.items()}
        by_name |= {f"round {number}": digest_of_facts(*facts) for number, facts in self.rounds.items()}
        for name, link in self.links.items():
            by_name[f"the link {name}"] = digest_of_facts(*link) if link[-1] else None
        return by_name


def noted(connection: Connection, loaded: Exercise) -> Facts:
    """Return what must stand in the tables: what the exercise's files brought, and what the events say came after."""
    notes = _brought(loaded)
    columns = (event.c.kind, event.c.detail, event.c.at)
    rows = connection.execute(select(*columns).where(event.c.exercise == loaded.id).order_by(event.c.number))
    for row in rows:
        _take(notes, EventKind(row.kind), json.loads(row.detail), row.at)
    return notes.everything()


def said(panel: Exercise | PanelRows) -> Facts:
    """Return what a panel's values, weights and comments come to, of files or of tables."""
    facts: Facts = {}
    for value in panel.agreed:
        name = value_named(value.round, value.intervention, value.criterion, value.level)
        facts[name] = _agreed_digest(
            value.value, digest_of_text(value.reason), digest_of_text(value.dissent) if value.dissent else ""
        )
    statements: dict[tuple[str, str], list[Any]] = {}
    for row in panel.weights:
        statements.setdefault((row.partner, row.member), []).append(row)
    for whose, rows in statements.items():
        lines = ((row.criterion, row.against, row.points) for row in rows)
        facts[weights_named(*whose)] = digest_of_lines(rows[0].method, lines)
    for comment in panel.comments:
        digest = digest_of_facts(comment.member, comment.text, comment.date.isoformat())
        facts[comment_named(comment.intervention, digest)] = digest
    return facts


def _agreed_digest(value: float, reason: str, dissent: str) -> str:
    # Without a dissent it is what it was before there were any.
    return digest_of_facts(float(value), reason, dissent) if dissent else digest_of_facts(float(value), reason)


def _brought(loaded: Exercise) -> Noted:
    notes = Noted(said(loaded))
    notes.members = {member.id: (member.partner, Access.MEMBER.value) for member in loaded.members}
    for number in {score.round for score in loaded.scores} | {value.round for value in loaded.agreed}:
        notes.rounds[number] = [RoundState.CLOSED.value, None, None, None]
    return notes


def _take(notes: Noted, kind: EventKind, detail: Mapping[str, Any], at: str) -> None:
    match kind:
        case EventKind.VALUE_AGREED | EventKind.REASON_REWORDED:
            name = value_named(detail["round"], detail["intervention"], detail["criterion"], detail.get("level", ""))
            notes.facts[name] = _agreed_digest(detail["value"], detail["reason"], detail.get("dissent", ""))
        case EventKind.WEIGHTS_SAVED:
            notes.facts[weights_named(detail["partner"], detail["member"] or "")] = detail.get("digest")
        case EventKind.COMMENT_ADDED:
            digest = detail.get("digest")
            notes.facts[comment_named(detail["intervention"], digest) if digest else COMMENTS] = digest
        case EventKind.COMMENT_REWORDED:
            notes.facts.pop(comment_named(detail["intervention"], detail["before"]), None)
            notes.facts[comment_named(detail["intervention"], detail["digest"])] = detail["digest"]
        case EventKind.SCENARIO_SAVED:
            notes.facts[f"the scenario {detail['scenario']}"] = detail.get("digest")
        case EventKind.SCENARIO_DELETED:
            notes.facts.pop(f"the scenario {detail['scenario']}", None)
        case EventKind.FILES_REPLACED if EXERCISE_FILE in detail["files"]:
            # Older versions gave a scenario that the new file had to the file.
            notes.facts |= {name: None for name in notes.facts if name.startswith("the scenario ")}
        case EventKind.ENTRY_REWORDED:
            notes.reword_why(detail["before"], detail["digest"])
        case _ if kind in TIMES:
            place = TIMES[kind]
            facts = notes.rounds.setdefault(detail["round"], [None] * 4)
            facts[0], facts[place + 1] = STATES[place].value, at
            if "about" in detail:
                notes.facts[about_named(detail["round"])] = digest_of_text(detail["about"])
            if kind is EventKind.ROUND_CALLED_OFF:
                notes.facts[why_named(detail["round"])] = detail["reason"]
        case _:
            _take_people(notes, kind, detail, at)


def _take_people(notes: Noted, kind: EventKind, detail: Mapping[str, Any], at: str) -> None:
    match kind:
        case EventKind.MEMBER_ADDED | EventKind.MEMBER_CHANGED:
            notes.members[detail["member"]] = (detail["partner"], detail["access"])
        case EventKind.SHARING_STARTED:
            partner, _access = notes.members.get(detail["member"], ("", ""))
            notes.members[detail["member"]] = (partner, Access.FACILITATOR.value)
        case EventKind.MEMBER_REMOVED:
            notes.members.pop(detail["member"], None)
            notes.links = {name: link for name, link in notes.links.items() if link[0] != detail["member"]}
        case EventKind.INVITATION_MADE:
            known = detail.get("link")
            notes.links[detail["invitation"]] = [detail["member"], detail["expires_at"], None, known]
        case EventKind.INVITATION_WITHDRAWN:
            notes.links[detail["invitation"]][2] = at
