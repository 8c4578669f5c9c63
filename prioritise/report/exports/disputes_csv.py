"""What divides the panel, as a CSV file: a line a question, in the order of what settling it could change."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import disputed_cells
from prioritise.analysis.once import once
from prioritise.report.exports.export import Export, of_analysis
from prioritise.report.words.csv_cells import Figure, csv_bytes, plain_figure
from prioritise.robustness.disputed import DisputedCell

HEADINGS = (
    "order",
    "intervention",
    "level",
    "criterion",
    "round",
    "members",
    "low",
    "middle",
    "high",
    "counted_now",
    "agreed",
    "score_now",
    "score_at_low",
    "score_at_high",
    "changes_list",
    "enters_at_low",
    "leaves_at_low",
    "other_level_at_low",
    "enters_at_high",
    "leaves_at_high",
    "other_level_at_high",
    "settled",
)


@once
def disputes_csv(cells: Sequence[DisputedCell]) -> bytes:
    """Write every divided cell in order, its ends and what settling there would do. No member is named."""
    return csv_bytes(HEADINGS, [_cells(place, cell) for place, cell in enumerate(cells, start=1)])


def _cells(place: int, cell: DisputedCell) -> tuple[object, ...]:
    spread = cell.spread
    return (
        place,
        spread.intervention,
        spread.level,
        spread.criterion,
        spread.round,
        len(spread.held),
        *(plain_figure(value) for value in (spread.low, spread.middle, spread.high, cell.now)),
        plain_figure(spread.agreed.value if spread.agreed else None),
        *(Figure(f"{score:.6f}") for score in (cell.score_now, cell.at_low.score, cell.at_high.score)),
        ("yes" if cell.changes_list else "no") if cell.is_tested else "",
        *(";".join(ids or ()) for end in (cell.at_low, cell.at_high) for ids in (end.enters, end.leaves, end.resized)),
        "yes" if spread.is_settled else "no",
    )


EXPORT = Export(
    file="disputes.csv",
    holds="The questions that divide the panel, in the order of what settling them could change.",
    build=of_analysis(lambda analysis: disputes_csv(disputed_cells(analysis))),
    command="prioritise disputes --out",
)
