"""Erasing who somebody is: their name and address, and their name in what people wrote, where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, select, update

from prioritise.domain.accountability import Challenge, SignOff
from prioritise.domain.panel import EventKind, RoundState
from prioritise.files.people_names import people_pattern
from prioritise.store.access import FACILITATOR, Viewer, reading
from prioritise.store.accountability import (
    challenges_of,
    digest_of_answer,
    digest_of_challenge,
    digest_of_sign_off,
    put_challenges,
    put_sign_offs,
    sign_offs_of,
)
from prioritise.store.database import Store
from prioritise.store.digests import digest_of_facts, digest_of_text
from prioritise.store.members import erase_name_within, names_of
from prioritise.store.names_in_files import (
    files_with,
    from_files_as_they_came,
    from_minutes,
    from_what_stood_before,
    holds,
    is_in_minutes,
)
from prioritise.store.panel_rows import agreed_scores
from prioritise.store.rounds import round_row, shown_digest
from prioritise.store.settling import put_words
from prioritise.store.tables import agreed, called_off, comment, earlier_agreed, member, score
from prioritise.store.writing import Save, saving

IN_ITS_PLACE = "a member"


@dataclass(frozen=True, slots=True)
class NamePlace:
    """One place in which a name stands. `intervention` and `criterion` are ids, empty where it is about neither.

    `by_hand` is whether it stands in the exercise's own files, which are changed on the page that shows them.
    """

    what: str
    intervention: str = ""
    criterion: str = ""
    by_hand: bool = False


def places_of_name(store: Store, viewer: Viewer, member_id: str) -> tuple[NamePlace, ...]:
    """List where a member's name or address stands in what people wrote. For the facilitator.

    Scores and reasons of a round that is still open are not looked at: nobody sees them before its reveal.
    """
    with reading(store, viewer, *FACILITATOR, one_moment=True) as connection:
        pattern = people_pattern(names_of(connection, viewer.exercise, member_id))
        return tuple(_places(connection, viewer.exercise, pattern)) if pattern else ()


def erase_name(store: Store, viewer: Viewer, member_id: str, *, save_key: str, from_texts: bool = False) -> None:
    """Erase a member's name and address for good; what they said stays under their pseudonym. For the facilitator.

    With `from_texts` the name is taken out of reasons, comments, challenges and notes too, and "a member" stands in its
    place. Without it nobody can tell any more that it stands there. Backups made before still hold the name.
    """
    request = (member_id, "from texts") if from_texts else member_id
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=request) as save:
        if not save.repeated:
            pattern = people_pattern(names_of(save.connection, viewer.exercise, member_id))
            if from_texts and pattern:
                _take_out(save, pattern)
            erase_name_within(save, member_id)


def _take_out(save: Save, pattern: re.Pattern[str]) -> None:
    """Put "a member" in place of a name in everything people wrote here, within the caller's save, and note each."""
    out = _taker(pattern)
    _from_roles(save, out)
    _from_agreed(save, out)
    _from_comments(save, out)
    _from_scores(save, out)
    _from_entries(save, out)
    _from_called_off(save, out)
    from_what_stood_before(save, out)
    from_files_as_they_came(save, out)
    from_minutes(save, out)


def _taker(pattern: re.Pattern[str]) -> Callable[[str], str]:
    return lambda text: pattern.sub(IN_ITS_PLACE, text)


def _places(connection: Connection, exercise: str, pattern: re.Pattern[str]) -> Iterator[NamePlace]:
    out = _taker(pattern)
    if holds(out, *connection.scalars(select(member.c.title).where(member.c.exercise == exercise))):
        yield NamePlace("a role on the panel")
    for value in agreed_scores(connection, exercise):
        if holds(out, value.reason, value.dissent):
            yield NamePlace("the reason for what was agreed", value.intervention, value.criterion)
    for row in connection.execute(select(comment).where(comment.c.exercise == exercise)):
        if holds(out, row.text):
            yield NamePlace("a comment", row.intervention)
    for row in connection.execute(_shown_scores(connection, exercise)):
        if holds(out, row.reason):
            yield NamePlace("the reason for a score", row.intervention, row.criterion)
    if holds(out, *connection.scalars(select(called_off.c.reason).where(called_off.c.exercise == exercise))):
        yield NamePlace("the reason for calling a round off")
    for asked in challenges_of(connection, exercise):
        if _challenge_without(asked, out) != asked:
            yield NamePlace("a challenge", asked.intervention, asked.criterion)
    for signed in sign_offs_of(connection, exercise):
        if _sign_off_without(signed, out) != signed:
            yield NamePlace("a sign-off")
    for row in connection.execute(select(earlier_agreed).where(earlier_agreed.c.exercise == exercise)):
        if holds(out, row.reason):
            yield NamePlace("the reason for a value that was changed later", row.intervention, row.criterion)
    if is_in_minutes(exercise, out):
        yield NamePlace("what is written for the minutes")
    for file in files_with(connection, exercise, out):
        yield NamePlace(file, by_hand=True)


def _from_roles(save: Save, out: Callable[[str], str]) -> None:
    for row in save.connection.execute(select(member).where(member.c.exercise == save.viewer.exercise)).all():
        without = out(row.title)
        if without != row.title:
            place = update(member).where(member.c.key == row.key)
            save.connection.execute(place.values(title=without, version=row.version + 1))
            save.note(EventKind.MEMBER_CHANGED, member=row.id, partner=row.partner, access=row.access)


def _from_agreed(save: Save, out: Callable[[str], str]) -> None:
    rows = save.connection.execute(select(agreed).where(agreed.c.exercise == save.viewer.exercise)).all()
    version = {(row.round, row.intervention, row.criterion, row.level): row.version for row in rows}
    for value in agreed_scores(save.connection, save.viewer.exercise):
        without = replace(value, reason=out(value.reason), dissent=out(value.dissent))
        if without != value:
            put_words(save, without, version[value.round, value.intervention, value.criterion, value.level])


def _from_comments(save: Save, out: Callable[[str], str]) -> None:
    mine = select(comment).where(comment.c.exercise == save.viewer.exercise)
    for row in save.connection.execute(mine).all():
        without = out(row.text)
        if without != row.text:
            save.connection.execute(update(comment).where(comment.c.key == row.key).values(text=without))
            before, after = (digest_of_facts(row.member or "", text, row.date) for text in (row.text, without))
            save.note(EventKind.COMMENT_REWORDED, intervention=row.intervention, before=before, digest=after)


def _from_scores(save: Save, out: Callable[[str], str]) -> None:
    rounds = set()
    for row in save.connection.execute(_shown_scores(save.connection, save.viewer.exercise)).all():
        without = out(row.reason)
        if without != row.reason:
            save.connection.execute(update(score).where(score.c.key == row.key).values(reason=without))
            rounds.add(row.round)
    for number in sorted(rounds):
        digest = shown_digest(save.connection, save.viewer.exercise, number)
        save.note(EventKind.SCORES_REWORDED, round=number, scores=digest)


def _from_called_off(save: Save, out: Callable[[str], str]) -> None:
    mine = select(called_off).where(called_off.c.exercise == save.viewer.exercise)
    for row in save.connection.execute(mine).all():
        without = out(row.reason)
        if without != row.reason:
            place = update(called_off).filter_by(exercise=row.exercise, round=row.round)
            save.connection.execute(place.values(reason=without))
            before, after = digest_of_text(row.reason), digest_of_text(without)
            save.note(EventKind.ENTRY_REWORDED, before=before, digest=after)


def _shown_scores(connection: Connection, exercise: str) -> Select[Any]:
    numbers = set(connection.scalars(select(score.c.round).where(score.c.exercise == exercise)))
    shown = [number for number in numbers if round_row(connection, exercise, number).state is not RoundState.OPEN]
    return select(score).where(score.c.exercise == exercise, score.c.round.in_(shown))


def _from_entries(save: Save, out: Callable[[str], str]) -> None:
    connection, exercise = save.connection, save.viewer.exercise
    challenges, sign_offs = challenges_of(connection, exercise), sign_offs_of(connection, exercise)
    asked = tuple(_challenge_without(challenge, out) for challenge in challenges)
    signed = tuple(_sign_off_without(sign_off, out) for sign_off in sign_offs)
    if asked != challenges:
        put_challenges(save, asked)
    if signed != sign_offs:
        put_sign_offs(save, signed)
    pairs = [
        *(
            (digest(one), digest(other))
            for one, other in zip(challenges, asked, strict=True)
            for digest in OF_CHALLENGE
        ),
        *((digest_of_sign_off(one), digest_of_sign_off(other)) for one, other in zip(sign_offs, signed, strict=True)),
    ]
    for before, after in pairs:
        if before != after:
            save.note(EventKind.ENTRY_REWORDED, before=before, digest=after)


OF_CHALLENGE = (digest_of_challenge, digest_of_answer)


def _challenge_without(asked: Challenge, out: Callable[[str], str]) -> Challenge:
    return replace(
        asked,
        who=out(asked.who),
        text=out(asked.text),
        answer=out(asked.answer),
        answered_by=out(asked.answered_by),
    )


def _sign_off_without(signed: SignOff, out: Callable[[str], str]) -> SignOff:
    return replace(signed, who=out(signed.who), role=out(signed.role), note=out(signed.note))
