"""The priority list as a CSV file."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.once import once
from prioritise.analysis.priority_list import PriorityRow, priority_list
from prioritise.report.exports.export import Export
from prioritise.report.words.csv_cells import Figure, csv_bytes
from prioritise.robustness.bands import Bands
from prioritise.words import decimals

PRIORITIES_HEADINGS = (
    "rank",
    "band",
    "intervention",
    "name",
    "action",
    "score",
    "value_per_1000_gbp",
    "cost_gbp",
    "funded",
    "funded_share",
    "reason",
)


@once
def priorities_csv(analysis: Analysis, bands: Bands) -> bytes:
    """Write the list in order of rank as `priorities.csv`. Scores to a millionth, shares to four places."""
    return csv_bytes(PRIORITIES_HEADINGS, [_priority_cells(row) for row in priority_list(analysis, bands)])


def _priority_cells(row: PriorityRow) -> tuple[object, ...]:
    return (
        row.rank,
        row.band,
        row.intervention,
        row.name,
        row.action,
        Figure(decimals(row.score, 6)),
        "" if row.value_per_1000_gbp is None else Figure(decimals(row.value_per_1000_gbp, 6)),
        row.cost_gbp,
        "yes" if row.funded else "no",
        Figure(f"{row.funded_share:.4f}"),
        row.reason,
    )


EXPORT = Export(
    file="priorities.csv",
    holds="The list in order of rank: what to do with every intervention, its band, score and cost, and why.",
    build=priorities_csv,
    button="Download the list (CSV)",
)
