"""The question put to the solver: columns to choose from, budgets to keep to, rules to obey."""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.domain.criteria import Role
from prioritise.domain.errors import IncompleteExercise, SolverFailed
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Intervention, Proposal
from prioritise.domain.money import plan_cost_gbp
from prioritise.domain.money_paths import FundAndYear, MoneyPath, coming_in_gbp, joined_sets, money_paths
from prioritise.domain.rule_fields import Holds, named
from prioritise.domain.rules import Rule, Selection
from prioritise.domain.scenarios import Scenario
from prioritise.targets.needs import TargetNeed, target_needs

MILLIONTHS = 1_000_000
"""Scores are solved in whole millionths, so that "optimal" is exact."""

ROUNDING = 1e-13
"""More than adding up a few dozen doubles can be out by, as a share of the sum of their sizes."""


@dataclass(frozen=True, slots=True)
class FundCost:
    """What a column takes from one fund in one year, in whole pounds; negative releases money."""

    fund: str
    year: str
    amount_gbp: int


@dataclass(frozen=True, slots=True)
class Column:
    """One thing the solver may choose: an intervention at a level (`level` is empty when there is only one).

    `coefficients` has one number a weighted criterion: the score is their sum weighted by the weights.
    `cost_gbp` is the total over the plan. `people_per_year` and `most_deprived_share` (0-1) are the reach at this
    level, None where they are not known.
    """

    intervention: str
    level: str
    coefficients: tuple[float, ...]
    cost_gbp: int
    costs: tuple[FundCost, ...]
    level_name: str = ""
    people_per_year: int | None = None
    most_deprived_share: float | None = None
    uses: tuple[CapacityUse, ...] = ()

    @property
    def proposal(self) -> Proposal:
        """The intervention at its level."""
        return Proposal(self.intervention, self.level)

    @property
    def label(self) -> str:
        """The intervention's id, with the level after a colon where there is a choice of levels."""
        return self.proposal.label

    @property
    def people(self) -> int:
        """People reached a year, below 0 for a cut. Raises IncompleteExercise where it is not known."""
        if self.people_per_year is None:
            raise IncompleteExercise(f"{self.label} has no people_per_year, which a rule needs. Enter it.")
        return self.people_per_year

    @property
    def most_deprived_millionths(self) -> int:
        """Millionths of people reached in the most deprived group. Raises IncompleteExercise where it is not known."""
        if self.people and self.most_deprived_share is None:
            raise IncompleteExercise(f"{self.label} has no most_deprived_share, which a rule needs. Enter it.")
        return self.people * share_millionths(self.most_deprived_share or 0.0)

    @property
    def cash_gbp(self) -> int:
        """Pounds it takes over the plan, in cash of each year, of every fund; negative where it releases more."""
        return sum(cost.amount_gbp for cost in self.costs)

    def cost_from(self, fund: str, year: str = "") -> int:
        """Add up its pounds of a fund in a year, of the whole plan when `year` is empty; negative where it releases."""
        return sum(cost.amount_gbp for cost in self.costs if cost.fund == fund and year in ("", cost.year))


@dataclass(frozen=True, slots=True)
class Budget:
    """The limit, and any minimum, of one fund in one year, in whole pounds of that year."""

    fund: str
    year: str
    limit_gbp: int
    minimum_gbp: int | None = None

    @property
    def fund_and_year(self) -> FundAndYear:
        """The fund and the year, as the paths of money name them."""
        return self.fund, self.year


@dataclass(frozen=True)
class PortfolioProblem:
    """Everything the solver needs and nothing it does not. Columns are in order of id, then level.

    `cost_criteria` are those of the criteria that take cost off; `paths` are the ways money may be carried forward or
    moved between funds; `needs` are what targets need, for the rules that hold to them; `limits_asked_gbp` are the
    limits of every fund and year under the scenario, for the rules that ask for a share of one: like minimums they stay
    as they are when other budgets are tested. Names of funds and partners are for sentences.
    """

    criteria: tuple[str, ...]
    weights: tuple[float, ...]
    interventions: tuple[Intervention, ...]
    columns: tuple[Column, ...]
    budgets: tuple[Budget, ...]
    rules: tuple[Rule, ...]
    cost_criteria: tuple[str, ...] = ()
    paths: tuple[MoneyPath, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    needs: tuple[TargetNeed, ...] = ()
    limits_asked_gbp: Mapping[FundAndYear, int] = field(default_factory=dict)
    fund_names: Mapping[str, str] = field(default_factory=dict)
    partner_names: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def columns_of(self) -> Mapping[str, tuple[int, ...]]:
        """The places in `columns` of every intervention, by its id."""
        places: dict[str, list[int]] = {intervention.id: [] for intervention in self.interventions}
        for place, column in enumerate(self.columns):
            places[column.intervention].append(place)
        return {intervention: tuple(its_places) for intervention, its_places in places.items()}

    def places_at(self, intervention: str, level: str = "") -> tuple[int, ...]:
        """Return the places in `columns` of an intervention at one level; at every level where none is named."""
        places = self.columns_of[intervention]
        return tuple(place for place in places if level in ("", self.columns[place].level))

    @cached_property
    def intervention_by_id(self) -> Mapping[str, Intervention]:
        """Interventions by id."""
        return {intervention.id: intervention for intervention in self.interventions}

    @cached_property
    def rule_by_id(self) -> Mapping[str, Rule]:
        """Rules by id."""
        return {rule.id: rule for rule in self.rules}

    def interventions_in(self, chosen: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of the interventions whose columns are chosen, each once, in order of id."""
        return tuple(sorted({self.columns[place].intervention for place in chosen}))

    @cached_property
    def joined(self) -> tuple[frozenset[FundAndYear], ...]:
        """Every set of two or more fund-years that paths join. Raises SolverFailed when there are too many."""
        sets = joined_sets(self.paths)
        if sets is None:
            raise SolverFailed("Too many funds and years are joined by moves of money. Allow fewer moves.")
        return sets

    def coming_in_gbp(self, budgets: Iterable[Budget]) -> int:
        """Add up what may be carried or moved into these, taken together, from any other; whole pounds."""
        return coming_in_gbp(self.paths, {budget.fund_and_year for budget in budgets})

    @cached_property
    def reductions(self) -> tuple[Intervention, ...]:
        """The proposed cuts. Each is possible only if the service it cuts continues."""
        return tuple(intervention for intervention in self.interventions if intervention.is_cut)

    def limit_asked(self, fund: str, year: str = "") -> int:
        """Find what a fund has in a year under the scenario, or over the plan where none is named, in whole pounds."""
        limits = self.limits_asked_gbp.items()
        return sum(limit for (its_fund, its_year), limit in limits if its_fund == fund and year in ("", its_year))

    def selected(self, selection: Selection) -> tuple[str, ...]:
        """Return the ids of the interventions a counting rule speaks of."""
        if selection.interventions:
            return selection.interventions
        return tuple(
            intervention.id
            for intervention in self.interventions
            if not intervention.is_cut
            and (not selection.theme or intervention.theme == selection.theme)
            and (not selection.lead_partner or intervention.lead_partner == selection.lead_partner)
        )


def build_problem(
    exercise: Exercise, scenario: Scenario, *, weights: Sequence[float], coefficients: Mapping[str, tuple[float, ...]]
) -> PortfolioProblem:
    """Return the problem an exercise poses under a scenario.

    `weights` are shares in the order of `exercise.weighted_criteria`; `coefficients` has one tuple of that
    length for every proposal, by its label (the intervention's id where it has no levels). Budgets are scaled by the
    scenario's factor and rounded down to whole pounds; minimums and what may be carried or moved stay as they are.
    """
    rules = _rules(exercise, scenario)
    budgets = tuple(_budgets(exercise, scenario))
    by_id = sorted(exercise.proposals, key=lambda proposal: proposal.intervention)
    return PortfolioProblem(
        criteria=tuple(criterion.id for criterion in exercise.weighted_criteria),
        weights=tuple(weights),
        interventions=tuple(sorted(exercise.interventions, key=lambda intervention: intervention.id)),
        columns=tuple(_column(exercise, proposal, coefficients[proposal.label]) for proposal in by_id),
        budgets=budgets,
        rules=rules,
        cost_criteria=tuple(criterion.id for criterion in exercise.weighted_criteria if criterion.role is Role.COST),
        paths=money_paths(exercise.funds, exercise.years),
        capacities=_capacities(exercise, scenario),
        needs=target_needs(exercise) if any(named(rule, Holds.TARGET) for rule in rules) else (),
        limits_asked_gbp={budget.fund_and_year: budget.limit_gbp for budget in budgets},
        fund_names={fund.id: fund.name for fund in exercise.funds},
        partner_names={partner.id: partner.name for partner in exercise.partners},
    )


def score_millionths(problem: PortfolioProblem, weights: Sequence[float] | None = None) -> tuple[int, ...]:
    """Return every column's score in whole millionths, in column order, at these weights or the problem's."""
    shares = problem.weights if weights is None else weights
    return tuple(
        round(MILLIONTHS * math.fsum(map(operator.mul, shares, column.coefficients))) for column in problem.columns
    )


def scores_millionths(problem: PortfolioProblem, weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Find `score_millionths` at each row of `weights` (N, k): whole millionths (N, n), the same to the last one."""
    slopes = np.array([column.coefficients for column in problem.columns]).reshape(len(problem.columns), -1)
    return slopes_millionths(np.broadcast_to(slopes, (len(weights), *slopes.shape)), weights)


def slopes_millionths(slopes: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Do the same where the slopes (N, n, k) of the scores differ from one weighting to the next."""
    products = slopes * weights[:, np.newaxis, :]
    exact = MILLIONTHS * products.sum(axis=2)
    rounded = np.rint(exact)
    # The order of a sum moves its last digits; wherever that could move a whole number, it is added up exactly.
    unsure = np.abs(np.abs(exact - rounded) - 0.5) < ROUNDING * (1 + MILLIONTHS * np.abs(products).sum(axis=2))
    for place in zip(*np.nonzero(unsure), strict=True):
        rounded[place] = round(MILLIONTHS * math.fsum(products[place].tolist()))
    whole: NDArray[np.int64] = rounded.astype(np.int64)
    return whole


def share_millionths(share: float) -> int:
    """Return a share 0-1 in whole millionths, so that rules about shares are kept exactly."""
    return round(MILLIONTHS * share)


def most_spent(problem: PortfolioProblem) -> int:
    """Return more than any set of columns can need of any funds and years, in whole pounds."""
    costs = sum(max(0, cost.amount_gbp) for column in problem.columns for cost in column.costs)
    return costs + sum(max(0, -budget.limit_gbp) for budget in problem.budgets)


def funds_drawn_on(problem: PortfolioProblem, intervention: str, year: str = "") -> frozenset[str]:
    """Return the funds that an intervention takes money from at some level, in one year or in any."""
    costs = (cost for place in problem.columns_of[intervention] for cost in problem.columns[place].costs)
    return frozenset(cost.fund for cost in costs if cost.amount_gbp > 0 and year in ("", cost.year))


def scaled_budgets(budgets: Sequence[Budget], factor: float) -> tuple[Budget, ...]:
    """Return every limit times the factor, rounded down to whole pounds; minimums stay as they are."""
    return tuple(replace(budget, limit_gbp=_scaled(budget.limit_gbp, factor)) for budget in budgets)


def _column(exercise: Exercise, proposal: Proposal, coefficients: tuple[float, ...]) -> Column:
    intervention, level = proposal.intervention, proposal.level
    costs = tuple(FundCost(cost.fund, cost.year, cost.amount_gbp) for cost in exercise.costs_at[proposal])
    reach = exercise.sized[proposal]
    return Column(
        intervention=intervention,
        level=level,
        coefficients=coefficients,
        cost_gbp=plan_cost_gbp(exercise, intervention, level=level),
        costs=costs,
        level_name=exercise.level_names[proposal],
        people_per_year=reach.people_per_year,
        most_deprived_share=reach.most_deprived_share,
        uses=exercise.capacity_use_at[proposal],
    )


def _budgets(exercise: Exercise, scenario: Scenario) -> list[Budget]:
    return [
        Budget(
            fund=fund.id,
            year=year,
            limit_gbp=_scaled(scenario.funds.get(fund.id, {}).get(year, fund.budget_gbp[year]), scenario.budget_factor),
            minimum_gbp=fund.minimum_gbp.get(year),
        )
        for fund in exercise.funds
        for year in exercise.years
    ]


def _capacities(exercise: Exercise, scenario: Scenario) -> tuple[Capacity, ...]:
    return tuple(
        replace(capacity, limit=scenario.capacities.get(capacity.id, {}).get(capacity.year, capacity.limit))
        for capacity in exercise.capacities
    )


def _scaled(amount_gbp: int, factor: float) -> int:
    # 1e-6 of a pound absorbs binary rounding, so that 110% of 1,000,000 is 1,100,000 and not a pound less.
    return math.floor(amount_gbp * factor + 1e-6)


def _rules(exercise: Exercise, scenario: Scenario) -> tuple[Rule, ...]:
    kept = tuple(rule for rule in exercise.rules if rule.id not in scenario.rules_remove)
    return kept + scenario.rules_add + tuple(override.as_rule for override in scenario.overrides)
