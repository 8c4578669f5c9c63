"""The lists that answer what was asked for the targets: what each comes to, and trying it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from prioritise.analysis import Analysis, projections_with
from prioritise.analysis.portfolio_change import change_lines, compare_portfolios
from prioritise.analysis.what_if import HeldTo
from prioritise.domain.rules import MustFund, MustNotFund, Rule
from prioritise.domain.vocabulary import words_of
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.target_driven import MeetingTargets
from prioritise.report.targets.target_tables import where_each_goes
from prioritise.report.targets.targets_asked import MeetingQuestion
from prioritise.words import TextTable, counted, points, pounds


class Way(StrEnum):
    """Which list to use."""

    LEAST_COST = "cheapest"
    MOST_VALUE = "most value"
    LEAST_SHORT = "least short"


CALLED = {
    Way.LEAST_COST: "cheapest list",
    Way.MOST_VALUE: "list of most value",
    Way.LEAST_SHORT: "list that falls least short",
}


@dataclass(frozen=True, slots=True)
class WayToMeet:
    """One list that answers: what it comes to, who enters and leaves, where it leads, and its rules to try it by.

    `try_it` is what a button says that tries it.
    """

    way: Way
    portfolio: Portfolio
    title: str
    lines: tuple[str, ...]
    where_it_leads: TextTable
    to_try: HeldTo
    try_it: str


def ways_to_meet(question: MeetingQuestion) -> tuple[WayToMeet, ...]:
    """List what there is to try: two lists where all can be met, else the one that falls least short, if any obeys."""
    return tuple(_way_to_meet(question, way, portfolio) for way, portfolio in _ways(question.result))


def _ways(result: MeetingTargets) -> tuple[tuple[Way, Portfolio], ...]:
    """The lists there are to use."""
    if result.most_value.has_answer:
        return (Way.LEAST_COST, result.least_cost), (Way.MOST_VALUE, result.most_value)
    short = result.shortfall
    return ((Way.LEAST_SHORT, short.portfolio),) if short is not None and short.portfolio.has_answer else ()


def _way_to_meet(question: MeetingQuestion, way: Way, portfolio: Portfolio) -> WayToMeet:
    them = "it" if len(question.asked.targets) == 1 else "them"
    meets = "" if way is Way.LEAST_SHORT else f" that meets {them}"
    return WayToMeet(
        way=way,
        portfolio=portfolio,
        title=f"The {CALLED[way]}{meets}: {pounds(portfolio.cost_gbp)}, {points(portfolio.value)} points",
        lines=_way_lines(question.analysis, way, portfolio),
        where_it_leads=where_each_goes(question.analysis.exercise, projections_with(question.analysis, portfolio)),
        to_try=_to_try(question, way, portfolio),
        try_it=f"Try the {CALLED[way]} as a what-if",
    )


def _way_lines(analysis: Analysis, way: Way, portfolio: Portfolio) -> tuple[str, ...]:
    """Who enters and leaves against the list as it stands, and what to know about this way of asking."""
    lines = []
    if analysis.portfolio.has_answer:
        now = analysis.portfolio
        lines.append(f"The list as it stands costs {pounds(now.cost_gbp)} and is worth {points(now.value)} points.")
        lines += change_lines(compare_portfolios(analysis, replace(analysis, portfolio=portfolio)))
    if way is Way.LEAST_COST:
        lines.append(
            "Scores play no part in this one: it stops whatever no rule and nothing asked for needs. It is a price, "
            "not a plan."
        )
    return tuple(lines)


def _to_try(question: MeetingQuestion, way: Way, portfolio: Portfolio) -> HeldTo:
    """One of these lists as rules to try, with the targets it meets.

    The list of most value follows from its targets alone. The others are held to what they fund, each at its level.
    """
    words = words_of(question.analysis.exercise.vocabulary)
    which = counted(len(question.asked.targets), words.target, words.targets)
    name = f"the {CALLED[way]} {'of' if way is Way.LEAST_SHORT else 'that meets'} {which}"
    rules: list[Rule] = [] if way is Way.LEAST_SHORT else list(question.result.asks)
    if way is not Way.MOST_VALUE:
        rules += _choices(question.analysis, portfolio, f"It is in {name}", f"It is not in {name}")
    return HeldTo(name, tuple(rules))


def _choices(analysis: Analysis, portfolio: Portfolio, wanted: str, unwanted: str) -> Iterator[Rule]:
    columns = (analysis.problem.columns[place] for place in portfolio.chosen)
    levels = {column.intervention: column.level for column in columns}
    for intervention in analysis.exercise.interventions:
        if intervention.id in levels:
            yield MustFund(f"held-{intervention.id}", intervention.id, wanted, levels[intervention.id])
        else:
            yield MustNotFund(f"held-{intervention.id}", intervention.id, unwanted)
