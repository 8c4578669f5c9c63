"""The priority list as it is looked at: the headline, the rows, the money, other capacity and the three orders."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.commitments import commitments_sentence
from prioritise.analysis.once import once
from prioritise.analysis.priority_list import available_gbp, headline, summary_sentence
from prioritise.portfolio.preflight import Note
from prioritise.report.priorities.capacity_table import capacity_rows, capacity_sentence, capacity_table
from prioritise.report.priorities.list_rows import ListRow, list_rows
from prioritise.report.priorities.money_table import money_rows, money_sentence, transfer_sentences
from prioritise.report.priorities.orders_table import orders_sentence, orders_table
from prioritise.robustness.bands import Bands
from prioritise.words import TextTable


@dataclass(frozen=True, slots=True)
class MoneySpent:
    """What every fund spends in every year, what is carried forward or moved, and what goes on after the plan."""

    sentence: str
    moves: tuple[str, ...]
    committed: str


@dataclass(frozen=True, slots=True)
class SentenceAndTable:
    """A finding and the table it is read from."""

    sentence: str
    table: TextTable


@dataclass(frozen=True, slots=True)
class ResultView:
    """A list and what comes of it. `capacity` is None where the exercise limits nothing but money.

    `rows` are by rank where `is_banded`, else what is chosen first.
    """

    rows: tuple[ListRow, ...]
    is_banded: bool
    money: MoneySpent
    capacity: SentenceAndTable | None
    orders: SentenceAndTable

    @property
    def themes(self) -> list[str]:
        """Every theme on the list, by name."""
        return sorted({row.theme for row in self.rows})

    @property
    def outcomes(self) -> list[str]:
        """Everything that happens to something on the list, by name."""
        return sorted({row.outcome for row in self.rows})


@dataclass(frozen=True, slots=True)
class PrioritiesView:
    """The headline, what the portfolio does, what is worth a second look, and the result.

    `result` is None where no list obeys the rules within the money.
    """

    title: str
    summary: str
    notes: tuple[Note, ...]
    result: ResultView | None


@once
def priorities_view(analysis: Analysis, bands: Bands | None) -> PrioritiesView:
    """Collect what is said of one analysis's list; `bands` are its own, or None while they are worked out."""
    result = _result(analysis, bands) if analysis.portfolio.has_answer else None
    return PrioritiesView(headline(analysis), summary_sentence(analysis), analysis.notes, result)


def _result(analysis: Analysis, bands: Bands | None) -> ResultView:
    capacities = capacity_rows(analysis)
    return ResultView(
        rows=list_rows(analysis, bands),
        is_banded=bands is not None,
        money=MoneySpent(
            money_sentence(money_rows(analysis), available_gbp(analysis)),
            transfer_sentences(analysis),
            commitments_sentence(analysis),
        ),
        capacity=SentenceAndTable(capacity_sentence(capacities), capacity_table(capacities)) if capacities else None,
        orders=SentenceAndTable(orders_sentence(analysis), orders_table(analysis)),
    )
