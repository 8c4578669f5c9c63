"""What each of our own rules costs: the value lost by keeping it, alone and all together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.known import require_proven
from prioritise.analysis.once import once
from prioritise.analysis.reach import Reach, reach_of
from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import MILLIONTHS, Budget, Column, PortfolioProblem, most_spent
from prioritise.portfolio.solve import solve
from prioritise.portfolio.swap import Swap, swap_between

POT = "one pot, "
"""How the limits of the merged money are called; no capacity of an exercise can be called this, for it is no id."""


class Keeps(StrEnum):
    """What is kept to, and could be dropped."""

    RULE = "rule"
    MINIMUM = "minimum"
    CAPACITY = "capacity"
    BOUNDARIES = "boundaries between funds"
    TOGETHER = "all together"


@dataclass(frozen=True, slots=True)
class RulePrice:
    """What keeping to one rule costs: `lost_millionths` is the best value without it less the value with it, 0 or more.

    `about` is the id of the rule, fund or capacity, `year` that of a minimum. `reached` is whom the best list reaches
    without it; `without` what would move if it went.
    """

    keeps: Keeps
    about: str
    year: str
    lost_millionths: int
    without: Swap
    reached: Reach

    @property
    def lost(self) -> float:
        """The same in points."""
        return self.lost_millionths / MILLIONTHS


@dataclass(frozen=True)
class RulePrices:
    """The price of every rule alone, what costs nothing first, and of all of them together. `now` is whom we reach."""

    prices: tuple[RulePrice, ...]
    together: RulePrice
    now: Reach

    @property
    def sum_millionths(self) -> int:
        """The prices added up; what all cost together is another figure, for they make way for one another."""
        return sum(price.lost_millionths for price in self.prices)

    @property
    def sum_lost(self) -> float:
        """The same in points."""
        return self.sum_millionths / MILLIONTHS


@once
def prices_of_rules(analysis: Analysis) -> RulePrices | None:
    """Price each rule, minimum and capacity and the boundaries between funds: value without less value with. Exact.

    A rule that requires money to go somewhere (a ring-fence) is a rule like any other. Without the boundaries every
    year's money is one pot, and as much may be carried forward as all funds may carry together. None without a list.
    Raises UnknownName where the list is not proven best, and SolverFailed.
    """
    if not analysis.portfolio.has_answer:
        return None
    require_proven(analysis.portfolio, "what keeping to a rule costs")
    problem, questions = analysis.problem, analysis.questions
    near = [frozenset(analysis.portfolio.chosen)]
    prices = [_price(analysis, Keeps.RULE, rule.id, "", questions.without_rule(rule.id)) for rule in problem.rules]
    for budget in problem.budgets:
        if budget.minimum_gbp:
            without = solve(_without_minimum(problem, budget), hints=near)
            prices.append(_price(analysis, Keeps.MINIMUM, budget.fund, budget.year, without))
    for capacity in dict.fromkeys(limit.id for limit in problem.capacities):
        prices.append(_price(analysis, Keeps.CAPACITY, capacity, "", questions.without_capacity_limit(capacity)))
    if len({budget.fund for budget in problem.budgets}) > 1:
        prices.append(_price(analysis, Keeps.BOUNDARIES, "", "", solve(as_one_pot(problem), hints=near)))
    together = _price(analysis, Keeps.TOGETHER, "", "", solve(_without_all(problem), hints=near))
    return RulePrices(
        prices=tuple(sorted(prices, key=lambda price: price.lost_millionths)),
        together=together,
        now=reach_of(problem, analysis.portfolio.chosen),
    )


def as_one_pot(problem: PortfolioProblem) -> PortfolioProblem:
    """Give the problem with the money of all funds merged in every year; rules on single funds and minimums stay.

    Money may be arranged if and only if the spending of every run of years is within their limits and what may be
    carried into the first of them (Gale 1957). These sums are held as capacities, in pounds.
    """
    years = list(dict.fromkeys(budget.year for budget in problem.budgets))
    runs = [years[start:end] for start in range(len(years)) for end in range(start + 1, len(years) + 1)]
    plenty = most_spent(problem)
    pots = tuple(Capacity(f"{POT}{run[-1]}", "pounds", run[0], _limit(problem, run, years)) for run in runs)
    return replace(
        problem,
        budgets=tuple(replace(budget, limit_gbp=budget.limit_gbp + plenty) for budget in problem.budgets),
        capacities=(*problem.capacities, *pots),
        columns=tuple(replace(column, uses=(*column.uses, *_uses(column, runs))) for column in problem.columns),
        paths=(),
    )


def _limit(problem: PortfolioProblem, run: list[str], years: list[str]) -> int:
    before = years[years.index(run[0]) - 1] if years.index(run[0]) else ""
    carried = sum(path.limit_gbp for path in problem.paths if path.carries and path.from_year == before)
    return carried + sum(budget.limit_gbp for budget in problem.budgets if budget.year in run)


def _uses(column: Column, runs: list[list[str]]) -> list[CapacityUse]:
    uses = []
    for run in runs:
        spent = sum(cost.amount_gbp for cost in column.costs if cost.year in run)
        uses.append(CapacityUse(column.intervention, column.level, f"{POT}{run[-1]}", run[0], spent))
    return uses


def _without_minimum(problem: PortfolioProblem, dropped: Budget) -> PortfolioProblem:
    budgets = tuple(replace(budget, minimum_gbp=None) if budget is dropped else budget for budget in problem.budgets)
    return replace(problem, budgets=budgets)


def _without_all(problem: PortfolioProblem) -> PortfolioProblem:
    free = replace(
        problem,
        rules=(),
        capacities=(),
        columns=tuple(replace(column, uses=()) for column in problem.columns),
        budgets=tuple(replace(budget, minimum_gbp=None) for budget in problem.budgets),
    )
    return as_one_pot(free)


def _price(analysis: Analysis, keeps: Keeps, about: str, year: str, without: Portfolio) -> RulePrice:
    return RulePrice(
        keeps=keeps,
        about=about,
        year=year,
        lost_millionths=without.value_millionths - analysis.portfolio.value_millionths,
        without=swap_between(analysis.problem, analysis.portfolio, without),
        reached=reach_of(analysis.problem, without.chosen),
    )
