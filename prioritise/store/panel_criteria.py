"""Which criteria a panel scores."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from prioritise.domain.criteria import MeasuredBy
from prioritise.store.tables import criterion


def panel_criteria(connection: Connection, exercise: str) -> Sequence[str]:
    """Return the criteria the panel scores, within the caller's transaction."""
    by_panel = (criterion.c.exercise == exercise) & (criterion.c.measured_by == MeasuredBy.PANEL.value)
    return connection.scalars(select(criterion.c.id).where(by_panel).order_by(criterion.c.id)).all()
