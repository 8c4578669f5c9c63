"""Published measures: what they are, and their values by area and period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from prioritise.domain.periods import Period


class Polarity(StrEnum):
    """Which direction is better, as the publisher's metadata says; never read off a title."""

    LOWER = "lower"
    HIGHER = "higher"
    NONE = "none"

    @property
    def worse_sign(self) -> int:
        """1 where higher is worse, -1 where lower is, 0 where the publisher says neither."""
        return {Polarity.LOWER: 1, Polarity.HIGHER: -1, Polarity.NONE: 0}[self]


class JsnaDomain(StrEnum):
    """The five indicator domains of a joint strategic needs assessment, in their usual order."""

    DEMOGRAPHY = "Demography"
    CONTEXT = "Social and environmental context"
    LIFESTYLE = "Lifestyle and risk factors"
    ILL_HEALTH = "Burden of ill-health"
    SERVICES = "Services"


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """One published figure. `category_type` and `category` are empty for a whole area.

    `value = count / denominator * multiplier` where the publisher gives counts. None means not known.
    """

    area_code: str
    area_name: str
    period: Period
    category_type: str
    category: str
    value: float | None
    lower_ci: float | None
    upper_ci: float | None
    count: float | None
    denominator: float | None
    source: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measure (one sex, one age band) with every value the exercise holds for it.

    `measure` is the name it shares with the same measure of other sexes or ages, whose `name` then says which it is; it
    is empty for an indicator that stands alone.
    """

    id: str
    name: str
    domain: JsnaDomain
    sex: str
    age: str
    unit: str
    multiplier: float
    polarity: Polarity
    values: tuple[IndicatorValue, ...]
    measure: str = ""

    def series(self, area_code: str) -> tuple[IndicatorValue, ...]:
        """Return the area's whole-area values that are known, oldest first."""
        values = [
            value
            for value in self.values
            if value.area_code == area_code and not value.category_type and value.value is not None
        ]
        return tuple(sorted(values, key=lambda value: value.period))

    def latest(self, area_code: str) -> IndicatorValue | None:
        """Return the area's most recent whole-area value, or None when there is none."""
        series = self.series(area_code)
        return series[-1] if series else None

    def at(self, area_code: str, period: Period) -> IndicatorValue | None:
        """Return the area's whole-area value for exactly this period, or None."""
        return next((value for value in self.series(area_code) if value.period == period), None)


SEX_WORDS = {"female": "females", "male": "males", "persons": "persons"}


def with_own_names(indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Return the indicators in their order, those that share a name told apart by sex, by age or at last by id."""
    listed = list(indicators)
    sharing: dict[str, list[Indicator]] = {}
    for indicator in listed:
        sharing.setdefault((indicator.measure or indicator.name).casefold(), []).append(indicator)
    return tuple(
        _with_own_name(indicator, sharing[(indicator.measure or indicator.name).casefold()]) for indicator in listed
    )


def _with_own_name(indicator: Indicator, alike: Sequence[Indicator]) -> Indicator:
    shared = indicator.measure or indicator.name
    if len(alike) == 1:
        return replace(indicator, name=shared, measure="")
    group = _group(indicator, alike)
    if not group or sum(_group(namesake, alike) == group for namesake in alike) > 1:
        group = f"{group}, {indicator.id}" if group else indicator.id
    return replace(indicator, name=f"{shared} ({group})", measure=shared)


def _group(indicator: Indicator, alike: Sequence[Indicator]) -> str:
    parts = []
    if len({namesake.sex.casefold() for namesake in alike}) > 1:
        parts.append(SEX_WORDS.get(indicator.sex.casefold(), indicator.sex) or "sex not given")
    if len({namesake.age.casefold() for namesake in alike}) > 1:
        parts.append(indicator.age or "age not given")
    return ", ".join(parts)


MOST_DAYS_APART = 45
"""Two periods of the same nominal length differ by leap days; by more than this they are of different kinds."""


def independent_periods(series: Sequence[IndicatorValue]) -> tuple[IndicatorValue, ...]:
    """Return the latest figure and those before it that share no day with a later one kept, oldest first.

    Three-year pools published every year (2019 - 21, 2020 - 22, ...) hold the same people two or three times, so a test
    that took each as new would see a trend in one year's change. Periods of another length than the latest are left
    out: a single year and a pool are not one series.
    """
    kept: list[IndicatorValue] = []
    for value in sorted(series, key=lambda indicator_value: indicator_value.period, reverse=True):
        if not kept or (_alike(value.period, kept[0].period) and value.period.end < kept[-1].period.start):
            kept.append(value)
    return tuple(reversed(kept))


def _alike(one: Period, other: Period) -> bool:
    return abs((one.end - one.start).days - (other.end - other.start).days) <= MOST_DAYS_APART
