"""Where each target goes, with the chosen interventions and without: linear in what is chosen."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Proposal
from prioritise.domain.periods import parse_period
from prioritise.domain.targets import Target, TargetMeasure, TargetStatus
from prioritise.evidence.intervals import Z_95, highest_possible, lowest_possible
from prioritise.evidence.outcome import CannotTell
from prioritise.targets.agreement import current_targets, is_for_a_district, placeholder_note
from prioritise.targets.baseline_trend import BaselineTrend, baseline_trend
from prioritise.targets.contributions import Contribution, Contributions, contributions, moves
from prioritise.words import short_number

NOT_ADDRESSED = "no intervention here addresses it"


@dataclass(frozen=True, slots=True)
class TargetYear:
    """One year of a trajectory, in the target's own terms: a level, or a change from the baseline.

    `trend` is where it goes if nothing changes: what the trend holds goes on, and nothing is added. `value` is where it
    goes with what is chosen. Between `low` and `high` it lies whatever the effects are, within their lowest and highest
    figures; an effect counts there where it is added to the trend or taken from it. `lower` and `upper` are a 95%
    interval from trend and effects together, None where the trend has no known uncertainty. All four are cut off where
    the indicator's scale ends.
    """

    year: str
    trend: float
    value: float
    low: float
    high: float
    standard_error: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Trajectory:
    """Where one target goes under one choice. `baseline` is where it starts, in the same terms as the years.

    `acting` are the chosen interventions that have an effect on it. `moving` is what the choice adds to the trend and
    takes from it, so that a year's value is its trend and theirs: a service that stops is among them, and not one that
    goes on as the trend holds it. `problems` are years no percentage could reach, in words; `cautions` what to know
    before relying on it.
    """

    target: Target
    baseline: float | None
    years: tuple[TargetYear, ...]
    acting: tuple[Contribution, ...]
    moving: tuple[Contribution, ...]
    addressed: bool
    trend: BaselineTrend
    problems: tuple[str, ...]
    cautions: tuple[str, ...]

    def at(self, year: str) -> TargetYear | None:
        """Return one year of it, or None."""
        return next((target_year for target_year in self.years if target_year.year == year), None)


@dataclass(frozen=True, slots=True)
class NotProjected:
    """A target whose trajectory cannot be worked out, and why."""

    target: Target
    reason: str


@dataclass(frozen=True, slots=True)
class LinearTarget:
    """One target as a sum over what could be chosen: value_t = constant_t + Σ_i x_i coefficient_it.

    In the target's own terms (a level, or a change from the baseline), by year in the exercise's order. `level_at_zero`
    is the indicator's level where those terms are 0.
    """

    target: Target
    baseline: float | None
    level_at_zero: float
    constants: tuple[float, ...]
    contributions: Contributions
    trend: BaselineTrend


@dataclass(frozen=True, slots=True)
class _Scale:
    """The least and the most a figure can be, in the target's own terms."""

    lowest: float
    highest: float

    def within(self, figure: float) -> float:
        return min(max(figure, self.lowest), self.highest)


def linear_target(
    exercise: Exercise, target: Target, *, trend: BaselineTrend | None = None
) -> LinearTarget | NotProjected:
    """Work out the target as a linear sum over the interventions, or why there is none.

    `trend` is its baseline trend, where that is known already.
    """
    if target.status is TargetStatus.PLACEHOLDER:
        return NotProjected(target, placeholder_note(target))
    going = trend or baseline_trend(exercise, target)
    if isinstance(going, CannotTell):
        return NotProjected(target, f"cannot be projected: {going.reason}")
    effects = contributions(exercise, target)
    if effects.reason:
        return NotProjected(target, f"cannot be projected: {effects.reason}")
    start = target.baseline if target.baseline is not None else _figure_at_baseline(exercise, target)
    is_change = target.measure is TargetMeasure.CHANGE
    if is_change and start is None:
        return NotProjected(target, "cannot be projected: there is no baseline to measure the change from")
    less = start if is_change and start is not None else 0.0
    counted = [effects.by_proposal[proposal] for proposal in effects.already_counted]
    constants = tuple(
        math.fsum([year.value, -less, *(-contribution.years[place].value for contribution in counted)])
        for place, year in enumerate(going.years)
    )
    return LinearTarget(target, 0.0 if is_change else start, less, constants, effects, going)


def linear_targets(exercise: Exercise) -> tuple[LinearTarget | NotProjected, ...]:
    """Work out every target that counts as a linear sum, in the order of the agreement."""
    return tuple(linear_target(exercise, target) for target in current_targets(exercise))


def trajectory(
    exercise: Exercise, linear: LinearTarget | NotProjected, chosen: Collection[Proposal]
) -> Trajectory | NotProjected:
    """Work out where a target goes when these interventions, at these levels, are chosen."""
    if isinstance(linear, NotProjected):
        return linear
    target = linear.target
    acting = tuple(
        contribution for proposal, contribution in linear.contributions.by_proposal.items() if proposal in chosen
    )
    moved = moves(linear.contributions, chosen)
    scale = _scale(exercise, linear)
    years = tuple(_year(linear, moved, place, scale) for place in range(len(exercise.years)))
    return Trajectory(
        target=target,
        baseline=linear.baseline,
        years=years,
        acting=acting,
        moving=moved,
        addressed=bool(linear.contributions.by_proposal),
        trend=linear.trend,
        problems=tuple(_out_of_range(exercise, linear, years, scale)),
        cautions=tuple(_cautions(exercise, linear, acting, moved)),
    )


def _figure_at_baseline(exercise: Exercise, target: Target) -> float | None:
    indicator = exercise.indicator_by_id[target.indicator]
    series = indicator.series(target.area_code or exercise.area.code)
    period = parse_period(target.baseline_period)
    return next((value.value for value in series if value.period == period), None)


def _scale(exercise: Exercise, linear: LinearTarget) -> _Scale:
    indicator = exercise.indicator_by_id[linear.target.indicator]
    lowest, highest = lowest_possible(indicator), highest_possible(indicator)
    return _Scale(lowest - linear.level_at_zero, highest - linear.level_at_zero)


def _year(linear: LinearTarget, moved: Collection[Contribution], place: int, scale: _Scale) -> TargetYear:
    trend = linear.trend.years[place]
    changes = [contribution.years[place] for contribution in moved]
    # From the trend itself: what goes on adds nothing, to the last digit, so a milestone that stands there is met.
    value = math.fsum([trend.value, -linear.level_at_zero, *(change.value for change in changes)])
    low = value + math.fsum(change.low - change.value for change in changes if change.low is not None)
    high = value + math.fsum(change.high - change.value for change in changes if change.high is not None)
    error = None
    if trend.standard_error is not None:
        error = math.hypot(trend.standard_error, *(change.standard_error or 0.0 for change in changes))
    reach = None if error is None else Z_95 * error
    return TargetYear(
        year=trend.year,
        trend=trend.value - linear.level_at_zero,
        value=value,
        low=scale.within(low),
        high=scale.within(high),
        standard_error=error,
        lower=None if reach is None else scale.within(value - reach),
        upper=None if reach is None else scale.within(value + reach),
    )


def _out_of_range(
    exercise: Exercise, linear: LinearTarget, years: Collection[TargetYear], scale: _Scale
) -> Iterator[str]:
    unit, shift = exercise.indicator_by_id[linear.target.indicator].unit, linear.level_at_zero
    least, most = (short_number(end + shift) for end in (scale.lowest, scale.highest))
    outside = f"below {least}" if math.isinf(scale.highest) else f"outside {least} to {most}"
    for year in years:
        if scale.within(year.value) != year.value:
            yield (
                f"the effects would take it to {short_number(year.value + shift)} {unit} in {year.year}, "
                f"{outside}; check effects.csv, people_per_year and the overlap allowance"
            )


def _cautions(
    exercise: Exercise, linear: LinearTarget, acting: Collection[Contribution], moved: Collection[Contribution]
) -> list[str]:
    cautions = [] if linear.trend.is_line else ["no line can be drawn through its figures, so the latest is carried on"]
    if is_for_a_district(exercise, linear.target):
        cautions.append(f"the interventions are taken to reach this district as they reach {exercise.area.name}")
    if not linear.contributions.by_proposal:
        cautions.append(NOT_ADDRESSED)
    indicator = exercise.indicator_by_id[linear.target.indicator]
    known = [value.denominator for value in indicator.series(exercise.area.code) if value.denominator]
    for contribution in acting:
        most = max(year.people for year in contribution.years)
        if known and most > known[-1]:
            name = exercise.intervention_by_id[contribution.proposal.intervention].name
            cautions.append(
                f"{name} would have {most:,.0f} people under its effect at once, more than the {known[-1]:,.0f} the "
                "indicator describes; check years_lasting"
            )
    exact = sum(year.low is None for contribution in moved for year in contribution.years[:1])
    if exact:
        cautions.append(f"{exact} of its effects have no low and high figure, so they count as known exactly")
    return cautions
