"""What was decided beside the scores: overrides, other rules and limits, why, by whom and when, and what each costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis, analysis_under, prices_of_rules
from prioritise.analysis.names import clause, sentence
from prioritise.analysis.nearest.sentences import swap_words
from prioritise.analysis.override_lines import override_lines
from prioritise.analysis.rule_prices import Keeps, RulePrice, RulePrices
from prioritise.domain.rules import Rule
from prioritise.report.words.price_words import TOGETHER, price_text, priced_name, together_in_short, together_sentence
from prioritise.report.words.safe_text import MOST_IN_A_CELL, safe
from prioritise.words import TextTable, counted, day_words, ended, joined, lower_first, pounds

HEADINGS = ("What was decided", "Why", "By whom, when", "What it costs")
LIMIT_HEADINGS = ("Limit", "What it costs")
NOT_KNOWN = "not written down"
NO_LIST, NOT_PROVEN = "not known: no list obeys the rules", "not known: the list is not proven best"


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule or limit in short: what it says, without a full stop, who decided it and when, and its price in points.

    `decided` is empty where neither is written down. `is_override` says that it settles one intervention; `is_limit`
    that it is no rule, so that who decided it is not asked. `lost_millionths` is None where the price is not known.
    """

    what: str
    decided: str
    price: str
    lost_millionths: int | None
    is_override: bool = False
    is_limit: bool = False
    reason: str = ""

    @property
    def costs(self) -> bool | None:
        """Whether the best list without it is worth more; None where that is not known."""
        return None if self.lost_millionths is None else self.lost_millionths > 0


@dataclass(frozen=True, slots=True)
class RulesView:
    """The rules a list keeps to: a line with the finding, overrides, other rules, limits, and overrides being tested.

    An override is a rule that settles one intervention, in or out. Limits are capacities besides money, what of a fund
    must be spent and the boundaries between funds; the last row is what all rules and limits cost together, which
    `together` says in a sentence or two. These are empty where no list obeys the rules or none is proven best.
    """

    finding: str
    together: str
    together_in_short: str
    overrides: TextTable
    others: TextTable
    limits: TextTable
    tested: tuple[str, ...]
    lines: tuple[RuleLine, ...]


def rules_view(analysis: Analysis) -> RulesView:
    """Say what was decided and its price: the value of the best list without it, less the value with it. Exact.

    Where no list obeys the rules, or the one there is is not proven best, prices are said to be not known.
    """
    found = prices_of_rules(analysis) if analysis.portfolio.is_proven else None
    known = () if found is None else found.prices
    prices = {price.about: price for price in known if price.keeps is Keeps.RULE}
    limits = tuple(price for price in known if price.keeps is not Keeps.RULE)
    # Those in force: what a scenario adds is among them, and what it drops is not.
    rules = analysis.problem.rules
    overrides = [rule for rule in rules if rule.settled is not None]
    others = [rule for rule in rules if rule.settled is None]
    return RulesView(
        finding=f"{_finding(analysis, overrides, others, prices)}{_limits_finding(limits)}",
        together="" if found is None else together_sentence(found),
        together_in_short="" if found is None else together_in_short(found),
        overrides=_table(analysis, overrides, prices),
        others=_table(analysis, others, prices),
        limits=TextTable(LIMIT_HEADINGS, tuple(_limits(analysis, found, limits))),
        tested=_tested(analysis),
        lines=(
            *(_line(analysis, rule, prices.get(rule.id)) for rule in (*overrides, *others)),
            *(_limit_line(analysis, price) for price in limits),
        ),
    )


def _limits(analysis: Analysis, found: RulePrices | None, limits: Sequence[RulePrice]) -> Iterator[tuple[str, str]]:
    for price in sorted(limits, key=lambda price: -price.lost_millionths):
        yield priced_name(analysis, price), _price(analysis, price)
    if found is not None:
        yield TOGETHER, price_text(found.together.lost)


def _limits_finding(limits: Sequence[RulePrice]) -> str:
    if not limits:
        return ""
    cost = sum(price.lost_millionths > 0 for price in limits)
    many = ("both" if cost == 2 else "all") if cost == len(limits) else str(cost or "none")
    costing = f"{many} of which {'costs' if cost < 2 else 'cost'} {'something' if cost else 'anything'}"
    if len(limits) == 1:
        costing = f"which costs {'something' if cost else 'nothing'}"
    return f" Besides the money there {'is' if len(limits) == 1 else 'are'} {counted(len(limits), 'limit')}, {costing}."


def _finding(
    analysis: Analysis, overrides: Sequence[Rule], others: Sequence[Rule], prices: Mapping[str, RulePrice]
) -> str:
    if not overrides and not others:
        return "Nobody has overridden the list, and there are no other rules."
    more = [counted(len(others), "other rule")] if others else []
    counts = joined([counted(len(overrides), "override"), *more])
    if not prices:
        which = "each" if len(overrides) + len(others) > 1 else "it"
        known = f"{counts}. What {which} costs is {_points(analysis, None)}."
        return " ".join((known, *_lacking((*overrides, *others))))
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
        price=_points(analysis, price),
        lost_millionths=None if price is None else price.lost_millionths,
        is_override=rule.settled is not None,
        reason=safe(rule.reason, MOST_IN_A_CELL),
    )


def _limit_line(analysis: Analysis, price: RulePrice) -> RuleLine:
    named = safe(priced_name(analysis, price), MOST_IN_A_CELL)
    return RuleLine(named, "", _points(analysis, price), price.lost_millionths, is_limit=True)


def _who_and_when(rule: Rule) -> str:
    who, day = rule.decided_by or f"by whom is {NOT_KNOWN}", f"when is {NOT_KNOWN}"
    when = day if rule.decided_on is None else day_words(rule.decided_on)
    return safe(f"{who}, {when}", MOST_IN_A_CELL) if rule.decided_by or rule.decided_on else NOT_KNOWN


def _price(analysis: Analysis, price: RulePrice | None) -> str:
    if price is None or not price.lost_millionths:
        return _points(analysis, price)
    moves = swap_words(analysis.problem, price.without)
    without = f" Without it, {lower_first(moves)}" if moves else ""
    return f"{_points(analysis, price)}.{without}"


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


def _points(analysis: Analysis, price: RulePrice | None) -> str:
    if price is None:
        return NOT_PROVEN if analysis.portfolio.has_answer else NO_LIST
    return price_text(price.lost)


def _tested(analysis: Analysis) -> tuple[str, ...]:
    """What saved scenarios force in or out, each with its price; nothing of what was agreed is touched by them.

    What a rule in force settles already has its price there: on top of that rule it would cost nothing.
    """
    settled = {rule.settled.intervention for rule in analysis.problem.rules if rule.settled is not None}
    lines = []
    for scenario in analysis.exercise.scenarios:
        if any(override.intervention not in settled for override in scenario.overrides):
            tried = override_lines(analysis_under(analysis.exercise, scenario))
            lines += [f"{scenario.name}: {line.sentence}" for line in tried if line.intervention not in settled]
    return tuple(safe(line) for line in lines)
