"""What a round of a panel did to the list: since it was opened, and since its scores were revealed."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.analysing import analyse
from prioritise.analysis.portfolio_change import change_lines, compare_portfolios
from prioritise.domain.errors import IncompleteExercise
from prioritise.domain.exercise import Exercise
from prioritise.judgement.rounds import as_revealed, before_round, rounds_spoken_in

__all__ = ["RoundEffect", "rounds_spoken_in", "since_closed", "since_opened", "since_revealed"]

NO_LIST_BEFORE = "There was no list before it, because not every figure was there yet."
OTHER_THINGS = "What is decided on, or by which criteria, has changed, so the two lists are not set side by side."
NOT_COMPARABLE = "Before it or now, no list obeys all the rules, so there are no two lists to compare."


@dataclass(frozen=True, slots=True)
class RoundEffect:
    """What changed on the list, a sentence each; `same_list` is None where there are no two lists."""

    lines: tuple[str, ...]
    same_list: bool | None = None


def since_opened(now: Analysis, number: int) -> RoundEffect:
    """Compare the list with the one from before a round, both at the weights, money and rules of `now`. Solves once.

    Raises SolverFailed.
    """
    return _since(before_round(now.exercise, number), now)


def since_revealed(now: Analysis, number: int) -> RoundEffect:
    """Compare the list with the one of a round's scores before anything was settled in it. Solves once.

    Raises SolverFailed.
    """
    return _since(as_revealed(now.exercise, number), now)


def since_closed(closed: Analysis, now: Analysis) -> RoundEffect:
    """Compare the list now with the one at the rules, money and figures a round was closed with."""
    if _asked(closed.exercise) != _asked(now.exercise):
        return RoundEffect((OTHER_THINGS,))
    return _between(closed, now)


def _asked(exercise: Exercise) -> tuple[tuple[str, ...], ...]:
    """What a list is of: interventions, their levels and the criteria, by their ids."""
    return (
        tuple(criterion.id for criterion in exercise.criteria),
        *sorted((proposal.intervention, proposal.level) for proposal in exercise.proposals),
    )


def _since(before: Exercise, now: Analysis) -> RoundEffect:
    try:
        earlier = analyse(before, now.scenario)
    except IncompleteExercise:
        return RoundEffect((NO_LIST_BEFORE,))
    return _between(earlier, now)


def _between(earlier: Analysis, now: Analysis) -> RoundEffect:
    if not (earlier.portfolio.has_answer and now.portfolio.has_answer):
        return RoundEffect((NOT_COMPARABLE,))
    change = compare_portfolios(earlier, now)
    return RoundEffect(change_lines(change), change.same_list)
