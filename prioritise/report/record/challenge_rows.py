"""Challenges with their answers, as papers and minutes have them."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.domain.accountability import Challenge, ChallengeOutcome
from prioritise.domain.exercise import Exercise
from prioritise.report.record.log import about_words
from prioritise.words import day_words, ended

CHALLENGE_HEADINGS = ("About", "What was asked", "The answer")


def challenge_rows(exercise: Exercise, challenges: Iterable[Challenge]) -> tuple[tuple[str, ...], ...]:
    """Write a row a challenge: what it is about, what was asked and on which day, and how it was answered."""
    return tuple(
        (about_words(exercise, asked), f"{ended(asked.text)} {day_words(asked.date)}.", _answer(asked))
        for asked in challenges
    )


def _answer(asked: Challenge) -> str:
    if asked.is_open:
        return "Not answered yet."
    how = "With another score" if asked.outcome is ChallengeOutcome.RESCORED else "With a reason"
    day = f", {day_words(asked.answered_on)}" if asked.answered_on else ""
    return f"{how}{day}: {ended(asked.answer)}"
