"""Explanations in sentences a resident could read, each made from exact facts."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.domain.interventions import Status
from prioritise.domain.rules import MustFund
from prioritise.portfolio.explain.facts import Blocker, Explanation, Swap
from prioritise.portfolio.explain.overrides import OverridePrice
from prioritise.portfolio.portfolio import Proof
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem
from prioritise.portfolio.rules import sentence
from prioritise.portfolio.words import MUST, at_level, capacity_name, fund_name, name, names, pounds

HAPPENED = {
    Status.NEW: ("is funded", "is not funded"),
    Status.CURRENT: ("continues", "stops"),
    Status.REDUCE: ("is made", "is not made"),
}
FORCING_IN = {Status.NEW: "Funding it", Status.CURRENT: "Keeping it", Status.REDUCE: "Making this cut"}
LEAVING_OUT = {Status.NEW: "Without it", Status.CURRENT: "If it stopped", Status.REDUCE: "Without this cut"}
WOULD = {Status.NEW: "be funded", Status.CURRENT: "continue", Status.REDUCE: "be made"}


def explained(problem: PortfolioProblem, facts: Explanation) -> tuple[str, ...]:
    """The explanation of one intervention's place, one fact a sentence, most important first."""
    told = _why(problem, facts) if facts.chosen else _why_not(problem, facts)
    if facts.proof is Proof.SOLVER:
        told.append("These figures rest on the solver's own precision; the exact proof would have taken too long.")
    return tuple(told)


def override_sentence(problem: PortfolioProblem, price: OverridePrice) -> str:
    """What an override costs, in one sentence."""
    each = price.override
    status = problem.intervention_by_id[each.intervention].status
    what = (
        f"{name(problem, each.intervention)} {HAPPENED[status][0 if each.funded else 1]} by decision ({each.reason})."
    )
    swap = price.swap
    if not swap.possible:
        return f"{what} No portfolio obeys the rules and budgets that way."
    if swap.value_lost_millionths == 0 and not swap.leave and not swap.enter:
        return f"{what} It costs nothing: the best portfolio is the same."
    return f"{what} It costs {points(swap.value_lost_millionths or 0)} of value.{_moves(problem, swap)}"


def points(millionths: int) -> str:
    """Millionths as points: two decimals, or as many as it takes to show that a small figure is not nothing."""
    value = millionths / MILLIONTHS
    text = f"{value:.2f}" if abs(value) >= 0.005 or value == 0 else f"{value:.6f}"
    return f"{text} point{'' if text == '1.00' else 's'}"


def _why_not(problem: PortfolioProblem, facts: Explanation) -> list[str]:
    status = problem.intervention_by_id[facts.intervention].status
    told = [f"{name(problem, facts.intervention)} {HAPPENED[status][1]}. {_blocked(problem, facts)}"]
    told.extend(_ruled_out(problem, facts))
    swap = facts.swap
    if not swap.possible:
        why = "while that rule stands" if facts.rule else "within the rules and budgets as they stand"
        told.append(f"{FORCING_IN[status]} is not possible {why}.")
    elif swap.value_lost_millionths == 0:
        told.append(f"{FORCING_IN[status]} would lose no value: it is a tie.{_moves(problem, swap)}")
    else:
        lost = points(swap.value_lost_millionths or 0)
        told.append(f"{FORCING_IN[status]} would lose {lost} of value in all.{_moves(problem, swap)}")
    if not facts.rule:
        told.append(_entry_by_cost(facts, WOULD[status]))
    if facts.entry_gain_millionths is not None:
        gain, score = points(facts.entry_gain_millionths), points(facts.score_millionths)
        told.append(f"It would {WOULD[status]} if its score of {score} rose by {gain} or more.")
    return [each for each in told if each]


def _blocked(problem: PortfolioProblem, facts: Explanation) -> str:
    rules = [sentence(rule, problem) for rule in problem.rules if rule.id in facts.blocking_rules]
    rules += [f"There is not enough of this: {capacity_name(each)}." for each in facts.blocking_capacities]
    match facts.blocker:
        case Blocker.MONEY:
            return f"It is left out for lack of money{_short_in(problem, facts.short_in)}. No rule keeps it out."
        case Blocker.RULE:
            return f"{_kept_out_by(facts, rules)} More money would not bring it in."
        case Blocker.EITHER:
            named = f": {' '.join(rules)}" if rules else " taken together."
            return (
                f"Money would bring it in{_short_in(problem, facts.short_in)}. So would dropping rules, without more "
                f"money{named}"
            )
        case Blocker.BOTH:
            return "Money and rules keep it out together: neither more money alone nor fewer rules alone brings it in."
        case _:
            return "It is not worth its cost: even with no limit on money and no rules, leaving it out is worth more."


def _ruled_out(problem: PortfolioProblem, facts: Explanation) -> list[str]:
    if facts.blocker in (Blocker.RULE, Blocker.EITHER):
        return []
    return [f"A rule keeps it out in any case: {each.reason}" for each in problem.rules if each.id == facts.rule]


def _kept_out_by(facts: Explanation, named: Sequence[str]) -> str:
    if not named:
        return "It is left out because of the rules taken together; no single one decides it."
    if len(named) > 1:
        return f"Lifting any one of these would bring it in. {' '.join(named)}"
    if facts.blocking_capacities:
        return f"It is left out because something besides money runs out. {named[0]}"
    return f"It is left out because of this rule: {named[0]}"


def _short_in(problem: PortfolioProblem, where: Sequence[tuple[str, str]]) -> str:
    if not where:
        return ", in more than one fund or year at once"
    years: dict[str, list[str]] = {}
    for fund, year in where:
        years.setdefault(fund, []).append(year)
    listed = [
        f"{fund_name(problem, fund)}, {'over all its years' if each == [''] else ' or '.join(each)}"
        for fund, each in years.items()
    ]
    return f" in {' or in '.join(listed)}"


def _entry_by_cost(facts: Explanation, would: str) -> str:
    if facts.entry_cost_unclear:
        return f"No one cost can be named at which it would {would}: {facts.entry_cost_unclear}."
    if facts.entry_cost is not None:
        entry, proposed = facts.entry_cost.cost_gbp, facts.entry_cost.proposed_cost_gbp
        if facts.entry_cost.spending_gbp == 0:
            return f"It would {would} only if it cost nothing, instead of {pounds(proposed)}."
        return f"It would {would} if it cost {pounds(entry)} or less over the plan, instead of {pounds(proposed)}."
    return "" if facts.cost_gbp <= 0 else f"It would not {would} at any cost, even free."


def _why(problem: PortfolioProblem, facts: Explanation) -> list[str]:
    status = problem.intervention_by_id[facts.intervention].status
    told = [f"{name(problem, facts.intervention)} {HAPPENED[status][0]}. {_because(problem, facts, status)}"]
    if facts.without_rule is not None and facts.without_rule.possible:
        told.append(_what_the_rule_does(problem, facts, facts.without_rule))
    swap = facts.swap
    if not facts.rule and swap.possible:
        lost = points(swap.value_lost_millionths or 0)
        tie = " Another portfolio is exactly as good." if swap.value_lost_millionths == 0 else ""
        told.append(f"{LEAVING_OUT[status]}, {lost} of value would be lost.{tie}{_moves(problem, swap)}")
    elif not facts.rule:
        told.append(f"{LEAVING_OUT[status]}, the rules could not all be kept.")
    return told


def _because(problem: PortfolioProblem, facts: Explanation, status: Status) -> str:
    if facts.rule:
        level = _level_ruled(problem, facts)
        must = f"{MUST[status]}{at_level(problem, facts.intervention, level)}" if level else "must"
        return f"A rule says it {must}."
    if facts.score_millionths < 0:
        return "Its own score is below 0; it is there for what it makes possible."
    worth = points(facts.score_millionths)
    cost = f"for {pounds(facts.cost_gbp)} over the plan"
    return (
        f"It adds {worth} {cost}." if status is not Status.REDUCE else f"It adds {worth} and its money pays for more."
    )


def _what_the_rule_does(problem: PortfolioProblem, facts: Explanation, without: Swap) -> str:
    gained = -(without.value_lost_millionths or 0)
    if facts.intervention not in without.leave:
        at_this_level = _level_ruled(problem, facts) and gained > 0
        more = f", and {points(gained)} of value would be gained" if at_this_level else ""
        return f"It would be there without the rule too{more}.{_moves(problem, without) if at_this_level else ''}"
    return f"Without the rule, {points(gained)} of value would be gained.{_moves(problem, without)}"


def _level_ruled(problem: PortfolioProblem, facts: Explanation) -> str:
    return next((rule.level for rule in problem.rules if rule.id == facts.rule and isinstance(rule, MustFund)), "")


def _moves(problem: PortfolioProblem, swap: Swap) -> str:
    told = ""
    if swap.leave:
        told += f" Out would go: {names(problem, swap.leave)}."
    if swap.enter:
        told += f" In would come: {names(problem, swap.enter)}."
    return told
