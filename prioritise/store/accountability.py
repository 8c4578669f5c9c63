"""Sign-offs and challenges at a panel: written into the exercise's files, each with an event that holds its digest.

The files are added to under the lock on the exercise, so nobody's entry takes the place of another's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from operator import attrgetter

from sqlalchemy import Connection, delete, insert, select

from prioritise.domain.accountability import AnotherScore, Challenge, ChallengeOutcome, SignOff
from prioritise.domain.errors import StoreError
from prioritise.domain.panel import EventKind
from prioritise.files.accountability.entries import (
    merged_sign_offs,
    numbered,
    tidy_answer,
    tidy_challenge,
    tidy_sign_off,
    with_answer,
)
from prioritise.files.accountability.tables import (
    CHALLENGES_FILE,
    SIGN_OFFS_FILE,
    challenges_csv,
    challenges_in,
    sign_offs_csv,
    sign_offs_in,
)
from prioritise.store.access import ANYONE, FACILITATOR, PANEL, Viewer, reading
from prioritise.store.another_score import rounds_with_another_score
from prioritise.store.database import Store
from prioritise.store.digests import digest_of_facts
from prioritise.store.tables import criterion, event, exercise_file, intervention
from prioritise.store.writing import Save, saving


def sign_off(store: Store, viewer: Viewer, typed: SignOff, *, save_key: str) -> SignOff:
    """Write down who signed off which list. For the facilitator. Raises FileProblems for what cannot be written."""
    tidy = tidy_sign_off(typed, today=store.clock().date())
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=tidy) as save:
        if not save.repeated:
            sign_offs = merged_sign_offs(sign_offs_of(save.connection, viewer.exercise), [tidy])
            put_sign_offs(save, sign_offs)
            save.note(EventKind.SIGNED_OFF, list=tidy.list, digest=digest_of_sign_off(tidy))
        return tidy


def log_challenge(store: Store, viewer: Viewer, typed: Challenge, *, save_key: str) -> Challenge:
    """Write down a challenge under the next number. Not for observers.

    Raises FileProblems for what cannot be written, StoreError for an intervention or criterion that is not here.
    """
    tidy = tidy_challenge(typed, today=store.clock().date())
    with saving(store, viewer, *PANEL, save_key=save_key, request=tidy) as save:
        known = challenges_of(save.connection, viewer.exercise)
        if save.repeated:
            return next((challenge for challenge in known if _asks_the_same(challenge, tidy)), tidy)
        _check_listed(save.connection, viewer.exercise, tidy)
        added = numbered(known, tidy)
        put_challenges(save, (*known, added))
        about = {"challenge": added.id, "intervention": added.intervention, "criterion": added.criterion}
        save.note(EventKind.CHALLENGE_LOGGED, **about, digest=digest_of_challenge(added))
        return added


def answer_challenge(store: Store, viewer: Viewer, typed: Challenge, *, save_key: str) -> Challenge:
    """Write down the answer to a challenge: a reason, or the round whose agreed value answers it. For the facilitator.

    Raises FileProblems for what cannot be written, VersionClash when somebody answered it first, StoreError for a round
    that agreed no other value on its cell after it was logged.
    """
    tidy = tidy_answer(typed, today=store.clock().date())
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=tidy) as save:
        known = challenges_of(save.connection, viewer.exercise)
        written = known if save.repeated else with_answer(known, tidy)
        answered = next(challenge for challenge in written if challenge.id == tidy.id)
        if not save.repeated:
            _check_rescored(save.connection, viewer.exercise, answered)
            put_challenges(save, written)
            facts = {"challenge": answered.id, "intervention": answered.intervention, "criterion": answered.criterion}
            save.note(
                EventKind.CHALLENGE_ANSWERED,
                **facts,
                outcome=answered.outcome.value,
                round=answered.round,
                digest=digest_of_answer(answered),
            )
        return answered


def other_scores(store: Store, viewer: Viewer) -> tuple[AnotherScore, ...]:
    """Find the rounds that can answer each open challenge with another score."""
    with reading(store, viewer, *ANYONE) as connection:
        return tuple(
            AnotherScore(asked.id, number)
            for asked in challenges_of(connection, viewer.exercise)
            if asked.is_open
            for number in rounds_with_another_score(connection, viewer.exercise, asked)
        )


def unmatched_entries(store: Store, exercise: str) -> tuple[str, ...]:
    """Name the events whose sign-off, challenge or answer is gone or changed. For whoever runs the machine."""
    with store.read() as connection:
        sign_offs, challenges = sign_offs_of(connection, exercise), challenges_of(connection, exercise)
        wanted = event.c.kind.in_(
            [EventKind.SIGNED_OFF.value, EventKind.CHALLENGE_LOGGED.value, EventKind.CHALLENGE_ANSWERED.value]
        )
        reworded = _reworded(connection, exercise)
        rows = connection.execute(select(event.c.number, event.c.detail).where(event.c.exercise == exercise, wanted))
        noted = [(row.number, json.loads(row.detail)["digest"]) for row in rows]
    stands = {
        *(digest_of_sign_off(sign_off) for sign_off in sign_offs),
        *(digest_of_challenge(challenge) for challenge in challenges),
        *(digest_of_answer(challenge) for challenge in challenges),
    }
    return tuple(f"event {number}" for number, digest in noted if _now(digest, reworded) not in stands)


def _reworded(connection: Connection, exercise: str) -> dict[str, str]:
    """What the digests of entries became when a name was taken out of them."""
    mine = select(event.c.detail).filter_by(exercise=exercise, kind=EventKind.ENTRY_REWORDED.value)
    details = [json.loads(detail) for detail in connection.scalars(mine.order_by(event.c.number))]
    return {detail["before"]: detail["digest"] for detail in details}


def _now(digest: str, reworded: Mapping[str, str]) -> str:
    seen = {digest}
    while (later := reworded.get(digest)) is not None and later not in seen:
        digest = later
        seen.add(digest)
    return digest


def digest_of_sign_off(signed: SignOff) -> str:
    """Return the digest by which an event knows a sign-off."""
    return digest_of_facts(signed.who, signed.role, signed.date.isoformat(), signed.list, signed.note)


def digest_of_challenge(asked: Challenge) -> str:
    """Return the digest by which an event knows what was asked, whatever was answered."""
    of = (asked.alternative,) if asked.alternative else ()
    stood = () if asked.value_then is None else (f"value {asked.value_then!r}", asked.level_then)
    return digest_of_facts(
        asked.id, asked.who, asked.text, asked.date.isoformat(), asked.intervention, asked.criterion, *of, *stood
    )


def digest_of_answer(asked: Challenge) -> str:
    """Return the digest by which an event knows an answer."""
    day = asked.answered_on.isoformat() if asked.answered_on else ""
    return digest_of_facts(asked.id, asked.outcome.value, asked.answer, asked.answered_by, day, str(asked.round or ""))


def _asks_the_same(one: Challenge, other: Challenge) -> bool:
    asked = attrgetter("who", "text", "date", "intervention", "criterion", "alternative", "value_then", "level_then")
    return bool(asked(one) == asked(other))


def _check_listed(connection: Connection, exercise: str, asked: Challenge) -> None:
    for table, name, what in (
        (intervention, asked.intervention, "intervention"),
        (criterion, asked.criterion, "criterion"),
    ):
        known = select(table.c.id).filter_by(exercise=exercise, id=name)
        if name and connection.scalar(known) is None:
            raise StoreError(f"There is no {what} {name} here.")


def _check_rescored(connection: Connection, exercise: str, asked: Challenge) -> None:
    if asked.outcome is not ChallengeOutcome.RESCORED:
        return
    if asked.round not in rounds_with_another_score(connection, exercise, asked):
        named = f"round {asked.round}" if asked.round else "the round named"
        raise StoreError(
            f"No other score was agreed on this in {named} after it was challenged. Nothing was saved. Open a round, "
            "settle this question anew on the Scores page, then answer here; or answer with a reason."
        )


def sign_offs_of(connection: Connection, exercise: str) -> tuple[SignOff, ...]:
    """Read the sign-offs, within the caller's transaction."""
    return sign_offs_in(_content(connection, exercise, SIGN_OFFS_FILE))


def challenges_of(connection: Connection, exercise: str) -> tuple[Challenge, ...]:
    """Read the challenges, within the caller's transaction."""
    return challenges_in(_content(connection, exercise, CHALLENGES_FILE))


def _content(connection: Connection, exercise: str, name: str) -> bytes:
    return connection.scalar(select(exercise_file.c.content).filter_by(exercise=exercise, name=name)) or b""


def put_challenges(save: Save, challenges: Iterable[Challenge]) -> None:
    """Put these challenges in place of those before, within the caller's save."""
    _put(save, CHALLENGES_FILE, challenges_csv(challenges))


def put_sign_offs(save: Save, sign_offs: Iterable[SignOff]) -> None:
    """Put these sign-offs in place of those before, within the caller's save."""
    _put(save, SIGN_OFFS_FILE, sign_offs_csv(sign_offs))


def _put(save: Save, name: str, content: bytes) -> None:
    mine = {"exercise": save.viewer.exercise, "name": name}
    save.connection.execute(delete(exercise_file).filter_by(**mine))
    row = {**mine, "content": content, "digest": hashlib.sha256(content).hexdigest()}
    save.connection.execute(insert(exercise_file).values(**row))
