"""Interests that stand from one round to the next, until whoever declared them withdraws them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, insert, select

from prioritise.domain.panel import Access
from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.judgement.interests import DeclaredInterest, declared_interests
from prioritise.judgement.panel import latest_scores
from prioritise.store.access import revealed_scores
from prioritise.store.asked import asked_interventions, panel_criteria
from prioritise.store.score_rows import score_of
from prioritise.store.tables import member, score

Place = tuple[str, str, str]
"""A member, an intervention and a criterion, by their ids."""


def carry_interests(connection: Connection, exercise: str, round_number: int, *, now: str) -> None:
    """Have everyone who stands aside from something do so in a round that was just opened, as a draft of theirs.

    An interest is in the intervention: who scored nothing else of it stands aside from all its questions.
    """
    scoring = set(
        connection.scalars(
            select(member.c.id).where(member.c.exercise == exercise, member.c.access != Access.OBSERVER.value)
        )
    )
    asked = asked_interventions(connection, exercise, round_number)
    for (who, intervention, criterion), reason in carried(connection, exercise, round_number).items():
        if who in scoring and intervention in asked:
            cell = {"member": who, "intervention": intervention, "criterion": criterion, "level": "", "reason": reason}
            new = {"exercise": exercise, "round": round_number, "state": ScoreState.INTEREST.value, "value": None}
            connection.execute(insert(score).values(**cell, **new, saved_at=now, version=1))


def carried(connection: Connection, exercise: str, round_number: int, **whose: str) -> Mapping[Place, str]:
    """Return the questions that interests from before a round stand for in it, with why; `whose` is of whom alone."""
    said = _revealed_before(connection, exercise, round_number, **whose)
    everything = panel_criteria(connection, exercise)
    return {
        (declared.member, declared.intervention, criterion): " ".join(declared.reasons)
        for declared in declared_interests(said)
        if declared.stands
        for criterion in (declared.criteria if _scored_another(said, declared) else everything)
        if criterion in everything
    }


def stood_aside_before(
    connection: Connection, exercise: str, round_number: int, member_id: str, intervention: str
) -> Collection[str]:
    """Return the criteria on which a member stands aside from one intervention by what earlier rounds revealed."""
    said = _revealed_before(connection, exercise, round_number, member=member_id, intervention=intervention)
    return {criterion for declared in declared_interests(said) if declared.stands for criterion in declared.criteria}


def _scored_another(said: Collection[PanelScore], declared: DeclaredInterest) -> bool:
    """Whether the member's own latest answer to another question of the intervention is no interest."""
    mine = [row for row in said if (row.member, row.intervention) == (declared.member, declared.intervention)]
    criteria = {row.criterion for row in mine}
    latest = (latest_scores(row for row in mine if row.criterion == criterion) for criterion in criteria)
    return any(row.state is not ScoreState.INTEREST for rows in latest for row in rows)


def _revealed_before(connection: Connection, exercise: str, round_number: int, **whose: str) -> tuple[PanelScore, ...]:
    """What was revealed in earlier rounds, of everyone, of one member or on one intervention, in the order it was."""
    wanted = select(score).where(score.c.exercise == exercise, score.c.round < round_number, revealed_scores())
    rows = connection.execute(wanted.filter_by(**whose).order_by(score.c.round, score.c.key))
    return tuple(score_of(row) for row in rows)
