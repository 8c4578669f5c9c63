"""Asking for a list that meets chosen targets, and the answer in words."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from prioritise.analysis import Analysis, meet_targets, prices_of_targets, projections_with
from prioritise.analysis.once import once
from prioritise.analysis.portfolio_change import change_lines, compare_portfolios
from prioritise.analysis.targets import current_targets, milestones_of, needs_of_targets
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
from prioritise.targets.needs import TargetNeed
from prioritise.words.lists import joined
from prioritise.words.numbers import counted, distance_with_unit, lower_first, points, pounds, pounds_short, with_unit
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
    it names no other.
    """

    targets: tuple[str, ...]
    every_year: bool = False
    percent: int = FULL_PERCENT
    importance: Mapping[str, int] = field(default_factory=dict)

    @property
    def key(self) -> Hashable:
        """What tells this question from every other."""
        return self.targets, self.every_year, self.percent, tuple(sorted(self.importance.items()))


@dataclass(frozen=True, slots=True)
class WayToMeet:
    """One list that answers: what it comes to, who enters and leaves, where it leads, and its rules to try it by."""

    way: Way
    portfolio: Portfolio
    title: str
    lines: tuple[str, ...]
    where_it_leads: TextTable
    to_try: HeldTo


@dataclass(frozen=True, slots=True)
class MeetingView:
    """Whether the targets can all be met, as a finding; by how much not; the lists to use; and what each costs.

    `result` is what was settled, `asks` of it as rules. `missed` is empty when all are met; `needed` are interventions
    that one of the targets could not be met without.
    """

    result: MeetingTargets
    title: str
    missed: tuple[str, ...]
    needed: tuple[str, ...]
    ways: tuple[WayToMeet, ...]
    prices: TextTable


def targets_to_ask(exercise: Exercise) -> tuple[Target, ...]:
    """List the targets a list can be held to: those that can be projected and have a milestone."""
    known = {need.target for need in needs_of_targets(exercise)}
    return tuple(target for target in current_targets(exercise) if target.id in known)


@once
def meeting_view(analysis: Analysis, asked: TargetsAsked) -> MeetingView:
    """Settle what was asked: met at least cost and most value, or missed by as little as possible; and the prices.

    Raises IncompleteExercise for a target that cannot be projected.
    """
    asks = tuple(_asks(analysis.exercise, asked))
    result = meet_targets(analysis, asks, weights=asked.importance)
    question = _Question(analysis, asked, result)
    return MeetingView(
        result=result,
        title=_title(question),
        missed=_missed_lines(question),
        needed=tuple(needed.sentence for needed in result.needed),
        ways=tuple(_way_to_meet(question, way, portfolio) for way, portfolio in _ways(result)),
        prices=_price_table(analysis.exercise, prices_of_targets(analysis, asks)),
    )


@dataclass(frozen=True, slots=True)
class _Question:
    """What was asked, of which analysis, and what it takes."""

    analysis: Analysis
    asked: TargetsAsked
    result: MeetingTargets


def _title(question: _Question) -> str:
    words = words_of(question.analysis.exercise.vocabulary)
    count = len(question.asked.targets)
    which = f"The {words.target}" if count == 1 else f"All {count} {words.targets}"
    if question.result.most_value.has_answer:
        return f"{which} can be met{'' if count == 1 else ' together'} within this money and these rules"
    if count == 1:
        return f"{which} cannot be met within this money and these rules"
    return f"Not all {count} {words.targets} can be met within this money and these rules"


def _missed_lines(question: _Question) -> tuple[str, ...]:
    """By how much each target is missed at the least, in words; empty when all are met."""
    short = question.result.shortfall
    if short is None:
        return ()
    if not short.portfolio.has_answer:
        return ("No list obeys the rules within this money, whatever is asked of it.",)
    needs = {(need.target, need.year): need for need in needs_of_targets(question.analysis.exercise)}
    lines = [_missed(question, missed, needs[missed.target, missed.year]) for missed in short.missed]
    return (*lines, *_others_met(question, short), *_weighed(question))


def _ways(result: MeetingTargets) -> tuple[tuple[Way, Portfolio], ...]:
    """The lists there are to use."""
    if result.most_value.has_answer:
        return (Way.LEAST_COST, result.least_cost), (Way.MOST_VALUE, result.most_value)
    short = result.shortfall
    return ((Way.LEAST_SHORT, short.portfolio),) if short is not None and short.portfolio.has_answer else ()


def _way_to_meet(question: _Question, way: Way, portfolio: Portfolio) -> WayToMeet:
    them = "it" if len(question.asked.targets) == 1 else "them"
    named = {
        Way.LEAST_COST: f"The cheapest list that meets {them}",
        Way.MOST_VALUE: f"The list of most value that meets {them}",
        Way.LEAST_SHORT: "The list that falls least short",
    }[way]
    return WayToMeet(
        way=way,
        portfolio=portfolio,
        title=f"{named}: {pounds_short(portfolio.cost_gbp)}, {points(portfolio.value)} points",
        lines=_way_lines(question.analysis, way, portfolio),
        where_it_leads=where_each_goes(question.analysis.exercise, projections_with(question.analysis, portfolio)),
        to_try=_to_try(question, way, portfolio),
    )


def _way_lines(analysis: Analysis, way: Way, portfolio: Portfolio) -> tuple[str, ...]:
    """Who enters and leaves against the list as it stands, and what to know about this way of asking."""
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


def _to_try(question: _Question, way: Way, portfolio: Portfolio) -> HeldTo:
    """One of these lists as rules to try, with the targets it meets.

    The list of most value follows from its targets alone. The others are held to what they fund, each at its level.
    """
    words = words_of(question.analysis.exercise.vocabulary)
    which = counted(len(question.asked.targets), words.target, words.targets)
    name = {
        Way.LEAST_COST: f"the cheapest list that meets {which}",
        Way.MOST_VALUE: f"the list of most value that meets {which}",
        Way.LEAST_SHORT: f"the list that falls least short of {which}",
    }[way]
    rules: list[Rule] = [] if way is Way.LEAST_SHORT else list(question.result.asks)
    if way is not Way.MOST_VALUE:
        rules += _choices(question.analysis, portfolio, f"It is in {name}", f"It is not in {name}")
    return HeldTo(name, tuple(rules))


def _price_table(exercise: Exercise, prices: Sequence[TargetPrice]) -> TextTable:
    """What each target costs to meet: value given up and money added, alone and beside the others."""
    headings = (
        words_of(exercise.vocabulary).target.capitalize(),
        "Value given up, alone",
        "Money added, alone",
        "Value given up, beside the others",
        "Money added, beside the others",
        "Met anyway",
    )
    rows = (
        (
            price.title,
            _value(price.value_alone),
            _money(price.cost_alone_gbp),
            _value(price.value_last),
            _money(price.cost_last_gbp),
            "yes" if price.met_anyway else "no",
        )
        for price in prices
    )
    return TextTable(headings, tuple(rows))


def _asks(exercise: Exercise, asked: TargetsAsked) -> Iterator[MeetTarget]:
    share = asked.percent / FULL_PERCENT
    for target in targets_to_ask(exercise):
        if target.id in asked.targets:
            milestones = milestones_of(exercise, target)
            year = "" if asked.every_year else [each for each in exercise.years if each in milestones][-1]
            yield MeetTarget(f"asked-{target.id}", target.id, year, share, "Asked for on the page of targets")


def _missed(question: _Question, short: Short, need: TargetNeed) -> str:
    exercise = question.analysis.exercise
    words, share = words_of(exercise.vocabulary), question.asked.percent
    target = next(each for each in current_targets(exercise) if each.id == short.target)
    if not need.counts_from_baseline:
        missing = short.missing / MILLIONTHS
        told = distance_with_unit(max(missing, LEAST_SHORT), target.unit)
        less = "less than " if missing < LEAST_SHORT else ""
        return f"{short.title}: {less}{told} short of the {words.milestone} in {short.year}, at best."
    asked = "" if share == FULL_PERCENT else f" ({share}% was asked)"
    reached = share - FULL_PERCENT * short.missing / MILLIONTHS
    way = "no part" if reached <= 0 else f"{reached:.0f}%"
    further = f" It ends up {-reached:.0f}% of the way on the wrong side of the baseline." if reached <= -1 else ""
    promised = with_unit(need.milestone, target.unit)
    return f"{short.title}: at best {way} of the way to {promised} in {short.year}{asked}.{further}"


def _others_met(question: _Question, short: LeastShortfall) -> tuple[str, ...]:
    words = words_of(question.analysis.exercise.vocabulary)
    met = {each.target for each in short.lines} - {each.target for each in short.missed}
    if not met:
        return ()
    others = counted(len(met), f"other {words.target}", f"other {words.targets}")
    return (f"The {others} can be met with the same list.",)


def _weighed(question: _Question) -> tuple[str, ...]:
    """Which shortfalls count more than once, in words; nothing where all count the same."""
    titles = {each.id: lower_first(each.title) for each in current_targets(question.analysis.exercise)}
    asked = {each: question.asked.importance.get(each, 1) for each in question.asked.targets}
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
