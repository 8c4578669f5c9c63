"""How long a portfolio takes: solved, rechecked and explained at 50 interventions, and solved at 200 and 1,000.

Run it with `python -m benchmarks.portfolio_speed`, and a number of seconds if each large case may take more or less
than 30. The cases of 50 are the worked example made larger, with four funds, three years and every kind of rule, and a
harder one whose costs and scores are drawn at random. Their times are processor seconds, so that a busy machine changes
them little; the large cases are timed by the clock, as their limit is.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from benchmarks.enlarged import enlarged
from prioritise.analysis import analyse
from prioritise.analysis import explain as explain_place
from prioritise.domain.exercise import Exercise
from prioritise.domain.scenarios import AS_AGREED
from prioritise.evidence.measures import measure_from_evidence
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.judgement.appraisal import appraise
from prioritise.judgement.groups import group_weights
from prioritise.judgement.scores import score_interventions
from prioritise.portfolio.explain.questions import Questions
from prioritise.portfolio.explain.why import explain
from prioritise.portfolio.model import build_model
from prioritise.portfolio.portfolio import Portfolio, PortfolioStatus
from prioritise.portfolio.problem import MILLIONTHS, Column, FundCost, PortfolioProblem, build_problem
from prioritise.portfolio.rules import RULES
from prioritise.portfolio.solve import solve
from tests.portfolio.cases import large_problem

INTERVENTIONS = 50
LARGE = (200, 1000)
SECONDS = 30.0
SEEDS = range(3)
BUILDS = 20
"""How often a model is built and solved for a steady figure."""


@dataclass(frozen=True, slots=True)
class Timed:
    """Processor seconds of one case: building its model, solving and rechecking it, explaining every intervention."""

    name: str
    build_seconds: float
    solve_seconds: float
    explain_seconds: float
    explained: int

    @property
    def sentence(self) -> str:
        """The figures, told as ratios."""
        return (
            f"{self.name}: solved and rechecked in {self.solve_seconds * 1000:,.0f} ms, of which building the model is "
            f"{self.build_seconds / self.solve_seconds:.0%}; all {self.explained} explained in "
            f"{self.explain_seconds:,.1f} s, as long as {self.explain_seconds / self.solve_seconds:,.0f} solves, or "
            f"{self.explain_seconds / self.solve_seconds / self.explained:,.1f} an intervention"
        )


def run(seconds: float = SECONDS) -> None:
    """Print what was measured."""
    example = load_exercise(example_folder())
    print(_exercise_timed("The worked example", example).sentence)
    for seed in SEEDS:
        larger = enlarged(example, INTERVENTIONS, seed=seed)
        print(_exercise_timed(f"{INTERVENTIONS} interventions, every kind of rule, case {seed}", larger).sentence)
    hard = large_problem(0, INTERVENTIONS)
    print(_timed(f"{INTERVENTIONS} interventions at random", hard, lambda: _explain_each(hard)).sentence)
    for size in LARGE:
        print(_large(f"{size:,} interventions, every kind of rule", _posed(enlarged(example, size)), seconds))
        print(_large(f"{size:,} interventions at random", large_problem(0, size), seconds))


def _exercise_timed(name: str, exercise: Exercise) -> Timed:
    analysis = analyse(exercise)
    if not analysis.portfolio.has_answer:
        raise SystemExit(f"{name}: no set obeys the rules, so there is nothing to time.")
    kinds = {type(rule) for rule in analysis.problem.rules}
    told = name if len(kinds) == len(RULES) else f"{name} ({len(kinds)} of {len(RULES)} kinds of rule)"
    return _timed(
        told,
        analysis.problem,
        lambda: len([explain_place(analysis, each.id) for each in analysis.problem.interventions]),
    )


def _posed(exercise: Exercise) -> PortfolioProblem:
    # The front door would solve it as well, with no limit of time.
    evidence = measure_from_evidence(exercise)
    appraisal = appraise(exercise, from_evidence=evidence.measurements, not_measured=evidence.missing)
    weights = group_weights(exercise).agreed
    scores = score_interventions(exercise, appraisal, weights)
    coefficients = {score.proposal.label: score.coefficients for score in scores}
    return build_problem(exercise, AS_AGREED, weights=weights, coefficients=coefficients)


def _timed(name: str, problem: PortfolioProblem, explain_them: Callable[[], int]) -> Timed:
    build = _seconds(lambda: [build_model(problem) for _ in range(BUILDS)]) / BUILDS
    solved = _seconds(lambda: [solve(problem) for _ in range(BUILDS)]) / BUILDS
    count: list[int] = []
    explained = _seconds(lambda: count.append(explain_them()))
    return Timed(name, build, solved, explained, count[0])


def _explain_each(problem: PortfolioProblem) -> int:
    questions = Questions(problem, solve(problem))
    return len([explain(questions, each.id, repriced=_repriced) for each in problem.interventions])


def _repriced(column: Column, costs: tuple[FundCost, ...]) -> Column:
    return replace(column, costs=costs, cost_gbp=sum(cost.amount_gbp for cost in costs))


def _large(name: str, problem: PortfolioProblem, seconds: float) -> str:
    build = _seconds(lambda: build_model(problem))
    start = time.perf_counter()
    found = solve(problem, time_limit_seconds=seconds)
    taken = time.perf_counter() - start
    return f"{name}: {_told(found)}, in {taken:,.1f} s (limit {seconds:g}); building the model is {build / taken:.1%}"


def _told(found: Portfolio) -> str:
    if not found.has_answer or found.bound_millionths is None:
        return "no set obeys the rules"
    gap = found.bound_millionths - found.value_millionths
    share = gap / max(1, abs(found.value_millionths))
    worth = f"{found.status}, proof by {found.proof}, worth {found.value:,.1f} points"
    if gap == 0:
        return f"{worth}, none worth more" + ("" if found.status is PortfolioStatus.OPTIMAL else ", ties left open")
    return f"{worth}, at most {gap / MILLIONTHS:,.3f} points ({share:.3%}) below the best there could be"


def _seconds(task: Callable[[], object]) -> float:
    start = time.process_time()
    task()
    return time.process_time() - start


if __name__ == "__main__":
    run(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)
