"""The worked example with more interventions: its own again and again, under other names and with other costs."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Mapping

INTERVENTIONS, COSTS = "interventions.csv", "costs.csv"
NAMES = {INTERVENTIONS: ("id", "reduces")}
"""The columns that name an intervention, where that is not `intervention` alone."""
TABLES = (
    INTERVENTIONS,
    COSTS,
    "agreed.csv",
    "capacity_use.csv",
    "effects.csv",
    "levels.csv",
    "measurements.csv",
    "scores.csv",
)


def with_more_interventions(files: Mapping[str, bytes], times: int, *, seed: int = 0) -> dict[str, bytes]:
    """Return an exercise's files with so many times its interventions; every copy costs 90% to 110%, to the pound."""
    draw = random.Random(seed)
    factors = [1.0, *(draw.uniform(0.9, 1.1) for _copy in range(1, times))]
    return {name: _more(name, content, factors) if name in TABLES else content for name, content in files.items()}


def _more(name: str, content: bytes, factors: list[float]) -> bytes:
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    for number, factor in enumerate(factors):
        writer.writerows(_copy(name, row, number, factor) for row in rows)
    return text.getvalue().encode()


def _copy(name: str, row: Mapping[str, str], number: int, factor: float) -> dict[str, str]:
    if not number:
        return dict(row)
    changed = {column: f"{row[column]}-{number}" for column in NAMES.get(name, ("intervention",)) if row[column]}
    if name == INTERVENTIONS:
        changed["name"] = f"{row['name']} ({number})"
    if name == COSTS:
        changed["amount_gbp"] = str(round(float(row["amount_gbp"]) * factor))
    return {**row, **changed}
