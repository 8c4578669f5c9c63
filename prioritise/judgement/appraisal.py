"""A value for every intervention on every criterion, each with where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from prioritise.domain.criteria import Criterion, EvidenceMeasure, MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import MissingFigure
from prioritise.domain.illustrative import says_illustrative
from prioritise.domain.interventions import Measurement, Proposal
from prioritise.domain.money import plan_cost_gbp
from prioritise.domain.partners import AgreedScore
from prioritise.judgement.missing_figures import file_to_mend, missing_figure, off_scale
from prioritise.judgement.panel import PanelCell, panel_cell, whence_words
from prioritise.judgement.sizes import WHOLE, Part, at_level, part_of, part_of_whole
from prioritise.judgement.value_cell import BASIS_OF, Basis, ValueCell
from prioritise.judgement.values import may_pass_its_scale, measurement_bounds, value_bounds, value_of
from prioritise.words import counted


@dataclass(frozen=True)
class Appraisal:
    """Every value there is, and every one that is missing.

    Cells are in order of intervention, then level, then criterion. `shown` is the level to show of an intervention
    that has several: the one chosen, or else the best; the first listed where nothing says.
    """

    cells: tuple[ValueCell, ...]
    missing: tuple[MissingFigure, ...]
    shown: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def cell_at(self) -> Mapping[tuple[Proposal, str], ValueCell]:
        """Cells by intervention at a level, and criterion."""
        return {(cell.proposal, cell.criterion): cell for cell in self.cells}

    @cached_property
    def cell_of(self) -> Mapping[tuple[str, str], ValueCell]:
        """Cells by (intervention, criterion), at the level shown."""
        cells = [cell for cell in self.cells if cell.level == self.shown.get(cell.intervention, cell.level)]
        return {(cell.intervention, cell.criterion): cell for cell in reversed(cells)}


def appraise(
    exercise: Exercise, *, from_evidence: Iterable[Measurement], not_measured: Iterable[MissingFigure] = ()
) -> Appraisal:
    """Value every intervention, at each of its levels, on every criterion of the exercise.

    A value comes from what the panel agreed with a reason, else from the source the criterion names; where that is a
    panel and nobody has scored, from what one person entered. Otherwise it is listed as missing. A benefit given for no
    level in particular is that of the size in `interventions.csv`, and each level has the part of it that its people
    are of those. `from_evidence` and `not_measured` are what the published figures gave and could not give.
    """
    measured = {(Proposal(figure.intervention, figure.level), figure.criterion): figure for figure in from_evidence}
    figures = dict(exercise.measurement_at) | measured
    gaps = {(Proposal(figure.intervention, figure.level), figure.criterion): figure for figure in not_measured}
    cells: list[ValueCell] = []
    missing: list[MissingFigure] = []
    for proposal in exercise.proposals:
        for criterion in exercise.criteria:
            cell = (proposal, criterion.id)
            outcome = _value(exercise, proposal, criterion, figures.get(cell), gaps.get(cell))
            if isinstance(outcome, ValueCell):
                cells.append(outcome)
            else:
                missing.append(outcome)
    return Appraisal(tuple(cells), tuple(missing))


def settled_at(exercise: Exercise, appraisal: Appraisal, settled: AgreedScore) -> Appraisal | None:
    """Return the appraisal as it would be if this were agreed, last of all; the same as appraising it anew.

    None where a level's part of the value would be off the scale, or is not known.
    """
    criterion = exercise.criterion_by_id[settled.criterion]
    cells = []
    for cell in appraisal.cells:
        here = (settled.intervention, settled.criterion, settled.level or cell.level)
        if (cell.intervention, cell.criterion, cell.level) != here:
            cells.append(cell)
            continue
        part = WHOLE if settled.level == cell.level else part_of_whole(exercise, cell.proposal, criterion)
        panel = cell.panel or _panel_at(exercise, cell.proposal, criterion)
        figure = cell.replaced or cell.measurement
        value = part and _settled_value(exercise, criterion, cell.proposal, settled, panel, part, figure)
        if not isinstance(value, ValueCell):
            return None
        cells.append(value)
    return replace(appraisal, cells=tuple(cells))


def _value(
    exercise: Exercise,
    proposal: Proposal,
    criterion: Criterion,
    figure: Measurement | None,
    gap: MissingFigure | None,
) -> ValueCell | MissingFigure:
    if criterion.measured_by is MeasuredBy.COSTS:
        return _valued(exercise, criterion, proposal, _cost_measurement(exercise, proposal, criterion))
    part = part_of(exercise, proposal, criterion)
    if part is None:
        return _no_part(exercise, proposal, criterion)
    panel = _panel_at(exercise, proposal, criterion)
    figure = figure and at_level(exercise, proposal, criterion, figure)
    settled = exercise.agreed_at.get((proposal, criterion.id))
    if settled is not None:
        return _settled_value(exercise, criterion, proposal, settled, panel, part, figure)
    if criterion.measured_by is MeasuredBy.PANEL:
        return _judged_value(exercise, proposal, criterion, panel, part, figure)
    if gap is not None:
        return gap
    if figure is None:
        found, what_to_do = "it has no measurement", "add a row to measurements.csv, or agree a value"
        return missing_figure(proposal, criterion, found, what_to_do, "measurements.csv")
    return _valued(exercise, criterion, proposal, figure)


def _no_part(exercise: Exercise, proposal: Proposal, criterion: Criterion) -> MissingFigure:
    file = "levels.csv" if exercise.intervention_by_id[proposal.intervention].people_per_year else "interventions.csv"
    found = "it is given for no level, and people_per_year does not say what part of it a level has"
    return missing_figure(
        proposal, criterion, found, f"enter people_per_year in {file}, or give it for each level", file
    )


def _panel_at(exercise: Exercise, proposal: Proposal, criterion: Criterion) -> PanelCell:
    """What members gave, as it counts at this level, whatever the value in use was given for."""
    part = part_of_whole(exercise, proposal, criterion)
    return panel_cell(
        exercise,
        intervention=proposal.intervention,
        criterion=criterion.id,
        level=proposal.level,
        share=part.share if part else None,
    )


def _settled_value(
    exercise: Exercise,
    criterion: Criterion,
    proposal: Proposal,
    settled: AgreedScore,
    panel: PanelCell,
    part: Part,
    figure: Measurement | None,
) -> ValueCell | MissingFigure:
    whole = settled.level == proposal.level
    value = settled.value if whole else settled.value * part.share
    bounds = value_bounds(criterion)
    if not bounds.low <= value <= bounds.high:
        return off_scale(criterion, proposal, value, "agreed.csv")
    return ValueCell(
        intervention=proposal.intervention,
        level=proposal.level,
        criterion=criterion.id,
        value=value,
        low=panel.given[0] if panel.given else None,
        high=panel.given[-1] if panel.given else None,
        basis=Basis.AGREED,
        measurement=None,
        source=f"agreed in round {settled.round}: {settled.reason}{'' if whole else part.words}",
        panel=panel,
        replaced=figure,
        illustrative=_listed(exercise, "scores"),
    )


def _cost_measurement(exercise: Exercise, proposal: Proposal, criterion: Criterion) -> Measurement:
    cost = float(plan_cost_gbp(exercise, proposal.intervention, level=proposal.level))
    source, listed = f"{counted(len(exercise.costs_at[proposal]), 'row')} of costs.csv", _listed(exercise, "costs")
    return Measurement(
        proposal.intervention, criterion.id, cost, None, None, source, level=proposal.level, illustrative=listed
    )


def _judged_value(
    exercise: Exercise,
    proposal: Proposal,
    criterion: Criterion,
    panel: PanelCell,
    part: Part,
    entered: Measurement | None,
) -> ValueCell | MissingFigure:
    """The middle of what members gave; until one does, what one person entered."""
    if panel.middle is not None:
        return _panel_value(exercise, proposal, criterion, panel, panel.middle, part, entered)
    if entered is None:
        what_to_do = "have it scored in scores.csv, or settle it in agreed.csv with a reason"
        found = "no member of the panel has given a score"
        return missing_figure(proposal, criterion, found, what_to_do, "scores.csv")
    outcome = _valued(exercise, criterion, proposal, entered)
    return outcome if isinstance(outcome, MissingFigure) else replace(outcome, panel=panel)


def _panel_value(
    exercise: Exercise,
    proposal: Proposal,
    criterion: Criterion,
    panel: PanelCell,
    middle: float,
    part: Part,
    entered: Measurement | None,
) -> ValueCell | MissingFigure:
    bounds = value_bounds(criterion)
    if not bounds.low <= middle <= bounds.high:
        return off_scale(criterion, proposal, middle, "scores.csv")
    who = counted(len(panel.given), "member")
    return ValueCell(
        intervention=proposal.intervention,
        level=proposal.level,
        criterion=criterion.id,
        value=middle,
        low=panel.given[0],
        high=panel.given[-1],
        basis=Basis.PANEL,
        measurement=None,
        source=f"{whence_words(panel.rounds, panel.again, who)}{part.words}",
        panel=panel,
        replaced=entered,
        illustrative=_listed(exercise, "scores"),
    )


def _valued(
    exercise: Exercise, criterion: Criterion, proposal: Proposal, figure: Measurement
) -> ValueCell | MissingFigure:
    bounds = measurement_bounds(criterion)
    passing = may_pass_its_scale(criterion)
    if not passing and not bounds.low <= figure.value <= bounds.high:
        return off_scale(criterion, proposal, figure.value, file_to_mend(criterion, proposal), bounds)
    ends = sorted(
        value_of(criterion, end if passing else min(max(end, bounds.low), bounds.high))
        for end in (figure.low, figure.high)
        if end is not None
    )
    return ValueCell(
        intervention=proposal.intervention,
        level=proposal.level,
        criterion=criterion.id,
        value=value_of(criterion, figure.value),
        low=ends[0] if len(ends) == 2 else None,
        high=ends[1] if len(ends) == 2 else None,
        basis=_basis(exercise, criterion, figure),
        measurement=figure,
        source=figure.source,
        illustrative=figure.illustrative,
    )


def _listed(exercise: Exercise, kind: str) -> tuple[str, ...]:
    return (kind,) if kind in exercise.illustrative else ()


def _basis(exercise: Exercise, criterion: Criterion, figure: Measurement) -> Basis:
    if criterion.measure is EvidenceMeasure.PEOPLE:
        # Of all that is worked out, this alone rests on no published figure.
        return Basis.REACH
    basis = BASIS_OF[criterion.measured_by]
    not_real = "measurements" in exercise.illustrative or says_illustrative(figure.source)
    return Basis.ILLUSTRATIVE if basis in (Basis.MEASUREMENT, Basis.ENTERED) and not_real else basis
