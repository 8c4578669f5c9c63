"""What was decided beside the scores: overrides and other rules, why, by whom and when, and what each costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis, analysis_under, prices_of_rules
from prioritise.analysis.names import sentence
from prioritise.analysis.override_lines import override_lines
from prioritise.analysis.rule_prices import Keeps, RulePrice
from prioritise.domain.rules import Rule
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.report.words.safe_text import MOST_IN_A_CELL, safe
from prioritise.words import TextTable, counted, joined

HEADINGS = ("What was decided", "Why", "By whom, when", "What it costs")
NOT_KNOWN, NO_LIST = "not written down", "no list obeys the rules"


@dataclass(frozen=True, slots=True)
class RulesView:
    """The rules of an exercise: a line with the finding, the overrides, the other rules, and overrides being tested.

    An override is a rule that settles one intervention, in or out.
    """

    finding: str
    overrides: TextTable
    others: TextTable
    tested: tuple[str, ...]


def rules_view(analysis: Analysis) -> RulesView:
    """Say what was decided and its price: the value of the best list without it, less the value with it. Exact."""
    prices = _prices(analysis)
    rules = analysis.exercise.rules
    overrides = [rule for rule in rules if rule.settled is not None]
    others = [rule for rule in rules if rule.settled is None]
    return RulesView(
        finding=_finding(overrides, others, prices),
        overrides=_table(analysis, overrides, prices),
        others=_table(analysis, others, prices),
        tested=_tested(analysis),
    )


def _prices(analysis: Analysis) -> Mapping[str, RulePrice]:
    prices = prices_of_rules(analysis)
    return {} if prices is None else {price.about: price for price in prices.prices if price.keeps is Keeps.RULE}


def _finding(overrides: Sequence[Rule], others: Sequence[Rule], prices: Mapping[str, RulePrice]) -> str:
    if not overrides and not others:
        return "Nobody has overridden the list, and there are no other rules."
    counts = joined(
        [counted(len(overrides), "override"), counted(len(others), "other rule")]
        if others
        else [counted(len(overrides), "override")]
    )
    unsigned = sum(not (rule.decided_by and rule.decided_on) for rule in (*overrides, *others))
    cost = sum(bool(price.lost_millionths) for price in prices.values())
    lacking = f" Who decided and when is not written down for {unsigned} of them." if unsigned else ""
    return f"{counts}, of which {cost} {'costs' if cost == 1 else 'cost'} something.{lacking}"


def _table(analysis: Analysis, rules: Sequence[Rule], prices: Mapping[str, RulePrice]) -> TextTable:
    return TextTable(
        HEADINGS,
        tuple(
            (
                safe(sentence(rule, analysis.problem), MOST_IN_A_CELL),
                safe(rule.reason, MOST_IN_A_CELL),
                _who_and_when(rule),
                _price(analysis, prices.get(rule.id)),
            )
            for rule in rules
        ),
    )


def _who_and_when(rule: Rule) -> str:
    day = f"{rule.decided_on.day} {rule.decided_on:%B %Y}" if rule.decided_on else ""
    return safe(", ".join(filter(None, (rule.decided_by, day))), MOST_IN_A_CELL) or NOT_KNOWN


def _price(analysis: Analysis, price: RulePrice | None) -> str:
    if price is None:
        return NO_LIST
    if not price.lost_millionths:
        return "nothing"
    names = analysis.problem.intervention_by_id
    enter, leave = (
        joined(names[intervention].name for intervention in listed)
        for listed in (price.without.enter, price.without.leave)
    )
    moves = " ".join(
        filter(None, (f"Without it, in comes {enter}." if enter else "", f"Out goes {leave}." if leave else ""))
    )
    return f"{price.lost_millionths / MILLIONTHS:.2f} points. {moves}".strip()


def _tested(analysis: Analysis) -> tuple[str, ...]:
    """What saved scenarios force in or out, each with its price; nothing of what was agreed is touched by them."""
    lines = []
    for scenario in analysis.exercise.scenarios:
        if scenario.overrides:
            tried = analysis_under(analysis.exercise, scenario)
            lines += [f"{scenario.name}: {line.sentence}" for line in override_lines(tried)]
    return tuple(safe(line) for line in lines)
