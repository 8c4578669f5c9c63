"""What keeps an intervention out, in words: a rule that forbids it first, then money, other rules or its worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prioritise.domain.rules import Rule
from prioritise.portfolio.explain.facts import Blocker, Explanation
from prioritise.portfolio.naming import capacity_name, fund_name, rule_reason, who_and_when
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.rules import clause, sentence
from prioritise.words import ended

NOT_WORTH = "worth its cost: even with no limit on money and no rules, leaving it out is worth more."
TOGETHER = "It is left out because of these taken together; no single one decides it."
WITH_MONEY = "With no limit on money it would still be out."

SayRule = Callable[[PortfolioProblem, Rule], str]
"""How a rule is said where it keeps something out: a sentence or more."""


def with_reason(problem: PortfolioProblem, rule: Rule) -> str:
    """Say a rule, why there is one, and who decided it and when."""
    return f"{sentence(rule, problem)} Reason: {ended(rule_reason(rule))}"


def without_reason(problem: PortfolioProblem, rule: Rule) -> str:
    """Say a rule, who decided it and when, where there is no room for why."""
    decided = who_and_when(rule)
    return f"{clause(rule, problem)} (decided: {decided})." if decided else sentence(rule, problem)


def kept_out(problem: PortfolioProblem, facts: Explanation, say: SayRule = with_reason) -> str:
    """Say what keeps one out, first a rule that forbids it. Where any one of several would let it in, they follow."""
    ban = next((rule for rule in problem.rules if rule.id == facts.rule), None)
    if ban is None or facts.rule in facts.blocking_rules:
        return _blocked(problem, facts, say)
    return f"A rule keeps it out: {say(problem, ban)} {_besides_a_ban(problem, facts, say)}"


def any_one_of(problem: PortfolioProblem, facts: Explanation, say: SayRule = with_reason) -> tuple[str, ...]:
    """List the rules and capacities of which lifting any one would let it in; nothing where fewer than two would."""
    named = _singles(problem, facts, say)
    return named if len(named) > 1 else ()


def _besides_a_ban(problem: PortfolioProblem, facts: Explanation, say: SayRule) -> str:
    match facts.blocker:
        case Blocker.WORTH:
            return f"Nor is it {NOT_WORTH}"
        case Blocker.BOTH:
            return "Without any rule it would still be out, for lack of money."
        case _:
            return f"Without that rule others would still keep it out. {_kept_out_by_rules(problem, facts, say)}"


def _blocked(problem: PortfolioProblem, facts: Explanation, say: SayRule) -> str:
    match facts.blocker:
        case Blocker.MONEY:
            return f"It is left out for lack of money{_short_in(problem, facts.short_in)}. No rule keeps it out."
        case Blocker.RULE:
            return _kept_out_by_rules(problem, facts, say)
        case Blocker.EITHER:
            money = f"Money would bring it in{_short_in(problem, facts.short_in)}."
            return f"{money} {_also_let_in_by(problem, facts, say)}"
        case Blocker.BOTH:
            both = "Money and rules keep it out together: lifting only one of them does not bring it in."
            return f"{both}{_with_money_too(problem, facts, say)}"
        case _:
            return f"It is not {NOT_WORTH}"


def _singles(problem: PortfolioProblem, facts: Explanation, say: SayRule) -> tuple[str, ...]:
    # Each would let it in by itself.
    return _said(problem, facts.blocking_rules, facts.blocking_capacities, say)


def _together(problem: PortfolioProblem, facts: Explanation, say: SayRule) -> tuple[str, ...]:
    return _said(problem, facts.rules_together, facts.capacities_together, say)


def _said(problem: PortfolioProblem, rules: Sequence[str], capacities: Sequence[str], say: SayRule) -> tuple[str, ...]:
    return (
        *(say(problem, rule) for rule in problem.rules if rule.id in rules),
        *(f"There is not enough of this: {capacity_name(capacity)}." for capacity in capacities),
    )


def _kept_out_by_rules(problem: PortfolioProblem, facts: Explanation, say: SayRule) -> str:
    named = _singles(problem, facts, say)
    if not named:
        why = " ".join((TOGETHER, *_together(problem, facts, say)))
    elif len(named) > 1:
        return "Lifting any one of the following would bring it in. Having no limit on money would not."
    elif facts.blocking_capacities:
        why = f"It is left out because something besides money runs out. {named[0]}"
    else:
        why = f"It is left out because of this rule: {named[0]}"
    return f"{why} {WITH_MONEY}"


def _also_let_in_by(problem: PortfolioProblem, facts: Explanation, say: SayRule) -> str:
    named = _singles(problem, facts, say)
    if not named:
        return " ".join(("So would lifting these together, without more money:", *_together(problem, facts, say)))
    if len(named) > 1:
        return "So would lifting any one of the following, without more money."
    return f"So would lifting this, without more money: {named[0]}"


def _with_money_too(problem: PortfolioProblem, facts: Explanation, say: SayRule) -> str:
    named = _together(problem, facts, say)
    if not named:
        return ""
    lifting = "lifting this" if len(named) == 1 else "lifting these together"
    return f" With no limit on money, {lifting} would bring it in: {' '.join(named)}"


def _short_in(problem: PortfolioProblem, where: Sequence[tuple[str, str]]) -> str:
    if not where:
        return ", in more than one fund or year at once"
    years: dict[str, list[str]] = {}
    for fund, year in where:
        years.setdefault(fund, []).append(year)
    listed = [
        f"{fund_name(problem, fund)}, {'over all its years' if its_years == [''] else ' or '.join(its_years)}"
        for fund, its_years in years.items()
    ]
    return f" in {' or in '.join(listed)}"
