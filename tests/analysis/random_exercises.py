"""Small exercises drawn at random, with rules, levels, cuts, capacities, moves of money, scores and figures."""

from __future__ import annotations

import random
from dataclasses import replace

from prioritise.domain.criteria import LinearScale, MeasuredBy, Role
from prioritise.domain.exercise import Exercise
from prioritise.domain.funds import Fund, Move
from prioritise.domain.interventions import Cost, FundingLevel, Measurement, MoneyKind, Status
from prioritise.domain.partners import Member, PanelScore, Partner, ScoreState, WeightStatement
from prioritise.domain.rule_fields import Holds, named
from prioritise.portfolio.problem import Column, PortfolioProblem
from tests.portfolio.cases import YEARS, random_problem
from tests.portfolio.exercises import criterion, exercise
from tests.random_cases import cases, enough

EVERYDAY_COUNT = 40
"""How many random cases a figure is checked on every day: one block of them. `make deep` checks more blocks."""
BLOCKS = cases(1, 11)
"""Of every block about half have a list, so that eleven blocks are more than 200 cases."""


def seeds(block: object, count: int = EVERYDAY_COUNT) -> range:
    """List the seeds of one block of so many."""
    assert isinstance(block, int)
    return range(count * block, count * (block + 1))


def random_exercise(seed: int, *, largest: int = 6) -> Exercise:
    """An exercise of a few interventions; its problem has the shape of `random_problem`, rules on targets left out."""
    asked = random_problem(seed, largest=largest)
    draw = random.Random(f"exercise {seed}")
    kept = [rule for rule in asked.rules if not named(rule, Holds.TARGET)]
    described = [
        replace(each, people_per_year=_people(asked, each.id), most_deprived_share=0.5) for each in asked.interventions
    ]
    base = exercise(described, {}, criteria=_criteria(), rules=kept)
    members = (Member("ann", "council", ""), Member("bob", "nhs", ""))
    return replace(
        base,
        partners=(Partner("council", "The council", 1.0), Partner("nhs", "The NHS", 2.0)),
        funds=_funds(asked),
        costs=tuple(_costs(asked)),
        levels=tuple(
            FundingLevel(each.intervention, each.level, each.level.capitalize(), each.people_per_year, 0.5)
            for each in asked.columns
            if each.level
        ),
        capacities=asked.capacities,
        capacity_use=tuple(replace(use, level=each.level) for each in asked.columns for use in each.uses),
        measurements=tuple(_measurements(draw, asked)),
        members=members,
        scores=tuple(_scores(draw, asked, [each.id for each in members])),
        weights=tuple(
            WeightStatement(partner, "", each.id, "points", float(draw.choice([5, 10, 30, 60])), "")
            for partner in ("council", "nhs")
            for each in base.weighted_criteria
        ),
    )


def _criteria():
    panel = replace(criterion("liked"), measured_by=MeasuredBy.PANEL)
    sure = criterion("sure", Role.LIKELIHOOD)
    cost = replace(
        criterion("cost", Role.COST), measured_by=MeasuredBy.COSTS, better="lower", scale=LinearScale(0, 400_000)
    )
    return (criterion("worth"), panel, sure, cost)


def _people(asked: PortfolioProblem, intervention: str) -> int:
    return next(each.people_per_year or 0 for each in asked.columns if each.intervention == intervention)


def _funds(asked: PortfolioProblem) -> tuple[Fund, ...]:
    found = []
    for name in ("main", "other"):
        limits = {each.year: each.limit_gbp for each in asked.budgets if each.fund == name}
        least = {
            each.year: each.minimum_gbp for each in asked.budgets if each.fund == name and each.minimum_gbp is not None
        }
        carried = [each.limit_gbp for each in asked.paths if each.carries and each.from_fund == name]
        moved = {each.to_fund: each.limit_gbp for each in asked.paths if not each.carries and each.from_fund == name}
        found.append(
            Fund(
                id=name, name=name.capitalize(), host="council", kind=MoneyKind.REVENUE, budget_gbp=limits,
                minimum_gbp=least, carry_forward_gbp=max(carried, default=0),
                move_to=tuple(Move(fund, limit) for fund, limit in moved.items()),
            )
        )  # fmt: skip
    return tuple(found)


def _costs(asked: PortfolioProblem) -> list[Cost]:
    return [
        Cost(
            each.intervention,
            cost.fund,
            cost.year,
            cost.amount_gbp,
            MoneyKind.REVENUE,
            recurrent=False,
            level=each.level,
        )
        for each in asked.columns
        for cost in each.costs
    ]


def _sign(asked: PortfolioProblem, column: Column) -> int:
    return -1 if asked.intervention_by_id[column.intervention].status is Status.REDUCE else 1


def _measurements(draw: random.Random, asked: PortfolioProblem) -> list[Measurement]:
    found = []
    for each in asked.columns:
        worth = _sign(asked, each) * draw.choice([5.0, 10.0, 10.0, 20.0, 33.3])
        low, high = worth - draw.choice([0.0, 1.5, 8.0]), worth + draw.choice([0.5, 4.0, 12.25])
        ends = (low, high) if draw.random() < 0.7 else (None, None)
        found.append(Measurement(each.intervention, "worth", worth, *ends, "made up", level=each.level))
        sure = draw.choice([40.0, 70.0, 90.0])
        found.append(Measurement(each.intervention, "sure", sure, sure - 30, sure + 10, "made up", level=each.level))
    return found


def _scores(draw: random.Random, asked: PortfolioProblem, members: list[str]) -> list[PanelScore]:
    return [
        PanelScore(
            1, member, each.intervention, "liked", _sign(asked, each) * draw.choice([0.0, 10.0, 25.0, 40.0]),
            ScoreState.GIVEN, "", level=each.level,
        )
        for each in asked.columns
        for member in members
    ]  # fmt: skip


__all__ = ["BLOCKS", "EVERYDAY_COUNT", "YEARS", "enough", "random_exercise", "seeds"]
