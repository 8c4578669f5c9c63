"""Money that comes free: its best use with what is chosen kept, what that commits later, and who is next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.known import did_you_mean
from prioritise.analysis.left_out import leaving_out
from prioritise.analysis.nearest.limits import LeastLimit, Limit, limits_of, with_limit
from prioritise.domain.errors import PrioritiseError, UnknownName
from prioritise.domain.rules import MustFund
from prioritise.portfolio.explain.questions import SETTLED
from prioritise.portfolio.portfolio import FundYear
from prioritise.portfolio.problem import Column, PortfolioProblem
from prioritise.portfolio.solve import solve
from prioritise.portfolio.swap import Swap, swap_to
from prioritise.portfolio.verify import money


@dataclass(frozen=True, slots=True)
class Later:
    """Whole pounds more than now that the use of the money takes from one fund in a later year, or every year after."""

    fund: str
    year: str
    amount_gbp: int


@dataclass(frozen=True, slots=True)
class Next:
    """The least more money of the same fund and year that would do better, and what it would bring."""

    more_gbp: int
    swap: Swap


@dataclass(frozen=True)
class Spare:
    """The best use of `amount_gbp` more of one fund in one year.

    `swap` is what comes in (in `leave` are cuts no longer made), `used_gbp` how much more of the fund is spent in that
    year and `left_gbp` what is then left of it there. `later` is what is spent more in other years of the plan, `after`
    what goes on every year after it. `next` is None where no more of this money would do better.
    """

    fund: str
    year: str
    amount_gbp: int
    nothing_after: bool
    chosen: tuple[int, ...]
    swap: Swap
    used_gbp: int
    left_gbp: int
    later: tuple[Later, ...]
    after: tuple[Later, ...]
    next: Next | None


def spare(analysis: Analysis, fund: str, year: str, amount_gbp: int, *, nothing_after: bool = False) -> Spare:
    """Find the best use of so much more of one fund in one year, everything that is chosen kept. Exact.

    What is funded stays, at its level or one that reaches more people; cuts that are made may be undone, and no other
    cut is made. With `nothing_after`, nothing is added that costs anything in a later year, within the plan or after.
    Raises UnknownName for a fund or year that is not there, PrioritiseError for an amount below 0, and SolverFailed.
    """
    limit = _limit(analysis, fund, year)
    if amount_gbp < 0:
        raise PrioritiseError(f"{amount_gbp:,} is below 0. Give the amount that comes free, in whole pounds.")
    out = {
        place
        for place, column in enumerate(analysis.problem.columns)
        if not _may_stand(analysis, column, place, year, nothing_after)
    }
    kept = replace(analysis.problem, rules=(*analysis.problem.rules, *_kept_rules(analysis)))
    narrowed = leaving_out(kept, out)
    raised = replace(limit, amount=limit.amount + amount_gbp)
    best = solve(with_limit(narrowed, limit, raised.amount))
    chosen = best.chosen
    there = with_limit(analysis.problem, limit, raised.amount)
    now, lines = _lines(analysis.problem, analysis.portfolio.chosen), _lines(there, chosen)
    return Spare(
        fund=fund,
        year=year,
        amount_gbp=amount_gbp,
        nothing_after=nothing_after,
        chosen=chosen,
        swap=swap_to(analysis.problem, analysis.portfolio, chosen),
        used_gbp=lines[fund, year].spent_gbp - now[fund, year].spent_gbp,
        left_gbp=lines[fund, year].left_gbp,
        later=_later(analysis, chosen, year),
        after=_after(analysis, chosen),
        next=_next(analysis, narrowed, raised, best.value_millionths),
    )


def _limit(analysis: Analysis, fund: str, year: str) -> Limit:
    known = list(dict.fromkeys(budget.fund for budget in analysis.problem.budgets))
    if fund not in known:
        hint = did_you_mean(fund, known) or f" This exercise has: {', '.join(known)}."
        raise UnknownName(f"No fund is called {fund}.{hint}")
    for limit in limits_of(analysis.problem):
        if limit.is_money and (limit.about, limit.year) == (fund, year):
            return limit
    years = ", ".join(budget.year for budget in analysis.problem.budgets if budget.fund == fund)
    raise UnknownName(f"{fund} has no money in {year}. Its years are {years}.")


def _may_stand(analysis: Analysis, column: Column, place: int, year: str, nothing_after: bool) -> bool:
    if place in analysis.portfolio.chosen:
        return True
    if analysis.problem.intervention_by_id[column.intervention].is_cut:
        return False
    now = [analysis.problem.columns[chosen] for chosen in analysis.portfolio.chosen]
    present = next((other for other in now if other.intervention == column.intervention), None)
    if present is not None and not (column.people_per_year or 0) > (present.people_per_year or 0):
        return False
    return not (nothing_after and _commits(analysis, column, present, year))


def _commits(analysis: Analysis, column: Column, present: Column | None, year: str) -> bool:
    years = analysis.exercise.years
    later = set(years[years.index(year) + 1 :])
    known = {(cost.fund, cost.year): cost.amount_gbp for cost in (present.costs if present else ())}
    more = any(cost.amount_gbp > known.get((cost.fund, cost.year), 0) for cost in column.costs if cost.year in later)
    return more or any(amount > 0 for amount in _recurrent(analysis, column, present).values())


def _recurrent(analysis: Analysis, column: Column, present: Column | None) -> dict[str, int]:
    amounts: dict[str, int] = {}
    for counted, sign in ((column, 1), (present, -1)):
        for cost in analysis.exercise.costs_at[counted.proposal] if counted else ():
            if cost.recurrent and cost.year == analysis.exercise.years[-1]:
                amounts[cost.fund] = amounts.get(cost.fund, 0) + sign * cost.amount_gbp
    return amounts


def _kept_rules(analysis: Analysis) -> list[MustFund]:
    problem = analysis.problem
    kept = [
        intervention
        for intervention in analysis.portfolio.interventions
        if not problem.intervention_by_id[intervention].is_cut
    ]
    return [MustFund(SETTLED, intervention, SETTLED) for intervention in kept]


def _lines(problem: PortfolioProblem, chosen: Iterable[int]) -> dict[tuple[str, str], FundYear]:
    return {(year.fund, year.year): year for year in money(problem, tuple(chosen))}


def _later(analysis: Analysis, chosen: tuple[int, ...], year: str) -> tuple[Later, ...]:
    then, now = (_lines(analysis.problem, places) for places in (chosen, analysis.portfolio.chosen))
    years = analysis.exercise.years
    items = [
        Later(fund, when, line.spent_gbp - now[fund, when].spent_gbp)
        for (fund, when), line in then.items()
        if years.index(when) > years.index(year)
    ]
    return tuple(later for later in items if later.amount_gbp)


def _after(analysis: Analysis, chosen: tuple[int, ...]) -> tuple[Later, ...]:
    amounts: dict[str, int] = {}
    for places, sign in ((chosen, 1), (analysis.portfolio.chosen, -1)):
        for place in places:
            for fund, amount in _recurrent(analysis, analysis.problem.columns[place], None).items():
                amounts[fund] = amounts.get(fund, 0) + sign * amount
    return tuple(Later(fund, "", amount) for fund, amount in amounts.items() if amount)


def _next(analysis: Analysis, narrowed: PortfolioProblem, raised: Limit, value_millionths: int) -> Next | None:
    there = with_limit(narrowed, raised, raised.amount)
    amount = LeastLimit(there, raised).for_value(value_millionths + 1)
    if amount is None:
        return None
    best = solve(with_limit(narrowed, raised, amount))
    return Next(amount - raised.amount, swap_to(analysis.problem, analysis.portfolio, best.chosen))
