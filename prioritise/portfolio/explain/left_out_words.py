"""Why one is left out: one main reason, that names the rule, the fund or the capacity, and what each of them says."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.domain.interventions import Status
from prioritise.domain.scenarios import MUST_NOT
from prioritise.portfolio.conflicts import Conflict
from prioritise.portfolio.explain.facts import Blocker, Explanation, Resource, Shortage
from prioritise.portfolio.naming import capacity_name, fund_name, is_cut, name, rule_reason
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.rules import clause, sentence
from prioritise.words import ended, joined, lower_first

WORTH_MORE = "leaving it out is worth more even with no limit on money and no rules"
SAVES_LESS = "What it saves is worth less than what is lost."
NOTHING_TO_CUT = "The service stops altogether, so there is nothing left to cut"
SEVERAL = "It is left out because of these; lifting any one of them would bring it in."


def main_reason(problem: PortfolioProblem, facts: Explanation) -> list[str]:
    """Say what keeps one out, most important first; a sentence for each of several rules that would let it in."""
    if facts.service_stops:
        return [f"{NOTHING_TO_CUT}: {ended(name(problem, facts.service_stops))}"]
    if facts.rule and facts.rule not in facts.blocking_rules:
        return _ruled_out(problem, facts)
    if facts.blocker is Blocker.WORTH and is_cut(problem, facts.intervention):
        return [SAVES_LESS]
    if facts.blocker is Blocker.WORTH and facts.in_the_way:
        way = in_the_way_words(problem, facts.in_the_way)
        return [f"No list with it can keep {way} Nor is it worth its cost: {WORTH_MORE}."]
    return _blocked(problem, facts)


def in_the_way_words(problem: PortfolioProblem, conflict: Conflict) -> str:
    """Name the rules and limits that no list can keep then, in words that follow "can keep", with their reasons.

    What a rule only settles of something else is said last, as what the others meet.
    """
    settling = {rule.id: clause(rule, problem) for rule in problem.rules if rule.settled}
    named = [member for member in conflict.members if member.about not in settling] or list(conflict.members)
    meet = [settling[member.about] for member in conflict.members if member not in named]
    said = [f"{member.sentence} {_reason(member.reason)}".strip() for member in named] or list(conflict.always)
    each = f"this: {said[0]}" if len(said) == 1 else f"all of these: {' '.join(said)}"
    return f"{each} That is so as long as {joined(meet)}." if meet else each


def _reason(reason: str) -> str:
    return f"Reason: {ended(reason)}" if reason else ""


def _ruled_out(problem: PortfolioProblem, facts: Explanation) -> list[str]:
    rule = next(rule for rule in problem.rules if rule.id == facts.rule)
    status = problem.intervention_by_id[facts.intervention].status
    first, *rest = _without_the_rule(problem, facts, status)
    still = f"Without this rule it would still be out: {first}"
    return [f"A rule says it {MUST_NOT[status]}. Reason: {ended(rule_reason(rule))} {still}", *rest]


def _without_the_rule(problem: PortfolioProblem, facts: Explanation, status: Status) -> list[str]:
    if facts.blocker is Blocker.WORTH:
        return [lower_first(SAVES_LESS) if status is Status.REDUCE else f"{WORTH_MORE}."]
    first, *rest = _blocked(problem, facts)
    return [lower_first(first), *rest]


def _blocked(problem: PortfolioProblem, facts: Explanation) -> list[str]:
    match facts.blocker:
        case Blocker.MONEY:
            return [f"It is left out for lack of money{_short_in(problem, facts.short_in)}."]
        case Blocker.RULE:
            return _kept_out_by(problem, facts)
        case Blocker.EITHER:
            first, *rest = _also_let_in_by(_named(problem, facts))
            return [f"It is left out for lack of money{_short_in(problem, facts.short_in)}. {first}", *rest]
        case Blocker.BOTH:
            return [f"Money and rules keep it out together, and neither of them alone{_lacking(problem, facts)}."]
        case _:
            return [f"It is not worth its cost: {WORTH_MORE}."]


def _lacking(problem: PortfolioProblem, facts: Explanation) -> str:
    lacks = list(dict.fromkeys(_called(problem, short) for short in facts.shortages))
    more = "".join(f". Nor is there of {other}" for other in lacks[1:])
    return f": there is not enough of {lacks[0]}{more}" if lacks else ""


def _called(problem: PortfolioProblem, short: Shortage) -> str:
    if short.resource is Resource.FUND:
        return fund_name(problem, short.about)
    if short.resource is Resource.CAPACITY:
        return capacity_name(short.about)
    rule = next(rule for rule in problem.rules if rule.id == short.about)
    return f"what this rule allows: {clause(rule, problem)}"


def _named(problem: PortfolioProblem, facts: Explanation) -> list[str]:
    """A sentence for each that would let it in by itself: those it would break, or where it would break none, all."""
    rules = {
        rule.id: f"{sentence(rule, problem)} {_reason(rule_reason(rule))}".strip()
        for rule in problem.rules
        if rule.id in facts.blocking_rules
    }
    capacities = {
        capacity: f"There is not enough of this: {capacity_name(capacity)}." for capacity in facts.blocking_capacities
    }
    every = {**rules, **capacities}
    own = [said for about, said in every.items() if about in facts.beside]
    return own or list(every.values())


def _kept_out_by(problem: PortfolioProblem, facts: Explanation) -> list[str]:
    named = _named(problem, facts)
    outbid = ": others would then take that" if facts.outbid_for else ""
    still = f"Even with no limit on money it would be out{outbid}."
    if not named:
        return [f"It is left out because of the rules taken together{_together(problem, facts)}. {still}"]
    if len(named) > 1:
        return [f"{SEVERAL} {still}", *named]
    if facts.blocking_rules:
        return [f"It is left out because of this rule: {named[0]} {still}"]
    return [f"It is left out because t{named[0][1:]} {still}"]


def _together(problem: PortfolioProblem, facts: Explanation) -> str:
    rules = [clause(rule, problem) for rule in problem.rules if rule.id in facts.beside]
    limits = [
        f"the limit on {capacity_name(capacity)}"
        for capacity in dict.fromkeys(capacity.id for capacity in problem.capacities)
        if capacity in facts.beside
    ]
    broken = f". Beside what is on the list it would break these: {joined(rules + limits)}" if facts.beside else ""
    return f"; no single one decides it{broken}"


def _also_let_in_by(named: Sequence[str]) -> list[str]:
    if not named:
        return ["Without more money, dropping rules taken together would bring it in too."]
    if len(named) > 1:
        return ["Without more money, lifting any one of the following would bring it in too.", *named]
    return [f"Without more money, lifting this would bring it in too: {named[0]}"]


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
