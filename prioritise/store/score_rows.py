"""One member's answer, as a row of the store has it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from prioritise.domain.partners import PanelScore, ScoreState


def score_of(row: Row[Any]) -> PanelScore:
    """Return the answer that a row of scores holds."""
    return PanelScore(
        row.round, row.member, row.intervention, row.criterion, row.value, ScoreState(row.state), row.reason, row.level
    )
