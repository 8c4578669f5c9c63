"""Every list that is not beaten in both its score and what it does for equality: the exact price of equity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.once import once
from prioritise.analysis.reach import most_deprived_millionths
from prioritise.domain.errors import IncompleteExercise, UnknownName
from prioritise.portfolio.best import total
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem, score_millionths
from prioritise.portfolio.swap import Swap, swap_to
from prioritise.robustness.non_dominated import NonDominated, non_dominated

MOST_STEPS = 400
"""How many lists are looked for before stopping, and saying where."""


@dataclass(frozen=True, slots=True)
class Step:
    """One list that nothing beats in both. `gain_millionths` is people of the most deprived group, or points.

    `lost_millionths` is what it is worth less than the best list. `swap` is what moves from the step before.
    `per_hundred_millionths` is what each 100 more people cost from the step before, in millionths of a point; of points
    what each point costs. None for the first.
    """

    chosen: tuple[int, ...]
    value_millionths: int
    gain_millionths: int
    lost_millionths: int
    swap: Swap
    per_hundred_millionths: float | None


@dataclass(frozen=True)
class Staircase:
    """The lists from the best score on, to the most that can be done for the other aim.

    `criterion` is empty for people in the most deprived group. `is_complete` is whether the last step is the most
    there is; else the staircase stopped there. `on_it` is whether the agreed list is one of them; `inside_millionths`
    how much more could be done at its score, 0 where it is; `agreed_value_millionths` and `agreed_gain_millionths` what
    it comes to itself.
    """

    criterion: str
    steps: tuple[Step, ...]
    is_complete: bool
    on_it: bool
    inside_millionths: int
    agreed_value_millionths: int
    agreed_gain_millionths: int


@once
def equality_staircase(analysis: Analysis, criterion: str = "") -> Staircase:
    """Find every list not beaten in both total score and people reached in the most deprived group. Exact.

    With a `criterion`, every list not beaten in both the points it adds and the points of all the others. Best score
    first; at most 400, and then it says where it stopped; `robustness.non_dominated` says how. Raises UnknownName for a
    criterion that carries no weight, IncompleteExercise where the reach of something is not known, and SolverFailed.
    """
    if criterion and criterion not in analysis.problem.criteria:
        known = ", ".join(analysis.problem.criteria)
        raise UnknownName(f"No criterion with a weight is called {criterion}. They are: {known}.")
    problem = analysis.problem
    scores, gains = _aims(problem, criterion)
    present = frozenset(analysis.portfolio.chosen)
    beaten = NonDominated((), is_complete=True)
    if analysis.portfolio.has_answer:
        beaten = non_dominated(problem, scores, gains, known=present, most=MOST_STEPS)
    at_its_score = [chosen for chosen in beaten.lists if total(scores, chosen) >= total(scores, present)]
    inside = max((total(gains, chosen) - total(gains, present) for chosen in at_its_score), default=0)
    return Staircase(
        criterion=criterion,
        steps=_steps(analysis, beaten.lists, scores, gains),
        is_complete=beaten.is_complete,
        on_it=inside == 0,
        inside_millionths=inside,
        agreed_value_millionths=total(scores, present),
        agreed_gain_millionths=total(gains, present),
    )


def _aims(problem: PortfolioProblem, criterion: str) -> tuple[list[int], list[int]]:
    """What counts as score and what as gain, in millionths, by column."""
    if not criterion:
        people = [(column, most_deprived_millionths(column)) for column in problem.columns]
        unknown = [column.label for column, reached in people if reached is None]
        if unknown:
            raise IncompleteExercise(f"{unknown[0]} has no people_per_year or most_deprived_share. Enter both.")
        return list(score_millionths(problem)), [reached or 0 for _, reached in people]
    own = [
        share if weighted == criterion else 0.0
        for weighted, share in zip(problem.criteria, problem.weights, strict=True)
    ]
    rest = [share - mine for share, mine in zip(problem.weights, own, strict=True)]
    return list(score_millionths(problem, rest)), list(score_millionths(problem, own))


def _steps(
    analysis: Analysis, lists: Sequence[frozenset[int]], scores: Sequence[int], gains: Sequence[int]
) -> tuple[Step, ...]:
    steps: list[Step] = []
    for chosen in lists:
        value, gain = total(scores, chosen), total(gains, chosen)
        before = steps[-1] if steps else None
        rise = gain - before.gain_millionths if before else 0
        steps.append(
            Step(
                chosen=tuple(sorted(chosen)),
                value_millionths=value,
                gain_millionths=gain,
                lost_millionths=(steps[0].value_millionths if steps else value) - value,
                swap=_between(analysis, before, chosen),
                per_hundred_millionths=(before.value_millionths - value) * 100 * MILLIONTHS / rise if before else None,
            )
        )
    return tuple(steps)


def _between(analysis: Analysis, before: Step | None, after: frozenset[int]) -> Swap:
    present = analysis.portfolio
    if before is not None:
        ids = analysis.problem.interventions_in(before.chosen)
        value = total(analysis.score_millionths, before.chosen)
        present = replace(present, chosen=before.chosen, interventions=ids, value_millionths=value)
    return swap_to(analysis.problem, present, tuple(sorted(after)))
