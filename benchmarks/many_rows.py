"""The worked example with more published figures: its indicators again and again, each time with other values."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Mapping

INDICATORS = "indicators.csv"
SCALED = ("value", "lower_ci", "upper_ci", "count")
"""Figures that keep their sense when all are multiplied by one number."""


def with_more_rows(files: Mapping[str, bytes], size: int, *, seed: int = 0) -> dict[str, bytes]:
    """Return an exercise's files with `size` rows of indicators, no fewer than they have.

    Whole copies of the indicators follow one another under ids of their own; their figures are 90% to 100% of the
    original's, drawn at random from the seed, and written in full as publishers do.
    """
    rows = list(csv.DictReader(io.StringIO(files[INDICATORS].decode())))
    draw = random.Random(seed)
    made = rows + [_copy(rows[place % len(rows)], place // len(rows), draw) for place in range(len(rows), size)]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(made)
    return {**files, INDICATORS: text.getvalue().encode()}


def _copy(row: Mapping[str, str], number: int, draw: random.Random) -> dict[str, str]:
    factor = draw.uniform(0.9, 1.0)
    figures = {name: float(row[name]) * factor for name in SCALED if row[name]}
    # A few published values lie outside their rounded limits by no more than that rounding, which is now lost.
    if "value" in figures and "lower_ci" in figures and "upper_ci" in figures:
        figures["lower_ci"] = min(figures["lower_ci"], figures["value"])
        figures["upper_ci"] = max(figures["upper_ci"], figures["value"])
    own = {"indicator_id": f"{row['indicator_id']}-{number}", "indicator_name": f"{row['indicator_name']} ({number})"}
    return {**row, **own, **{name: repr(figure) for name, figure in figures.items()}}
