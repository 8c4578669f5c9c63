"""Which published figures count so few people that they are not shown, and those that would give them away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import Finding
from prioritise.domain.indicators import Indicator, IndicatorValue
from prioritise.domain.periods import Period
from prioritise.domain.targets import Target
from prioritise.evidence.disclosure import HIDDEN_WORD, hide_small_counts
from prioritise.evidence.disclosure import is_small as is_small
from prioritise.evidence.outcome import UnusableFigures
from prioritise.files.refresh import published_numbers
from prioritise.words import with_unit

COUNT_UNITS = frozenset(("people", "count"))
"""Units in which the figure itself is a number of people."""
HIDDEN = HIDDEN_WORD
"""What stands for a hidden figure, whatever the reason: another word would tell which one is small."""
EVERYBODY = "Persons"

Figure = tuple[str, str, Period, str, str]
Counted = tuple[Figure | None, float]


@dataclass(frozen=True, slots=True)
class HiddenFigures:
    """The figures of an exercise whose count of people is not shown."""

    figures: frozenset[Figure]

    def count(self, indicator: Indicator, value: IndicatorValue) -> bool:
        """Tell whether the number of people counted must not be shown."""
        return _key(indicator, value) in self.figures

    def value(self, indicator: Indicator, value: IndicatorValue) -> bool:
        """Tell whether the figure itself must not be shown: it is a number of people, and a hidden one."""
        return indicator.unit in COUNT_UNITS and self.count(indicator, value)

    def value_of(self, indicator: Indicator, area_code: str, period_label: str) -> bool:
        """Return the same for the whole area's figure of one period."""
        values = (value for value in indicator.series(area_code) if value.period.label == period_label)
        return any(self.value(indicator, value) for value in values)

    def split(self, indicator: Indicator, period: Period) -> bool:
        """Tell whether any group of a split in this period is hidden."""
        return any(
            self.count(indicator, value) for value in indicator.values if value.category and value.period == period
        )

    def finding(self, exercise: Exercise, finding: Finding) -> bool:
        """Return the same for the figure a value rests on."""
        return self.value_of(exercise.indicator_by_id[finding.indicator], exercise.area.code, finding.period)


@once
def hidden_figures(exercise: Exercise) -> HiddenFigures:
    """Work out every count from 1 to the exercise's small number, and what would reveal one by subtraction.

    Looked at together: one measure's sexes and their total, and one indicator's groups and their total. Misleads where
    a total is published elsewhere, or groups of different kinds overlap.
    """
    small_number = exercise.settings.small_number
    hidden: set[Figure] = set()
    for parts, total in (*_by_sex(exercise.indicators), *_by_group(exercise.indicators)):
        hidden.update(_hidden(parts, total, small_number))
    return HiddenFigures(frozenset(hidden))


def shown_figure(value: float, unit: str, *, hidden: bool) -> str:
    """Return a figure in its unit, or that it is hidden."""
    return HIDDEN if hidden else with_unit(value, unit)


def is_hidden_count(value: float | None, unit: str, small_number: int) -> bool:
    """Tell whether a figure by itself is a number of people too small to show."""
    return value is not None and unit in COUNT_UNITS and value >= 0 and is_small(value, small_number)


def hides_target(exercise: Exercise, target: Target) -> bool:
    """Tell whether a target's level is not shown: a number of people whose start is too small to show.

    Then nor is what is projected from there, because the effects shown beside it would give the start away.
    """
    if target.unit not in COUNT_UNITS:
        return False
    if is_hidden_count(target.baseline, target.unit, exercise.settings.small_number):
        return True
    indicator, area = exercise.indicator_by_id.get(target.indicator), target.area_code or exercise.area.code
    if indicator is None:
        return False
    hidden = hidden_figures(exercise)
    return any(hidden.value(indicator, value) for value in indicator.series(area))


def small_counts_in_files(exercise: Exercise) -> int:
    """Find how many figures of the exercise's files count from 1 to the small number of people: of targets too."""
    small_number = exercise.settings.small_number
    numbers = (_number(indicator, value) for indicator in exercise.indicators for value in indicator.values)
    units = {target.id: target.unit for target in exercise.targets}
    promised = [(target.baseline, target.unit) for target in exercise.targets]
    promised += [(actual.value, units[actual.target]) for actual in exercise.actuals]
    of_targets = sum(is_hidden_count(value, unit, small_number) for value, unit in promised)
    return of_targets + sum(number is not None and is_small(number, small_number) for number in numbers)


def _key(indicator: Indicator, value: IndicatorValue) -> Figure:
    return indicator.id, value.area_code, value.period, value.category_type, value.category


def _number(indicator: Indicator, value: IndicatorValue) -> float | None:
    """How many people a figure counts; None when that is not known or it is a change, which may be below nobody."""
    number = value.value if indicator.unit in COUNT_UNITS else value.count
    return None if number is None or number < 0 else number


def _by_sex(indicators: Iterable[Indicator]) -> Iterable[tuple[list[Counted], Counted | None]]:
    """The sexes of one measure, age, place, time and group, with everybody as their total."""
    groups: dict[tuple[object, ...], dict[str, Counted]] = {}
    for indicator in indicators:
        measure = (
            min(published_numbers(indicator), default=indicator.measure or indicator.name),
            indicator.age,
            indicator.unit,
        )
        for value in indicator.values:
            number = _number(indicator, value)
            if number is not None:
                key = _key(indicator, value)
                sexes = groups.setdefault((measure, key[1:]), {})
                # Two indicators of one measure and sex are not parts of one total: each stands alone.
                sexes[indicator.sex if indicator.sex not in sexes else indicator.id] = (key, number)
    for sexes in groups.values():
        total = sexes.pop(EVERYBODY, None)
        yield _both(sexes, total), total


def _both(sexes: Mapping[str, Counted], total: Counted | None) -> list[Counted]:
    """The sexes, with the one that is not listed as what the other leaves of everybody."""
    listed = list(sexes.values())
    if total is None or len(listed) != 1 or listed[0][1] > total[1]:
        return listed
    return [*listed, (None, total[1] - listed[0][1])]


def _by_group(indicators: Iterable[Indicator]) -> Iterable[tuple[list[Counted], Counted | None]]:
    """The groups of one indicator, place and time by one kind of split, with the whole place as their total."""
    for indicator in indicators:
        whole: dict[tuple[str, Period], Counted] = {}
        splits: dict[tuple[str, Period, str], list[Counted]] = {}
        for value in indicator.values:
            number = _number(indicator, value)
            counted = None if number is None else (_key(indicator, value), number)
            if counted and value.category_type:
                splits.setdefault((value.area_code, value.period, value.category_type), []).append(counted)
            elif counted:
                whole[value.area_code, value.period] = counted
        for place, parts in splits.items():
            yield parts, whole.get(place[:2])


def _hidden(parts: list[Counted], total: Counted | None, small_number: int) -> set[Figure]:
    everything = parts if total is None else [*parts, total]
    try:
        counts = hide_small_counts(
            [number for _key, number in parts], total=total[1] if total else None, small_number=small_number
        )
    except UnusableFigures:
        # Counts that do not come to their total cannot be found by subtraction.
        return {key for key, number in everything if key and is_small(number, small_number)}
    shown = [*counts.counts, counts.total] if total else counts.counts
    return {key for (key, _number), count in zip(everything, shown, strict=True) if key and count.hidden}


def people(count: float | None, *, small_number: int) -> str:
    """Return a number of people, rounded; hidden when it is small, and blank when it cannot be known."""
    if count is None:
        return ""
    return f"{small_number} or fewer" if is_small(abs(count), small_number) else f"{abs(count):,.0f}"
