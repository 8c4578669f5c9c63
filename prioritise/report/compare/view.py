"""What the Compare page says: saved scenarios, more or less money, other lists, and simpler ways to choose.

Each part takes a solve or many, so each is a view of its own, built once, when it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis import Analysis, Answers, analysis_under, following_orders, frontier, next_best
from prioritise.analysis.once import once
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.report.compare.frontier_table import NEVER, frontier_sentences, frontier_table, frontier_title
from prioritise.report.compare.other_portfolios import (
    next_best_table,
    next_best_title,
    orders_lost_table,
    orders_lost_title,
)
from prioritise.report.compare.scenario_table import (
    membership_table,
    scenarios_headline,
    scenarios_table,
    scenarios_title,
)
from prioritise.robustness.frontier import Frontier
from prioritise.words import TextTable, points, pounds

ALL_FUNDS = ""


@dataclass(frozen=True, slots=True)
class ScenariosView:
    """Every saved scenario beside what was agreed, and what happens in each to those it decides and those it does not.

    `title` is the page's headline, `finding` the same with its figures. `differing_title` and `same_title` are empty
    where the table under them is.
    """

    title: str
    finding: str
    table: TextTable
    differing_title: str
    differing: TextTable
    same_title: str
    same: TextTable


@dataclass(frozen=True, slots=True)
class MoneyView:
    """The best value at every budget. `nothing` says so when nothing obeys the rules at any of them."""

    title: str
    nothing: str
    sentences: tuple[str, ...]
    table: TextTable
    frontier: Frontier
    today_label: str
    bend_label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that says what was found, and the table it is read from."""

    sentence: str
    table: TextTable


@once
def scenarios_view(answers: Answers) -> ScenariosView:
    """Build the saved scenarios side by side, with what is being tried where that is none of them."""
    agreed, now = answers.agreed, answers.now
    saved = any(scenario.digest == now.scenario.digest for scenario in agreed.exercise.scenarios)
    tried = (now,) if answers.moved and not saved else ()
    views = (agreed, *(analysis_under(agreed.exercise, scenario) for scenario in agreed.exercise.scenarios), *tried)
    differing, same = membership_table(views, differing=True), membership_table(views, differing=False)
    return ScenariosView(
        title=scenarios_headline(views),
        finding=f"{scenarios_title(views)}.",
        table=scenarios_table(views),
        differing_title=f"The {len(differing.rows)} that depend on the scenario" if differing.rows else "",
        differing=differing,
        same_title=f"The {len(same.rows)} decided alike in every scenario" if same.rows else "",
        same=same,
    )


@once
def money_view(analysis: Analysis, fund: str) -> MoneyView:
    """Build what more or less money would buy, of one fund or of all together (`ALL_FUNDS`)."""
    return money_view_of(analysis.problem, frontier(analysis, fund=fund))


def money_view_of(problem: PortfolioProblem, steps: Frontier) -> MoneyView:
    """Say this frontier of a problem in words."""
    return MoneyView(
        title=frontier_title(steps),
        nothing="" if steps.steps else f"{NEVER}.",
        sentences=frontier_sentences(problem, steps),
        table=frontier_table(problem, steps),
        frontier=steps,
        today_label=f"Today: {pounds(steps.current_budget_gbp)}",
        bend_label=f"Bend:\n{points(steps.knee.value)} points" if steps.knee else "",
    )


@once
def other_lists_view(analysis: Analysis) -> Finding:
    """Build the lists that are as good as the best one, and those that come next. Raises SolverFailed."""
    others = next_best(analysis)
    return Finding(f"{next_best_title(others)}.", next_best_table(analysis, others))


@once
def simpler_ways_view(analysis: Analysis) -> Finding | None:
    """Build what going down a list would lose; None without a proven best portfolio."""
    followed = following_orders(analysis)
    if followed is None:
        return None
    return Finding(f"{orders_lost_title(followed)}.", orders_lost_table(analysis, followed))
