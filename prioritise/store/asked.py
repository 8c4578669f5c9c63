"""What a panel is asked: the criteria it scores, and the interventions a round is about, all or those named."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Connection, exists, insert, or_, select

from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.errors import StoreError
from prioritise.store.tables import criterion, intervention, round_about
from prioritise.words import joined


def panel_criteria(connection: Connection, exercise: str) -> Sequence[str]:
    """Return the criteria the panel scores, within the caller's transaction."""
    by_panel = (criterion.c.exercise == exercise) & (criterion.c.measured_by == MeasuredBy.PANEL.value)
    return connection.scalars(select(criterion.c.id).where(by_panel).order_by(criterion.c.id)).all()


def about_of(connection: Connection, exercise: str) -> dict[int, tuple[str, ...]]:
    """Return the interventions that rounds were opened for, by round; a round about all of them is not there."""
    mine = select(round_about).where(round_about.c.exercise == exercise)
    by_round: dict[int, tuple[str, ...]] = {}
    for row in connection.execute(mine.order_by(round_about.c.round, round_about.c.intervention)):
        by_round[row.round] = (*by_round.get(row.round, ()), row.intervention)
    return by_round


def is_asked(exercise: str, round_number: int, which: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that a round asks about the intervention in this column."""
    of_round = (round_about.c.exercise == exercise) & (round_about.c.round == round_number)
    return or_(~exists().where(of_round), exists().where(of_round, round_about.c.intervention == which))


def asked_interventions(connection: Connection, exercise: str, round_number: int) -> frozenset[str]:
    """Return the interventions that a round asks about, within the caller's transaction."""
    mine = select(intervention.c.id).where(intervention.c.exercise == exercise)
    return frozenset(connection.scalars(mine.where(is_asked(exercise, round_number, intervention.c.id))))


def put_about(connection: Connection, exercise: str, number: int, about: Collection[str]) -> tuple[str, ...]:
    """Write down what a new round is about and return it, empty for all. Raises StoreError for what is not listed."""
    known = set(connection.scalars(select(intervention.c.id).where(intervention.c.exercise == exercise)))
    if strange := sorted(set(about) - known):
        raise StoreError(f"There is no intervention {joined(strange, last='or')} here. No round was opened.")
    named = () if set(about) == known else tuple(sorted(set(about)))
    rows = [{"exercise": exercise, "round": number, "intervention": each} for each in named]
    if rows:
        connection.execute(insert(round_about), rows)
    return named


def check_asked(connection: Connection, exercise: str, round_number: int, intervention_id: str) -> None:
    """Raise StoreError for an intervention that a round does not ask about."""
    about = about_of(connection, exercise).get(round_number)
    if about and intervention_id not in about:
        raise StoreError(
            f"Round {round_number} does not ask about {intervention_id}. What was answered on it before still counts. "
            "Nothing was saved."
        )
