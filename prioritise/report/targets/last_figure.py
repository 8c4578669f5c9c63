"""The last figure that came for a target, in words: what came, what was projected, and what was promised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from prioritise.analysis.small_counts import HIDDEN
from prioritise.domain.exercise import Exercise
from prioritise.domain.periods import parse_period
from prioritise.domain.targets import TargetMeasure
from prioritise.report.targets.target_unit import unit_of
from prioritise.report.words.csv_cells import shown_level
from prioritise.targets.attainment import Course, TargetProjection
from prioritise.targets.delivery import LOOKS, Rating
from prioritise.targets.last_figure import Expected, LastFigure
from prioritise.words import bold, chance_words, told_apart

DAYS_OF_A_YEAR = 365
WORST_LAST = "●▲■"
"""The shapes of courses and ratings, in order."""
AGREE = {(Course.ON_COURSE, Rating.GREEN), (Course.OFF_COURSE, Rating.RED)}
"""A course and a rating that say the same."""


def period_note(label: str, today: date | None) -> str:
    """Say that a figure's period has not ended, or is shorter than a year; empty for a whole year, and where not known.

    Without `today` nothing is said of periods that have not ended, so that a result does not change with the day.
    """
    period = parse_period(label)
    if period is None:
        return ""
    longer = (period.end - period.start).days > DAYS_OF_A_YEAR
    if today is not None and period.end >= today:
        return f"{label} has not ended: this is part of {'those years' if longer else 'a year'}."
    return f"{label} is part of a year." if (period.end - period.start).days + 1 < DAYS_OF_A_YEAR else ""


def came_first(exercise: Exercise, projection: TargetProjection, came: LastFigure, today: date | None) -> Iterator[str]:
    """Say what came against what was projected and promised, and whether the projection's interval holds it.

    Of a figure that must not be shown only the rating is said, because the rest would give it away.
    """
    note = period_note(came.actual.period, today)
    yield f"{bold(_came(exercise, came))}{f' {note}' if note else ''}"
    if came.expected is not None:
        said = "" if _hidden(exercise, came) else f"{_surprise(projection, came, came.expected)} "
        yield f"{said}The projection ahead does not use this figure yet."


def by_the_figure(finding: str, came: LastFigure, today: date | None) -> str:
    """Return a finding with the rating of the last figure beside it, unless both say the same: "on course by
    projection, amber by the last figure".
    """
    if came.rating is Rating.NOT_RATED or (finding, came.rating) in AGREE:
        return finding
    projected = f"{finding} by projection" if finding in set(Course) else finding
    which = "a figure of part of a year" if period_note(came.actual.period, today) else "the last figure"
    return f"{projected}, {came.rating} by {which}"


def worse_shape(shape: str, rating: Rating) -> str:
    """Return the shape of a finding and its last figure: that of the worse of the two."""
    other = LOOKS[rating].shape
    return max(shape, other, key=WORST_LAST.find)


def _came(exercise: Exercise, came: LastFigure) -> str:
    period = "" if _same_time(came) else f" ({came.actual.period})"
    rated = "" if came.milestone is None else f": {LOOKS[came.rating].shape} {came.rating}"
    if _hidden(exercise, came):
        return f"For {came.year} a figure came{period} that counts few people and is not shown{rated}."
    projected = came.expected.value if came.expected else None
    known = [value for value in (came.actual.value, projected, came.milestone) if value is not None]
    figures = iter(told_apart(unit_of(came.target), *known))
    figure = next(figures)
    against = [f"the projection was {next(figures)}" if projected is not None else "nothing was projected"]
    against += [f"the promise was {next(figures)}" if came.milestone is not None else "nothing was promised"]
    terms = ", as changes from the baseline," if came.target.measure is TargetMeasure.CHANGE else ""
    return f"For {came.year}{terms} the figure is {figure}{period}; {' and '.join(against)}{rated}."


def _surprise(projection: TargetProjection, came: LastFigure, expected: Expected) -> str:
    if expected.lower is None or expected.upper is None:
        return "Nothing tells how sure that projection was."
    low, high = told_apart(unit_of(came.target), expected.lower, expected.upper)
    said = f"It is {'within' if expected.within else 'outside'} the projection's 95% interval, {low} to {high}"
    if expected.chance is not None:
        way = "high or higher" if came.actual.value > expected.value else "low or lower"
        said += f": a figure this {way} had a chance of {chance_words(expected.chance)}"
    trajectory = projection.projected
    drift = "" if trajectory is None or trajectory.trend.is_line else " That interval allows for no drift."
    return f"{said}.{drift}"


def _same_time(came: LastFigure) -> bool:
    year, period = parse_period(came.year), parse_period(came.actual.period)
    return bool(year and period and (year.start, year.end) == (period.start, period.end))


def _hidden(exercise: Exercise, came: LastFigure) -> bool:
    return shown_level(exercise, came.target, came.actual.value) == HIDDEN
