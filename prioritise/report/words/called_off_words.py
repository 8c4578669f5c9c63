"""A round that was called off, in words."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.domain.panel import Round
from prioritise.words import ended, moment_words


def called_off_sentence(ended_round: Round) -> str:
    """Say which round was called off, when and why, and that it counts for nothing."""
    when = f" on {moment_words(ended_round.closed_at)} (UTC)" if ended_round.closed_at else ""
    return (
        f"Round {ended_round.number} was called off{when} and counts for nothing. "
        f"The reason: {ended(ended_round.reason)}"
    )


def called_off_last(called_off: Sequence[Round], last: Round | None) -> Round | None:
    """Return the round that was called off last, while no other was opened after it; None where there is none."""
    newest = called_off[-1] if called_off else None
    return newest if newest and (last is None or newest.number > last.number) else None
