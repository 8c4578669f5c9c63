"""Scores and a portfolio from an exercise and a scenario."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from prioritise.analysis.figure_notes import figure_notes
from prioritise.analysis.once import once
from prioritise.analysis.weights import group_weights
from prioritise.domain.errors import IncompleteExercise, UnknownName
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Cost, Proposal
from prioritise.domain.money import plan_cost_gbp
from prioritise.domain.scenarios import AS_AGREED, Scenario
from prioritise.evidence.measures import measure_from_evidence
from prioritise.judgement.appraisal import Appraisal, appraise
from prioritise.judgement.groups import GroupWeights, shares_of
from prioritise.judgement.scores import Score, score_interventions
from prioritise.portfolio.explain.questions import Questions
from prioritise.portfolio.orders import Orders
from prioritise.portfolio.orders import orders as orders_of
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.preflight import Note, preflight
from prioritise.portfolio.problem import PortfolioProblem, build_problem, score_millionths
from prioritise.portfolio.solve import solve
from prioritise.portfolio.verify import Verification, verify


@dataclass(frozen=True)
class Analysis:
    """What one exercise comes to under one scenario.

    `weights` are the shares used, in order of `exercise.weighted_criteria`; `group` says what the partners hold and
    what was agreed. `notes` are what is valid but worth a second look. `verification` is the recheck of the portfolio
    in plain Python; None when no portfolio obeys the rules.
    """

    exercise: Exercise
    scenario: Scenario
    seed: int
    group: GroupWeights
    weights: tuple[float, ...]
    appraisal: Appraisal
    scores: tuple[Score, ...]
    problem: PortfolioProblem
    portfolio: Portfolio
    verification: Verification | None
    notes: tuple[Note, ...]
    time_limit_seconds: float | None = None

    @cached_property
    def key(self) -> tuple[str, str, str, str, int, float | None]:
        """What tells this analysis from every other: the exercise, the scenario by name and content, seed and limit."""
        asked = self.scenario
        return (self.exercise.digest, asked.digest, asked.id, asked.name, self.seed, self.time_limit_seconds)

    @cached_property
    def score_at(self) -> dict[Proposal, Score]:
        """Scores by intervention at a level."""
        return {score.proposal: score for score in self.scores}

    @cached_property
    def shown(self) -> dict[str, Proposal]:
        """The level to show of every intervention, by its id: the one chosen, or else the one that scores best."""
        return {each: Proposal(each, level) for each, level in self.appraisal.shown.items()}

    @cached_property
    def level_name_of(self) -> dict[str, str]:
        """What the level shown is called, by intervention id; empty where there is no choice of levels."""
        return {each: self.exercise.level_names[proposal] for each, proposal in self.shown.items()}

    @cached_property
    def score_of(self) -> dict[str, Score]:
        """Scores by intervention id, at the level shown."""
        return {each: self.score_at[proposal] for each, proposal in self.shown.items()}

    @cached_property
    def score_millionths(self) -> tuple[int, ...]:
        """What the solver saw: scores in whole millionths of a point, in order of the problem's columns."""
        return score_millionths(self.problem)

    @cached_property
    def cost_gbp_of(self) -> dict[str, int]:
        """Total cost over the plan by intervention id, at the level shown; negative where money is released."""
        return {each: plan_cost_gbp(self.exercise, each, level=at.level) for each, at in self.shown.items()}

    @cached_property
    def costs_of(self) -> dict[str, tuple[Cost, ...]]:
        """The cost rows by intervention id, at the level shown."""
        return {each: self.exercise.costs_at[proposal] for each, proposal in self.shown.items()}

    @cached_property
    def portfolio_proposals(self) -> frozenset[Proposal]:
        """What the portfolio chooses, each intervention at its level; empty where no portfolio obeys the rules."""
        return proposals_chosen(self.problem, self.portfolio)

    @cached_property
    def questions(self) -> Questions:
        """What else could be settled, each answer solved once and kept."""
        return Questions(self.problem, self.portfolio)

    @cached_property
    def orders(self) -> Orders:
        """The same interventions by score, by value for money and by the best portfolio: three different orders."""
        return orders_of(self.problem, self.portfolio)


def analyse(
    exercise: Exercise,
    scenario: Scenario | None = None,
    *,
    seed: int = 0,
    time_limit_seconds: float | None = None,
) -> Analysis:
    """Score every intervention and choose the best portfolio under a scenario; the agreed one when None.

    `seed` is kept with the result for what is sampled; nothing here is. Raises IncompleteExercise when a figure that a
    listed criterion needs is missing, and SolverFailed when the solver's answer cannot be confirmed. With a time limit
    the portfolio may be the best found so far; its status says so, and its bound how much better any could be.
    """
    asked = scenario or AS_AGREED
    group = group_weights(exercise)
    weights = group.agreed if asked.weights is None else shares_of(asked.weights, group.criteria)
    appraisal = _appraised(exercise)
    scores = _scored(exercise, weights)
    problem = build_problem(
        exercise,
        asked,
        weights=weights,
        coefficients={score.proposal.label: score.coefficients for score in scores},
    )
    portfolio = solve(problem, time_limit_seconds=time_limit_seconds)
    return Analysis(
        exercise=exercise,
        scenario=asked,
        seed=seed,
        group=group,
        weights=weights,
        appraisal=replace(appraisal, shown=_levels_to_show(problem, portfolio)),
        scores=scores,
        problem=problem,
        portfolio=portfolio,
        verification=verify(problem, portfolio.chosen) if portfolio.has_answer else None,
        notes=(*preflight(exercise, problem, portfolio=portfolio, appraisal=appraisal), *figure_notes(exercise)),
        time_limit_seconds=time_limit_seconds,
    )


def scenario_named(exercise: Exercise, name: str | None) -> Scenario:
    """The exercise's scenario of this id, or what was agreed when None. Raises UnknownName."""
    if name is None or name == AS_AGREED.id:
        return AS_AGREED
    for scenario in exercise.scenarios:
        if scenario.id == name:
            return scenario
    known = ", ".join([AS_AGREED.id, *(scenario.id for scenario in exercise.scenarios)])
    raise UnknownName(f"No scenario is called {name}. This exercise has: {known}.")


def proposals_chosen(problem: PortfolioProblem, portfolio: Portfolio) -> frozenset[Proposal]:
    """What a portfolio of a problem chooses, each intervention at its level."""
    chosen = (problem.columns[place] for place in portfolio.chosen)
    return frozenset(Proposal(column.intervention, column.level) for column in chosen)


@once
def _scored(exercise: Exercise, weights: tuple[float, ...]) -> tuple[Score, ...]:
    return score_interventions(exercise, _appraised(exercise), weights)


@once
def _appraised(exercise: Exercise) -> Appraisal:
    evidence = measure_from_evidence(exercise)
    appraisal = appraise(exercise, from_evidence=evidence.measurements, not_measured=evidence.missing)
    if appraisal.missing:
        first = appraisal.missing[0]
        where = Proposal(first.intervention, first.level).words
        what_to_do = f"{first.what_to_do.capitalize()}."
        raise IncompleteExercise(f"{where} has no value on {first.criterion}: {first.reason}. {what_to_do}")
    return appraisal


def _levels_to_show(problem: PortfolioProblem, portfolio: Portfolio) -> dict[str, str]:
    scores = score_millionths(problem)
    shown = {}
    for each, places in problem.columns_of.items():
        chosen = [place for place in places if place in portfolio.chosen]
        shown[each] = problem.columns[max(chosen or places, key=lambda place: (scores[place], -place))].level
    return shown
