"""An agreed value's reason, who did not agree, and what was agreed before it, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import EarlierAgreed
from prioritise.domain.partners import AgreedScore
from prioritise.report.words.cell_words import value_words
from prioritise.words import ended, moment_words


def reason_words(exercise: Exercise, agreed: AgreedScore, changed: Sequence[EarlierAgreed] = ()) -> str:
    """Say why a value was agreed, who did not agree, and each value that stood before it, with its reason and when.

    `changed` are values that were changed within their round; those of earlier rounds are in the exercise.
    """
    return " ".join([reason_and_dissent(agreed), *_before(exercise, agreed, changed)])


def reason_and_dissent(agreed: AgreedScore) -> str:
    """Say why a value was agreed, and who did not agree where that is written down."""
    return " ".join([ended(agreed.reason), *dissent_words(agreed)])


def dissent_words(agreed: AgreedScore) -> tuple[str, ...]:
    """Say who did not agree; nothing where nobody wrote it down."""
    return (f"Did not agree: {ended(agreed.dissent)}",) if agreed.dissent else ()


def earlier_words(exercise: Exercise, earlier: EarlierAgreed) -> str:
    """Say a value that was changed within its round, with when it was agreed and why."""
    value = value_words(exercise.criterion_by_id[earlier.agreed.criterion], earlier.agreed.value)
    return f"{value}, on {moment_words(earlier.saved_at)}: {ended(earlier.agreed.reason)}"


def _before(exercise: Exercise, agreed: AgreedScore, changed: Sequence[EarlierAgreed]) -> Iterable[str]:
    criterion = exercise.criterion_by_id[agreed.criterion]
    rounds = sorted({score.round for score in exercise.agreed if _same(score, agreed) and score.round < agreed.round})
    for number in (*rounds, agreed.round):
        for earlier in changed:
            if _same(earlier.agreed, agreed) and earlier.agreed.round == number:
                yield f"First agreed in round {number}: {earlier_words(exercise, earlier)}"
        for score in exercise.agreed:
            if _same(score, agreed) and score.round == number < agreed.round:
                yield f"Agreed in round {number}: {value_words(criterion, score.value)}: {ended(score.reason)}"


def _same(one: AgreedScore, other: AgreedScore) -> bool:
    return (one.intervention, one.level, one.criterion) == (other.intervention, other.level, other.criterion)
