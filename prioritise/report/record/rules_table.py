"""What was decided beside the scores: overrides, other rules and limits, why, by whom and when, and what each costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis, analysis_under, prices_of_rules
from prioritise.analysis.names import capacity_name, clause, fund_name, sentence
from prioritise.analysis.nearest.sentences import swap_words
from prioritise.analysis.override_lines import override_lines
from prioritise.analysis.rule_prices import Keeps, RulePrice, RulePrices
from prioritise.domain.rules import Rule
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.report.words.safe_text import MOST_IN_A_CELL, safe
from prioritise.words import TextTable, counted, day_words, ended, joined, lower_first, pounds

HEADINGS = ("What was decided", "Why", "By whom, when", "What it costs")
LIMIT_HEADINGS = ("Limit", "What it costs")
NOT_KNOWN, NO_LIST, NOTHING = "not written down", "no list obeys the rules", "nothing"
LEAST_POINTS = 0.01
"""A smaller price is something, and would be written as 0.00."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule in short: what it says, without a full stop, who decided it and when, and its price in points.

    `decided` is empty where neither is written down. `is_override` says that it settles one intervention.
    """

    what: str
    decided: str
    price: str
    is_override: bool
    costs: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RulesView:
    """The rules a list keeps to: a line with the finding, overrides, other rules, limits, and overrides being tested.

    An override is a rule that settles one intervention, in or out. Limits are capacities besides money, and what of a
    fund must be spent.
    """

    finding: str
    overrides: TextTable
    others: TextTable
    limits: TextTable
    tested: tuple[str, ...]
    lines: tuple[RuleLine, ...]


def rules_view(analysis: Analysis) -> RulesView:
    """Say what was decided and its price: the value of the best list without it, less the value with it. Exact."""
    found = prices_of_rules(analysis)
    prices = {} if found is None else {price.about: price for price in found.prices if price.keeps is Keeps.RULE}
    # Those in force: what a scenario adds is among them, and what it drops is not.
    rules = analysis.problem.rules
    overrides = [rule for rule in rules if rule.settled is not None]
    others = [rule for rule in rules if rule.settled is None]
    return RulesView(
        finding=_finding(overrides, others, prices),
        overrides=_table(analysis, overrides, prices),
        others=_table(analysis, others, prices),
        limits=TextTable(LIMIT_HEADINGS, () if found is None else tuple(_limits(analysis, found))),
        tested=_tested(analysis),
        lines=tuple(_line(analysis, rule, prices.get(rule.id)) for rule in (*overrides, *others)),
    )


def _limits(analysis: Analysis, found: RulePrices) -> Iterator[tuple[str, str]]:
    problem = analysis.problem
    for price in found.prices:
        if price.keeps is Keeps.CAPACITY:
            there = [f"{limit.limit:,} in {limit.year}" for limit in problem.capacities if limit.id == price.about]
            unit = next(limit.unit for limit in problem.capacities if limit.id == price.about)
            yield f"{capacity_name(price.about)}, in {unit}: {joined(there)}", _price(analysis, price)
        elif price.keeps is Keeps.MINIMUM:
            least = analysis.exercise.fund_by_id[price.about].minimum_gbp[price.year]
            said = f"At least {pounds(least)} of {fund_name(problem, price.about)} must be spent in {price.year}"
            yield said, _price(analysis, price)


def _finding(overrides: Sequence[Rule], others: Sequence[Rule], prices: Mapping[str, RulePrice]) -> str:
    if not overrides and not others:
        return "Nobody has overridden the list, and there are no other rules."
    counts = joined(
        [counted(len(overrides), "override"), counted(len(others), "other rule")]
        if others
        else [counted(len(overrides), "override")]
    )
    cost = sum(bool(price.lost_millionths) for price in prices.values())
    costing = (
        f"of which {cost} {'costs' if cost == 1 else 'cost'} something" if cost else "none of which costs anything"
    )
    return " ".join((f"{counts}, {costing}.", *_lacking((*overrides, *others))))


def _lacking(rules: Sequence[Rule]) -> list[str]:
    """Say for how many rules it is not known who decided, when, or both; each rule in one sentence only."""
    counts = {
        "Who decided and when is": sum(not rule.decided_by and not rule.decided_on for rule in rules),
        "Who decided is": sum(not rule.decided_by and bool(rule.decided_on) for rule in rules),
        "When it was decided is": sum(bool(rule.decided_by) and not rule.decided_on for rule in rules),
    }
    return [f"{what} {NOT_KNOWN} for {count} of them." for what, count in counts.items() if count]


def _table(analysis: Analysis, rules: Sequence[Rule], prices: Mapping[str, RulePrice]) -> TextTable:
    return TextTable(
        HEADINGS,
        tuple(
            (
                safe(sentence(rule, analysis.problem), MOST_IN_A_CELL),
                safe(rule.reason, MOST_IN_A_CELL) or NOT_KNOWN,
                _who_and_when(rule),
                _cost(analysis, rule, prices.get(rule.id)),
            )
            for rule in rules
        ),
    )


def _line(analysis: Analysis, rule: Rule, price: RulePrice | None) -> RuleLine:
    decided = _who_and_when(rule)
    return RuleLine(
        what=safe(clause(rule, analysis.problem), MOST_IN_A_CELL),
        decided="" if decided == NOT_KNOWN else decided,
        price=_points(price),
        is_override=rule.settled is not None,
        costs=price is not None and price.lost_millionths > 0,
        reason=safe(rule.reason, MOST_IN_A_CELL),
    )


def _who_and_when(rule: Rule) -> str:
    who, day = rule.decided_by or f"by whom is {NOT_KNOWN}", f"when is {NOT_KNOWN}"
    when = day if rule.decided_on is None else day_words(rule.decided_on)
    return safe(f"{who}, {when}", MOST_IN_A_CELL) if rule.decided_by or rule.decided_on else NOT_KNOWN


def _price(analysis: Analysis, price: RulePrice | None) -> str:
    if price is None or not price.lost_millionths:
        return _points(price)
    moves = swap_words(analysis.problem, price.without)
    without = f" Without it, {lower_first(moves)}" if moves else ""
    return f"{_points(price)}.{without}"


def _cost(analysis: Analysis, rule: Rule, price: RulePrice | None) -> str:
    """What keeping to a rule costs in points, and what the intervention that it puts in takes of the money itself."""
    lost, forced = _price(analysis, price), rule.settled.intervention if rule.settled and rule.settled.inside else ""
    if not any(proposal.intervention == forced for proposal in analysis.portfolio_proposals):
        return lost
    if not analysis.costs_of[forced]:
        return f"{ended(lost)} What it takes of the money is not known."
    cost = analysis.cost_gbp_of[forced]
    takes = f"It takes {pounds(cost)} itself." if cost >= 0 else f"It releases {pounds(-cost)} itself."
    return f"{ended(lost)} {takes}"


def _points(price: RulePrice | None) -> str:
    if price is None:
        return NO_LIST
    if not price.lost_millionths:
        return NOTHING
    lost = price.lost_millionths / MILLIONTHS
    return f"{lost:.2f} points" if lost >= LEAST_POINTS else f"less than {LEAST_POINTS} points"


def _tested(analysis: Analysis) -> tuple[str, ...]:
    """What saved scenarios force in or out, each with its price; nothing of what was agreed is touched by them.

    What a rule in force settles already has its price there: on top of that rule it would cost nothing.
    """
    settled = {rule.settled.intervention for rule in analysis.problem.rules if rule.settled is not None}
    lines = []
    for scenario in analysis.exercise.scenarios:
        if any(override.intervention not in settled for override in scenario.overrides):
            tried = analysis_under(analysis.exercise, scenario)
            lines += [
                f"{scenario.name}: {line.sentence}"
                for line in override_lines(tried)
                if line.intervention not in settled
            ]
    return tuple(safe(line) for line in lines)
