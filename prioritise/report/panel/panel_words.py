"""Words and tables for whoever runs a panel: who is on it, how far they have come, what has happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from prioritise.analysis.disputes import panel_spreads, unscored_cells
from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Access, Event, Invitation, PanelMember, Progress, Round, RoundState
from prioritise.files.naming import folded
from prioritise.report.words.event_words import (
    behind_events,
    by_and_writer,
    members_added,
    of_what,
    step_words,
    why_called_off,
)
from prioritise.report.words.part_round_words import part_left
from prioritise.report.words.who_scores import person_label, who_score
from prioritise.robustness.disputed import DisputedCell
from prioritise.store.members import PersonalName
from prioritise.words import TextTable, counted, day_words, first_capital, joined, moment_words

ACCESS_WORDS = {Access.FACILITATOR: "Runs the panel", Access.MEMBER: "Scores", Access.OBSERVER: "Watches"}
MOST_NAMED = 4
"""More people than this are counted rather than named."""


def panel_title(people: Sequence[PanelMember], last: Round | None, progress: Sequence[Progress]) -> str:
    """Say where the panel stands, in a heading."""
    size = counted(len(people), "person is", "people are")
    if last is None:
        return f"{size} on this panel, and no round has been opened"
    if last.state is RoundState.OPEN:
        scoring = who_score(people, progress)
        sent = sum(member_progress.sent for member_progress in scoring)
        return f"Round {last.number} is open: {sent} of {len(scoring)} have sent their scores"
    if last.state is RoundState.REVEALED:
        return f"Round {last.number} is revealed: settle what divides the panel"
    return f"{size} on this panel, and round {last.number} is closed"


def brought_sentence(people: Sequence[PanelMember], rounds: Sequence[Round], happened: Iterable[Event] = ()) -> str:
    """Say what came with the exercise rather than from here: rounds that nobody opened here; nothing when there is
    none.

    Whoever was added here, as the events say, did not come with it.
    """
    brought = [scoring_round for scoring_round in rounds if scoring_round.opened_at is None]
    if not brought or len(brought) != len(rounds):
        return ""
    named = counted(len(brought), "round") if len(brought) > 1 else f"round {brought[0].number}"
    added = members_added(happened)
    came = sum(person.id not in added for person in people)
    who = [counted(came, "person", "people")] if came else []
    return f"{first_capital(joined([*who, named]))} came with the exercise. Now it is yours to change."


def stage_sentence(last: Round | None, *, speaks: bool, sent: bool) -> str:
    """Say where the rounds are, for one person: whether they score (`speaks`), and whether they sent their scores."""
    if last is None:
        return "No round of scoring has been opened yet."
    if last.state is RoundState.OPEN:
        own = (" Your scores are sent." if sent else " Your scores are wanted.") if speaks else ""
        return f"Round {last.number} is open.{own}"
    if last.state is RoundState.REVEALED:
        return f"Round {last.number} is revealed: see what divides the panel."
    return f"Round {last.number} is closed."


def people_table(
    exercise: Exercise,
    people: Iterable[PanelMember],
    names: Mapping[str, str],
    links: Sequence[Invitation],
    *,
    now: str,
) -> TextTable:
    """List everyone on the panel, what they may do, and whether they hold a link that is good at `now`; names if there
    are.

    Nobody's name is asked for, so where there is none there is no column for it.
    """
    listed = tuple(people)
    columns = {
        "Role": [person.called for person in listed],
        "Name": [names.get(person.id, "") for person in listed],
        "Partner": [exercise.partner_by_id[person.partner].name for person in listed],
        "On this panel": [ACCESS_WORDS[person.access] for person in listed],
        "Link": [link_words([link for link in links if link.member == person.id], now=now) for person in listed],
    }
    shown = {heading: cells for heading, cells in columns.items() if heading != "Name" or any(cells)}
    return TextTable(tuple(shown), tuple(zip(*shown.values(), strict=True)))


def is_alike(
    people: Iterable[PanelMember], names: Mapping[str, PersonalName], *, role: str, partner: str, name: str
) -> bool:
    """Tell whether somebody of this partner has this role already; two different names tell them apart."""
    alike = [person for person in people if person.partner == partner and _same(person.title, role)]
    known = [names[person.id].name if person.id in names else "" for person in alike]
    return any(not name.strip() or not other or _same(name, other) for other in known)


def already_there(role: str, partner: str) -> str:
    """Ask whether a second person with the same role and partner is meant."""
    return (
        f"“{role.strip()}” of {partner} is on the panel already. Nobody was added. A second person has a link and a "
        "vote of their own: add them only if they are somebody else, and better with a role that tells them apart."
    )


def _same(one: str, other: str) -> bool:
    return folded(one) == folded(other)


def how_many_steps(happened: Sequence[Event]) -> str:
    """Count what has happened, and say that it stands."""
    return f"{counted(len(happened), 'step')}, kept so that none can be changed unseen."


def link_words(links: Sequence[Invitation], *, now: str) -> str:
    """Say whether somebody can come in by a link: the last day of the longest one, or why not."""
    good = [link for link in links if is_good(link, now=now)]
    if good:
        return good_until(max(invitation.expires_at for invitation in good))
    if any(link.withdrawn_at for link in links):
        return "withdrawn"
    return "expired" if links else "none"


def good_until(moment: str) -> str:
    """Say the last day of a link; `moment` is when it ends, as the store writes it."""
    return f"good until {day_words(datetime.fromisoformat(moment).date())}"


def is_good(link: Invitation, *, now: str) -> bool:
    """Tell whether a link lets somebody in at this moment."""
    return link.withdrawn_at is None and link.expires_at > now


@once
def progress_table(exercise: Exercise, people: tuple[PanelMember, ...], progress: tuple[Progress, ...]) -> TextTable:
    """List how far each has come. Counts only: no score is in it."""
    by_id = {person.id: person for person in people}
    return TextTable(
        ("Who", "Answered", "Sent"),
        tuple(
            (
                person_label(exercise, by_id[member_progress.member])
                if member_progress.member in by_id
                else member_progress.member,
                f"{member_progress.answered} of {member_progress.asked}",
                "yes" if member_progress.sent else "not yet",
            )
            for member_progress in who_score(people, progress)
        ),
    )


def reveal_warning(people: Sequence[PanelMember], progress: Iterable[Progress]) -> str:
    """Say whose scores a reveal would leave out, or nothing when all have sent theirs."""
    by_id = {person.id: person for person in people}
    missing = [member_progress.member for member_progress in who_score(people, progress) if not member_progress.sent]
    if not missing:
        return ""
    who = counted(len(missing), "person", "people")
    if len(missing) <= MOST_NAMED:
        who = joined(by_id[member_id].called for member_id in missing if member_id in by_id)
    has = "has" if len(missing) == 1 else "have"
    return f"{who} {has} not sent theirs. Scores that are not sent are left out for good."


def left_unsettled(exercise: Exercise, cells: Sequence[DisputedCell] | None, about: tuple[str, ...] = ()) -> str:
    """Say what closing a round now leaves unsettled; `cells` are what could change the list, None while not known.

    `about` are the interventions it asks about, where that is a part of the list: they are counted apart.
    """
    if bare := len(unscored_cells(exercise)):
        return f"{counted(bare, 'question has', 'questions have')} no score and no value, so there is no list."
    spreads = [spread for spread in panel_spreads(exercise) if spread.is_divided and not spread.is_settled]
    left, known = len(spreads), [cell for cell in cells or () if not cell.spread.is_settled]
    if not left:
        return "Nothing that divides the panel is left to settle."
    if about:
        tested = [cell for cell in known if cell.is_tested]
        changing = [cell.changes_list for cell in tested] if len(tested) == left else None
        return f"{part_left(exercise, about, [cell.spread for cell in tested] if changing else spreads, changing)}."
    if would := sum(cell.is_tested and cell.changes_list for cell in known):
        return f"{counted(would, 'question')} that would change the list {_are(would)} not settled."
    divided = f"{counted(left, 'question that divides', 'questions that divide')} the panel"
    none = " None would change the list by itself." if known and all(cell.is_tested for cell in known) else ""
    return f"{divided} {_are(left)} not settled.{none}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


@once
def events_table(
    exercise: Exercise, events: tuple[Event, ...], people: tuple[PanelMember, ...], called_off: tuple[Round, ...] = ()
) -> TextTable:
    """List what has happened, latest first. Times are UTC. `called_off` are the rounds that were, each with why."""
    by_id = {person.id: person for person in people}
    behind = behind_events(exercise, events)
    return TextTable(
        ("When (UTC)", "What", "Of what", "By"),
        tuple(
            (
                moment_words(event.at, seconds=True),
                step_words(event),
                f"{of_what(exercise, event.detail, by_id)}{why_called_off(event, called_off)}",
                by_and_writer(behind.get(event.number, ""), event.actor, by_id),
            )
            for event in sorted(events, key=lambda event: event.at, reverse=True)
        ),
    )
