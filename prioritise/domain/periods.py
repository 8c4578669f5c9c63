"""The time a figure describes, so that `2021 - 23` sorts before `2022/23`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
LONGEST_YEARS = 30
"""No figure is pooled over longer; a longer span is a slip of the pen."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
MONTHS_IN_A_QUARTER = 3
DASHES = re.compile("[\u2010-\u2015\u2212]")
"""Hyphens, dashes and the minus sign, which spreadsheets put in place of one another."""
TO = re.compile(r"\s+to\s+", re.IGNORECASE)
HYPHENED_YEAR = re.compile(r"(?P<year>\d{4})(?:-| - (?=\d\d$))(?P<next>\d{2})(?= Q[1-4]|$| - )", re.ASCII)
HYPHENED_END = re.compile(r"(?<= - )(?P<year>\d{4}|\d{2})-(?P<next>\d{2})(?= Q[1-4]|$)", re.ASCII)
TWO_YEARS = re.compile(r"(?P<year>\d{4})\s*(?:-|to)\s*(?P<next>\d{4})", re.ASCII | re.IGNORECASE)
MOST_LABELS = 4096
"""Labels whose reading is remembered: a file of many rows has few periods."""
FORMS = "write it like 2026, 2026/27 or 2024 - 26"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of whole days. Periods of the same days are the same, however their labels are written."""

    end: date
    start: date
    label: str = field(compare=False)


@lru_cache(maxsize=MOST_LABELS)
def parse_period(label: str) -> Period | None:
    """Return the period a published label names, or None when the label is not one of the published forms.

    Reads `2023`, `2023/24`, `2021 - 23`, `2020/21 - 24/25`, `2023/24 Q1`, `2021/22 Q1 - 2025/26 Q3`, `Q1 2022`,
    `December 2019` and `Aug 2017 - Jul 2018`. A year with a stroke runs from April to March; a quarter of a year
    without one is a quarter of the calendar year. Two years that follow each other and end in two digits, `2023-24`,
    are a financial year and are labelled `2023/24`. `2023-2024` may be that or two calendar years, so it is not read:
    `years_that_follow` tells it apart.
    """
    text = _plain(label)
    if years_that_follow(text) is not None:
        return None
    first, dash, second = text.partition(" - ") if " - " in text else text.partition("-")
    start = _span(first.strip(), None)
    if start is None:
        return None
    if not dash:
        return Period(end=start[1], start=start[0], label=text)
    end = _span(second.strip(), start[0].year)
    if end is not None and end[1] < start[0]:
        # The second year of 1998 - 00 is in the next century.
        end = _span(second.strip(), start[0].year + 100)
    if _kind(first.strip()) is not _kind(second.strip()):
        return None
    if end is None or end[1] < start[0] or end[1].year - start[0].year > LONGEST_YEARS:
        return None
    return Period(end=end[1], start=start[0], label=text)


def years_that_follow(label: str) -> int | None:
    """Return the first year of a label such as `2023-2024`, which nobody can tell from its text; None for any other."""
    match = TWO_YEARS.fullmatch(_spaced(label))
    return int(match["year"]) if match and int(match["next"]) == int(match["year"]) + 1 else None


def financial_year_label(year: int) -> str:
    """Return the financial year that starts in April of a year, as `2023/24`."""
    return f"{year}/{(year + 1) % 100:02}"


def two_calendar_years_label(year: int) -> str:
    """Return two calendar years, written so that no one reads a financial year."""
    return f"Jan {year} - Dec {year + 1}"


def period_hint(label: str) -> str:
    """Say what to do about a label that `parse_period` does not read."""
    year = years_that_follow(label)
    if year is None:
        return FORMS
    return f"write {financial_year_label(year)} for the financial year, {two_calendar_years_label(year)} for two years"


def _spaced(label: str) -> str:
    return " ".join(DASHES.sub("-", label).split())


def _plain(label: str) -> str:
    """The label with one kind of dash, and with financial years by a stroke wherever they stand."""
    text = TO.sub(" - ", _spaced(label))
    return HYPHENED_END.sub(_stroked, HYPHENED_YEAR.sub(_stroked, text))


def _stroked(match: re.Match[str]) -> str:
    follows = (int(match["year"]) + 1) % 100 == int(match["next"])
    return f"{match['year']}/{match['next']}" if follows else match[0]


def _span(text: str, century_of: int | None) -> tuple[date, date] | None:
    for pattern, reader in _READERS:
        match = pattern.fullmatch(text)
        if match:
            return reader(match, century_of)
    return None


def _kind(text: str) -> object:
    """What sort of time a text names, so that 2021/22 - 23 is not read as ending in December."""
    return next((reader for pattern, reader in _READERS if pattern.fullmatch(text)), None)


def _calendar_year(match: re.Match[str], century_of: int | None) -> tuple[date, date] | None:
    year = _whole_year(match["year"], century_of)
    return None if year is None else (date(year, 1, 1), date(year, 12, 31))


def _financial_year(match: re.Match[str], century_of: int | None) -> tuple[date, date] | None:
    year = _whole_year(match["year"], century_of)
    following = match["next"]
    if year is None or str(year + 1)[-len(following) :] != following:
        return None
    return date(year, 4, 1), date(year + 1, 3, 31)


def _financial_quarter(match: re.Match[str], century_of: int | None) -> tuple[date, date] | None:
    whole = _financial_year(match, century_of)
    if whole is None:
        return None
    first_month = 4 + MONTHS_IN_A_QUARTER * (int(match["quarter"]) - 1)
    return _months(whole[0].year, first_month, MONTHS_IN_A_QUARTER)


def _calendar_quarter(match: re.Match[str], _century_of: int | None) -> tuple[date, date] | None:
    year = _whole_year(match["year"], None)
    if year is None:
        return None
    return _months(year, 1 + MONTHS_IN_A_QUARTER * (int(match["quarter"]) - 1), MONTHS_IN_A_QUARTER)


def _month(match: re.Match[str], _century_of: int | None) -> tuple[date, date] | None:
    name = match["month"].lower()
    number = next((place for place, month in enumerate(MONTHS, 1) if month.startswith(name)), None)
    year = _whole_year(match["year"], None)
    if number is None or year is None:
        return None
    return _months(year, number, 1)


def _months(year: int, first_month: int, count: int) -> tuple[date, date]:
    after = first_month - 1 + count
    start = date(year + (first_month - 1) // 12, (first_month - 1) % 12 + 1, 1)
    return start, date(year + after // 12, after % 12 + 1, 1) - timedelta(days=1)


def _whole_year(digits: str, century_of: int | None) -> int | None:
    year = int(digits)
    if len(digits) == 2:
        if century_of is None:
            return None
        year += century_of - century_of % 100
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


_READERS = (
    (re.compile(r"(?P<year>\d{4}|\d{2})", re.ASCII), _calendar_year),
    (re.compile(r"(?P<year>\d{4}|\d{2})/(?P<next>\d{4}|\d{2})", re.ASCII), _financial_year),
    (re.compile(r"(?P<year>\d{4}|\d{2})/(?P<next>\d{4}|\d{2}) Q(?P<quarter>[1-4])", re.ASCII), _financial_quarter),
    (re.compile(r"Q(?P<quarter>[1-4]) (?P<year>\d{4})", re.ASCII), _calendar_quarter),
    (re.compile(r"(?P<year>\d{4}) Q(?P<quarter>[1-4])", re.ASCII), _calendar_quarter),
    (re.compile(r"(?P<month>[A-Za-z]{3,9}) (?P<year>\d{4})", re.ASCII), _month),
)


DAYS_IN_A_YEAR = 365.2425


def middle_of(period: Period) -> float:
    """Return the middle of a period as a year and its fraction: about 2023.5 for `2023`, 2023.75 for `2023/24`."""
    return 1 + (period.start.toordinal() + period.end.toordinal()) / 2 / DAYS_IN_A_YEAR
