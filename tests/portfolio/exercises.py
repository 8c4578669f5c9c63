"""Small exercises for tests of what reads more than the problem."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from prioritise.domain.criteria import Criterion, EvidenceMeasure, LinearScale, MeasuredBy, Reference, Role
from prioritise.domain.exercise import Area, Exercise
from prioritise.domain.funds import Fund
from prioritise.domain.interventions import Cost, Effect, Intervention, MoneyKind
from prioritise.domain.partners import Partner, WeightsFrom
from prioritise.domain.rules import Rule
from prioritise.domain.scenarios import AS_AGREED, Scenario
from prioritise.files.exercise.assemble import settings_as_supplied
from prioritise.portfolio.problem import PortfolioProblem, build_problem

YEARS = ("2026/27", "2027/28")


def criterion(name: str, role: Role = Role.BENEFIT, measure: EvidenceMeasure | None = None) -> Criterion:
    return Criterion(
        id=name,
        name=name.capitalize(),
        question="?",
        role=role,
        unit="points",
        better="higher",
        measured_by=MeasuredBy.MEASUREMENT if measure is None else MeasuredBy.EVIDENCE,
        measure=measure,
        scale=LinearScale(0, 100),
        zero_means="no difference",
        top_means="the most",
        why_it_matters="",
        source=Reference("made for a test", "", date(2026, 1, 1)),
        author="",
        checked_by="",
        reviewed=date(2026, 1, 1),
        next_review=date(2027, 1, 1),
    )


def exercise(
    interventions: Sequence[Intervention],
    costs: dict[str, Sequence[int]],
    *,
    criteria: Sequence[Criterion] = (criterion("need"), criterion("reach")),
    limits: Sequence[int] = (1000, 1000),
    rules: Sequence[Rule] = (),
    effects: Sequence[Effect] = (),
) -> Exercise:
    """One revenue fund over two years; `costs` has an amount a year for every intervention."""
    rows = [
        Cost(name, "grant", year, amount, MoneyKind.REVENUE, recurrent=True)
        for name, amounts in costs.items()
        for year, amount in zip(YEARS, amounts, strict=True)
    ]
    fund = Fund("grant", "Public health grant", "council", MoneyKind.REVENUE, dict(zip(YEARS, limits, strict=True)), {})
    return Exercise(
        id="small",
        title="Small",
        vocabulary="outcomes-2026",
        illustrative=(),
        area=Area("E08000005", "Rochdale", "E92000001", (), None),
        price_year="2025/26",
        years=YEARS,
        criteria=tuple(criteria),
        partners=(Partner("council", "The council", 1.0),),
        weights_from=WeightsFrom.PARTNER_MEAN,
        funds=(fund,),
        interventions=tuple(interventions),
        costs=tuple(rows),
        settings=settings_as_supplied(),
        rules=tuple(rules),
        effects=tuple(effects),
    )


def posed(
    asked: Exercise,
    coefficients: dict[str, tuple[float, ...]],
    *,
    weights: Sequence[float] = (0.5, 0.5),
    scenario: Scenario = AS_AGREED,
) -> PortfolioProblem:
    return build_problem(asked, scenario, weights=weights, coefficients=coefficients)
