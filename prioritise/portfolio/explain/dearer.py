"""Which rules and capacities make it dear to force one intervention in, though they are not what keeps it out."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from prioritise.portfolio.explain.facts import CostlyLimit, Explanation
from prioritise.portfolio.explain.questions import Questions


def with_costly_limits(questions: Questions, facts: Explanation) -> Explanation:
    """Return the facts of one left out with each rule and capacity without which forcing it in would lose less.

    What matters most comes first. The loss without a limit is the best value without it, less the best value without it
    and with the intervention in; each is lifted alone. What keeps it out is left aside. Apart from the other facts,
    since it asks for two more proofs of every limit.
    """
    if facts.chosen:
        return facts
    known = {*facts.blocking_rules, *facts.blocking_capacities, *facts.rules_together, *facts.capacities_together}
    limits = _costly(questions, facts.intervention, known)
    return replace(facts, costly_limits=limits, proof=questions.proof)


def _costly(questions: Questions, intervention: str, known: Container[str]) -> tuple[CostlyLimit, ...]:
    forced = questions.settled(intervention, inside=True)
    loss = questions.agreed.value_millionths - forced.value_millionths
    if not forced.has_answer or not loss:
        return ()
    limits = [limit for limit in _alone(questions, intervention) if (limit.rule or limit.capacity) not in known]
    dearer = (limit for limit in limits if limit.lost_millionths < loss)
    return tuple(sorted(dearer, key=lambda limit: limit.lost_millionths))


def _alone(questions: Questions, intervention: str) -> Iterator[CostlyLimit]:
    """Yield every rule and capacity, with what forcing the intervention in would lose without that one."""
    for rule in questions.problem.rules:
        forced = questions.with_one_without(intervention, rule=rule.id)
        yield CostlyLimit(rule.id, "", questions.without_rule(rule.id).value_millionths - forced.value_millionths)
    for capacity in dict.fromkeys(limit.id for limit in questions.problem.capacities):
        forced = questions.with_one_without(intervention, capacity=capacity)
        best = questions.without_capacity_limit(capacity)
        yield CostlyLimit("", capacity, best.value_millionths - forced.value_millionths)
