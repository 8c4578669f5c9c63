"""Putting one published indicator's figures into the exercise's own: added, revised or the same, and none lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from prioritise.domain.indicators import Indicator, IndicatorValue
from prioritise.files.published.numbers import number_text
from prioritise.files.published.spans import months_long

KEPT_DENOMINATOR = "; denominator kept from: "
CARRIED_DENOMINATOR = "; denominator carried over from "
ROUNDING = 1e-6
"""A share, for halves that binary numbers cannot hold."""
OTHER_LENGTH = "a period of another length than the exercise's"

Place = tuple[str, str, str, date, date]


class Change(StrEnum):
    """What a published figure does to the exercise."""

    ADDED = "added"
    REVISED = "revised"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One published figure and what it replaces; `before` is None for one that is added."""

    indicator: str
    change: Change
    before: IndicatorValue | None
    after: IndicatorValue


@dataclass(frozen=True, slots=True)
class FiguresLeftOut:
    """Published figures that are not used, and why. `indicator` is the published id."""

    indicator: str
    name: str
    reason: str
    figures: int


@dataclass(frozen=True, slots=True)
class Merged:
    """An indicator brought up to date, what each published figure did, and how many were of another period length."""

    indicator: Indicator
    changes: tuple[FigureChange, ...]
    other_length: int


def merge_figures(own: Indicator, published: Indicator, *, carry_denominators: bool) -> Merged:
    """Return the exercise's indicator with the published figures in it. Its name, unit and polarity stay its own.

    Where the file has no denominator, a revised figure keeps the exercise's. A count or limits that the file does not
    give stay only while the value does: they described the old one. A figure that is new gets the latest earlier
    denominator of its place if `carry_denominators`, and its source says so. Figures that differ only in decimals one
    of the two does not print are the same, and the exercise's stays.
    """
    decimals = _decimals_of_both(own, published)
    values = list(own.values)
    at = {_place(value): number for number, value in enumerate(values)}
    labels = {_span(value): value.period for value in own.values}
    names = {value.area_code: value.area_name for value in own.values}
    lengths = {months_long(value.period) for value in own.values}
    changes: list[FigureChange] = []
    added: list[IndicatorValue] = []
    other_length = 0
    for value in published.values:
        if len(lengths) == 1 and months_long(value.period) not in lengths:
            other_length += 1
            continue
        # The exercise's own label and area name, so that its figures of one period and place stay comparable.
        period = labels.setdefault(_span(value), value.period)
        figure = replace(value, period=period, area_name=names.get(value.area_code, value.area_name))
        place = at.get(_place(figure))
        if place is None:
            figure = _carried(figure, own.values) if carry_denominators else figure
            added.append(figure)
            changes.append(FigureChange(own.id, Change.ADDED, None, figure))
            continue
        before = values[place]
        values[place] = _revised(before, figure, decimals)
        kind = Change.UNCHANGED if values[place] is before else Change.REVISED
        changes.append(FigureChange(own.id, kind, before, values[place]))
    return Merged(replace(own, values=_in_place(values, added)), tuple(changes), other_length)


def _place(value: IndicatorValue) -> Place:
    return value.area_code, value.category_type, value.category, *_span(value)


def _span(value: IndicatorValue) -> tuple[date, date]:
    return value.period.start, value.period.end


def _revised(before: IndicatorValue, published: IndicatorValue, decimals: Sequence[int]) -> IndicatorValue:
    """The figure as now published, or the very same one when nothing published differs."""
    same_value = _same(before.value, published.value, decimals[0])
    after = replace(
        published,
        lower_ci=_kept(published.lower_ci, before.lower_ci, keep=same_value),
        upper_ci=_kept(published.upper_ci, before.upper_ci, keep=same_value),
        count=_kept(published.count, before.count, keep=same_value),
        denominator=_kept(published.denominator, before.denominator, keep=True),
    )
    if all(_same(*pair) for pair in zip(_figures(before), _figures(after), decimals, strict=True)):
        return before
    if published.denominator is None and before.denominator is not None:
        origin = before.source.split(KEPT_DENOMINATOR)[-1]
        after = replace(after, source=f"{after.source}{KEPT_DENOMINATOR}{origin}")
    return after


def _kept(published: float | None, before: float | None, *, keep: bool) -> float | None:
    return before if published is None and keep else published


def _same(one: float | None, other: float | None, decimals: int) -> bool:
    """Whether two figures are printed alike to so many decimals."""
    if one is None or other is None:
        return one is other
    return one == other or abs(one - other) <= 0.5 * 10.0**-decimals * (1 + ROUNDING)


def _figures(value: IndicatorValue) -> tuple[float | None, ...]:
    return value.value, value.lower_ci, value.upper_ci, value.count, value.denominator


def _decimals_of_both(own: Indicator, published: Indicator) -> list[int]:
    """For each kind of figure, the most decimals that both the exercise and the file print, at least one."""
    return [
        max(1, min(_most_decimals(ours), _most_decimals(theirs)))
        for ours, theirs in zip(
            zip(*(_figures(value) for value in own.values), strict=True),
            zip(*(_figures(value) for value in published.values), strict=True),
            strict=True,
        )
    ]


def _most_decimals(figures: Iterable[float | None]) -> int:
    texts = (number_text(figure) for figure in figures)
    return max((len(text.partition(".")[2]) for text in texts if "e" not in text), default=0)


def _carried(figure: IndicatorValue, values: Iterable[IndicatorValue]) -> IndicatorValue:
    if figure.denominator is not None:
        return figure
    earlier = [
        value
        for value in values
        if _place(value)[:3] == _place(figure)[:3] and value.denominator is not None and value.period < figure.period
    ]
    if not earlier:
        return figure
    latest = max(earlier, key=lambda value: value.period)
    source = f"{figure.source}{CARRIED_DENOMINATOR}{latest.period.label}"
    return replace(figure, denominator=latest.denominator, source=source)


def _in_place(values: list[IndicatorValue], added: Iterable[IndicatorValue]) -> tuple[IndicatorValue, ...]:
    """The values in the order they stand in, each new one after the earlier ones of its place."""
    groups: dict[tuple[str, ...], list[IndicatorValue]] = {}
    for value in values:
        groups.setdefault(_place(value)[:3], []).append(value)
    together = [value for group in groups.values() for value in group] == values
    for value in added:
        group = groups.setdefault(_place(value)[:3], [])
        later = [number for number, other in enumerate(group) if other.period > value.period]
        group.insert(later[0] if later else len(group), value)
    if together:
        return tuple(value for group in groups.values() for value in group)
    return _after_their_own(values, groups)


def _after_their_own(
    values: list[IndicatorValue], groups: Mapping[tuple[str, ...], list[IndicatorValue]]
) -> tuple[IndicatorValue, ...]:
    # A file whose rows of one place are scattered keeps its order; what is new goes to its end.
    ids = {id(value) for value in values}
    return (*values, *(value for group in groups.values() for value in group if id(value) not in ids))
