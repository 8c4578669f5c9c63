"""What more or less money would buy: the budget frontier in sentences, and every step of it as a table."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.portfolio_change import ListChange, cuts_cell, list_change
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem
from prioritise.robustness.frontier import Frontier, Rise
from prioritise.robustness.frontier_steps import FrontierStep
from prioritise.words import TextTable, counted, joined, points, pounds, short_number, size_percent

MOVES = ("Enters", "Leaves", "Changes size", "Cuts")
NEVER = "Nothing obeys the rules at any of these budgets"


@dataclass(frozen=True, slots=True)
class Slopes:
    """Points gained for each £1,000 on average, from the first step to the bend and from there to the last."""

    before: float
    after: float


def frontier_title(frontier: Frontier) -> str:
    """State the finding: what has to be added before anything better can be had."""
    if not frontier.steps:
        return NEVER
    if frontier.current is None:
        return f"Nothing obeys the rules below {pounds(frontier.steps[0].budget_gbp)}"
    rise = frontier.next_rise
    if rise is None:
        return "More money would buy nothing better" if frontier.complete else "Half as much again buys nothing better"
    gained = exact_points(rise.gained_millionths)
    return f"The next {pounds(rise.extra_gbp)} would buy {gained} more points of value"


def frontier_sentences(problem: PortfolioProblem, frontier: Frontier) -> tuple[str, ...]:
    """Say where today's budget stands, what the next step brings, where the bend is, and who leaves and comes back."""
    if not frontier.steps:
        return (f"{NEVER}.",)
    sentences = (_today(problem, frontier), _next(problem, frontier), _bend(frontier), _returning(problem, frontier))
    return tuple(filter(None, sentences))


def frontier_table(problem: PortfolioProblem, frontier: Frontier) -> TextTable:
    """Write a line a step: from which budget on, the best value, what £1,000 on the way brought, and who moves."""
    worth = ["–", *(_rate(rise.points_per_1000_gbp) for rise in frontier.rises)][: len(frontier.steps)]
    return TextTable(
        ("From this budget on", "Share of today's", "Best value", "Points for each £1,000 added", *MOVES),
        tuple(
            (
                f"{pounds(step.budget_gbp)}{_marks(frontier, step)}",
                f"{float(step.factor):.1%}",
                f"{step.value:,.2f}",
                rate,
                *_moves(list_change(problem, step.enters, step.leaves)),
            )
            for step, rate in zip(frontier.steps, worth, strict=True)
        ),
    )


def slopes(frontier: Frontier) -> Slopes | None:
    """Return how much each £1,000 brings on average before and after the bend; None without a bend."""
    bend = frontier.knee
    if bend is None:
        return None
    first, last = frontier.steps[0], frontier.steps[-1]
    before, after = bend.budget_gbp - first.budget_gbp, last.budget_gbp - bend.budget_gbp
    if before <= 0 or after <= 0:
        return None
    return Slopes(1000 * (bend.value - first.value) / before, 1000 * (last.value - bend.value) / after)


def exact_points(millionths: int) -> str:
    """Return points to two decimals, or "less than 0.01" for what is more than nothing but would read as nothing."""
    value = millionths / MILLIONTHS
    return "less than 0.01" if 0 < value < 0.01 else f"{value:,.2f}"


def _today(problem: PortfolioProblem, frontier: Frontier) -> str:
    fund = problem.fund_names.get(frontier.fund, frontier.fund)
    whose = f"{fund} has" if fund else "All funds together have"
    now = frontier.current
    if now is None:
        least = frontier.steps[0]
        return (
            f"{whose} {pounds(frontier.current_budget_gbp)} today, and no list obeys the rules with that. From "
            f"{pounds(least.budget_gbp)}, {float(least.factor):.0%} of it, one does."
        )
    spare = frontier.to_spare_gbp or 0
    less = f" {pounds(spare)} could be taken away, the same share everywhere, with no value lost." if spare else ""
    return (
        f"{whose} {pounds(frontier.current_budget_gbp)} today. "
        f"The best that can buy is {points(now.value)} points.{less}"
    )


def _next(problem: PortfolioProblem, frontier: Frontier) -> str:
    rise, now = frontier.next_rise, frontier.current
    if rise is None or now is None:
        return ""
    step = next(one for one in frontier.steps if one.value_millionths > now.value_millionths)
    rate = rise.points_per_1000_gbp
    each_thousand = f", {_rate(rate)} for each £1,000" if rate is not None else ""
    return (
        f"{pounds(rise.extra_gbp)} ({size_percent(float(step.factor) - 1)}) more, the same share "
        f"everywhere, would buy {exact_points(rise.gained_millionths)} "
        f"points more{each_thousand}; any less would buy nothing."
        f"{_would(list_change(problem, step.enters, step.leaves))}{_left_unspent(rise, step.cost_gbp - now.cost_gbp)}"
    )


def _left_unspent(rise: Rise, dearer_gbp: int) -> str:
    """Say why a list needs more money than it costs more; nothing where it costs as much more as is added."""
    if dearer_gbp >= rise.extra_gbp:
        return ""
    more = f"{pounds(abs(dearer_gbp))} {'more' if dearer_gbp > 0 else 'less'} than" if dearer_gbp else "as much as"
    return (
        f" That list costs {more} the best one today. The budget must rise by more, because the same share is added "
        "everywhere until the fund and year that is short has enough; what the list does not need stays unspent."
    )


def _moves(change: ListChange) -> tuple[str, ...]:
    names = (change.entering, change.leaving, change.resized)
    return (*(joined(name, last="") or "–" for name in names), cuts_cell(change.cuts_made, change.cuts_dropped))


def _would(change: ListChange) -> str:
    parts = (
        ("In would come", change.entering),
        ("Out would go", change.leaving),
        ("Size would change", change.resized),
        ("Cut made", change.cuts_made),
        ("Cut no longer made", change.cuts_dropped),
    )
    return "".join(f" {words}: {joined(names)}." for words, names in parts if names)


def _bend(frontier: Frontier) -> str:
    bend, rates = frontier.knee, slopes(frontier)
    if bend is None or rates is None:
        return ""
    return (
        f"The bend is at {pounds(bend.budget_gbp)}, {float(bend.factor):.0%} of today's money. Up to there each £1,000 "
        f"brings {_rate(rates.before)} points on average; beyond it {_rate(rates.after)}. The bend is of the "
        "budgets shown here; with others it could lie elsewhere."
    )


def _returning(problem: PortfolioProblem, frontier: Frontier) -> str:
    known = {column.label: column.intervention for column in problem.columns}
    back = sorted({known[label] for label in frontier.returning})
    if not back:
        return ""
    return (
        f"{counted(len(back), 'intervention leaves', 'interventions leave')} the list at some budget although there is "
        "more money, and come back at a higher one. So a smaller list is not the top of a larger one."
    )


def _marks(frontier: Frontier, step: FrontierStep) -> str:
    marks = ["today's budget is on this step"] * (step == frontier.current) + ["the bend"] * (step == frontier.knee)
    return f" ({'; '.join(marks)})" if marks else ""


def _rate(rate: float | None) -> str:
    if rate is None:
        return "–"
    return f"{rate:,.3f}" if rate >= 0.01 else short_number(rate, 1)
