"""What part of a benefit a funding level has, where the benefit was given for the intervention as a whole.

How that combines with scores and agreed values is a table in docs/method/disputes.md.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from prioritise.domain.criteria import Criterion, MeasuredBy, Role
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Measurement, Proposal
from prioritise.judgement.panel import given_last


@dataclass(frozen=True, slots=True)
class Part:
    """The share of a figure for the whole that counts at a level, and how to say so after its source."""

    share: float = 1.0
    words: str = ""


WHOLE = Part()


def part_of(exercise: Exercise, proposal: Proposal, criterion: Criterion) -> Part | None:
    """Return the part a level has of what its value comes from: what was agreed, else scored, else measured.

    A benefit is of a size: a level that reaches half the people has half of it. All of it where there are no levels,
    where the figure is given for the level itself, and for a likelihood, which does not depend on size. None where it
    is given for the whole and the part is not known.
    """
    is_given_for_the_whole = _is_given_for_the_whole(exercise, proposal, criterion)
    return part_of_whole(exercise, proposal, criterion) if is_given_for_the_whole else WHOLE


def part_of_whole(exercise: Exercise, proposal: Proposal, criterion: Criterion) -> Part | None:
    """Find the part a level has of what is given for the whole, whether or not that was; None where not known."""
    if not proposal.level or criterion.role is not Role.BENEFIT:
        return WHOLE
    whole, here = exercise.intervention_by_id[proposal.intervention], exercise.sized[proposal]
    if not whole.people_per_year or here.people_per_year is None:
        return None
    words = f"; {here.people_per_year:,} of {whole.people_per_year:,} people a year at this level"
    return Part(here.people_per_year / whole.people_per_year, words)


def at_level(exercise: Exercise, proposal: Proposal, criterion: Criterion, figure: Measurement) -> Measurement:
    """Return a figure as it is for a level: its part of one for the whole, which stays as it is where not known."""
    part = WHOLE if figure.level == proposal.level else part_of_whole(exercise, proposal, criterion)
    if part is None or part is WHOLE:
        return figure
    ends = [None if end is None else end * part.share for end in (figure.low, figure.high)]
    return replace(
        figure,
        value=figure.value * part.share,
        low=ends[0],
        high=ends[1],
        source=figure.source + part.words,
        step="",
    )


def _is_given_for_the_whole(exercise: Exercise, proposal: Proposal, criterion: Criterion) -> bool:
    if not proposal.level or criterion.role is not Role.BENEFIT:
        return False
    cell = (proposal, criterion.id)
    settled = exercise.agreed_at.get(cell)
    if settled is not None:
        return not settled.level
    given = given_last(exercise.scores_at.get(cell, ()))
    if criterion.measured_by is MeasuredBy.PANEL and given:
        return any(not row.level for row in given)
    figure = exercise.measurement_at.get(cell)
    return figure is not None and not figure.level
