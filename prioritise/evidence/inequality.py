"""The gradient from the most to the least deprived, and whether an intervention narrows or widens it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Intervention, Measurement
from prioritise.evidence.intervals import Z_95
from prioritise.evidence.outcome import CannotMeasure, UnusableFigures, no_reach, reach_file
from prioritise.words import short_number

FloatArray = NDArray[np.float64]

MOST, LEAST = "most deprived", "least deprived"

FEWEST_GROUPS = 2
LEAST_SHARE_EXPLAINED = 0.8
"""From this share of the weighted variation explained a gradient is called near linear. Our choice, not a standard."""


@dataclass(frozen=True, slots=True)
class SlopeIndex:
    """The line through the groups from the most to the least deprived, and what it says.

    `sii` is the least deprived end of the line minus the most deprived end, in the indicator's unit; `intercept` is the
    most deprived end. `rii_ratio` is the least deprived end over the most; `rii_mean` is `sii` over the mean. Each is
    None where it means nothing, and `undefined` says why. `lower` and `upper` are the 95% interval of `sii`, None
    unless every group's standard error is known. `near_linear` is None when it cannot be judged.
    """

    sii: float
    intercept: float
    mean: float
    rii_ratio: float | None
    rii_mean: float | None
    undefined: str
    lower: float | None
    upper: float | None
    share_explained: float | None
    near_linear: bool | None
    linearity: str


@dataclass(frozen=True, slots=True)
class EndGap:
    """The least deprived group against the most: difference and ratio, leaving the groups between out.

    `ratio` is None where it means nothing: the most deprived end is 0 or below, or the least deprived end below 0.
    """

    gap: float
    ratio: float | None


def inequality_gain(exercise: Exercise, intervention: Intervention) -> Measurement | CannotMeasure:
    """Find how many more of the most deprived group are reached than an even spread would reach.

    `people_per_year * (share in the most deprived group - that group's share of the population)`, in people a year;
    negative when the intervention widens the gap.
    """
    group = exercise.area.most_deprived
    if group is None:
        return CannotMeasure(
            "the exercise names no most deprived group", "give area.most_deprived in exercise.yaml", "exercise.yaml"
        )
    if intervention.people_per_year is None:
        return no_reach(intervention)
    if intervention.most_deprived_share is None and intervention.people_per_year != 0:
        file = reach_file(intervention)
        return CannotMeasure("it has no most_deprived_share", f"enter most_deprived_share in {file}", file)
    share = intervention.most_deprived_share or 0.0
    people = intervention.people_per_year
    return Measurement(
        intervention=intervention.id,
        criterion="",
        value=people * (share - group.population_share),
        low=None,
        high=None,
        source=(
            f"{people:,} people a year \u00d7 ({share:.1%} of them in the most deprived group \u2212 "
            f"{group.population_share:.1%} of the population); {group.definition}"
            f"{_help_words(exercise, intervention)}; reach: {intervention.source_said}"
        ),
        level=intervention.level,
    )


def help_ratio(exercise: Exercise, intervention: Intervention) -> float | None:
    """Return the HELP inequality score: share of the reached who are most deprived over that group's population share.

    Above 1 the most deprived get more than an even share. Source: Health England Leading Prioritisation (2009).
    """
    group = exercise.area.most_deprived
    if group is None or intervention.most_deprived_share is None or group.population_share == 0:
        return None
    return intervention.most_deprived_share / group.population_share


def _help_words(exercise: Exercise, intervention: Intervention) -> str:
    ratio = help_ratio(exercise, intervention)
    if ratio is None:
        return ""
    return f"; HELP ratio {ratio:.2f}, where 1 is an even spread: the first share over the second"


def slope_index(
    values: Sequence[float], populations: Sequence[float], *, standard_errors: Sequence[float | None] | None = None
) -> SlopeIndex:
    """Return the slope index of inequality: groups in order from the most to the least deprived.

    `x_i` is the middle of group i's place in the population ranked by deprivation (0 to 1), `w_i` its share. The line
    `y = a + b x` is fitted by least squares weighted by `w_i`, so that `b = Σ w_i (x_i - 1/2)(y_i - mean) /
    Σ w_i (x_i - 1/2)²`, and `b` is the slope index. With standard errors `s_i` known,
    `var(b) = Σ (w_i (x_i - 1/2) / Σ w (x - 1/2)²)² s_i²`. Misleads when the gradient bends (see `linearity`), or when
    groups are not in order. Raises UnusableFigures for fewer than two groups, unequal lengths, a value that is missing,
    or a population that is not above 0. Source: Preston, Haines and Pamuk 1981; Mackenbach and Kunst 1997; OHID.
    """
    y, shares = _checked(values, populations)
    ranks = np.cumsum(shares) - shares / 2
    leverage = shares * (ranks - 0.5) / float(np.sum(shares * (ranks - 0.5) ** 2))
    mean = float(np.sum(shares * y))
    slope = float(np.sum(leverage * (y - mean)))
    intercept = mean - slope / 2
    end = _without_noise(intercept + slope, of=intercept)
    explained = _share_explained(y - mean, shares, slope * (ranks - 0.5), largest=float(np.max(np.abs(y))))
    near, words = _linearity(explained, len(y))
    error = _standard_error(leverage, standard_errors)
    return SlopeIndex(
        sii=slope,
        intercept=intercept,
        mean=mean,
        rii_ratio=end / intercept if intercept > 0 and end >= 0 else None,
        rii_mean=slope / mean if mean > 0 else None,
        undefined=_undefined(intercept, end, mean),
        lower=None if error is None else slope - Z_95 * error,
        upper=None if error is None else slope + Z_95 * error,
        share_explained=explained,
        near_linear=near,
        linearity=words,
    )


def end_gap(values: Sequence[float]) -> EndGap:
    """Return the gap and ratio between the ends, the least deprived group's value against the most deprived group's.

    Raises UnusableFigures as `slope_index` does. Misleads because it ignores every group between, and their sizes.
    """
    y, _ = _checked(values, [1.0] * len(values))
    most, least = float(y[0]), float(y[-1])
    return EndGap(gap=least - most, ratio=least / most if most > 0 and least >= 0 else None)


def _checked(values: Sequence[float], populations: Sequence[float]) -> tuple[FloatArray, FloatArray]:
    if len(values) != len(populations):
        raise UnusableFigures(f"there are {len(values)} values but {len(populations)} populations: give one for each")
    if len(values) < FEWEST_GROUPS:
        raise UnusableFigures(f"a slope needs at least {FEWEST_GROUPS} groups, and there is {len(values)}")
    for group, (value, population) in enumerate(zip(values, populations, strict=True), start=1):
        if not _is_number(value):
            raise UnusableFigures(f"group {group} (1 is the {MOST}) has no value")
        if not _is_number(population) or population <= 0:
            raise UnusableFigures(f"group {group} (1 is the {MOST}) needs a population above 0, not {population}")
    people = np.asarray(populations, dtype=float)
    return np.asarray(values, dtype=float), people / float(np.sum(people))


def _is_number(value: float | None) -> bool:
    return value is not None and math.isfinite(value)


def _share_explained(
    around_mean: FloatArray, shares: FloatArray, fitted: FloatArray, *, largest: float
) -> float | None:
    """The line's share of the weighted variation, None when the groups do not differ beyond rounding."""
    variation = float(np.sum(shares * around_mean**2))
    if variation <= (1e-9 * largest) ** 2:
        return None
    return min(1.0, float(np.sum(shares * fitted**2)) / variation)


def _linearity(explained: float | None, groups: int) -> tuple[bool | None, str]:
    if explained is None:
        return True, "Every group has the same value, so there is no gradient."
    if groups == FEWEST_GROUPS:
        return None, "With two groups any line fits, so the shape of the gradient cannot be checked."
    percent = math.floor(100 * explained)
    if explained >= LEAST_SHARE_EXPLAINED:
        return True, f"The line explains {percent}% of the variation between groups, so one slope describes it."
    return False, (
        f"The line explains only {percent}% of the variation between groups. "
        "They do not rise or fall in a straight line: read the groups, not the slope."
    )


def _standard_error(leverage: FloatArray, standard_errors: Sequence[float | None] | None) -> float | None:
    if standard_errors is None:
        return None
    if len(standard_errors) != len(leverage):
        raise UnusableFigures(
            f"there are {len(standard_errors)} standard errors but {len(leverage)} groups: give one for each"
        )
    known = [error for error in standard_errors if error is not None and not math.isnan(error)]
    if any(error < 0 or math.isinf(error) for error in known):
        raise UnusableFigures("a standard error cannot be negative or infinite")
    if len(known) < len(standard_errors):
        return None
    return float(np.sqrt(np.sum(leverage**2 * np.asarray(known) ** 2)))


def _without_noise(end: float, *, of: float) -> float:
    # A line that ends at nothing may come out a hair below it.
    return 0.0 if abs(end) <= 1e-12 * abs(of) else end


def _undefined(intercept: float, end: float, mean: float) -> str:
    reasons = []
    if intercept <= 0:
        reasons.append(
            f"The line starts at {short_number(intercept, 3)} at the {MOST} end, and nothing can be a multiple of that."
        )
    elif end < 0:
        reasons.append(
            f"The line ends at {short_number(end, 3)} at the {LEAST} end, and less than nothing is no multiple of what "
            "it starts at."
        )
    if mean <= 0:
        reasons.append(f"The mean is {short_number(mean, 3)}, so the slope cannot be given as a share of it.")
    return " ".join(reasons)
