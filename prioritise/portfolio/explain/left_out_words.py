"""Why one is left out: one main reason, that names the rule, the fund or the capacity, and what each of them says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prioritise.domain.rules import Rule
from prioritise.portfolio.conflicts import Conflict
from prioritise.portfolio.explain.facts import Blocker, Explanation, Resource, Shortage
from prioritise.portfolio.explain.shortage_words import name_of_shortage
from prioritise.portfolio.naming import capacity_name, fund_name, is_cut, name, rule_reason, who_and_when
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.rules import clause, sentence
from prioritise.words import ended, joined, lower_first

WORTH_MORE = "even with no limit on money and no rules, leaving it out is worth more."
SAVES_LESS = "What it saves is worth less than what is lost."
NOTHING_TO_CUT = "The service stops altogether, so there is nothing left to cut"
NOBODY_NAMED = "Decided: not written down."
SEVERAL = "It is left out because of these; lifting any one of them would bring it in."
TOGETHER = "It is left out because of these taken together; no single one decides it."

SayRule = Callable[[PortfolioProblem, Rule], str]
"""How a rule is said where it keeps something out: a sentence or more."""


def with_reason(problem: PortfolioProblem, rule: Rule) -> str:
    """Say a rule, why there is one, and who decided it and when, or that this is not written down."""
    unknown = "" if who_and_when(rule) else NOBODY_NAMED
    return " ".join(filter(None, (sentence(rule, problem), _reason(rule_reason(rule)), unknown)))


def without_reason(problem: PortfolioProblem, rule: Rule) -> str:
    """Say a rule, who decided it and when, where there is no room for why."""
    decided = who_and_when(rule)
    return f"{clause(rule, problem)} (decided: {decided})." if decided else sentence(rule, problem)


def main_reason(problem: PortfolioProblem, facts: Explanation, say: SayRule = with_reason) -> list[str]:
    """Say what keeps one out, most important first; a sentence for each of several rules that would let it in."""
    if facts.service_stops:
        return [f"{NOTHING_TO_CUT}: {ended(name(problem, facts.service_stops))}"]
    if facts.rules and not set(facts.rules) & set(facts.blocking_rules):
        return _ruled_out(problem, facts, say)
    if facts.blocker is Blocker.WORTH and is_cut(problem, facts.intervention):
        return [SAVES_LESS]
    if facts.blocker is Blocker.WORTH and facts.in_the_way:
        way = in_the_way_words(problem, facts.in_the_way, reasons=say is with_reason)
        return [f"No list with it can keep {way} Nor is it worth its cost: {WORTH_MORE}"]
    return _blocked(problem, facts, say)


def in_the_way_words(problem: PortfolioProblem, conflict: Conflict, *, reasons: bool = True) -> str:
    """Name the rules and limits that no list can keep then, in words that follow "can keep".

    Their `reasons` follow where they are asked for. What a rule only settles of something else is said last, as what
    the others meet.
    """
    settling = {rule.id: clause(rule, problem) for rule in problem.rules if rule.settled}
    named = [member for member in conflict.members if member.about not in settling] or list(conflict.members)
    meet = [settling[member.about] for member in conflict.members if member not in named]
    why = [_reason(member.reason) if reasons else "" for member in named]
    said = [f"{member.sentence} {reason}".strip() for member, reason in zip(named, why, strict=True)]
    said = said or list(conflict.always)
    all_of_it = f"this: {said[0]}" if len(said) == 1 else f"all of these: {' '.join(said)}"
    return f"{all_of_it} That is so as long as {joined(meet)}." if meet else all_of_it


def _reason(reason: str) -> str:
    return f"Reason: {ended(reason)}" if reason else ""


def _ruled_out(problem: PortfolioProblem, facts: Explanation, say: SayRule) -> list[str]:
    ban, *others = [rule for rule in problem.rules if rule.id in facts.rules]
    # Where several do, each is told by its reason, which is all that tells them apart.
    also = [f"Another rule keeps it out too. {_reason(rule_reason(rule))}".strip() for rule in others]
    said = " ".join((f"A rule keeps it out: {(with_reason if others else say)(problem, ban)}", *also))
    besides = [] if facts.only_forbidden else _besides_a_ban(problem, facts, say)
    return [" ".join((said, *besides[:1])), *besides[1:]]


def _besides_a_ban(problem: PortfolioProblem, facts: Explanation, say: SayRule) -> list[str]:
    if facts.blocker is Blocker.WORTH:
        is_a_cut = is_cut(problem, facts.intervention)
        return [f"And {lower_first(SAVES_LESS)}" if is_a_cut else f"Nor is it worth its cost: {WORTH_MORE}"]
    if facts.blocker is Blocker.BOTH:
        return ["Without any rule it would still be out, for lack of money."]
    first, *rest = _blocked(problem, facts, say)
    without = "that rule" if len(facts.rules) == 1 else "those rules"
    return [f"Without {without} it would still be out: {lower_first(first)}", *rest]


def _blocked(problem: PortfolioProblem, facts: Explanation, say: SayRule) -> list[str]:
    match facts.blocker:
        case Blocker.MONEY:
            return [f"It is left out for lack of money{_short_in(problem, facts.short_in)}."]
        case Blocker.RULE:
            return _kept_out_by(problem, facts, say)
        case Blocker.EITHER:
            first, *rest = _also_let_in_by(problem, facts, say)
            return [f"It is left out for lack of money{_short_in(problem, facts.short_in)}. {first}", *rest]
        case Blocker.BOTH:
            both = f"Money and rules keep it out together, and neither of them alone{_lacking(problem, facts)}."
            return [f"{both}{_with_money_too(problem, facts, say)}"]
        case _:
            return [f"It is not worth its cost: {WORTH_MORE}"]


def _lacking(problem: PortfolioProblem, facts: Explanation) -> str:
    # What is named as lifted after this is not named twice.
    after = {*facts.rules_together, *facts.capacities_together}
    lacks = list(dict.fromkeys(_called(problem, short) for short in facts.shortages if short.about not in after))
    more = "".join(f". Nor is there of {other}" for other in lacks[1:])
    return f": there is not enough of {lacks[0]}{more}" if lacks else ""


def _called(problem: PortfolioProblem, short: Shortage) -> str:
    named = name_of_shortage(problem, short)
    return f"what this rule allows: {named}" if short.resource is Resource.FUND_LIMIT else named


def _singles(problem: PortfolioProblem, facts: Explanation, say: SayRule) -> list[str]:
    """A sentence for each that would let it in by itself."""
    own = _own_singles(facts)
    return _said(problem, own, own, say)


def _own_singles(facts: Explanation) -> Sequence[str]:
    """What would let it in by itself: the rules and capacities it would break, or where it would break none, all."""
    singles = [*facts.blocking_rules, *facts.blocking_capacities]
    return [about for about in singles if about in facts.beside] or singles


def _together(problem: PortfolioProblem, facts: Explanation, say: SayRule) -> list[str]:
    return _said(problem, facts.rules_together, facts.capacities_together, say)


def _said(problem: PortfolioProblem, rules: Sequence[str], capacities: Sequence[str], say: SayRule) -> list[str]:
    limited = dict.fromkeys(capacity.id for capacity in problem.capacities if capacity.id in capacities)
    return [
        *(say(problem, rule) for rule in problem.rules if rule.id in rules),
        *(f"There is not enough of this: {capacity_name(capacity)}." for capacity in limited),
    ]


def _kept_out_by(problem: PortfolioProblem, facts: Explanation, say: SayRule) -> list[str]:
    named = _singles(problem, facts, say)
    outbid = ": others would then take that" if facts.outbid_for else ""
    still = f"Even with no limit on money it would be out{outbid}."
    if not named:
        return [" ".join((TOGETHER, *_together(problem, facts, say), still))]
    if len(named) > 1:
        return [f"{SEVERAL} {still}", *named]
    if set(_own_singles(facts)) & set(facts.blocking_rules):
        return [f"It is left out because of this rule: {named[0]} {still}"]
    return [f"It is left out because t{named[0][1:]} {still}"]


def _also_let_in_by(problem: PortfolioProblem, facts: Explanation, say: SayRule) -> list[str]:
    named = _singles(problem, facts, say)
    if not named:
        together = " ".join(_together(problem, facts, say))
        return [f"Without more money, lifting these together would bring it in too: {together}"]
    if len(named) > 1:
        return ["Without more money, lifting any one of the following would bring it in too.", *named]
    return [f"Without more money, lifting this would bring it in too: {named[0]}"]


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
