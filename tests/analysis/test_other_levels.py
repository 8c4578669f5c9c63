"""What another level would make of the list is what solving for it alone makes of it."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis.other_levels import other_levels
from prioritise.domain.interventions import Proposal
from prioritise.domain.rules import MustFund
from prioritise.portfolio.explain.sentences import points
from prioritise.portfolio.solve import solve
from prioritise.words import lower_first


def test_another_level_says_what_the_list_would_lose_as_if_there_were_no_other(agreed):
    for now in (each for each in agreed.portfolio_proposals if each.level):
        told = other_levels(agreed, now.intervention)
        others = [each for each in agreed.exercise.levels_of[now.intervention] if each.level != now.level]
        assert len(told) == len(others) > 0
        for sentence, other in zip(told, others, strict=True):
            name = lower_first(agreed.exercise.level_names[Proposal(now.intervention, other.level)])
            assert sentence.startswith(f"At {name}, ")
            assert expected(agreed, now.intervention, other.level) in sentence


def test_one_without_levels_or_that_is_not_funded_has_nothing_to_say(agreed):
    assert other_levels(agreed, "nhs-health-check") == ()
    assert other_levels(agreed, "perinatal-peer-support") == ()


def expected(agreed, intervention, level):
    """What the best list is worth less when that level is the only one there is, and it must be funded."""
    problem = agreed.problem
    kept = tuple(each for each in problem.columns if each.intervention != intervention or each.level == level)
    best = solve(replace(problem, columns=kept, rules=(*problem.rules, MustFund("only", intervention, "Only this."))))
    if not best.has_answer:
        return "no list would keep the money and the rules"
    return f"worth {points(agreed.portfolio.value_millionths - best.value_millionths)} less"
