"""Why an intervention is, or is not, in the best portfolio."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from prioritise.portfolio.explain.barriers import broken_beside, in_the_way, outbid_for
from prioritise.portfolio.explain.entry import (
    entry_cost,
    entry_gain_millionths,
    place_wanted,
    why_entry_cost_is_unclear,
)
from prioritise.portfolio.explain.facts import Blocker, Explanation
from prioritise.portfolio.explain.questions import Questions
from prioritise.portfolio.explain.repricing import Repricing
from prioritise.portfolio.explain.shortages import keeps_out, shortages
from prioritise.portfolio.problem import PortfolioProblem, score_millionths
from prioritise.portfolio.swap import swap_between

KEPT_OUT_BY_MONEY = (Blocker.MONEY, Blocker.EITHER)
KEPT_OUT_BY_RULE = (Blocker.RULE, Blocker.EITHER)


def explain(questions: Questions, intervention: str, *, repriced: Repricing) -> Explanation:
    """Return every fact about one intervention's place, each re-solved. The problem has an answer.

    `repriced` says what a column would be with other costs: its total, and its score where cost carries weight.
    """
    chosen = intervention in questions.agreed.interventions
    facts = _chosen(questions, intervention) if chosen else _not_chosen(questions, intervention, repriced)
    return replace(facts, proof=questions.proof)


def _not_chosen(questions: Questions, intervention: str, repriced: Repricing) -> Explanation:
    blocker = _blocker(questions, intervention)
    rules = _blocking_rules(questions, intervention) if blocker in KEPT_OUT_BY_RULE else ()
    capacities = _blocking_capacities(questions, intervention) if blocker in KEPT_OUT_BY_RULE else ()
    together = _lifted_together(questions, intervention, blocker) if not rules and not capacities else Lifted()
    unclear = why_entry_cost_is_unclear(questions.problem, intervention)
    wanted = place_wanted(questions, intervention)
    return Explanation(
        intervention=intervention,
        chosen=False,
        score_millionths=score_millionths(questions.problem)[wanted],
        cost_gbp=questions.problem.columns[wanted].cost_gbp,
        blocker=blocker,
        swap=swap_between(
            questions.problem, questions.agreed, questions.settled(intervention, inside=True), besides=intervention
        ),
        entry_gain_millionths=entry_gain_millionths(questions, intervention),
        entry_cost=None if unclear else entry_cost(questions, intervention, repriced),
        entry_cost_unclear=unclear,
        short_in=money_short_in(questions, intervention),
        blocking_rules=rules,
        blocking_capacities=capacities,
        shortages=tuple(
            shortage
            for shortage in shortages(questions.problem, questions.agreed, wanted)
            if keeps_out(questions.problem, shortage, blocker, rules=rules, capacities=capacities)
        ),
        rules=_rules_on(questions.problem, intervention, inside=False),
        without_rules=None,
        proof=questions.proof,
        rules_together=together.rules,
        capacities_together=together.capacities,
        beside=broken_beside(questions.problem, questions.agreed, wanted),
        outbid_for=outbid_for(questions, intervention, capacities),
        service_stops=_service_that_stops(questions, intervention),
        in_the_way=in_the_way(questions, intervention),
        level=questions.problem.columns[wanted].level,
    )


def _chosen(questions: Questions, intervention: str) -> Explanation:
    problem = questions.problem
    place = next(column for column in problem.columns_of[intervention] if column in questions.agreed.chosen)
    rules = _rules_on(problem, intervention, inside=True)
    left_out = swap_between(
        questions.problem, questions.agreed, questions.settled(intervention, inside=False), besides=intervention
    )
    return Explanation(
        intervention=intervention,
        chosen=True,
        score_millionths=score_millionths(problem)[place],
        cost_gbp=problem.columns[place].cost_gbp,
        blocker=Blocker.NONE,
        swap=left_out,
        entry_gain_millionths=None,
        entry_cost=None,
        entry_cost_unclear="",
        short_in=(),
        blocking_rules=(),
        blocking_capacities=(),
        shortages=(),
        rules=rules,
        without_rules=swap_between(problem, questions.agreed, questions.without_these(rules, (), rich=False))
        if rules
        else None,
        proof=questions.proof,
        in_the_way=None if rules else in_the_way(questions, intervention),
        level=problem.columns[place].level,
    )


def _rules_on(problem: PortfolioProblem, intervention: str, *, inside: bool) -> tuple[str, ...]:
    ruled = ((rule.id, rule.settled) for rule in problem.rules)
    return tuple(
        rule for rule, settled in ruled if settled and (settled.intervention, settled.inside) == (intervention, inside)
    )


def _service_that_stops(questions: Questions, intervention: str) -> str:
    reduces = questions.problem.intervention_by_id[intervention].reduces
    return reduces if reduces and reduces not in questions.agreed.interventions else ""


def _blocker(questions: Questions, intervention: str) -> Blocker:
    by_money = intervention in questions.with_all_the_money.interventions
    by_rules = intervention in questions.without_rules.interventions
    if by_money and by_rules:
        return Blocker.EITHER
    if by_money:
        return Blocker.MONEY
    if by_rules:
        return Blocker.RULE
    return Blocker.BOTH if intervention in questions.without_either.interventions else Blocker.WORTH


def money_short_in(questions: Questions, intervention: str) -> tuple[tuple[str, str], ...]:
    """List the funds and years whose money keeps one out, as `Explanation.short_in` says; none where money does not."""
    if _blocker(questions, intervention) not in KEPT_OUT_BY_MONEY:
        return ()
    own = _own_costs(questions.problem, intervention)
    single = tuple(where for where, amount in own.items() if _enters(questions, intervention, {where: amount}))
    if single:
        return single
    for fund in sorted({fund for fund, _year in own}):
        years = {where: amount for where, amount in own.items() if where[0] == fund}
        if len(years) > 1 and _enters(questions, intervention, years):
            return ((fund, ""),)
    return ()


def _own_costs(problem: PortfolioProblem, intervention: str) -> dict[tuple[str, str], int]:
    most: dict[tuple[str, str], int] = {}
    for place in problem.columns_of[intervention]:
        for cost in problem.columns[place].costs:
            if cost.amount_gbp > 0:
                most[cost.fund, cost.year] = max(most.get((cost.fund, cost.year), 0), cost.amount_gbp)
    return dict(sorted(most.items()))


def _enters(questions: Questions, intervention: str, extra_gbp: Mapping[tuple[str, str], int]) -> bool:
    return intervention in questions.with_more(extra_gbp).interventions


def _blocking_rules(questions: Questions, intervention: str) -> tuple[str, ...]:
    return tuple(
        rule.id for rule in questions.problem.rules if intervention in questions.without_rule(rule.id).interventions
    )


def _blocking_capacities(questions: Questions, intervention: str) -> tuple[str, ...]:
    named = dict.fromkeys(capacity.id for capacity in questions.problem.capacities)
    return tuple(
        capacity for capacity in named if intervention in questions.without_capacity_limit(capacity).interventions
    )


@dataclass(frozen=True, slots=True)
class Lifted:
    """Rules and capacities that are lifted, by id."""

    rules: tuple[str, ...] = ()
    capacities: tuple[str, ...] = ()

    def without(self, one: str) -> Lifted:
        """Keep one of them after all."""
        return Lifted(*(tuple(other for other in listed if other != one) for listed in (self.rules, self.capacities)))


def _lifted_together(questions: Questions, intervention: str, blocker: Blocker) -> Lifted:
    """Find what, lifted together, lets it in, with none of them to spare; nothing where rules have no part in it."""
    if blocker not in (*KEPT_OUT_BY_RULE, Blocker.BOTH):
        return Lifted()
    problem, rich = questions.problem, blocker is Blocker.BOTH
    lifted = Lifted(
        tuple(rule.id for rule in problem.rules), tuple(dict.fromkeys(capacity.id for capacity in problem.capacities))
    )
    while (fewer := _one_fewer(questions, intervention, lifted, rich=rich)) is not None:
        lifted = fewer
    return lifted


def _one_fewer(questions: Questions, intervention: str, lifted: Lifted, *, rich: bool) -> Lifted | None:
    """Find one that need not be lifted; None where each is needed."""
    for one in (*lifted.rules, *lifted.capacities):
        fewer = lifted.without(one)
        if intervention in questions.without_these(fewer.rules, fewer.capacities, rich=rich).interventions:
            return fewer
    return None
