"""What a challenged value was when it was challenged, and what it is now."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.domain.accountability import Challenge
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Proposal
from prioritise.report.words.cell_words import value_words
from prioritise.words import lower_first


def value_then(exercise: Exercise, asked: Challenge) -> str:
    """Say what the value was when it was challenged; empty where that was not written down."""
    was = _was(exercise, asked)
    return f"{was}." if was else ""


def value_then_and_now(analysis: Analysis, asked: Challenge) -> str:
    """Say the same, and what the value is now at that size; empty where what it was was not written down."""
    was, now = _was(analysis.exercise, asked), value_now(analysis, asked)
    if not was or now is None:
        return value_then(analysis.exercise, asked)
    is_now = _words(analysis.exercise, asked, now) if has_changed(analysis, asked) else "the same"
    return f"{was}, and is {is_now} now."


def has_changed(analysis: Analysis, asked: Challenge) -> bool:
    """Tell whether the value is another now than what was written down when it was challenged, as both are shown."""
    now = value_now(analysis, asked)
    if asked.value_then is None or now is None:
        return False
    return _words(analysis.exercise, asked, asked.value_then) != _words(analysis.exercise, asked, now)


def value_now(analysis: Analysis, asked: Challenge) -> float | None:
    """Return the value that stands now at the size that was challenged; None where there is none."""
    cell = analysis.appraisal.cell_at.get((Proposal(asked.intervention, asked.level_then), asked.criterion))
    return None if cell is None else cell.value


def _was(exercise: Exercise, asked: Challenge) -> str:
    if asked.value_then is None:
        return ""
    return f"Its value{_size(exercise, asked)} was {_words(exercise, asked, asked.value_then)} when it was challenged"


def _words(exercise: Exercise, asked: Challenge, value: float) -> str:
    return value_words(exercise.criterion_by_id[asked.criterion], value)


def _size(exercise: Exercise, asked: Challenge) -> str:
    named = exercise.level_names.get(Proposal(asked.intervention, asked.level_then), asked.level_then)
    return f" at {lower_first(named)}" if asked.level_then else ""
