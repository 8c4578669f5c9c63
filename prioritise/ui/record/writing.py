"""Writing into the record: in the panel's store for everyone, or into the exercise that somebody has open alone."""

from __future__ import annotations

from collections.abc import Callable

from prioritise.domain.accountability import Challenge, ChallengeOutcome, SignOff
from prioritise.domain.exercise import Exercise
from prioritise.files.accountability.changes import answered, challenged, rescored, signed_off
from prioritise.store.accountability import answer_challenge, log_challenge, sign_off
from prioritise.store.database import clock_now
from prioritise.store.writing import new_save_key
from prioritise.ui.session import exercise_change, opened
from prioritise.ui.session.panel_access import panel_access


def write_sign_off(typed: SignOff) -> None:
    """Write down a sign-off. Raises FileProblems, StoreError. For callbacks."""
    if (access := panel_access()) is not None:
        sign_off(access.store, access.viewer, typed, save_key=new_save_key())
        return
    _change(lambda exercise: signed_off(exercise, typed, today=clock_now().date()))


def write_challenge(typed: Challenge) -> None:
    """Write down a challenge. Raises FileProblems, StoreError. For callbacks."""
    if (access := panel_access()) is not None:
        log_challenge(access.store, access.viewer, typed, save_key=new_save_key())
        return
    _change(lambda exercise: challenged(exercise, typed, today=clock_now().date()))


def write_answer(typed: Challenge, *, value: float | None) -> None:
    """Write down an answer: a reason, or another score. `value` is the new one, which only somebody alone gives here.

    Raises FileProblems, VersionClash, StoreError. For callbacks.
    """
    if (access := panel_access()) is not None:
        answer_challenge(access.store, access.viewer, typed, save_key=new_save_key())
        return
    today = clock_now().date()
    if typed.outcome is ChallengeOutcome.RESCORED and value is not None:
        _change(lambda exercise: rescored(exercise, typed, value=value, today=today), stays_moved=False)
        return
    _change(lambda exercise: answered(exercise, typed, today=today))


def _change(change: Callable[[Exercise], Exercise], *, stays_moved: bool = True) -> None:
    before = opened.exercise()
    after = change(before)
    exercise_change.change_exercise(after, before=before, stays_moved=stays_moved)
