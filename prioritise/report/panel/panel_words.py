"""Words and tables for whoever runs a panel: who is on it, how far they have come, what has happened."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Access, Event, EventKind, Invitation, PanelMember, Progress, Round, RoundState
from prioritise.judgement.weights.methods import METHOD_BY_ID
from prioritise.words.lists import joined
from prioritise.words.numbers import counted, first_capital
from prioritise.words.text_table import TextTable

ACCESS_WORDS = {Access.FACILITATOR: "Runs the panel", Access.MEMBER: "Scores", Access.OBSERVER: "Watches"}
HERE = {"this-machine": "Whoever is at this machine", "operator": "Whoever runs the server"}
EVENT_WORDS: Mapping[str, str] = {
    EventKind.EXERCISE_IMPORTED: "The exercise was taken in",
    EventKind.FILES_REPLACED: "Files of the exercise were changed",
    EventKind.SHARING_STARTED: "The panel was shared",
    EventKind.INVITATION_MADE: "A link was made",
    EventKind.INVITATION_WITHDRAWN: "A link was withdrawn",
    EventKind.MEMBER_ADDED: "Somebody joined the panel",
    EventKind.MEMBER_CHANGED: "A place on the panel was changed",
    EventKind.MEMBER_REMOVED: "Somebody was taken off the panel",
    EventKind.MEMBER_NAMED: "A name was written down",
    EventKind.NAME_ERASED: "A name was erased",
    EventKind.ROUND_OPENED: "A round was opened",
    EventKind.ROUND_REVEALED: "A round was revealed",
    EventKind.ROUND_CLOSED: "A round was closed",
    EventKind.WEIGHTS_SAVED: "Weights were saved",
    EventKind.VALUE_AGREED: "A value was agreed",
    EventKind.COMMENT_ADDED: "A comment was written",
    EventKind.SCENARIO_SAVED: "A scenario was saved",
    EventKind.SCENARIO_DELETED: "A scenario was deleted",
}
SHOWN_DETAILS = ("round", "partner", "member", "method", "intervention", "criterion", "value", "scenario", "files")
MOST_NAMED = 4
"""More people than this are counted rather than named."""
TO_THE_SECOND = len("2026-11-22 10:41:29")


def panel_title(people: Sequence[PanelMember], last: Round | None, progress: Sequence[Progress]) -> str:
    """Where the panel stands, in a heading."""
    size = counted(len(people), "person is", "people are")
    if last is None:
        return f"{size} on this panel, and no round has been opened"
    if last.state is RoundState.OPEN:
        scoring = who_score(people, progress)
        sent = sum(each.sent for each in scoring)
        return f"Round {last.number} is open: {sent} of {len(scoring)} have sent their scores"
    if last.state is RoundState.REVEALED:
        return f"Round {last.number} is revealed: settle what divides the panel"
    return f"{size} on this panel, and round {last.number} is closed"


def brought_sentence(people: Sequence[PanelMember], rounds: Sequence[Round]) -> str:
    """What came with the exercise rather than from here: rounds that nobody opened here; nothing when there is none."""
    brought = [each for each in rounds if each.opened_at is None]
    if not brought or len(brought) != len(rounds):
        return ""
    named = counted(len(brought), "round") if len(brought) > 1 else f"round {brought[0].number}"
    return f"{counted(len(people), 'person', 'people')} and {named} came with the exercise. Now it is yours to change."


def stage_sentence(last: Round | None, *, speaks: bool, sent: bool) -> str:
    """Where the rounds are, for one person: whether they score (`speaks`), and whether they sent their scores."""
    if last is None:
        return "No round of scoring has been opened yet."
    if last.state is RoundState.OPEN:
        own = (" Your scores are sent." if sent else " Your scores are wanted.") if speaks else ""
        return f"Round {last.number} is open.{own}"
    if last.state is RoundState.REVEALED:
        return f"Round {last.number} is revealed: see what divides the panel."
    return f"Round {last.number} is closed."


def person_label(exercise: Exercise, person: PanelMember, name: str = "") -> str:
    """A person in a list: their role and partner, with their name where it is known."""
    partner = exercise.partner_by_id[person.partner].name if person.partner in exercise.partner_by_id else ""
    who = person.title or person.id
    return f"{who}{f' ({name})' if name else ''}, {partner}"


def people_table(
    exercise: Exercise,
    people: Iterable[PanelMember],
    names: Mapping[str, str],
    links: Sequence[Invitation],
    *,
    now: str,
) -> TextTable:
    """Everyone on the panel, what they may do, and whether they hold a link that is good at `now`."""
    return TextTable(
        ("Role", "Name", "Partner", "On this panel", "Link"),
        tuple(
            (
                each.title or each.id,
                names.get(each.id, ""),
                exercise.partner_by_id[each.partner].name,
                ACCESS_WORDS[each.access],
                link_words([link for link in links if link.member == each.id], now=now),
            )
            for each in people
        ),
    )


def link_words(links: Sequence[Invitation], *, now: str) -> str:
    """Whether somebody can come in by a link: the last day of the longest one, or why not."""
    good = [each for each in links if is_good(each, now=now)]
    if good:
        return f"good until {max(each.expires_at for each in good)[:10]}"
    if any(each.withdrawn_at for each in links):
        return "withdrawn"
    return "expired" if links else "none"


def is_good(link: Invitation, *, now: str) -> bool:
    """Whether a link lets somebody in at this moment."""
    return link.withdrawn_at is None and link.expires_at > now


def who_score(people: Iterable[PanelMember], progress: Iterable[Progress]) -> tuple[Progress, ...]:
    """Those to wait for: every member, and a facilitator only once they score as well."""
    running = {each.id for each in people if each.access is Access.FACILITATOR}
    return tuple(each for each in progress if each.answered or each.member not in running)


def progress_table(exercise: Exercise, people: Sequence[PanelMember], progress: Iterable[Progress]) -> TextTable:
    """How far each has come. Counts only: no score is in it."""
    by_id = {each.id: each for each in people}
    return TextTable(
        ("Who", "Answered", "Sent"),
        tuple(
            (
                person_label(exercise, by_id[each.member]) if each.member in by_id else each.member,
                f"{each.answered} of {each.asked}",
                "yes" if each.sent else "not yet",
            )
            for each in who_score(people, progress)
        ),
    )


def reveal_warning(people: Sequence[PanelMember], progress: Iterable[Progress]) -> str:
    """Whose scores a reveal would leave out, or nothing when all have sent theirs."""
    by_id = {each.id: each for each in people}
    missing = [each.member for each in who_score(people, progress) if not each.sent]
    if not missing:
        return ""
    named = joined(by_id[each].title or each for each in missing if each in by_id)
    who = named if len(missing) <= MOST_NAMED else counted(len(missing), "person", "people")
    has = "has" if len(missing) == 1 else "have"
    return f"{who} {has} not sent theirs. Scores that are not sent are left out for good."


def events_table(exercise: Exercise, events: Iterable[Event], people: Sequence[PanelMember]) -> TextTable:
    """What has happened, latest first. Times are UTC."""
    by_id = {each.id: each for each in people}
    return TextTable(
        ("When (UTC)", "What", "Of what", "By"),
        tuple(
            (
                each.at.replace("T", " ")[:TO_THE_SECOND],
                EVENT_WORDS.get(each.kind, first_capital(each.kind)),
                _of_what(exercise, each.detail, by_id),
                _by_whom(each.actor, by_id),
            )
            for each in sorted(events, key=lambda each: each.at, reverse=True)
        ),
    )


def _of_what(exercise: Exercise, detail: str, people: Mapping[str, PanelMember]) -> str:
    held = json.loads(detail)
    words = []
    for name in SHOWN_DETAILS:
        if (value := held.get(name)) not in (None, "") or (value == "" and name == "member"):
            words.append(_detail(exercise, name, value, people))
    return "; ".join(words)


def _detail(exercise: Exercise, name: str, value: object, people: Mapping[str, PanelMember]) -> str:
    key = str(value)
    if name == "intervention" and key in exercise.intervention_by_id:
        return exercise.intervention_by_id[key].name
    if name == "criterion" and key in exercise.criterion_by_id:
        return exercise.criterion_by_id[key].name
    if name == "partner" and key in exercise.partner_by_id:
        return exercise.partner_by_id[key].name
    if name == "member" and not key:
        return "as one"
    if name == "method" and key in METHOD_BY_ID:
        return METHOD_BY_ID[key].done
    if name == "member" and key in people:
        return people[key].title or key
    return f"{name} {key}"


def _by_whom(actor: str, people: Mapping[str, PanelMember]) -> str:
    if actor in HERE:
        return HERE[actor]
    return (people[actor].title or actor) if actor in people else actor
