"""What the meeting left: questions still divided, questions that nobody scored or one person alone, open challenges.

Which question is divided stands here, and never who gave what.
"""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis.disputes import entered_in_use, panel_spreads, to_settle, unscored_cells
from prioritise.domain.accountability import Challenge
from prioritise.domain.exercise import Exercise
from prioritise.judgement.disagreement import UnscoredCell
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph
from prioritise.report.exports.minutes.asked import MinutesAsked
from prioritise.report.record.log_accountability import about_words
from prioritise.report.words.cell_words import cell_name
from prioritise.words import day_words, ended

MOST_NAMED = 20
"""Questions of one kind that are named; of more the count is given."""


def left_part(asked: MinutesAsked) -> tuple[Block, ...]:
    """Write what is left, a heading each."""
    exercise = asked.exercise
    return (
        Heading("What is left"),
        *_listed("Questions that still divide the panel", _divided(asked), "No question divides the panel."),
        *_listed(
            "Questions that nobody scored",
            [cell_name(exercise, cell) for cell in unscored_cells(exercise)],
            "Every question has a value.",
        ),
        *_entered(exercise),
        *_listed(
            "Open challenges",
            [_challenge(exercise, challenge) for challenge in asked.record.challenges if challenge.is_open],
            "No challenge is open.",
        ),
    )


def _entered(exercise: Exercise) -> tuple[Block, ...]:
    names = [
        cell_name(exercise, UnscoredCell(figure.intervention, figure.level, figure.criterion))
        for figure in entered_in_use(exercise)
    ]
    return _listed("Questions that no member scored: what one person entered counts", names, "") if names else ()


def _divided(asked: MinutesAsked) -> list[str]:
    if asked.cells is not None:
        return [
            f"{cell_name(asked.exercise, cell.spread)}{': could change the list' if cell.changes_list else ''}"
            for cell in to_settle(asked.cells)
        ]
    spreads = panel_spreads(asked.exercise)
    return [cell_name(asked.exercise, spread) for spread in spreads if spread.is_divided and not spread.is_settled]


def _challenge(exercise: Exercise, challenge: Challenge) -> str:
    day = day_words(challenge.date)
    return f"{about_words(exercise, challenge)}, {day}: {ended(challenge.text)}"


def _listed(title: str, lines: Sequence[str], none: str) -> tuple[Block, ...]:
    if not lines:
        return (Paragraph(none),)
    more = len(lines) - MOST_NAMED
    named = (*lines[:MOST_NAMED], *([f"and {more} more, which the Scores page lists"] if more > 0 else []))
    return Heading(f"{title} ({len(lines)})", 3), Bullets(named)
