"""The list as a table on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from prioritise.report.priorities.list_rows import ListRow
from prioritise.words import decimals

NARROWEST_TABLE = 132
"""Columns. A narrower terminal, or none, gets a table of this width rather than broken words."""


def print_list(rows: Sequence[ListRow]) -> None:
    """Print the list in order of rank, a row each."""
    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Rank", "Score", "Cost £", "Value per £1,000"):
        table.add_column(heading, justify="right", no_wrap=True)
    for heading in ("Band", "Decision"):
        table.add_column(heading, no_wrap=True)
    table.add_column("Intervention", overflow="fold")
    for row in rows:
        worth = "" if row.value_per_1000_gbp is None else decimals(row.value_per_1000_gbp, 3)
        figures = (str(row.rank), decimals(row.score, 2), f"{row.cost_gbp:,}", worth)
        table.add_row(*figures, row.band, row.decision, row.name)
    console.width = max(console.width, NARROWEST_TABLE)
    console.print(table)
