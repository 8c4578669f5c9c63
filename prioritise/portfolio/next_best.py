"""The portfolios that come next: those exactly as good as the best, and the best of the rest, exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.domain.errors import SolverFailed
from prioritise.portfolio.best import STATES, total
from prioritise.portfolio.engine import Engine
from prioritise.portfolio.model import build_model
from prioritise.portfolio.other_portfolio import OtherPortfolio, other_portfolio
from prioritise.portfolio.portfolio import Portfolio, Proof
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem, score_millionths
from prioritise.portfolio.tie_order import tie_order
from prioritise.portfolio.tree.worth import sets_worth

MOST_TIES = 20
"""How many portfolios exactly as good as the best are listed."""

FIRST_GAP = MILLIONTHS // 4
"""How far below the best the search looks first, in millionths of a point; then twice as far, and so on."""


@dataclass(frozen=True, slots=True)
class NextBest:
    """What comes after the best portfolio, in the order of value and then of ties.

    `ties` are others exactly as good, at most 20 of them; `more_ties` is whether there are more. `next_best` are the
    best of those that are worth less, as many as were asked for or as there are. `proof` says what it rests on.
    """

    ties: tuple[OtherPortfolio, ...]
    more_ties: bool
    next_best: tuple[OtherPortfolio, ...]
    proof: Proof


def next_best(problem: PortfolioProblem, portfolio: Portfolio, *, k: int = 5) -> NextBest:
    """Find ties with an optimal portfolio and the `k` next best.

    Every set that keeps to the rules counts, also one that leaves something out for nothing. Nothing is listed when
    `portfolio` has no answer. Raises SolverFailed when the portfolio is not proven best, and when there are more
    ties than can be told apart.
    """
    if not portfolio.has_answer:
        return NextBest((), False, (), portfolio.proof)
    if not portfolio.is_proven:
        raise SolverFailed("The portfolio is not proven best, so what comes next is not known. Allow more time.")
    scores = score_millionths(problem)
    engine = Engine(build_model(problem))
    best = frozenset(portfolio.chosen)
    proof = Proof.WHOLE_NUMBERS
    sets = _by_exhaustion(engine, scores, best, k)
    if sets is None:
        sets, proof = _one_by_one(problem, scores, best, k), Proof.SOLVER
    others = sorted((other for other in sets if other != best), key=lambda other: tie_order(problem, other, scores))
    value = total(scores, best)
    ties = [other for other in others if total(scores, other) == value]
    worse = [other for other in others if total(scores, other) < value][:k]
    described = [other_portfolio(problem, portfolio, tie) for tie in (*ties[:MOST_TIES], *worse)]
    shown = min(len(ties), MOST_TIES)
    return NextBest(tuple(described[:shown]), len(ties) > MOST_TIES, tuple(described[shown:]), proof)


def _by_exhaustion(engine: Engine, scores: Sequence[int], best: frozenset[int], k: int) -> list[frozenset[int]] | None:
    # Looks twice as far down each time, until enough are found or nothing is left; None when it is too much.
    value = total(scores, best)
    lowest = sum(score for score in scores if score < 0)
    gap, nearest_too_far = FIRST_GAP, 0
    while abs(gap - nearest_too_far) > FIRST_GAP // 16:
        sets = sets_worth(engine.whole_rows, engine.relaxation, scores, least=value - gap, states=STATES)
        if sets is None:
            gap, nearest_too_far = gap // 2, gap
            if gap < FIRST_GAP // 16:
                return None
        elif sum(total(scores, chosen) < value for chosen in sets) >= k or value - gap <= lowest:
            return list(sets)
        else:
            gap = (gap + nearest_too_far) // 2 if nearest_too_far > gap else 2 * gap
    return None


def _one_by_one(problem: PortfolioProblem, scores: Sequence[int], best: frozenset[int], k: int) -> list[frozenset[int]]:
    # Forbid each portfolio found and ask anew. The solver's own bound is relied on.
    sets = [best]
    worse = 0
    while worse < k:
        if len(sets) > MOST_TIES + k:
            raise SolverFailed("Too many portfolios are exactly as good to list what comes next.")
        engine = Engine(build_model(problem))
        for known in sets:
            engine.exclude(known)
        answer = engine.maximise(scores)
        if not answer.has_answer:
            break
        if answer.chosen in sets:
            raise SolverFailed("The solver gave the same portfolio twice. No answer is given.")
        sets.append(answer.chosen)
        worse += total(scores, answer.chosen) < total(scores, best)
    return sets
