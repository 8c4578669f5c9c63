"""What an exercise comes to under a scenario: scores, a portfolio, and what is worked out from them when asked."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Cost, Proposal
from prioritise.domain.money import plan_cost_gbp
from prioritise.domain.scenarios import Scenario
from prioritise.judgement.appraisal import Appraisal
from prioritise.judgement.groups import GroupWeights
from prioritise.judgement.scores import Score
from prioritise.portfolio.explain.questions import Questions
from prioritise.portfolio.orders import Orders
from prioritise.portfolio.orders import orders as orders_of
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.preflight import Note
from prioritise.portfolio.problem import PortfolioProblem, score_millionths
from prioritise.portfolio.tie_order import place_shown
from prioritise.portfolio.verify import Verification


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
    def key(self) -> tuple[Hashable, ...]:
        """What tells this analysis from every other: the exercise, the scenario by name and content, seed and limit.

        Within a time limit the same question may have another answer the next time, so the answer tells them apart too.
        """
        asked, answer = self.scenario, self.portfolio
        question = (self.exercise.digest, asked.digest, asked.id, asked.name, self.seed, self.time_limit_seconds)
        return (*question, answer.status, answer.chosen, answer.bound_millionths)

    @cached_property
    def score_at(self) -> dict[Proposal, Score]:
        """Scores by intervention at a level."""
        return {score.proposal: score for score in self.scores}

    @cached_property
    def shown(self) -> dict[str, Proposal]:
        """The level to show of every intervention, by its id: the one chosen, or else the one that scores best."""
        return {intervention: Proposal(intervention, level) for intervention, level in self.appraisal.shown.items()}

    @cached_property
    def level_name_of(self) -> dict[str, str]:
        """What the level shown is called, by intervention id; empty where there is no choice of levels."""
        return {intervention: self.exercise.level_names[proposal] for intervention, proposal in self.shown.items()}

    @cached_property
    def score_of(self) -> dict[str, Score]:
        """Scores by intervention id, at the level shown."""
        return {intervention: self.score_at[proposal] for intervention, proposal in self.shown.items()}

    @cached_property
    def score_millionths(self) -> tuple[int, ...]:
        """What the solver saw: scores in whole millionths of a point, in order of the problem's columns."""
        return score_millionths(self.problem)

    @cached_property
    def cost_gbp_of(self) -> dict[str, int]:
        """Total cost over the plan by intervention id, at the level shown; negative where money is released."""
        return {
            intervention: plan_cost_gbp(self.exercise, intervention, level=at.level)
            for intervention, at in self.shown.items()
        }

    @cached_property
    def costs_of(self) -> dict[str, tuple[Cost, ...]]:
        """The cost rows by intervention id, at the level shown."""
        return {intervention: self.exercise.costs_at[proposal] for intervention, proposal in self.shown.items()}

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


def proposals_chosen(problem: PortfolioProblem, portfolio: Portfolio) -> frozenset[Proposal]:
    """List what a portfolio of a problem chooses, each intervention at its level."""
    return frozenset(problem.columns[place].proposal for place in portfolio.chosen)


def levels_to_show(problem: PortfolioProblem, portfolio: Portfolio) -> dict[str, str]:
    """Return the level to show of every intervention, by id: the one chosen, or else the one that scores best."""
    scores = score_millionths(problem)
    return {
        intervention: problem.columns[place_shown(problem, intervention, portfolio.chosen, scores)].level
        for intervention in problem.columns_of
    }
