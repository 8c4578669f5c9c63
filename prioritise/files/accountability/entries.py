"""What somebody typed as a sign-off, a challenge or its answer: tidied, refused in words, and put with the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from prioritise.domain.accountability import Challenge, ChallengeOutcome, SignOff
from prioritise.domain.errors import VersionClash, refusal
from prioritise.files.exercise.panel_files import readable_text
from prioritise.words import day_words

CHALLENGE_ID = "challenge-"


def tidy_sign_off(typed: SignOff, *, today: date) -> SignOff:
    """Return a sign-off as it is written down. Raises FileProblems for an empty box, or a day still to come."""
    _check_day(typed.date, today)
    if not typed.list:
        raise refusal("list", "no list to sign off", "find out on Priorities why there is none")
    return replace(
        typed,
        who=_needed(typed.who, "name"),
        role=_needed(typed.role, "role"),
        note=readable_text(typed.note, what="note"),
    )


def tidy_challenge(typed: Challenge, *, today: date) -> Challenge:
    """Return a challenge as it is written down. Raises FileProblems for an empty box, or a day still to come."""
    _check_day(typed.date, today)
    if typed.criterion and not typed.intervention:
        raise refusal("intervention", "a criterion with no intervention", "choose the intervention it is about")
    return replace(
        typed,
        who=_needed(typed.who, "who"),
        text=_needed(typed.text, "challenge"),
        alternative=readable_text(typed.alternative, what="alternative"),
    )


def tidy_answer(typed: Challenge, *, today: date) -> Challenge:
    """Return an answered challenge as it is written down. Raises FileProblems for what lacks, or a wrong day."""
    if typed.is_open:
        raise refusal("answer", "neither another score nor a reason", "say which of the two answers it")
    answered_on = typed.answered_on or today
    _check_day(answered_on, today)
    if answered_on < typed.date:
        raise refusal("day", f"{day_words(answered_on)}, before the challenge was made", "give the day of the answer")
    return replace(
        typed,
        answer=_needed(typed.answer, "answer"),
        answered_by=_needed(typed.answered_by, "answered by"),
        answered_on=answered_on,
    )


def numbered(challenges: Sequence[Challenge], added: Challenge) -> Challenge:
    """Give a new challenge the next number that no other has."""
    known = {challenge.id for challenge in challenges}
    number = next(number for number in range(1, len(known) + 2) if f"{CHALLENGE_ID}{number}" not in known)
    return replace(added, id=f"{CHALLENGE_ID}{number}")


def with_answer(challenges: Sequence[Challenge], answered: Challenge) -> tuple[Challenge, ...]:
    """Put an answer in the place of the open challenge it answers.

    Raises FileProblems when there is none of this id, VersionClash when somebody else answered it first.
    """
    stands = next((challenge for challenge in challenges if challenge.id == answered.id), None)
    if stands is None:
        raise refusal("challenge", f"no challenge called {answered.id}", "reload the page and look again")
    if stands == answered:
        return tuple(challenges)
    if not stands.is_open:
        raise VersionClash("Somebody else answered this challenge first.", theirs=stands, yours=answered)
    # Only its answer may change: what was asked stays as it was logged.
    written = replace(
        stands,
        outcome=answered.outcome,
        answer=answered.answer,
        answered_by=answered.answered_by,
        answered_on=answered.answered_on,
        round=answered.round if answered.outcome is ChallengeOutcome.RESCORED else None,
    )
    return tuple(written if challenge.id == answered.id else challenge for challenge in challenges)


def merged_sign_offs(earlier: Sequence[SignOff], later: Sequence[SignOff]) -> tuple[SignOff, ...]:
    """Return everyone who signed in either, each once."""
    return tuple(dict.fromkeys((*earlier, *later)))


def merged_challenges(earlier: Sequence[Challenge], later: Sequence[Challenge]) -> tuple[Challenge, ...]:
    """Return every challenge of either by its id; an answer takes the place of an open one, never the other way."""
    known = {challenge.id: challenge for challenge in earlier}
    for challenge in later:
        if challenge.id not in known or known[challenge.id].is_open:
            known[challenge.id] = challenge
    return tuple(known.values())


def _needed(text: str, what: str) -> str:
    return readable_text(text, what=what, needed=True)


def _check_day(day: date, today: date) -> None:
    if day > today:
        raise refusal("day", f"{day_words(day)}, which is still to come", "give a day that has been")
