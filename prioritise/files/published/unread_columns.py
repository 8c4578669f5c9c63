"""Columns a layout does not read that tell its rows apart: read where they give the sex, asked about otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from prioritise.files.published.cell_text import sex_in
from prioritise.files.published.decisions import DecisionKind, DecisionList, one_of
from prioritise.files.published.ids import slug
from prioritise.files.published.rows import PublishedRow, Tally

GROUPS, INDICATORS, IGNORE = "groups", "indicators", "ignore"
TOTALS = frozenset(("", "total", "all", "persons", "all persons", "all people", "everyone", "whole area"))
MOST_LISTED = 12
NOT_SAID = "rows that only a column told apart, until you say what the column “{column}” is"
NOT_CHOSEN = "left out by your decision"

Rows = dict[PublishedRow, int]


@dataclass(frozen=True, slots=True)
class ToldApart:
    """The rows, each with its copies, once no column that is not read can tell two of them apart; and what was done."""

    rows: Mapping[PublishedRow, int]
    notes: tuple[str, ...]


def tell_apart(row_counts: Mapping[PublishedRow, int], decisions: DecisionList, tally: Tally) -> ToldApart:
    """Return rows whose every telling column is read: a column of sexes is, any other as a person decides.

    A column tells rows apart when two rows of one area, period and group differ in it. Until someone says what it is,
    no row of that measure is used: each may be of a part only.
    """
    by_series: dict[tuple[str, tuple[str, ...]], Rows] = {}
    for row, copies in row_counts.items():
        by_series.setdefault(row.series, {})[row] = copies
    rows: Rows = {}
    notes: set[str] = set()
    for series in sorted(by_series):
        for row, copies in _settled(by_series[series], decisions, tally, notes).items():
            plain = replace(row, unread=())
            rows[plain] = rows.get(plain, 0) + copies
    return ToldApart(rows, tuple(sorted(notes)))


def _settled(rows: Rows, decisions: DecisionList, tally: Tally, notes: set[str]) -> Rows:
    for heading in _columns(rows):
        if _gives_sex(rows, heading):
            notes.add(f"The sex is read from the column “{heading}”.")
            rows = _changed(rows, heading, _of_sex)
    while (column := _telling_column(rows)) is not None:
        answer = _asked(rows, column, decisions)
        if answer is None:
            return _left_out(rows, NOT_SAID.format(column=column), tally)
        if answer == GROUPS:
            rows = _changed(rows, column, partial(_of_group, column))
        elif answer == INDICATORS:
            rows = _changed(rows, column, _of_own_indicator)
        elif answer == IGNORE:
            rows = _changed(rows, column, lambda row, _text: row)
        else:
            others = {row: copies for row, copies in rows.items() if _text(row, column).casefold() != answer.casefold()}
            _left_out(others, NOT_CHOSEN, tally)
            rows = {row: copies for row, copies in rows.items() if row not in others}
    return rows


def _columns(rows: Iterable[PublishedRow]) -> list[str]:
    return list(dict.fromkeys(column for row in rows for column, _text in row.unread))


def _text(row: PublishedRow, column: str) -> str:
    return next((text for heading, text in row.unread if heading == column), "")


def _gives_sex(rows: Rows, column: str) -> bool:
    """Whether every word of a column is a sex, more than one is, and none contradicts a sex that was read."""
    sexes = {(sex_in(text), row.sex) for row in rows if (text := _text(row, column))}
    named = {sex for sex, _read in sexes}
    return "" not in named and bool(named & {"Male", "Female"}) and all(read in ("", sex) for sex, read in sexes)


def _telling_column(rows: Rows) -> str | None:
    """The column that tells rows of one key apart; of several, the one with the most words, which is the label."""
    groups: dict[tuple[object, ...], list[PublishedRow]] = {}
    for row in rows:
        groups.setdefault(_key(row), []).append(row)
    telling = {
        column
        for same in groups.values()
        if len(same) > 1
        for column in _columns(same)
        if len({_text(row, column) for row in same}) > 1
    }
    words = {column: sum(len(_text(row, column)) for row in rows) for column in telling}
    return min(telling, key=lambda column: (-words[column], column), default=None)


def _key(row: PublishedRow) -> tuple[object, ...]:
    return row.title, row.area_code, row.period, row.sex, row.age, row.category_type, row.category


def _asked(rows: Rows, column: str, decisions: DecisionList) -> str | None:
    words = sorted({_text(row, column) or "nothing" for row in rows})
    listed = "; ".join(words[:MOST_LISTED]) + (f"; and {len(words) - MOST_LISTED} more" if len(words) > 12 else "")
    one = min(rows, key=lambda row: (row.title, row.period))
    return decisions.ask(
        DecisionKind.COLUMN,
        one.published_id or slug(one.title),
        column,
        f"Rows of “{one.title or one.published_id}” differ only in the column “{column}”. What is it?",
        found=listed,
        allowed=(
            f"{GROUPS} (each word is a part of the population), {INDICATORS} (each is a measure of its own), "
            f"{IGNORE} (it tells nothing), or one of its words to use only those rows"
        ),
        until_then="none of these rows is used",
        read=one_of(GROUPS, INDICATORS, IGNORE, *(word for word in words if word != "nothing")),
    )


def _changed(rows: Rows, column: str, change: Callable[[PublishedRow, str], PublishedRow]) -> Rows:
    changed: Rows = {}
    for row, copies in rows.items():
        without = replace(row, unread=tuple(cell for cell in row.unread if cell[0] != column))
        read = change(without, _text(row, column))
        changed[read] = changed.get(read, 0) + copies
    return changed


def _of_sex(row: PublishedRow, text: str) -> PublishedRow:
    return replace(row, sex=sex_in(text) or row.sex)


def _of_group(column: str, row: PublishedRow, text: str) -> PublishedRow:
    if text.casefold() in TOTALS:
        return row
    if sex_in(text) and not row.sex:
        return replace(row, sex=sex_in(text))
    if not row.category:
        return replace(row, category_type=column, category=text)
    return replace(row, category_type=f"{row.category_type} and {column}", category=f"{row.category}, {text}")


def _of_own_indicator(row: PublishedRow, text: str) -> PublishedRow:
    if not text:
        return row
    published_id = f"{row.published_id}-{slug(text)}" if row.published_id else ""
    return replace(row, title=f"{row.title}: {text}" if row.title else text, published_id=published_id)


def _left_out(rows: Mapping[PublishedRow, int], reason: str, tally: Tally) -> Rows:
    for row, copies in rows.items():
        what: Sequence[str] = [row.published_id or row.title, row.period]
        tally.add(reason, f"{row.area_code}: {', '.join(part for part in what if part)}", copies)
    return {}
