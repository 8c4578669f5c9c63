"""Years and days as people and spreadsheets write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from prioritise.domain.periods import financial_year_label

YEAR_FORM = re.compile(r"(20\d\d)\s*[/\u2013-]\s*(?:20)?(\d\d)", re.ASCII)
SHORT_YEAR = re.compile(r"(\d\d)\s*[/\u2013-]\s*(\d\d)", re.ASCII)
SAID_AROUND = re.compile(r"^(?:fy|financial year)\s*|\s*(?:fy|financial year)$", re.IGNORECASE)
FROM_TO = re.compile(r"(?:1 )?apr(?:il)? (20\d\d) (?:-|to|\u2013) (?:31 )?mar(?:ch)? (20\d\d)", re.IGNORECASE)
WORDED_DAYS = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%d-%B-%Y", "%d %b %y", "%Y/%m/%d", "%B %d, %Y")
DAY_AND_MONTH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
NOON_OF_NOTHING = re.compile(r"[T ]00:00(:00(\.0+)?)?$")
"""What a spreadsheet writes after a day that has no time."""
LAST_MONTH = 12
APRIL, MARCH, LAST_OF_MARCH = 4, 3, 31


def year_as_written(text: str) -> str:
    """Return a financial year as it is written here, 2026/27, from a text that surely means it; else nothing.

    2026-27, 2026/2027, FY 2026/27, April 2026 to March 2027, and the first or the last day of the year are sure.
    """
    plain = SAID_AROUND.sub("", " ".join(text.split()))
    match = YEAR_FORM.fullmatch(plain)
    if match:
        return f"{match[1]}/{match[2]}" if (int(match[1]) + 1) % 100 == int(match[2]) else ""
    short, spelled = SHORT_YEAR.fullmatch(plain), FROM_TO.fullmatch(plain)
    if short and int(short[1]) >= LAST_MONTH and (int(short[1]) + 1) % 100 == int(short[2]):
        return f"20{short[1]}/{short[2]}"
    if spelled and int(spelled[1]) + 1 == int(spelled[2]):
        return financial_year_label(int(spelled[1]))
    days = days_in(plain)
    return _year_that_begins_or_ends(days[0]) if len(days) == 1 else ""


def _year_that_begins_or_ends(day: date) -> str:
    if (day.month, day.day) == (APRIL, 1):
        return financial_year_label(day.year)
    return financial_year_label(day.year - 1) if (day.month, day.day) == (MARCH, LAST_OF_MARCH) else ""


def year_question(text: str) -> str:
    """Say what to do about a text that is no financial year for sure: the year it may be, where it may be one."""
    plain = text.strip()
    if re.fullmatch(r"20\d\d", plain, re.ASCII):
        year = int(plain)
        return f"write {financial_year_label(year)} or {financial_year_label(year - 1)}, whichever is meant"
    if days := days_in(plain):
        years = dict.fromkeys(financial_year_label(day.year - (day.month < APRIL)) for day in days)
        return f"write the financial year like 2026/27; that day is in {' or '.join(years)}"
    return "write it like 2026/27"


def days_in(text: str) -> tuple[date, ...]:
    """Return the days a text may mean: one where it is sure, two where its day and month may change places; else
    none.
    """
    plain = NOON_OF_NOTHING.sub("", " ".join(text.split()))
    try:
        return (date.fromisoformat(plain),)
    except ValueError:
        pass
    if match := DAY_AND_MONTH.fullmatch(plain):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        pairs = dict.fromkeys(((first, second), (second, first)))
        return tuple(day for pair in pairs if (day := _day(year, pair[1], pair[0])) is not None)
    for form in WORDED_DAYS:
        try:
            return (datetime.strptime(plain, form).replace(tzinfo=UTC).date(),)
        except ValueError:
            continue
    return ()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
