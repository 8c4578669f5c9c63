"""Challenges: open ones first, each with what it is about and what stands there now, then those that were answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.names import value_bounds
from prioritise.domain.accountability import Challenge, ChallengeOutcome
from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import AgreedScore
from prioritise.judgement.value_cell import ValueCell
from prioritise.report.record.log_accountability import about_words
from prioritise.report.words.cell_words import value_words
from prioritise.report.words.challenged_value import has_changed, value_then_and_now
from prioritise.report.words.safe_text import MOST_IN_A_CELL, safe
from prioritise.store.record_facts import RecordFacts
from prioritise.words import TextTable, counted, day_words, lower_first

ANSWERED_HEADINGS = ("About", "Asked", "Answered", "How")
HOW = {ChallengeOutcome.RESCORED: "with another score", ChallengeOutcome.KEPT: "with a reason; nothing changed"}
CHANGED_SINCE = "with a reason"
"""How one was answered whose value is another now all the same, such as by new figures."""


@dataclass(frozen=True, slots=True)
class OpenChallenge:
    """One challenge to answer. `stands` says which value it questions now; empty where it is about no cell.

    `low`, `high` and `now` bound another score where the cell can be scored; None where it cannot. With `is_sized`
    there are several sizes, and another score is for the whole. `rounds` are those
    in which a panel agreed another value on it since it was logged.
    """

    id: str
    challenge: Challenge
    about: str
    text: str
    who: str
    stands: str
    low: float | None
    high: float | None
    now: float | None
    rounds: tuple[int, ...]
    is_sized: bool = False


@dataclass(frozen=True, slots=True)
class ChallengesView:
    """The open challenges, a line on them, and the answered ones as a table.

    `cells` are the values that stand now, by intervention and criterion: what a new challenge questions.
    """

    finding: str
    open: tuple[OpenChallenge, ...]
    answered: TextTable
    cells: Mapping[tuple[str, str], ValueCell]


def challenges_view(analysis: Analysis, facts: RecordFacts) -> ChallengesView:
    """Say what is to be answered, oldest first, and what was."""
    waiting = sorted(
        (challenge for challenge in facts.challenges if challenge.is_open), key=lambda challenge: challenge.date
    )
    done = [challenge for challenge in facts.challenges if not challenge.is_open]
    return ChallengesView(
        finding=_finding(len(waiting), len(done)),
        open=tuple(_open(analysis, facts, challenge) for challenge in waiting),
        answered=TextTable(
            ANSWERED_HEADINGS, tuple(_answered(analysis, facts.exercise, challenge) for challenge in reversed(done))
        ),
        cells=analysis.appraisal.cell_of,
    )


def _finding(waiting: int, done: int) -> str:
    if not waiting and not done:
        return "Nobody has challenged the list."
    answered = f"{counted(done, 'challenge was', 'challenges were')} answered" if done else "None has been answered"
    still = f"{waiting} {'is' if waiting == 1 else 'are'} open" if waiting else "none is open"
    return f"{answered}, and {still}."


def _open(analysis: Analysis, facts: RecordFacts, asked: Challenge) -> OpenChallenge:
    exercise = facts.exercise
    criterion = exercise.criterion_by_id.get(asked.criterion)
    bounds = value_bounds(criterion) if criterion and criterion.measured_by is not MeasuredBy.COSTS else None
    cell = analysis.appraisal.cell_of.get((asked.intervention, asked.criterion))
    whole = _agreed_for_the_whole(exercise, cell) if cell else None
    return OpenChallenge(
        id=asked.id,
        challenge=asked,
        about=safe(about_words(exercise, asked), MOST_IN_A_CELL),
        text=safe(asked.text),
        who=safe(f"{asked.who}, {day_words(asked.date)}", MOST_IN_A_CELL),
        stands=" ".join(filter(None, (value_then_and_now(analysis, asked), _now(analysis, asked, cell, whole)))),
        low=bounds.low if bounds else None,
        high=bounds.high if bounds else None,
        now=whole.value if whole else cell.value if cell else None,
        is_sized=bool(cell and cell.level),
        rounds=tuple(other.round for other in facts.other_scores if other.challenge == asked.id),
    )


def _agreed_for_the_whole(exercise: Exercise, cell: ValueCell) -> AgreedScore | None:
    settled = exercise.agreed_at.get((cell.proposal, cell.criterion))
    return settled if settled and cell.level and not settled.level else None


def _now(analysis: Analysis, asked: Challenge, cell: ValueCell | None, whole: AgreedScore | None) -> str:
    """What stands now, where what stood then does not say it: of another size, or as a part of the whole."""
    if cell is None:
        return ""
    said_already = asked.value_then is not None and asked.level_then == cell.level and whole is None
    return "" if said_already else _stands(analysis.exercise, cell, whole)


def _stands(exercise: Exercise, cell: ValueCell, whole: AgreedScore | None) -> str:
    """Say the value, at which size it is where there are several, and what it is a part of."""
    criterion = exercise.criterion_by_id[cell.criterion]
    size = f" at {lower_first(exercise.level_names[cell.proposal])}" if cell.level else ""
    agreed = f"; {value_words(criterion, whole.value)} was agreed for the whole" if whole else ""
    return f"Its value now is {value_words(criterion, cell.value)}{size}{agreed}."


def _answered(analysis: Analysis, exercise: Exercise, asked: Challenge) -> tuple[str, ...]:
    how = CHANGED_SINCE if _is_kept_but_changed(analysis, asked) else HOW[asked.outcome]
    stood = value_then_and_now(analysis, asked)
    day = day_words(asked.answered_on) if asked.answered_on else ""
    return (
        safe(about_words(exercise, asked), MOST_IN_A_CELL),
        safe(f"{asked.text} ({asked.who}, {day_words(asked.date)})", MOST_IN_A_CELL),
        safe(f"{asked.answer} ({', '.join(filter(None, (asked.answered_by, day)))})", MOST_IN_A_CELL),
        f"{how}. {stood}" if stood else how,
    )


def _is_kept_but_changed(analysis: Analysis, asked: Challenge) -> bool:
    return asked.outcome is ChallengeOutcome.KEPT and has_changed(analysis, asked)
