"""The period a published label stands for, written so that it says what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from prioritise.domain.periods import (
    Period,
    financial_year_label,
    parse_period,
    two_calendar_years_label,
    years_that_follow,
)
from prioritise.files.published.catalogue import IndicatorFacts
from prioritise.files.published.decisions import DecisionKind, DecisionList, one_of
from prioritise.words import joined

BARE_YEAR = re.compile(r"\d{4}", re.ASCII)
FIRST_OF_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-01", re.ASCII)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ANSWER = re.compile(r"(?P<kind>calendar|financial)(?: (?P<years>[1-9]\d?) years)?", re.IGNORECASE)
ALLOWED = "calendar, financial, or for years combined: calendar 3 years, financial 5 years"
DAYS_IN_A_MONTH = 30.44
FINANCIAL_YEAR, TWO_CALENDAR_YEARS, LEAVE_OUT_PERIODS = "financial year", "two calendar years", "leave out"
TWO_YEARS_POOLED = 2


@dataclass(frozen=True, slots=True)
class StartYear:
    """What a bare year stands for: the first year of so many calendar or financial years."""

    financial: bool
    years: int


CALENDAR_YEAR = StartYear(financial=False, years=1)


def start_year(indicator_id: str, facts: IndicatorFacts | None, labels: set[str], decisions: DecisionList) -> StartYear:
    """Return what a bare year means for one indicator: what metadata says, else what a person decides, else that year.

    Beside labels that spell out their span a bare year may be a year after all, so then metadata does not settle it.
    """
    bare = sorted(label for label in labels if BARE_YEAR.fullmatch(label))
    known = _known(facts)
    if not bare or known == CALENDAR_YEAR or (known is not None and len(bare) == len(labels)):
        return known or CALENDAR_YEAR
    decided = decisions.ask(
        DecisionKind.PERIOD,
        indicator_id,
        f"{bare[0]} to {bare[-1]}",
        "What does a bare year stand for? It may be the first of several years, or of a financial year.",
        found=", ".join(bare),
        allowed=ALLOWED,
        until_then="each is taken as that calendar year",
        read=_read_answer,
    )
    return decided or CALENDAR_YEAR


def two_years(indicator_id: str, labels: set[str], decisions: DecisionList) -> str | None:
    """Say what labels such as 2023-2024 stand for, which a person must say; None when there are none or nobody has."""
    unclear = sorted(label for label in labels if years_that_follow(label) is not None)
    if not unclear:
        return None
    allowed = (FINANCIAL_YEAR, TWO_CALENDAR_YEARS, LEAVE_OUT_PERIODS)
    return decisions.ask(
        DecisionKind.TWO_YEARS,
        indicator_id,
        f"{unclear[0]} to {unclear[-1]}",
        "Do two years written like this stand for the financial year that starts in the first, or for both years?",
        found=", ".join(unclear),
        allowed=joined(allowed, last="or"),
        until_then="these rows are left out",
        read=one_of(*allowed),
    )


def span_of(label: str, years_pooled: int, meaning: StartYear, two: str | None = None) -> Period | None:
    """Return the period of a row, or None when its label cannot be read.

    `years_pooled` is the row's own word, 0 for none; `two` is what was decided about labels such as 2023-2024.
    """
    text = " ".join(label.replace("\u2013", "-").split())
    follows = years_that_follow(text)
    if follows is not None:
        return _two_years_from(follows, years_pooled, two)
    read = parse_period(text)
    if read is not None and years_pooled == TWO_YEARS_POOLED and read.label == financial_year_label(read.start.year):
        # Fingertips pools two years in a few indicators, and says so beside the label.
        return None if "/" in text else parse_period(two_calendar_years_label(read.start.year))
    if BARE_YEAR.fullmatch(text):
        return parse_period(_written(int(text), meaning, years_pooled or meaning.years))
    if month := FIRST_OF_MONTH.fullmatch(text):
        number = int(month["month"])
        return parse_period(f"{MONTHS[number - 1]} {month['year']}") if 1 <= number <= len(MONTHS) else None
    return read


def _two_years_from(year: int, years_pooled: int, decided: str | None) -> Period | None:
    if decided == FINANCIAL_YEAR:
        return parse_period(financial_year_label(year))
    if decided == TWO_CALENDAR_YEARS or (decided is None and years_pooled == TWO_YEARS_POOLED):
        return parse_period(two_calendar_years_label(year))
    return None


def months_long(period: Period) -> int:
    """Return how many months a period lasts."""
    return max(1, round(((period.end - period.start).days + 1) / DAYS_IN_A_MONTH))


def _known(facts: IndicatorFacts | None) -> StartYear | None:
    if facts is None or facts.period_type not in ("calendar", "financial", "academic") or facts.years_pooled is None:
        return None
    return StartYear(financial=facts.period_type != "calendar", years=facts.years_pooled)


def _read_answer(text: str) -> StartYear | None:
    match = ANSWER.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    return StartYear(financial=match["kind"].lower() == "financial", years=int(match["years"] or 1))


def _written(year: int, meaning: StartYear, years: int) -> str:
    last = year + years - 1
    if years == TWO_YEARS_POOLED and not meaning.financial:
        return two_calendar_years_label(year)
    if meaning.financial:
        first = financial_year_label(year)
        return first if years == 1 else f"{first} - {_short(year, last)}/{(last + 1) % 100:02}"
    return str(year) if years == 1 else f"{year} - {_short(year, last)}"


def _short(first: int, last: int) -> str:
    # Two figures, as published, unless that would name another century.
    return f"{last % 100:02}" if first // 100 == last // 100 else str(last)
