"""How the place stands on every indicator, for how many people, and which way it is going."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from prioritise.analysis.needs import evidence_of_need
from prioritise.analysis.once import once
from prioritise.analysis.small_counts import COUNT_UNITS, HIDDEN, HiddenFigures, hidden_figures, people, shown_figure
from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import Standing
from prioritise.domain.indicators import Indicator, JsnaDomain, Polarity
from prioritise.evidence.comparison import Comparison
from prioritise.evidence.intervals import Interval, IntervalMethod
from prioritise.evidence.need_profile import NeedRow
from prioritise.evidence.trend import Direction, Trend
from prioritise.words import TextTable, first_capital, gap_with_unit, interval, lower_first, with_unit

HOW_DIRECTION = (
    "Direction is judged over up to five periods that do not overlap, with the test Fingertips uses. One odd year "
    "makes no trend."
)
STATED = (IntervalMethod.PUBLISHED, IntervalMethod.NOT_KNOWN)
"""Ways to an interval that need no more words."""
STANDING_WORDS = {
    Standing.WORSE: "Worse",
    Standing.SIMILAR: "Similar",
    Standing.BETTER: "Better",
    Standing.NOT_COMPARED: "Not better or worse",
}


@dataclass(frozen=True, slots=True)
class NeedsRow:
    """One indicator for the exercise's area. `z` is above 0 when the area is on the bad side of its neighbours.

    `neighbours` are the comparators' values for the same period. `people` is what the gap to the benchmark comes to,
    already in words, and empty unless the area is worse. `hidden` figures are counts of people too small to show.
    """

    indicator: Indicator
    comparison: Comparison
    z: float | None
    neighbours: tuple[float, ...]
    trend: Trend
    people: str
    hidden: bool

    @property
    def standing(self) -> Standing:
        """Better, similar or worse than the benchmark."""
        return self.comparison.standing

    @property
    def drawn(self) -> bool:
        """Whether it has a place in the profile: it is compared, and not hidden."""
        return self.standing is not Standing.NOT_COMPARED and not self.hidden

    @property
    def figure(self) -> str:
        """The area's figure in its unit, or that it is hidden."""
        return shown_figure(self.comparison.value, self.indicator.unit, hidden=self.hidden)

    @property
    def interval(self) -> str:
        """The area's 95% interval and how it was found, or that it is not known or hidden."""
        return HIDDEN if self.hidden else interval_in_words(self.comparison.interval, self.indicator.unit)

    @property
    def gap(self) -> str:
        """The area's figure less the benchmark's, with the area's interval carried over; blank with no benchmark.

        Blank too for numbers of people, which follow the size of the place.
        """
        comparison, unit = self.comparison, self.indicator.unit
        if comparison.gap is None or self.hidden or unit in COUNT_UNITS:
            return "–"
        if comparison.gap_lower is None or comparison.gap_upper is None:
            return gap_with_unit(comparison.gap, unit)
        ends = f"{gap_with_unit(comparison.gap_lower, '')} to {gap_with_unit(comparison.gap_upper, '')}"
        return f"{gap_with_unit(comparison.gap, unit)} ({ends})"

    @property
    def neighbours_figure(self) -> str:
        """The mean of its neighbours, which `z` is measured from; empty for counts, whose sum could give one away."""
        if self.indicator.unit in COUNT_UNITS:
            return ""
        mean = with_unit(fmean(self.neighbours), self.indicator.unit)
        return f"{mean} on average among the {len(self.neighbours)} with a figure, and "

    @property
    def benchmark_figure(self) -> str:
        """The benchmark's figure in its unit, or that there is none."""
        benchmark = self.comparison.benchmark
        if benchmark is None or benchmark.value is None:
            return "no figure"
        return with_unit(benchmark.value, self.indicator.unit)


@once
def needs_profile(exercise: Exercise) -> tuple[NeedsRow, ...]:
    """List every indicator that has a figure for the area: the worst first, as its neighbours see it."""
    hidden = hidden_figures(exercise)
    known = {row.indicator.id: row for row in evidence_of_need(exercise).rows}
    rows = [_row(exercise, known[indicator.id], hidden) for indicator in exercise.indicators if indicator.id in known]
    order = [Standing.WORSE, Standing.SIMILAR, Standing.BETTER, Standing.NOT_COMPARED]
    return tuple(sorted(rows, key=lambda row: (order.index(row.standing), -(row.z or 0.0), row.indicator.name)))


def of_standing(rows: Sequence[NeedsRow], standing: Standing) -> tuple[NeedsRow, ...]:
    """Pick the rows that stand like this against the benchmark."""
    alike = [row for row in rows if row.comparison.standing is standing]
    return tuple(alike)


def domains_worst_first(rows: Sequence[NeedsRow]) -> tuple[JsnaDomain, ...]:
    """Return the domains there are figures in: the one with most worse measures first, then in their usual order."""
    present = [domain for domain in JsnaDomain if any(row.indicator.domain is domain for row in rows)]
    worse = of_standing(rows, Standing.WORSE)
    return tuple(
        sorted(present, key=lambda domain: -len(measures_of(row for row in worse if row.indicator.domain is domain)))
    )


def measures_of(rows: Iterable[NeedsRow]) -> frozenset[str]:
    """Return the measures of some rows: one measure's sexes and ages, which share its name, are one."""
    return frozenset(row.indicator.measure.casefold() or row.indicator.id for row in rows)


@once
def benchmark_name(exercise: Exercise) -> str:
    """Say what the benchmark area is called."""
    code = exercise.area.benchmark
    values = (value for indicator in exercise.indicators for value in indicator.values)
    return next((value.area_name for value in values if value.area_code == code), "the benchmark")


def needs_headline(exercise: Exercise, rows: Sequence[NeedsRow]) -> str:
    """State the finding in one line: on how many measures the area is worse, for any of its sexes or ages."""
    compared = [row for row in rows if row.standing is not Standing.NOT_COMPARED]
    if not compared:
        return f"No figure for {exercise.area.name} can be compared yet"
    worse = len(measures_of(of_standing(rows, Standing.WORSE)))
    against = benchmark_name(exercise)
    return f"{exercise.area.name} is worse than {against} on {worse} of {len(measures_of(compared))} measures"


def furthest_behind(exercise: Exercise, rows: Sequence[NeedsRow]) -> str:
    """Return the measure on which the area is furthest behind its neighbours, and what that comes to in people."""
    worse = [row for row in of_standing(rows, Standing.WORSE) if row.z is not None]
    worst = max(worse, key=lambda row: row.z or 0.0, default=None)
    if worst is None:
        return ""
    against = benchmark_name(exercise)
    how = "more" if worst.indicator.polarity is Polarity.HIGHER else "fewer"
    count = f" At {against}'s rate it would be {worst.people} {how} people." if worst.people else ""
    return (
        f"It is furthest behind its neighbours on {lower_first(worst.indicator.name)}: {worst.figure} against "
        f"{worst.neighbours_figure}{worst.benchmark_figure} in {against} ({worst.comparison.area.period.label}).{count}"
    )


def profile_table(exercise: Exercise, rows: Sequence[NeedsRow]) -> TextTable:
    """Write a line an indicator, with everything the chart shows."""
    area, against = exercise.area.name, benchmark_name(exercise)
    return TextTable(
        ("Indicator", "Period", area, "95% interval", against, f"Against {against}", "Gap", "People", "Direction"),
        tuple(
            (
                row.indicator.name,
                row.comparison.area.period.label,
                row.figure,
                row.interval,
                row.benchmark_figure,
                STANDING_WORDS[row.standing],
                row.gap,
                row.people or "–",
                first_capital(row.trend.direction),
            )
            for row in rows
        ),
    )


def interval_in_words(bounds: Interval, unit: str) -> str:
    """Return a 95% interval, and how it was found when it was not published."""
    words = interval(bounds.lower, bounds.upper, unit)
    return words if bounds.method in STATED else f"{words} ({bounds.method})"


def compared_in_words(exercise: Exercise, indicator: Indicator) -> str:
    """Say how the latest figure stands against the benchmark, to follow the indicator's name and a colon."""
    row = next((row for row in needs_profile(exercise) if row.indicator.id == indicator.id), None)
    return f"no figure for {exercise.area.name}" if row is None else row_in_words(exercise, row)


def row_in_words(exercise: Exercise, row: NeedsRow) -> str:
    """Say how the latest figure stands against the benchmark, for an indicator whose row is at hand."""
    against = benchmark_name(exercise)
    if row.comparison.benchmark is None:
        return f"{row.figure}, and no figure for {against} to compare with"
    words = {
        Standing.WORSE: f"worse than {against}",
        Standing.SIMILAR: f"similar to {against}",
        Standing.BETTER: f"better than {against}",
        Standing.NOT_COMPARED: f"{row.benchmark_figure} in {against}",
    }[row.standing]
    gone = "" if row.trend.direction is Direction.CANNOT_TELL else f", {row.trend.direction}"
    return f"{row.figure}, {words}{gone}"


def _row(exercise: Exercise, known: NeedRow, hidden: HiddenFigures) -> NeedsRow:
    area, indicator, comparison = exercise.area, known.indicator, known.comparison
    beside = (indicator.at(code, comparison.area.period) for code in area.comparators if code != area.code)
    worse = comparison.standing is Standing.WORSE
    return NeedsRow(
        indicator=indicator,
        comparison=comparison,
        z=known.z,
        neighbours=tuple(value.value for value in beside if value is not None and value.value is not None),
        trend=known.trend,
        people=people(comparison.excess_people, small_number=exercise.settings.small_number) if worse else "",
        hidden=hidden.value(indicator, comparison.area),
    )
