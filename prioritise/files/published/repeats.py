"""Rows that say the same thing twice, and rows that contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from prioritise.domain.periods import Period
from prioritise.files.published.decisions import LEAVE_OUT, DecisionKind, DecisionList, one_of
from prioritise.files.published.numbers import number_text
from prioritise.files.published.rows import PublishedRow, Tally

CONFLICT = "different figures for the same area, period and group, until you decide between them"
CONFLICT_DECIDED = "figures you decided against"


@dataclass(frozen=True, slots=True)
class Copies:
    """A row and how many rows of the file are exactly this one."""

    row: PublishedRow
    copies: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A row that is kept, its period, and how many rows of the file it stands for."""

    row: PublishedRow
    period: Period
    copies: int


def without_repeats(
    base_id: str, dated: Iterable[tuple[Copies, Period]], decisions: DecisionList, tally: Tally
) -> list[Kept]:
    """Return one row for each area, period and group. Rows with the same figures are merged.

    Rows with different figures are all left out until a person says which is right: to pick one would be a guess.
    """
    by_key: dict[tuple[str, ...], list[Kept]] = {}
    rows = list(dated)
    # One span of days may be written in two ways: the first by the alphabet names it.
    labels: dict[Period, str] = {}
    for _copied, period in rows:
        labels[period] = min(labels.get(period, period.label), period.label)
    for copied, period in rows:
        row, label = copied.row, labels[period]
        key = (row.area_code, label, row.sex, row.age, row.category_type, row.category)
        by_key.setdefault(key, []).append(Kept(row, replace(period, label=label), copied.copies))
    kept = []
    for place in sorted(by_key):
        options = _merged(by_key[place])
        chosen = options[0] if len(options) == 1 else _decided(base_id, place, options, decisions)
        reason = CONFLICT if chosen is None else CONFLICT_DECIDED
        for option in options:
            if option is not chosen:
                tally.add(reason, f"{place[0]}: {base_id}, {_listed(place[1:])}", option.copies)
        if chosen is not None:
            kept.append(chosen)
    return kept


def _merged(rows: Sequence[Kept]) -> list[Kept]:
    by_figures: dict[object, list[Kept]] = {}
    for row in rows:
        by_figures.setdefault(row.row.figures, []).append(row)
    merged = []
    for same in by_figures.values():
        first = min(same, key=lambda kept: (kept.row.mended, kept.row.period))
        merged.append(Kept(first.row, first.period, sum(kept.copies for kept in same)))
    return sorted(merged, key=lambda kept: [_sortable(figures) for figures in _numbers(kept.row)])


def _decided(base_id: str, key: tuple[str, ...], options: Sequence[Kept], decisions: DecisionList) -> Kept | None:
    labels = _labels(options)
    answer = decisions.ask(
        DecisionKind.CONFLICT,
        base_id,
        _listed(key),
        "The file gives different figures for the same thing. Which is right?",
        found="; ".join(labels),
        allowed=f"one of: {'; '.join(labels)}; or {LEAVE_OUT}",
        until_then="all of these rows are left out",
        read=one_of(*labels, LEAVE_OUT),
    )
    return options[labels.index(answer)] if answer in labels else None


def _listed(parts: Sequence[str]) -> str:
    return ", ".join(part for part in parts if part)


def _labels(options: Sequence[Kept]) -> list[str]:
    for describe in _DESCRIPTIONS:
        labels = [describe(option.row) for option in options]
        if len(set(labels)) == len(labels):
            return labels
    return [f"{_whole(option.row)} ({place})" for place, option in enumerate(options, 1)]


def _values(row: PublishedRow) -> str:
    return " and ".join(number_text(figure.value) for figure in row.figures)


def _with_counts(row: PublishedRow) -> str:
    return f"{_values(row)} with count {' and '.join(number_text(figure.count) or 'none' for figure in row.figures)}"


def _whole(row: PublishedRow) -> str:
    return f"{_values(row)} with {', '.join(number_text(number) or 'none' for number in _numbers(row)[1:])}"


_DESCRIPTIONS: tuple[Callable[[PublishedRow], str], ...] = (_values, _with_counts, _whole)


def _numbers(row: PublishedRow) -> list[float | None]:
    return [
        number
        for figure in row.figures
        for number in (figure.value, figure.lower_ci, figure.upper_ci, figure.count, figure.denominator)
    ]


def _sortable(number: float | None) -> tuple[bool, float]:
    return number is not None, number or 0.0
