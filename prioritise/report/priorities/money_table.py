"""What each fund spends in each year against its limit, in words and figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.portfolio.transfers import Transfer
from prioritise.words import TextTable, joined, pounds, whole_percent

NO_MONEY = "No fund has any money."
ALL_FUNDS = "All funds"
LIMIT, COMES_IN, GOES_OUT, SPENT, LEFT = "Limit", "Comes in", "Goes out", "Spent", "Left"
"""The lines of one fund: the first, and what comes in, less what goes out and is spent, is what is left."""


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One fund in one year, whole pounds: what is left is the limit and what comes in, less what goes out and is spent.

    `came_in_gbp` and `went_out_gbp` are carried forward from or to another year, or moved from or to another fund.
    """

    fund: str
    fund_name: str
    host: str
    kind: str
    year: str
    spent_gbp: int
    limit_gbp: int
    left_gbp: int
    came_in_gbp: int = 0
    went_out_gbp: int = 0

    @property
    def available_gbp(self) -> int:
        """What there is to spend, after what is carried and moved."""
        return self.limit_gbp + self.came_in_gbp - self.went_out_gbp

    @property
    def used(self) -> float:
        """The share of what is available that is spent; 0 where nothing is."""
        return self.spent_gbp / self.available_gbp if self.available_gbp else 0.0


def money_rows(analysis: Analysis) -> tuple[MoneyRow, ...]:
    """List every fund and year, in the exercise's order."""
    exercise = analysis.exercise
    rows = []
    for year in analysis.portfolio.money:
        fund = exercise.fund_by_id[year.fund]
        host = exercise.partner_by_id[fund.host].name if fund.host in exercise.partner_by_id else fund.host
        rows.append(
            MoneyRow(
                fund=year.fund,
                fund_name=fund.name,
                host=host,
                kind=str(fund.kind),
                year=year.year,
                spent_gbp=year.spent_gbp,
                limit_gbp=year.limit_gbp,
                left_gbp=year.left_gbp,
                came_in_gbp=year.carried_in_gbp + year.moved_in_gbp,
                went_out_gbp=year.carried_out_gbp + year.moved_out_gbp,
            )
        )
    return tuple(rows)


def left_by_fund(analysis: Analysis) -> tuple[tuple[str, int], ...]:
    """Add up what is left of every fund over the plan, by name, in the exercise's order."""
    left: dict[str, int] = {}
    for year in analysis.portfolio.money:
        left[year.fund] = left.get(year.fund, 0) + year.left_gbp
    return tuple((analysis.exercise.fund_by_id[fund].name, amount) for fund, amount in left.items())


def left_words(analysis: Analysis, before: Analysis) -> str:
    """Say what is left over the plan, what was left `before`, and in which funds: "£9 (was £4): £9 in Grant"."""
    left = left_by_fund(analysis)
    now, was = (sum(amount for _name, amount in funds) for funds in (left, left_by_fund(before)))
    where = joined(f"{pounds(amount)} in {name}" for name, amount in left if amount)
    return f"{pounds(now)} (was {pounds(was)})" + (f": {where}." if where else "")


AMOUNTS: Mapping[str, Callable[[MoneyRow], int]] = {
    LIMIT: lambda row: row.limit_gbp,
    COMES_IN: lambda row: row.came_in_gbp,
    GOES_OUT: lambda row: row.went_out_gbp,
    SPENT: lambda row: row.spent_gbp,
    LEFT: lambda row: row.left_gbp,
}
IN_A_TABLE = {COMES_IN: "Came in", GOES_OUT: "Went out"}


@dataclass(frozen=True, slots=True)
class FundLines:
    """One fund, or all of them: limit, what comes in and goes out where any does, spent and left, by year and in all.

    `host` is empty for all funds. The last amount of each line is over the plan.
    """

    name: str
    host: str
    lines: tuple[tuple[str, tuple[int, ...]], ...]


def fund_lines(analysis: Analysis) -> tuple[FundLines, ...]:
    """Lay out the money of each fund and then of all, so that each year adds up: limit, in, out, spent, left."""
    rows = money_rows(analysis)
    funds = [[row for row in rows if row.fund == fund] for fund in dict.fromkeys(row.fund for row in rows)]
    apart = [_lines(own[0].fund_name, own[0].host, own, analysis.exercise.years) for own in funds]
    return (*apart, _lines(ALL_FUNDS, "", rows, analysis.exercise.years))


def transfers_in_short(analysis: Analysis) -> str:
    """Say what is carried forward or moved over the whole plan, one sum for each two funds; empty where nothing is."""
    funds = analysis.exercise.fund_by_id
    sums: dict[tuple[str, str], int] = {}
    for transfer in analysis.portfolio.transfers:
        ends = (transfer.from_fund, transfer.to_fund)
        sums[ends] = sums.get(ends, 0) + transfer.amount_gbp
    said = (
        f"{pounds(amount)} of {funds[giving].name} is carried forward to a later year"
        if giving == taking
        else f"{pounds(amount)} is moved from {funds[giving].name} to {funds[taking].name}"
        for (giving, taking), amount in sums.items()
    )
    return " ".join(f"{sentence}." for sentence in said)


def _lines(name: str, host: str, rows: Sequence[MoneyRow], years: Sequence[str]) -> FundLines:
    lines = []
    for what, amount_gbp in AMOUNTS.items():
        by_year = [sum(amount_gbp(row) for row in rows if row.year == year) for year in years]
        if what not in (COMES_IN, GOES_OUT) or any(by_year):
            lines.append((what, (*by_year, sum(by_year))))
    return FundLines(name, host, tuple(lines))


def money_title(rows: Sequence[MoneyRow]) -> str:
    """Say how many yearly limits are spent to the last pound; where fewer than two are, what is tightest, and when."""
    tightest, spent = _tightest(rows), _all_spent(rows)
    if tightest is None:
        return NO_MONEY
    if len(spent) > 1:
        return f"Nothing is left of {len(spent)} of the {len(rows)} yearly limits of money"
    return f"The money is tightest in {tightest.fund_name}, {tightest.year}"


def money_sentence(rows: Sequence[MoneyRow], available_gbp: int) -> str:
    """Say of which funds and years nothing is left, or what is tightest, and how much is left in all of every limit."""
    tightest, spent = _tightest(rows), _all_spent(rows)
    if tightest is None:
        return NO_MONEY
    left = sum(row.left_gbp for row in rows if row.available_gbp)
    used = whole_percent(tightest.used) if round(tightest.used, 2) < 1 or not tightest.left_gbp else "over 99%"
    which = _funds_and_years(spent, rows) if len(spent) > 1 else f"{used} is spent"
    return f"{money_title(rows)}: {which}. {pounds(left)} of {pounds(available_gbp)} is left in all."


def money_table(rows: Sequence[MoneyRow], *, transfers: bool) -> TextTable:
    """List fund, year, spent, limit and left; with what came in and went out where there are `transfers`."""
    amounts = tuple(AMOUNTS) if transfers else (SPENT, LIMIT, LEFT)
    return TextTable(
        ("Fund", "Held by", "Year", *(IN_A_TABLE.get(amount, amount) for amount in amounts)),
        tuple(
            (row.fund_name, row.host, row.year, *(pounds(AMOUNTS[amount](row)) for amount in amounts)) for row in rows
        ),
    )


def transfer_sentences(analysis: Analysis) -> tuple[str, ...]:
    """Say every sum that is carried forward or moved, in words."""
    return tuple(_transfer_sentence(analysis, transfer) for transfer in analysis.portfolio.transfers)


def _transfer_sentence(analysis: Analysis, transfer: Transfer) -> str:
    funds, amount = analysis.exercise.fund_by_id, pounds(transfer.amount_gbp)
    giving, taking = funds[transfer.from_fund].name, funds[transfer.to_fund].name
    if transfer.carries:
        return f"{amount} of {giving} is carried from {transfer.from_year} to {transfer.to_year}."
    return f"{amount} is moved from {giving} to {taking} in {transfer.from_year}."


def _tightest(rows: Sequence[MoneyRow]) -> MoneyRow | None:
    return max((row for row in rows if row.available_gbp), key=lambda row: row.used, default=None)


def _all_spent(rows: Sequence[MoneyRow]) -> tuple[MoneyRow, ...]:
    return tuple(row for row in rows if row.available_gbp and not row.left_gbp)


def _funds_and_years(spent: Sequence[MoneyRow], rows: Sequence[MoneyRow]) -> str:
    """Each fund with the years in which nothing of it is left, in the exercise's order."""
    said = []
    for fund, name in dict.fromkeys((row.fund, row.fund_name) for row in spent):
        years = [row.year for row in spent if row.fund == fund]
        every = len(years) == sum(row.fund == fund for row in rows) > 1
        said.append(f"{name} in {'every year' if every else joined(years)}")
    return "; ".join(said)
