"""How numbers, lists and tables are written; knows nothing of the product."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

NUMBER = re.compile(r"[-−+]?£?[-−+]?[\d,]+(\.\d+)?( million)?%?")
UNIT_SIGNS = {"percent": "%", "score": ""}
MOST_MORE_DECIMALS = 2
LEAST_SAID = 0.01
IN_FULL_FROM = 1000
"""A measurement of this or more has no decimals, and is never written as a power of ten."""
GAPS_CLOSED = "gaps closed"
"""The unit of need addressed in `criteria/need-addressed.yaml`: 1 is the whole gap on one indicator."""


def day_words(day: date) -> str:
    """Write a day as people say it: 1 December 2026."""
    return f"{day.day} {day:%B %Y}"


def moment_words(moment: str, *, seconds: bool = False) -> str:
    """Write what a file says of when ("2026-12-01T10:41:29Z") as people say it: 1 December 2026, 10:41; or the day."""
    day, _, time = moment.replace(" ", "T").partition("T")
    clock = time[: len("10:41:29" if seconds else "10:41")]
    return ", ".join(filter(None, (day_words(date.fromisoformat(day)), clock)))


def pounds(amount_gbp: int) -> str:
    """Write whole pounds: £1,250,000, or −£40,000. Never rounded, so that sums set beside each other add up."""
    return f"{_sign(amount_gbp)}£{abs(amount_gbp):,}"


def whole_percent(share: float) -> str:
    """Write a share 0-1 as a whole per cent."""
    return f"{share:.0%}"


def rest_of_percent(share: float) -> str:
    """Write what a share leaves of 100%, as `whole_percent` shows it: so the two come to 100%."""
    return f"{100 - round(100 * share)}%"


def percent(share: float) -> str:
    """Write a share 0-1 as a percentage with no more decimals than it needs."""
    return f"{round(share * 100, 4):g}%"


def chance_words(probability: float) -> str:
    """Write a chance as a whole per cent: about 84%. Nearer to none or to certain than 1% is not told apart from it."""
    if probability < LEAST_SAID:
        return f"less than {LEAST_SAID:.0%}"
    return f"more than {1 - LEAST_SAID:.0%}" if probability > 1 - LEAST_SAID else f"about {probability:.0%}"


def share_percent(share: float) -> str:
    """Write a share of weight 0-1 in per cent to one decimal, so that shares side by side add up: 14.4%."""
    return f"{share:.1%}"


def size_percent(share: float) -> str:
    """Write how large something is against another in per cent to one decimal; more than nothing never reads as 0."""
    return share_percent(share) if round(share, 3) or not share else "less than 0.1%"


def signed_percent(share: float) -> str:
    """Write a share as a whole per cent with its sign: +12%, −43%, 0%."""
    rounded = round(100 * share)
    return f"{'+' if rounded > 0 else _sign(rounded)}{abs(rounded)}%"


def points(value: float) -> str:
    """Write a score or value in points, to one decimal, with a true minus sign."""
    rounded = round(value, 1)
    return f"{_sign(rounded)}{abs(rounded):,.1f}"


def decimals(value: float, digits: int) -> str:
    """Write a figure with so many decimals, as a program would write it: 0.000 and never -0.000."""
    # Adding 0 takes the sign from a nothing that was rounded from below.
    return f"{round(value, digits) + 0.0:.{digits}f}"


def short_number(value: float, digits: int = 4) -> str:
    """Write a value to so many digits, or whole from 1,000 on: "−37.5", "12,346"; never with an exponent."""
    size = abs(value)
    rounded = Decimal(f"{size:.{digits}g}")
    figure = f"{size:,.0f}" if rounded >= IN_FULL_FROM else f"{rounded:f}"
    return f"{_sign(value)}{figure}"


def signed_number(value: float, digits: int = 4) -> str:
    """Write a change to so many digits with its sign: "+0.25", "−12,346", "0"."""
    return f"{'+' if value > 0 else ''}{short_number(value, digits)}"


def counted(count: int, one: str, many: str = "") -> str:
    """Write a count and its noun: 1 partner, 5 partners."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def with_unit(value: float, unit: str, *, more_decimals: int = 0) -> str:
    """Write a published figure in its unit: 31.8%, 78.1 years, 6.2 per 1,000. Counts of people have no decimals."""
    alone = without_unit(value, unit, more_decimals=more_decimals)
    return alone if unit in UNIT_SIGNS else f"{alone} {unit}".rstrip()


def without_unit(value: float, unit: str, *, more_decimals: int = 0) -> str:
    """Write the same figure where its unit was just said: 78.1 and 6.2; a sign stays, as in 31.8%."""
    digits = more_decimals + (0 if unit == "people" else 1)
    figure = f"{_sign(round(value, digits))}{abs(value):,.{digits}f}"
    return f"{figure}{UNIT_SIGNS.get(unit, '')}"


def told_apart(unit: str, *values: float) -> tuple[str, ...]:
    """Write figures in their unit, with up to two decimals more than usual where they would read alike and are not."""
    return tuple(with_unit(value, unit, more_decimals=decimals_apart(unit, *values)) for value in values)


def decimals_apart(unit: str, *values: float) -> int:
    """Count the decimals more than usual, two at most, that figures need so that they do not read alike."""
    for more in range(MOST_MORE_DECIMALS):
        if len({without_unit(value, unit, more_decimals=more) for value in values}) == len(set(values)):
            return more
    return MOST_MORE_DECIMALS


def measured_figure(value: float, unit: str) -> str:
    """Write a measurement in its criterion's unit, to four digits; gaps closed as a part of one: 6.4% of one gap
    closed.
    """
    if unit == GAPS_CLOSED:
        return f"{_sign(value)}{abs(value):.1%} of one gap closed"
    figure = short_number(value)
    return f"{figure}{UNIT_SIGNS[unit]}" if unit in UNIT_SIGNS else f"{figure} {unit}"


def gap_with_unit(gap: float, unit: str) -> str:
    """Write a difference between two figures with its sign: +3.2 percentage points, −0.4 years; no unit where it is
    empty.
    """
    sign = "+" if round(gap, 1) > 0 else _sign(round(gap, 1))
    return f"{sign}{distance_with_unit(gap, unit)}"


def distance_with_unit(gap: float, unit: str) -> str:
    """Write how far two figures are apart, whichever is larger: 3.2 percentage points, 0.4 years."""
    words = "" if unit == "score" else difference_unit(unit)
    return f"{abs(gap):,.1f} {words}".strip()


def difference_unit(unit: str) -> str:
    """Write the unit of a difference between two figures: percentage points of two percentages, else their own."""
    return "percentage points" if unit == "percent" else unit


def interval(low: float | None, high: float | None, unit: str) -> str:
    """Write a 95% interval in words, or that it is not known."""
    if low is None or high is None:
        return "not known"
    return f"{without_unit(low, unit)} to {with_unit(high, unit)}"


def first_capital(text: str) -> str:
    """Write the text with its first letter in upper case and the rest untouched."""
    return text[:1].upper() + text[1:]


BOLD = "\ue000"
"""Stands on either side of what a page draws in bold: two asterisks may be what somebody typed. Nobody types this."""


def bold(text: str) -> str:
    """Mark words that a page draws in bold."""
    return f"{BOLD}{text}{BOLD}"


def ended(text: str) -> str:
    """Write a sentence with its full stop, where it has no end of its own."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def lower_first(name: str) -> str:
    """Write a name as it stands within a sentence: in lower case at its start, unless it begins with an
    abbreviation.
    """
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def are_numbers(cells: Iterable[str]) -> bool:
    """Tell whether all of these are numbers, as far as anything stands in them, and something does."""
    found = [cell for cell in cells if cell.strip(" –")]
    return bool(found) and all(NUMBER.fullmatch(cell.strip()) for cell in found)


def _sign(number: float) -> str:
    return "−" if number < 0 else ""


def joined(listed: Iterable[str], *, last: str = "and") -> str:
    """Join names as a list in words, with semicolons as soon as one of the names has a comma or an "and" of its own.

    `last` stands before the last one; empty for none, as in a cell of a table.
    """
    known = list(listed)
    if len(known) < 2:
        return "".join(known)
    blurs = any("," in part or " and " in part for part in known)
    mark = ";" if blurs else ","
    if not last:
        return f"{mark} ".join(known)
    return f"{f'{mark} '.join(known[:-1])}{';' if blurs else ''} {last} {known[-1]}"


@dataclass(frozen=True, slots=True)
class TextTable:
    """Headings, and rows of as many cells."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        """Check that every row has a cell under each heading; raises ValueError otherwise."""
        for row in self.rows:
            if len(row) != len(self.headings):
                raise ValueError(f"{len(row)} cells under {len(self.headings)} headings")

    @property
    def lines(self) -> tuple[str, ...]:
        """A line a row: every cell after the first led by its heading, so that it can be read by itself."""
        rests = [zip(self.headings[1:], row[1:], strict=True) for row in self.rows]
        said = ["; ".join(f"{lower_first(heading)} {cell}" for heading, cell in rest) for rest in rests]
        return tuple(f"  {row[0]}: {cells}" for row, cells in zip(self.rows, said, strict=True))

    def column(self, heading: str) -> tuple[str, ...]:
        """List the cells under one heading."""
        place = self.headings.index(heading)
        return tuple(row[place] for row in self.rows)
