"""Where the panel's members differ: the spread of their scores, cell by cell."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Proposal
from prioritise.domain.partners import AgreedScore, PanelScore, ScoreState
from prioritise.judgement.panel import answered_again, counted_value, is_scored, latest_scores, rounds_of
from prioritise.judgement.sizes import part_of_whole


@dataclass(frozen=True, slots=True)
class HeldValue:
    """One member's value on the criterion's scale, -100 to 100; `member` is a pseudonymous id."""

    value: float
    member: str
    partner: str


@dataclass(frozen=True, slots=True)
class CellSpread:
    """What members hold of one cell by their own latest answers, lowest first; never empty.

    `rounds` are those the scores come from, and `again` counts the members who answered in more than one. `level` is
    the funding level scored; empty where there is no choice of levels or all were scored as one. `agreed` is
    what stands for the cell, whichever round settled it, as it counts at its level; None when nothing was.
    """

    intervention: str
    level: str
    criterion: str
    rounds: tuple[int, ...]
    held: tuple[HeldValue, ...]
    unknown: int
    interest: int
    agreed: AgreedScore | None
    again: int = 0

    @property
    def round(self) -> int:
        """The last round that a score comes from."""
        return self.rounds[-1]

    @property
    def low(self) -> float:
        """The lowest value given."""
        return self.held[0].value

    @property
    def high(self) -> float:
        """The highest value given."""
        return self.held[-1].value

    @property
    def middle(self) -> float:
        """The median, where consensus starts."""
        return statistics.median(value.value for value in self.held)

    @property
    def is_divided(self) -> bool:
        """Whether two members gave different values."""
        return self.low < self.high

    @property
    def is_settled(self) -> bool:
        """Whether a value was agreed on these very scores; a new round of scoring opens the cell again."""
        return self.agreed is not None and self.agreed.round >= self.round

    def partners_at(self, value: float) -> tuple[str, ...]:
        """Return the ids of the partners whose members gave exactly this value, each once, in order of id."""
        return tuple(sorted({held_value.partner for held_value in self.held if held_value.value == value}))


@dataclass(frozen=True, slots=True)
class UnscoredCell:
    """A cell the panel is to judge that has no value yet: nobody gave or entered one, and nothing was agreed."""

    intervention: str
    level: str
    criterion: str


def unscored_cells(exercise: Exercise) -> tuple[UnscoredCell, ...]:
    """Return every cell the panel must still score or settle before there is a list, in the order of the files.

    An intervention none of whose levels has a value is one cell, with an empty level.
    """
    cells = []
    for intervention in exercise.interventions:
        levels = [level.level for level in exercise.levels_of[intervention.id]] or [""]
        for criterion in exercise.criteria:
            if criterion.measured_by is MeasuredBy.PANEL:
                bare = [
                    level
                    for level in levels
                    if not _has_value(exercise, Proposal(intervention.id, level), criterion.id)
                ]
                cells += [
                    UnscoredCell(intervention.id, level, criterion.id) for level in ([""] if bare == levels else bare)
                ]
    return tuple(cells)


def _has_value(exercise: Exercise, cell: Proposal, criterion: str) -> bool:
    return is_scored(exercise, cell, criterion) or any(
        (cell, criterion) in known for known in (exercise.agreed_at, exercise.measurement_at)
    )


def panel_spreads(exercise: Exercise) -> tuple[CellSpread, ...]:
    """Find the spread of every cell somebody scored: intervention, criterion, level, in the order of the files.

    An intervention with funding levels is one cell a criterion as long as it was scored, and settled, for all levels as
    one, and one cell a level otherwise; what was said for all levels then counts at each by the people it reaches.
    """
    rows: dict[tuple[str, str], list[PanelScore]] = {}
    for row in exercise.scores:
        rows.setdefault((row.intervention, row.criterion), []).append(row)
    partner_of = {member.id: member.partner for member in exercise.members}
    spreads = [
        _spread(exercise, Proposal(intervention.id, level), criterion.id, scores, partner_of)
        for intervention in exercise.interventions
        for criterion in exercise.criteria
        if (scores := rows.get((intervention.id, criterion.id)))
        for level in _levels(exercise, intervention.id, criterion.id, scores)
    ]
    return tuple(spread for spread in spreads if spread)


def _levels(exercise: Exercise, intervention: str, criterion: str, rows: Sequence[PanelScore]) -> tuple[str, ...]:
    agreed = _agreed_rows(exercise, intervention, criterion)
    last = agreed[-1].level if agreed else ""
    if last or any(row.level for row in latest_scores(rows)):
        return tuple(level.level for level in exercise.levels_of[intervention])
    return ("",)


def _spread(
    exercise: Exercise, cell: Proposal, criterion: str, rows: Iterable[PanelScore], partner_of: Mapping[str, str]
) -> CellSpread | None:
    here = [row for row in rows if row.level in ("", cell.level)]
    latest = latest_scores(here)
    part = part_of_whole(exercise, cell, exercise.criterion_by_id[criterion])
    share = part.share if part else None
    values = [
        HeldValue(value, row.member, partner_of.get(row.member, ""))
        for row in latest
        if (value := counted_value(row, level=cell.level, share=share)) is not None
    ]
    agreed = _agreed(exercise, cell, criterion)
    if not values or (share is None and agreed and agreed.level != cell.level):
        # Where the part is not known there is no value to dispute yet, and the appraisal names what is missing.
        return None
    return CellSpread(
        intervention=cell.intervention,
        level=cell.level,
        criterion=criterion,
        rounds=rounds_of(latest),
        held=tuple(sorted(values, key=lambda value: (value.value, value.member))),
        unknown=sum(row.state is ScoreState.UNKNOWN for row in latest),
        interest=sum(row.state is ScoreState.INTEREST for row in latest),
        agreed=agreed and _counted(agreed, cell, share),
        again=answered_again(here),
    )


def _agreed(exercise: Exercise, cell: Proposal, criterion: str) -> AgreedScore | None:
    rows = [row for row in _agreed_rows(exercise, cell.intervention, criterion) if row.level in ("", cell.level)]
    return rows[-1] if rows else None


def _counted(agreed: AgreedScore, cell: Proposal, share: float | None) -> AgreedScore:
    return agreed if agreed.level == cell.level or share is None else replace(agreed, value=agreed.value * share)


def _agreed_rows(exercise: Exercise, intervention: str, criterion: str) -> list[AgreedScore]:
    rows = [row for row in exercise.agreed if (row.intervention, row.criterion) == (intervention, criterion)]
    return sorted(rows, key=lambda row: row.round)
