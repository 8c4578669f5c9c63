"""The list so far beside the steps: what it costs against the money of every fund and year, and then what is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from prioritise.analysis.own_list import OwnList
from prioritise.analysis.short_reason import shortest_reason
from prioritise.domain.errors import PrioritiseError
from prioritise.words import TextTable, counted, joined, lower_first, pounds

NO_COST_YET = "no cost yet"
MOST_ALONE = 3


@dataclass(frozen=True, slots=True)
class FundYear:
    """What everything listed asks of one fund in one year, what there is, and by whom how much is asked."""

    fund: str
    year: str
    asked_gbp: int
    there_gbp: int
    asked_by: Mapping[str, int]

    @property
    def short_gbp(self) -> int:
        """By how much more is asked than there is; below 0 where there is more."""
        return self.asked_gbp - self.there_gbp

    @property
    def where(self) -> str:
        """The fund and the year in words."""
        return f"{self.fund}, {self.year}"


def list_words(own: OwnList) -> tuple[str, tuple[str, ...]]:
    """Return the heading of the list so far and what is said above it."""
    if own.analysis is not None:
        chosen, listed = len(own.analysis.portfolio.interventions), len(own.analysis.exercise.interventions)
        spent = pounds(own.analysis.portfolio.cost_gbp)
        return f"Choose {chosen} of {listed}, for {spent}", ()
    if not own.draft.costs.rows:
        return "Your list so far", ("It appears here from the first intervention with a cost on.",)
    lines = [
        "Not ranked yet. These are the costs beside the money.",
        *_without_cost_line(own),
        *_money_lines(fund_years(own)),
        *filter(None, (own.why_no_list,)),
    ]
    return "Your list so far", tuple(lines)


def list_rows(own: OwnList) -> TextTable:
    """Return everything listed with its cost; once it is ranked, what is chosen first, and why the others are not."""
    costs = _costs(own)
    named = [(row.cells.id, row.cells.name) for row in own.draft.interventions.rows]
    if own.analysis is None:
        rows = [(name, pounds(costs[own_id]) if own_id in costs else NO_COST_YET) for own_id, name in named]
        lacking = sum(own_id not in costs for own_id, _name in named)
        but_for = f", but for {lacking} with {NO_COST_YET}" if lacking else ""
        rows += [(f"All of it{but_for}", pounds(sum(costs.values())))]
        return TextTable(("Intervention", "Cost"), tuple(rows) if costs else ())
    analysis, chosen = own.analysis, set(own.analysis.portfolio.interventions)
    order = sorted(
        (pair for pair in named if pair[0] in costs),
        key=lambda pair: (pair[0] not in chosen, -analysis.score_of[pair[0]].total),
    )
    rows_chosen = ((name, _chosen(own, own_id, own_id in chosen), pounds(costs[own_id])) for own_id, name in order)
    return TextTable(("Intervention", "Chosen", "Cost"), tuple(rows_chosen))


def money_rows(own: OwnList) -> TextTable:
    """Return what is asked of every fund and year beside what there is, first where it is too little; until ranked."""
    if own.analysis is not None or not own.draft.costs.rows:
        return TextTable(("Fund and year", "Asked for", "There is"), ())
    rows = tuple(
        (fund_year.where, pounds(fund_year.asked_gbp), pounds(fund_year.there_gbp)) for fund_year in fund_years(own)
    )
    return TextTable(("Fund and year", "Asked for", "There is"), rows)


def fund_years(own: OwnList) -> tuple[FundYear, ...]:
    """Add up what everything listed asks of every fund and year, first where it is too little, most of all there.

    Of an intervention in several sizes the largest counts. What a cut releases is taken off nothing here.
    """
    names = {row.cells.id: row.cells.name for row in own.draft.interventions.rows}
    by_size: Counter[tuple[str, str, str, str]] = Counter()
    for row in own.draft.costs.rows:
        cost = row.cells
        by_size[cost.fund, cost.year, cost.intervention, cost.level] += cost.amount_gbp
    asked: dict[tuple[str, str], dict[str, int]] = {}
    for (fund, year, intervention, _level), amount in by_size.items():
        if amount > 0:
            whose, name = asked.setdefault((fund, year), {}), names.get(intervention, intervention)
            whose[name] = max(amount, whose.get(name, 0))
    found = [
        FundYear(fund.name, year, sum(whose.values()), fund.budget_gbp[year], whose)
        for fund in own.draft.part.funds
        for year in own.draft.part.years
        if year in fund.budget_gbp
        for whose in (asked.get((fund.id, year), {}),)
    ]
    return tuple(sorted(found, key=lambda fund_year: -max(fund_year.short_gbp, 0)))


def _money_lines(asked: tuple[FundYear, ...]) -> list[str]:
    short = [fund_year for fund_year in asked if fund_year.short_gbp > 0]
    if not short:
        return ["Every fund has enough for all of it in every year."] if asked else []
    first = short[0]
    of_all = f"in {len(short)} of {counted(len(asked), 'fund and year', 'funds and years')}"
    most = f"most of all from {first.where}, which has {pounds(first.there_gbp)} for {pounds(first.asked_gbp)}"
    lines = [f"Not all of it can be paid: more is asked for than there is {of_all}, {most}."]
    alone = {
        name: f"{name} alone asks for {pounds(amount)} from {fund_year.where}, which has {pounds(fund_year.there_gbp)}."
        for fund_year in reversed(short)
        for name, amount in fund_year.asked_by.items()
        if amount > fund_year.there_gbp
    }
    beyond = len(alone) - MOST_ALONE
    more = [f"So {'does' if beyond == 1 else 'do'} {beyond} more alone."] if beyond > 0 else []
    return [*lines, *list(alone.values())[:MOST_ALONE], *more]


def _without_cost_line(own: OwnList) -> list[str]:
    costs = _costs(own)
    without = [row.cells.name for row in own.draft.interventions.rows if row.cells.id not in costs]
    return [f"{joined(without)} {'has' if len(without) == 1 else 'have'} {NO_COST_YET}."] if without else []


def _chosen(own: OwnList, intervention: str, is_chosen: bool) -> str:
    if is_chosen or own.analysis is None:
        return "Yes"
    try:
        return f"No: {lower_first(shortest_reason(own.analysis, intervention))}"
    except PrioritiseError:
        return "No"


def _costs(own: OwnList) -> Mapping[str, int]:
    costs: Counter[str] = Counter()
    for row in own.draft.costs.rows:
        costs[row.cells.intervention] += row.cells.amount_gbp
    return costs
