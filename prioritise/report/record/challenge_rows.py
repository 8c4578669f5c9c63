"""Challenges with their answers, as papers and minutes have them."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.analysis import Analysis
from prioritise.domain.accountability import Challenge, ChallengeOutcome
from prioritise.domain.exercise import Exercise
from prioritise.report.record.log_accountability import about_words
from prioritise.report.words.challenged_value import value_then, value_then_and_now
from prioritise.words import day_words, ended

CHALLENGE_HEADINGS = ("About", "What was asked", "The answer")


def challenge_rows(
    exercise: Exercise, challenges: Iterable[Challenge], analysis: Analysis | None = None
) -> tuple[tuple[str, ...], ...]:
    """Write a row a challenge: what it is about, what was asked and on which day, and how it was answered.

    What its value was then stands beside what was asked, with what it is now where `analysis` says.
    """
    return tuple(
        (
            about_words(exercise, asked),
            " ".join((ended(asked.text), f"{day_words(asked.date)}.", _stood(exercise, asked, analysis))).strip(),
            _answer(asked),
        )
        for asked in challenges
    )


def _stood(exercise: Exercise, asked: Challenge, analysis: Analysis | None) -> str:
    return value_then_and_now(analysis, asked) if analysis else value_then(exercise, asked)


def _answer(asked: Challenge) -> str:
    if asked.is_open:
        return "Not answered yet."
    how = "With another score" if asked.outcome is ChallengeOutcome.RESCORED else "With a reason"
    day = f", {day_words(asked.answered_on)}" if asked.answered_on else ""
    return f"{how}{day}: {ended(asked.answer)}"
