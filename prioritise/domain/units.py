"""What a unit's words say about its figures: what a share of people is multiplied by; how far a figure is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

PERCENT, SHARE = "percent", "share"
PERCENT_WORDS = frozenset(
    ("%", "percent", "per cent", "percentage", "pct", "percents", "% (percent)", "percentage (%)")
)
PERCENT_START = re.compile(r"(?:%|per\s?cent|percentage|pct|proportion\s*(?:-\s*%|\(%\)))(?=$| of | who | with )")
ONES = {
    **dict.fromkeys(("years", "year", "yrs"), "years"),
    **dict.fromkeys(("score", "scores", "points", "mean score", "average score"), "score"),
    **dict.fromkeys(("count", "counts", "number"), "count"),
    **dict.fromkeys(("people", "persons"), "people"),
    **dict.fromkeys(("ratio",), "ratio"),
    **dict.fromkeys(("share",), SHARE),
    **dict.fromkeys(("pounds", "£", "gbp"), "pounds"),
    **dict.fromkeys(("days",), "days"),
    **dict.fromkeys(("hours",), "hours"),
}
"""Units whose figures are what they say, so that nothing is multiplied."""
PER = re.compile(r"(?:\bper|/)\s*(?P<number>\d{1,3}(?:[ ,]\d{3})+(?!\d)|\d+)(?P<more>\s*(?:k|m|thousand|million)\b)?")
PER_WORD = re.compile(
    r"(?:\bper|/)\s*(?:an?\s+|one\s+)?(?P<word>hundred thousand|ten thousand|thousand|million|mille)\b"
)
NO_NUMBER_AFTER = re.compile(r"\s*[.,]?\d")
WORDS = {
    "thousand": 1e3,
    "mille": 1e3,
    "ten thousand": 1e4,
    "hundred thousand": 1e5,
    "million": 1e6,
    "k": 1e3,
    "m": 1e6,
}
RATES = (100.0, 1_000.0, 10_000.0, 100_000.0, 1_000_000.0)
"""Numbers of people that rates are published for. Another number after `per` may be an age, so it is not read."""
MOST_UNITS = 4096
"""Texts whose reading is remembered: a file of many rows has few units."""
SPACES = re.compile("[\\s\u00a0\u2009\u202f]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its usual name, and the multiplier in `value = count / denominator * multiplier`."""

    name: str
    multiplier: float


@lru_cache(maxsize=MOST_UNITS)
def unit_in(text: str) -> Unit | None:
    """Return the unit that a text names for sure, or None: `DSR per 100k` is per 100,000, `%` is percent.

    None for words not known here, for two numbers after `per`, and for a percentage per so many people.
    """
    words = SPACES.sub(" ", text).strip().casefold()
    per = _numbers_after_per(words)
    if per is None:
        return None
    percent = words in PERCENT_WORDS or PERCENT_START.match(words) is not None
    if per:
        return Unit(f"per {per[0]:,.0f}", per[0]) if len(set(per)) == 1 and not percent and "%" not in words else None
    if percent:
        return Unit(PERCENT, 100.0)
    return Unit(ONES[words], 1.0) if words in ONES else None


def is_of_people(unit: Unit) -> bool:
    """Tell whether figures in this unit are parts of a number of people: a percentage, a share or a rate."""
    return unit.name in (PERCENT, SHARE) or unit.name.startswith("per ")


def usual_unit(text: str) -> str:
    """Return the text, or `percent` where it is another way to write just that."""
    return PERCENT if SPACES.sub(" ", text).strip().casefold() in PERCENT_WORDS else text


def _numbers_after_per(words: str) -> list[float] | None:
    """Every number of people named; None when one cannot be read for sure."""
    numbers = [WORDS[match["word"]] for match in PER_WORD.finditer(words)]
    for match in PER.finditer(words):
        number = float(re.sub("[ ,]", "", match["number"])) * WORDS.get((match["more"] or "").strip(), 1.0)
        if number not in RATES or NO_NUMBER_AFTER.match(words, match.end()):
            return None
        numbers.append(number)
    return numbers


def last_decimal(number: float, *, fewest: int = 0) -> float:
    """Find the size of the last decimal a number is printed with: 0.01 for 15.59, 1 for a whole number.

    With `fewest` 1 a whole number counts as one decimal, since 10.0 is often stored as 10.
    """
    exponent = Decimal(repr(number)).normalize().as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    return float(10.0 ** -max(fewest, decimals))
