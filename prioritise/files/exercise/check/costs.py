"""Checks on costs: money of the fund's kind, every year of a recurrent cost, and amounts that fit the others."""

from __future__ import annotations

from collections import defaultdict
from statistics import median

from prioritise.files.exercise.check.references import check_references
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.rows import CostRow
from prioritise.files.exercise.tables import Numbered
from prioritise.files.problem_list import MOST_OF_A_KIND, ProblemList
from prioritise.files.refusals import closest
from prioritise.words import joined

FEWEST_TO_COMPARE = 4
"""Fewer amounts than this say nothing of what is usual."""
TIMES_SMALLER = 400
"""An amount typed in thousands of pounds is a thousand times too small; half of that still stands out."""

Stream = tuple[str, str, str]
"""An intervention, its level or nothing, and the fund that pays."""


def check_costs(draft: Draft, problems: ProblemList, *, unfinished: bool = False) -> None:
    """Note every cost that names what is not there, misses a year, or is of another kind than its fund.

    `unfinished` passes over costs that are not there yet.
    """
    check_references(draft, "costs", problems)
    _check_kinds(draft, problems)
    if not unfinished:
        _check_all_costed(draft, problems)
        _check_years(draft, problems)
    _note_small_amounts(draft, problems)


def _check_kinds(draft: Draft, problems: ProblemList) -> None:
    funds = {fund.id: fund for fund in draft.part.funds}
    for row in draft.costs.rows:
        fund = funds.get(row.cells.fund)
        if fund and fund.kind is not row.cells.kind:
            found = f"{row.cells.kind} money from {fund.id}, which holds {fund.kind} money"
            problems.add(draft.costs.name, found, "change the kind or the fund", row=row.row, column="kind")


def _check_all_costed(draft: Draft, problems: ProblemList) -> None:
    costed = draft.costs.keys
    if costed is None:
        return
    unknown = sorted(costed - (draft.interventions.keys or costed))[:MOST_OF_A_KIND]
    meant = {closest(name, draft.interventions.keys or ()) for name in unknown}
    for wanted in draft.interventions.rows:
        if wanted.cells.id not in costed | meant:
            found = f"no row for {wanted.cells.id}"
            problems.add(draft.costs.name, found, "add what it costs, 0 if it costs nothing", column="intervention")


def _check_years(draft: Draft, problems: ProblemList) -> None:
    """Note every recurrent cost that misses a year of the plan: what is not written is not known to be nothing."""
    years, funds, known = draft.exercise.names("years"), draft.exercise.names("funds"), draft.intervention_ids
    # A row that could not be read may be the one that is missing.
    if not years or not draft.costs.whole:
        return
    streams: dict[Stream, list[Numbered[CostRow]]] = defaultdict(list)
    for row in draft.costs.rows:
        streams[row.cells.intervention, row.cells.level, row.cells.fund].append(row)
    for (intervention, level, fund), rows in streams.items():
        if intervention not in (known or ()) or fund not in (funds or ()):
            continue
        there = {row.cells.year for row in rows}
        missing = [year for year in draft.part.years if year not in there]
        if missing and there <= years and any(row.cells.recurrent for row in rows):
            whose = f"{intervention} at level {level}" if level else intervention
            found = f"a recurrent cost of {whose} from {fund} with no row for {joined(missing)}"
            what_to_do = "add the missing years, 0 for a year in which it costs nothing; or set recurrent to no"
            problems.add(draft.costs.name, found, what_to_do, row=rows[0].row, column="year")


def _note_small_amounts(draft: Draft, problems: ProblemList) -> None:
    """Note an amount so much smaller than the others that it may have been typed in thousands of pounds."""
    amounts = [abs(row.cells.amount_gbp) for row in draft.costs.rows if row.cells.amount_gbp]
    if len(amounts) < FEWEST_TO_COMPARE:
        return
    usual = median(amounts)
    for row in draft.costs.rows:
        amount = row.cells.amount_gbp
        if amount and abs(amount) * TIMES_SMALLER <= usual:
            found = f"{amount:,}, where half of all amounts are {usual:,.0f} or more"
            said = f"check that it is in pounds and not in thousands; {amount:,} thousand is {amount * 1000:,}"
            problems.note(draft.costs.name, found, said, row=row.row, column="amount_gbp")
