"""The number that a text surely is, as people and spreadsheets write numbers and money."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Any

GROUPED_NUMBER = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
PLAIN_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
SPACED_NUMBER = re.compile(r"[+-]?\d{1,3}( \d{3})+(\.\d+)?", re.ASCII)
BRACKETED = re.compile(r"\(([^()]*)\)")
POUNDS_WORD = re.compile(r"^gbp\b\s*|(?<=[\d)])\s*(gbp|pounds?)$", re.IGNORECASE)
ABBREVIATED = re.compile(r"(.*\d)\s*(k|thousand|m|mn|mil|million|bn|billion)", re.IGNORECASE)
LOOSE = re.compile(r"(?:about|approx\.?|approximately|around|circa|c\.|roughly|~)\s*(.+)", re.IGNORECASE)
TIMES = {"k": 1e3, "t": 1e3, "m": 1e6, "b": 1e9}
"""By the first letter of what stands after a figure: k and thousand, m and million, bn and billion."""
MINUS_SIGN = "\u2212"
MINUS_SIGNS = "-\u2212\u2013\u2010\u2011"
"""What spreadsheets and word processors write for minus: also the minus sign, a dash and hyphens."""


def number_in(raw: Any) -> float | None:
    """Return the number a cell holds, thousands separators allowed; None when it holds anything else."""
    if isinstance(raw, bool):
        return None
    text = str(raw).strip()
    if text[:1] == MINUS_SIGN:
        text = f"-{text[1:]}"
    if GROUPED_NUMBER.fullmatch(text):
        text = text.replace(",", "")
    # float() would also take 1_000, "infinity" and digits of other scripts, which no one means here.
    if not PLAIN_NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def spaced_number_in(raw: Any) -> float | None:
    """Return the number of a text with gaps of any width between its thousands, such as 1 200; None for anything
    else.
    """
    text = unicodedata.normalize("NFKC", str(raw)).strip().replace(MINUS_SIGN, "-")
    return number_in(text.replace(" ", "")) if SPACED_NUMBER.fullmatch(text) else None


def money_in(raw: Any) -> float | None:
    """Return the amount in a cell of money: as `number_in`, with a pound sign or word, gaps between thousands, or
    brackets.

    Brackets are for minus. None when it holds anything else.
    """
    text = POUNDS_WORD.sub("", unicodedata.normalize("NFKC", str(raw)).strip())
    below = BRACKETED.fullmatch(text)
    sign = "-" if below or (text and text[0] in MINUS_SIGNS) else ""
    text = (below[1] if below else text[1:] if sign else text).strip().removeprefix("£").strip()
    if text and text[0] in MINUS_SIGNS and not sign:
        sign, text = "-", text[1:].strip()
    text = text.replace(" ", ",") if SPACED_NUMBER.fullmatch(text) else text
    return number_in(f"{sign}{text}") if text[:1].isdigit() else None


def plain_number(number: float) -> str:
    """Write a number as it stands in a cell: exact, and without a needless point."""
    return repr(float(number)).removesuffix(".0")


def abbreviated(raw: Any) -> float | None:
    """Return what a figure such as 1.2m, £90k or 3 million may stand for; None for any other text.

    It is for a question.
    """
    match = ABBREVIATED.fullmatch(unicodedata.normalize("NFKC", str(raw)).strip())
    figure = money_in(match[1]) if match else None
    return None if match is None or figure is None else float(f"{figure * TIMES[match[2][0].lower()]:.15g}")


def loosely(raw: Any) -> float | None:
    """Return the figure after a word such as "approx" in "approx 300" or "about £90k"; None for any other text.

    It is for a question.
    """
    match = LOOSE.fullmatch(unicodedata.normalize("NFKC", str(raw)).strip())
    if match is None:
        return None
    amount = money_in(match[1])
    return abbreviated(match[1]) if amount is None else amount
