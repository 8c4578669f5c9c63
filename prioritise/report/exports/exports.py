"""Every file that leaves the product. The download menu, the commands and the list in the documents follow it."""

from __future__ import annotations

from prioritise.report.exports import (
    agreement_csv,
    agreement_workbook,
    answers,
    designation_csv,
    disputes_csv,
    how_sure_csv,
    papers,
    portfolio_json,
    priorities_csv,
    record,
    targets_csv,
    transparency,
    workbook,
)
from prioritise.report.exports.export import RUN, RUN_EXCEL, Export

EXPORTS: tuple[Export, ...] = (
    priorities_csv.EXPORT,
    portfolio_json.EXPORT,
    targets_csv.EXPORT,
    record.EXPORT,
    workbook.EXPORT,
    disputes_csv.EXPORT,
    how_sure_csv.EXPORT,
    agreement_csv.EXPORT,
    agreement_workbook.EXPORT,
    designation_csv.EXPORT,
    *answers.EXPORTS,
    *papers.EXPORTS,
    transparency.EXPORT,
)


def written_by_run(*, excel: bool) -> tuple[Export, ...]:
    """List what `prioritise run --out` writes, with workbooks when they are asked for."""
    return tuple(export for export in EXPORTS if export.command in ((RUN, RUN_EXCEL) if excel else (RUN,)))


def offered_on_priorities() -> tuple[Export, ...]:
    """List what the Priorities page offers to download."""
    return tuple(export for export in EXPORTS if export.button)
