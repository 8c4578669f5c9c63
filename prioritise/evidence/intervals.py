"""How sure a published figure is: its own 95% limits, or limits worked out from its counts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

from prioritise.domain.indicators import Indicator, IndicatorValue
from prioritise.domain.units import last_decimal
from prioritise.evidence.outcome import UnusableFigures

Z_95 = NormalDist().inv_cdf(0.975)
"""The normal deviate of a two-sided 95% interval, 1.959964."""

PROPORTION_UNITS = frozenset({"percent", "%", "share", "proportion"})
"""Units whose figure is a part of a whole, so that it cannot pass 100%."""

LEAST_RATE_MULTIPLIER = 1000.0
"""A figure per 1,000 people or more is treated as a rate of events."""

ROUNDING_ALLOWED = 0.55
"""How far a figure may lie from its counts, in units of its last printed decimal."""


class IntervalMethod(StrEnum):
    """Where a 95% interval came from."""

    PUBLISHED = "published"
    WILSON = "Wilson"
    BYAR = "Byar"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95% interval in the figure's own unit, how it was found, and that in words. Limits are None when not known."""

    lower: float | None
    upper: float | None
    method: IntervalMethod
    note: str

    @property
    def known(self) -> bool:
        """Whether both limits are known."""
        return self.lower is not None and self.upper is not None

    @property
    def standard_error(self) -> float | None:
        """The standard error the width implies, `(upper - lower) / (2 * 1.96)`; None when the interval is not known."""
        if self.lower is None or self.upper is None:
            return None
        return (self.upper - self.lower) / (2 * Z_95)


def interval_of(indicator: Indicator, value: IndicatorValue) -> Interval:
    """Return the figure's 95% interval: the published one, else Wilson's or Byar's from its counts, else not known.

    Percentages and shares take Wilson's score interval; figures per 1,000 people or more take Byar's. Nothing is worked
    out unless `count / denominator * multiplier` gives back the published value to its last printed decimal (a whole
    number counts as one decimal, since 10.0 is often stored as 10): age-standardised and modelled figures fail that,
    and an interval rebuilt from their counts would describe another figure.
    """
    if value.lower_ci is not None and value.upper_ci is not None:
        return Interval(value.lower_ci, value.upper_ci, IntervalMethod.PUBLISHED, "95% interval as published")
    if value.value is None:
        return not_known("there is no figure")
    if value.count is None or not value.denominator:
        return not_known("no interval is published, and neither are the counts it could be worked out from")
    method = method_for(indicator.unit, indicator.multiplier)
    if method is IntervalMethod.NOT_KNOWN:
        return not_known(f"no interval is published, and none can be worked out for a figure in {indicator.unit}")
    if not is_rebuilt_by_counts(value, indicator.multiplier):
        return not_known(
            "no interval is published, and the counts do not give back the figure (it may be standardised for age)"
        )
    if method is IntervalMethod.WILSON:
        if value.count > value.denominator:
            return not_known(
                f"no interval is published, and none can be worked out: its count, {value.count:,.15g}, is more than "
                f"all {value.denominator:,.15g} of its denominator"
            )
        return wilson(value.count, value.denominator, multiplier=indicator.multiplier)
    return byar(value.count, value.denominator, multiplier=indicator.multiplier)


def wilson(count: float, denominator: float, *, multiplier: float = 1.0) -> Interval:
    """Work out Wilson's 95% score interval for a proportion, times `multiplier` (100 for percent).

    `(2np + z^2 -/+ z * sqrt(z^2 + 4np(1 - p))) / (2(n + z^2))`; limits lie within 0 and 1. Misleads when the people
    counted are a weighted or clustered sample, whose true interval is wider. Raises UnusableFigures unless
    0 <= count <= denominator. Source: Wilson 1927; Newcombe 1998 (method 3); the method OHID uses for proportions.
    """
    _check_count(count, denominator)
    if count > denominator:
        raise UnusableFigures(f"a count of {count:.15g} out of {denominator:.15g} is more than all of them")
    share = count / denominator
    centre = 2 * count + Z_95**2
    spread = Z_95 * math.sqrt(Z_95**2 + 4 * count * (1 - share))
    whole = 2 * (denominator + Z_95**2)
    return Interval(
        lower=max(0.0, (centre - spread) / whole) * multiplier,
        upper=min(1.0, (centre + spread) / whole) * multiplier,
        method=IntervalMethod.WILSON,
        note="95% interval worked out from the counts (Wilson)",
    )


def byar(count: float, denominator: float = 1.0, *, multiplier: float = 1.0) -> Interval:
    """Work out Byar's approximate 95% Poisson interval for a count of events, or for a rate with a denominator.

    `O(1 - 1/(9O) - z/(3 sqrt(O)))^3` and `(O+1)(1 - 1/(9(O+1)) + z/(3 sqrt(O+1)))^3`, over the denominator, times
    `multiplier`. The lower limit of no events is 0. Within about 0.2% of the exact limits from 10 events on; below that
    the lower limit is a little low. Misleads when one person can have many events (repeat admissions): the true
    interval is wider. Raises UnusableFigures for a negative count or a denominator of 0 or less. Source: Breslow and
    Day 1987, volume II, page 69; the method OHID uses for rates.
    """
    _check_count(count, denominator)
    return Interval(
        lower=_byar_lower(count) / denominator * multiplier,
        upper=_byar_upper(count) / denominator * multiplier,
        method=IntervalMethod.BYAR,
        note="95% interval worked out from the counts (Byar)",
    )


def method_for(unit: str, multiplier: float) -> IntervalMethod:
    """Choose Wilson for a percentage or share, Byar for a figure per 1,000 or more, not known for anything else.

    The unit decides, with the multiplier only to tell a rate from an average: a score or a number of years has neither.
    """
    words = " ".join(unit.lower().split())
    if words in PROPORTION_UNITS:
        return IntervalMethod.WILSON
    if words.startswith("per ") and multiplier >= LEAST_RATE_MULTIPLIER:
        return IntervalMethod.BYAR
    return IntervalMethod.NOT_KNOWN


def is_rebuilt_by_counts(value: IndicatorValue, multiplier: float) -> bool:
    """Tell whether `count / denominator * multiplier` is the published value to its last printed decimal.

    Allows 0.55 of that decimal: half for rounding, and a little more for figures that were rounded twice.
    """
    if value.value is None or value.count is None or not value.denominator:
        return False
    rebuilt = value.count / value.denominator * multiplier
    allowed = ROUNDING_ALLOWED * last_decimal(value.value, fewest=1) + 1e-9 * abs(value.value)
    return abs(rebuilt - value.value) <= allowed


def lowest_possible(indicator: Indicator) -> float:
    """Return 0, and no limit for an indicator that has a figure below 0."""
    return -math.inf if min(_figures(indicator), default=0.0) < 0 else 0.0


def highest_possible(indicator: Indicator) -> float:
    """Return 100 for a percentage, 1 for a share, and no limit for anything else or with a figure above that."""
    if method_for(indicator.unit, indicator.multiplier) is not IntervalMethod.WILSON:
        return math.inf
    return math.inf if max(_figures(indicator), default=0.0) > indicator.multiplier else indicator.multiplier


def not_known(reason: str) -> Interval:
    """Give no interval, and why."""
    return Interval(None, None, IntervalMethod.NOT_KNOWN, reason)


def _figures(indicator: Indicator) -> list[float]:
    return [value.value for value in indicator.values if value.value is not None]


def _check_count(count: float, denominator: float) -> None:
    if not (math.isfinite(count) and count >= 0):
        raise UnusableFigures(f"a count must be 0 or more, not {count:.15g}")
    if not (math.isfinite(denominator) and denominator > 0):
        raise UnusableFigures(f"a denominator must be more than 0, not {denominator:.15g}")


def _byar_lower(count: float) -> float:
    if count == 0:
        return 0.0
    root = 1 - 1 / (9 * count) - Z_95 / (3 * math.sqrt(count))
    return count * max(0.0, root) ** 3


def _byar_upper(count: float) -> float:
    more = count + 1
    root = 1 - 1 / (9 * more) + Z_95 / (3 * math.sqrt(more))
    return float(more * root**3)
