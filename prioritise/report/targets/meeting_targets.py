"""Asking for a list that meets chosen targets, and the answer in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from prioritise.analysis import Analysis, meet_targets, prices_of_targets, projections_with
from prioritise.analysis.portfolio_change import change_lines, compare_portfolios
from prioritise.analysis.what_if import HeldTo
from prioritise.domain.exercise import Exercise
from prioritise.domain.rules import MeetTarget, MustFund, MustNotFund, Rule
from prioritise.domain.targets import Target
from prioritise.domain.vocabulary import words_of
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.portfolio.shortfall import LeastShortfall, Short
from prioritise.portfolio.target_driven import MeetingTargets, TargetPrice
from prioritise.report.targets.target_tables import where_each_goes
from prioritise.targets.agreement import current_targets, milestones_of
from prioritise.targets.needs import TargetNeed, target_needs
from prioritise.words.lists import joined
from prioritise.words.numbers import counted, gap_with_unit, lower_first, points, pounds, pounds_short, with_unit
from prioritise.words.text_table import TextTable

FULL_PERCENT = 100
LEAST_SHORT = 0.1
"""A smaller miss, in the target's unit, is said as less than this."""


class Way(StrEnum):
    """Which list to use."""

    LEAST_COST = "cheapest"
    MOST_VALUE = "most value"
    LEAST_SHORT = "least short"


@dataclass(frozen=True, slots=True)
class TargetsAsked:
    """Which targets to meet (ids), in every year or by the last only, and how much of the way, in per cent.

    `importance` is how many times a target's shortfall counts, a whole number, where they cannot all be met; once where
    none is given.
    """

    targets: tuple[str, ...]
    every_year: bool = False
    percent: int = FULL_PERCENT
    importance: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meeting:
    """What was asked, of which analysis, what it takes, and what each target costs."""

    analysis: Analysis
    asked: TargetsAsked
    found: MeetingTargets
    prices: tuple[TargetPrice, ...]


def targets_to_ask(exercise: Exercise) -> tuple[Target, ...]:
    """The targets a list can be held to: those that can be projected and have a milestone."""
    known = {need.target for need in target_needs(exercise)}
    return tuple(each for each in current_targets(exercise) if each.id in known)


def meeting(analysis: Analysis, asked: TargetsAsked) -> Meeting:
    """Settle what was asked: met at least cost and most value, or missed by as little as possible; and the prices."""
    asks = tuple(_asks(analysis.exercise, asked))
    found = meet_targets(analysis, asks, weights=asked.importance)
    return Meeting(analysis, asked, found, prices_of_targets(analysis, asks))


def meeting_title(meeting: Meeting) -> str:
    """Whether they can all be met, as a finding."""
    words = words_of(meeting.analysis.exercise.vocabulary)
    count = len(meeting.asked.targets)
    which = f"The {words.target}" if count == 1 else f"All {count} {words.targets}"
    if meeting.found.most_value.has_answer:
        return f"{which} can be met{'' if count == 1 else ' together'} within this money and these rules"
    if count == 1:
        return f"{which} cannot be met within this money and these rules"
    return f"Not all {count} {words.targets} can be met within this money and these rules"


def shortfall_lines(meeting: Meeting) -> tuple[str, ...]:
    """By how much each target is missed at the least, in words; empty when all are met."""
    short = meeting.found.shortfall
    if short is None:
        return ()
    if not short.portfolio.has_answer:
        return ("No list obeys the rules within this money, whatever is asked of it.",)
    needs = {(each.target, each.year): each for each in target_needs(meeting.analysis.exercise)}
    lines = [_missed(meeting, each, needs[each.target, each.year]) for each in short.missed]
    return (*lines, *_others_met(meeting, short), *_weighed(meeting))


def ways(meeting: Meeting) -> tuple[Way, ...]:
    """The lists there are to use."""
    if meeting.found.most_value.has_answer:
        return (Way.LEAST_COST, Way.MOST_VALUE)
    short = meeting.found.shortfall
    return (Way.LEAST_SHORT,) if short is not None and short.portfolio.has_answer else ()


def way_title(meeting: Meeting, way: Way) -> str:
    """A list and what it comes to, as a heading."""
    portfolio = portfolio_of(meeting, way)
    named = {
        Way.LEAST_COST: "The cheapest list that meets them",
        Way.MOST_VALUE: "The list of most value that meets them",
        Way.LEAST_SHORT: "The list that falls least short",
    }[way]
    if len(meeting.asked.targets) == 1:
        named = named.replace("meets them", "meets it")
    return f"{named}: {pounds_short(portfolio.cost_gbp)}, {points(portfolio.value)} points"


def way_lines(meeting: Meeting, way: Way) -> tuple[str, ...]:
    """Who enters and leaves against the list as it stands, and what to know about this way of asking."""
    analysis, portfolio = meeting.analysis, portfolio_of(meeting, way)
    lines = []
    if analysis.portfolio.has_answer:
        now = analysis.portfolio
        lines.append(
            f"The list as it stands costs {pounds_short(now.cost_gbp)} and is worth {points(now.value)} points."
        )
        lines += change_lines(compare_portfolios(analysis, replace(analysis, portfolio=portfolio)))
    if way is Way.LEAST_COST:
        lines.append(
            "Scores play no part in this one: it stops whatever no rule and nothing asked for needs. It is a price, "
            "not a plan."
        )
    return tuple(lines)


def held_to(meeting: Meeting, way: Way) -> HeldTo:
    """One of these lists as rules to try, with the targets it meets.

    The list of most value follows from its targets alone. The others are held to what they fund, each at its level.
    """
    portfolio, words = portfolio_of(meeting, way), words_of(meeting.analysis.exercise.vocabulary)
    which = counted(len(meeting.asked.targets), words.target, words.targets)
    names = {
        Way.LEAST_COST: f"the cheapest list that meets {which}",
        Way.MOST_VALUE: f"the list of most value that meets {which}",
        Way.LEAST_SHORT: f"the list that falls least short of {which}",
    }
    rules: list[Rule] = [] if way is Way.LEAST_SHORT else list(meeting.found.asks)
    if way is not Way.MOST_VALUE:
        rules += _choices(meeting.analysis, portfolio, f"It is in {names[way]}", f"It is not in {names[way]}")
    return HeldTo(names[way], tuple(rules))


def where_it_leads(meeting: Meeting, way: Way) -> TextTable:
    """Where every target goes with one of these lists, whether it was asked for or not."""
    found = projections_with(meeting.analysis, portfolio_of(meeting, way))
    return where_each_goes(meeting.analysis.exercise, found)


def portfolio_of(meeting: Meeting, way: Way) -> Portfolio:
    """The list of one way. Raises KeyError for one there is not."""
    found = {Way.LEAST_COST: meeting.found.least_cost, Way.MOST_VALUE: meeting.found.most_value}
    if meeting.found.shortfall is not None:
        found = {Way.LEAST_SHORT: meeting.found.shortfall.portfolio}
    return found[way]


def price_table(meeting: Meeting) -> TextTable:
    """What each target costs to meet: value given up and money added, alone and beside the others."""
    words = words_of(meeting.analysis.exercise.vocabulary)
    headings = (
        words.target.capitalize(),
        "Value given up, alone",
        "Money added, alone",
        "Value given up, beside the others",
        "Money added, beside the others",
        "Met anyway",
    )
    return TextTable(
        headings,
        tuple(
            (
                each.title,
                _value(each.value_alone),
                _money(each.cost_alone_gbp),
                _value(each.value_last),
                _money(each.cost_last_gbp),
                "yes" if each.met_anyway else "no",
            )
            for each in meeting.prices
        ),
    )


def needed_lines(meeting: Meeting) -> tuple[str, ...]:
    """Interventions that one of the targets could not be met without."""
    return tuple(each.sentence for each in meeting.found.needed)


def _asks(exercise: Exercise, asked: TargetsAsked) -> Iterator[MeetTarget]:
    share = asked.percent / FULL_PERCENT
    for target in targets_to_ask(exercise):
        if target.id in asked.targets:
            milestones = milestones_of(exercise, target)
            year = "" if asked.every_year else [each for each in exercise.years if each in milestones][-1]
            yield MeetTarget(f"asked-{target.id}", target.id, year, share, "Asked for on the page of targets")


def _missed(meeting: Meeting, short: Short, need: TargetNeed) -> str:
    exercise = meeting.analysis.exercise
    words, share = words_of(exercise.vocabulary), meeting.asked.percent
    target = next(each for each in current_targets(exercise) if each.id == short.target)
    if not need.counts_from_baseline:
        missing = short.missing / MILLIONTHS
        told = gap_with_unit(max(missing, LEAST_SHORT), target.unit).removeprefix("+")
        less = "less than " if missing < LEAST_SHORT else ""
        return f"{short.title}: {less}{told} short of the {words.milestone} in {short.year}, at best."
    asked = "" if share == FULL_PERCENT else f" ({share}% was asked)"
    reached = share - FULL_PERCENT * short.missing / MILLIONTHS
    way = "no part" if reached <= 0 else f"{reached:.0f}%"
    further = f" It ends up {-reached:.0f}% of the way on the wrong side of the baseline." if reached <= -1 else ""
    promised = with_unit(need.milestone, target.unit)
    return f"{short.title}: at best {way} of the way to {promised} in {short.year}{asked}.{further}"


def _others_met(meeting: Meeting, short: LeastShortfall) -> tuple[str, ...]:
    words = words_of(meeting.analysis.exercise.vocabulary)
    met = {each.target for each in short.lines} - {each.target for each in short.missed}
    if not met:
        return ()
    others = counted(len(met), f"other {words.target}", f"other {words.targets}")
    return (f"The {others} can be met with the same list.",)


def _weighed(meeting: Meeting) -> tuple[str, ...]:
    """Which shortfalls count more than once, in words; nothing where all count the same."""
    titles = {each.id: lower_first(each.title) for each in current_targets(meeting.analysis.exercise)}
    asked = {each: meeting.asked.importance.get(each, 1) for each in meeting.asked.targets}
    if len(set(asked.values())) == 1:
        return ()
    told = joined(f"{titles[each]} {times} times" for each, times in asked.items() if times > 1)
    return (f"Here a shortfall counts more for some: {told}, the others once.",)


def _choices(analysis: Analysis, portfolio: Portfolio, wanted: str, unwanted: str) -> Iterator[Rule]:
    columns = (analysis.problem.columns[place] for place in portfolio.chosen)
    levels = {column.intervention: column.level for column in columns}
    for each in analysis.exercise.interventions:
        if each.id in levels:
            yield MustFund(f"held-{each.id}", each.id, wanted, levels[each.id])
        else:
            yield MustNotFund(f"held-{each.id}", each.id, unwanted)


def _value(value_millionths: int | None) -> str:
    return "cannot be met" if value_millionths is None else f"{points(value_millionths / MILLIONTHS)} points"


def _money(cost_gbp: int | None) -> str:
    return "cannot be met" if cost_gbp is None else pounds(cost_gbp)
