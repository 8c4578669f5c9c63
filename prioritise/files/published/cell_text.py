"""What one published cell means: a number, no number and why, a sex, an age band."""

from __future__ import annotations

import math
import re

from prioritise.domain.units import PERCENT, unit_in
from prioritise.files.cells import LARGEST_NUMBER, quoted, without_na
from prioritise.files.exercise.check.figures import is_outside
from prioritise.files.number_text import number_in
from prioritise.files.published.rows import Cells, Figures, NotRead, PublishedRow

NOT_PUBLISHED = frozenset(
    ("", "na", "n/a", "nan", "null", "none", "-", "–", ".", "..", ":", "*", "c", "x", "z", "[c]", "[x]", "[z]", "[low]")
)
"""How publishers write that there is no figure, in lower case."""
NO_VALUE = "no value published (blank, NA or suppressed)"
SPREADSHEET_ERROR = "a spreadsheet error in place of the value"
TOO_LARGE = "a value too large to be meant"
OUTSIDE = "a value outside its own 95% limits, so that one of the three is wrong"
NEAR_ENOUGH = 0.01
NEGATIVE = "a negative value where none can be (−1 stands for not known)"
NOT_A_NUMBER = "a value that is not a number"
MINUS_SIGN = "\u2212"
MINUS_ONE = -1.0
"""Fingertips writes −1 for a figure that is not known."""
SEXES = {
    "persons": "Persons",
    "person": "Persons",
    "all": "Persons",
    "people": "Persons",
    "male": "Male",
    "males": "Male",
    "men": "Male",
    "female": "Female",
    "females": "Female",
    "women": "Female",
}
BAND = re.compile(r"(?P<low>\d{1,3})\s*(?:-|–|to)\s*(?P<high>\d{1,3})")
AND_OVER = re.compile(r"(?P<low>\d{1,3})\s*\+")
UNDER = re.compile(r"<\s*(?P<high>\d{1,3})")
OLDEST = 120
"""Years; the top of an open age band."""


def plain_text(text: str) -> str:
    """Return a label without the quotation marks and double spaces publishers leave inside it; `NA` and its like are
    none.
    """
    return " ".join(without_na(text.replace("\ufeff", "")).strip().strip('"').split())


def sex_in(text: str) -> str:
    """Return `Persons`, `Male` or `Female`, or empty when the text names no sex."""
    return SEXES.get(text.strip().lower(), "")


def age_span(text: str) -> tuple[int, int] | None:
    """Return the first and last year of age of a band, or None when the text is not a band."""
    if text.strip().lower() == "all ages":
        return 0, OLDEST
    if match := BAND.search(text):
        return int(match["low"]), int(match["high"])
    if match := AND_OVER.search(text):
        return int(match["low"]), OLDEST
    if match := UNDER.search(text):
        return 0, int(match["high"]) - 1
    return None


def value_of(text: str) -> float | NotRead:
    """Return the published value, or why there is none."""
    number = _number_in(text)
    if number is not None:
        return number if abs(number) <= LARGEST_NUMBER else NotRead(TOO_LARGE, quoted(text))
    if text.strip().lower() in NOT_PUBLISHED:
        return NotRead(NO_VALUE, "")
    if text.startswith("#"):
        return NotRead(SPREADSHEET_ERROR, quoted(text))
    return NotRead(NOT_A_NUMBER, quoted(text))


def _number_in(text: str) -> float | None:
    """The number in a cell, whose minus may be the sign U+2212 that word processors and some publishers print."""
    return number_in(text.replace(MINUS_SIGN, "-", 1))


def row_of(cells: Cells, measure: str = "", *, percent_sign: bool = False) -> PublishedRow | NotRead:
    """Return a row as its cells say, for a layout to change; what it has no field for is empty.

    A row without a value is not read. With `percent_sign` a value such as 18.1% is 18.1, in percent, unless `measure`
    names another unit. Left empty and named: a count below 0, a denominator of 0 or below, limits that are both −1
    (Fingertips for not known) or the wrong way round, and what is not a number. A value outside its own limits is not
    read, unless its counts prove it: then the limits are left empty.
    """
    mended: list[str] = []
    figures = _figures_of(cells, measure, mended, percent_sign=percent_sign)
    if isinstance(figures, NotRead):
        return figures
    return PublishedRow(
        published_id=plain_text(cells["published_id"]),
        title=plain_text(cells["title"]),
        area_code=cells["area_code"],
        period=plain_text(cells["period"]),
        sex=sex_in(cells["sex"]) or plain_text(cells["sex"]),
        age=plain_text(cells["age"]),
        category_type=plain_text(cells["category_type"]),
        figures=(figures,),
        mended=tuple(mended),
    )


def _figures_of(cells: Cells, measure: str, mended: list[str], *, percent_sign: bool) -> Figures | NotRead:
    text, unit = cells["value"], unit_in(measure)
    if percent_sign and text.endswith("%") and (not measure or (unit is not None and unit.name == PERCENT)):
        text, measure = text.removesuffix("%"), measure or PERCENT
    value = value_of(text)
    if isinstance(value, NotRead):
        return value
    lower, upper = _limits(cells, mended)
    count, denominator = _people(cells, "count", mended), _people(cells, "denominator", mended)
    if is_outside(value, lower, upper):
        if value == MINUS_ONE:
            return NotRead(NEGATIVE, quoted(text))
        if not _is_proved(value, count, denominator):
            return NotRead(
                OUTSIDE, f"{value:.15g} with limits {cells['lower_ci'] or 'none'} to {cells['upper_ci'] or 'none'}"
            )
        mended.append("limits that do not hold the value, which its counts prove")
        lower = upper = None
    return Figures(measure, value, lower, upper, count, denominator)


def _is_proved(value: float, count: float | None, denominator: float | None) -> bool:
    """Whether a value is its count over its denominator times a power of ten, within 1%."""
    if not count or not denominator or value <= 0:
        return False
    power = math.log10(value * denominator / count)
    return abs(10 ** (power - round(power)) - 1) <= NEAR_ENOUGH


def _limits(cells: Cells, mended: list[str]) -> tuple[float | None, float | None]:
    lower, upper = _number(cells, "lower_ci", mended), _number(cells, "upper_ci", mended)
    if {lower, upper} in ({MINUS_ONE}, {MINUS_ONE, None}):
        mended.append("limits of −1, which stand for not known")
        return None, None
    if lower is not None and upper is not None and lower > upper:
        mended.append(f"limits the wrong way round, {lower:.15g} to {upper:.15g}")
        return None, None
    return lower, upper


def _people(cells: Cells, field: str, mended: list[str]) -> float | None:
    number = _number(cells, field, mended)
    if number is None or number > 0 or (number == 0 and field == "count"):
        return number
    # A rate of nobody is no rate, so a denominator of 0 tells nothing either.
    mended.append(f"{field} {number:.15g}, which stands for not known")
    return None


def _number(cells: Cells, field: str, mended: list[str]) -> float | None:
    text = cells[field]
    if not text or text.lower() in NOT_PUBLISHED:
        return None
    number = _number_in(text)
    if number is None or abs(number) > LARGEST_NUMBER:
        mended.append(f"{field.replace('_ci', ' limit')} {quoted(text)}, which is not a figure")
        return None
    return number
