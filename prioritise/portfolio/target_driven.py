"""The portfolio asked for by its targets: at least cost, at most value, what each target costs, and who it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Status
from prioritise.domain.rules import MeetTarget, MustNotFund, Rule
from prioritise.portfolio.best import best_set
from prioritise.portfolio.engine import Engine
from prioritise.portfolio.model import build_model
from prioritise.portfolio.naming import name
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.shortfall import LeastShortfall, least_shortfall
from prioritise.portfolio.solve import portfolio_of, solve
from prioritise.targets.needs import needs_of, target_needs

BECAUSE = {Status.NEW: "is funded", Status.CURRENT: "continues", Status.REDUCE: "is cut"}


@dataclass(frozen=True, slots=True)
class TargetPrice:
    """What one target costs to meet, found by solving with it and without it. None where either has no answer.

    `alone`: beside what the rules ask without any target. `last`: beside all the other targets. Value in whole
    millionths of a point given up; cost in whole pounds added to the cheapest portfolio. `met_anyway` is True when the
    best portfolio without it meets it: then it costs no value alone.
    """

    target: str
    title: str
    year: str
    value_alone: int | None
    cost_alone_gbp: int | None
    value_last: int | None
    cost_last_gbp: int | None
    met_anyway: bool


@dataclass(frozen=True, slots=True)
class Needed:
    """An intervention without which a target could not be met within the money and the rules."""

    intervention: str
    target: str
    sentence: str


@dataclass(frozen=True, slots=True)
class MeetingTargets:
    """What it takes to meet some targets. Read `most_value.status` first.

    When they can all be met, `most_value` and `least_cost` meet them, and `needed` are the interventions that one of
    them could not be met without. When they cannot, both are infeasible and `shortfall` says by how much they are
    missed at the least.
    """

    asks: tuple[MeetTarget, ...]
    most_value: Portfolio
    least_cost: Portfolio
    shortfall: LeastShortfall | None
    needed: tuple[Needed, ...]


def meet(
    problem: PortfolioProblem, asks: Sequence[MeetTarget], *, weights: Mapping[str, int] | None = None
) -> MeetingTargets:
    """Find the most value and the least cost that meet the targets, or how little they can be missed by.

    Beside the problem's own rules; its needs must be known (`with_targets`). `weights` are whole numbers by target, 1
    where none is given. Raises IncompleteExercise for a target that cannot be projected, and SolverFailed.
    """
    best = most_value(problem, asks)
    if not best.has_answer:
        return MeetingTargets(tuple(asks), best, best, least_shortfall(problem, asks, weights=weights), ())
    return MeetingTargets(tuple(asks), best, least_cost(problem, asks), None, needed_for(problem, asks, best))


def with_targets(exercise: Exercise, problem: PortfolioProblem) -> PortfolioProblem:
    """Return the problem knowing what its targets need."""
    return replace(problem, needs=target_needs(exercise))


def most_value(problem: PortfolioProblem, asks: Sequence[MeetTarget]) -> Portfolio:
    """Return the greatest total score while meeting the targets, under the full tie order; infeasible is a status."""
    return solve(_with_rules(problem, asks))


def least_cost(problem: PortfolioProblem, asks: Sequence[MeetTarget]) -> Portfolio:
    """Find the least total cost of meeting the targets; ties by fewest interventions, then lowest ids.

    Scores play no part, so current services that no target and no rule needs are stopped, and every cut that may be
    made is made: it says what the targets cost, not what to do. Proven in whole pounds as `solve` proves scores.
    `bound_millionths` is None. Raises SolverFailed.
    """
    portfolio_problem = _with_rules(problem, asks)
    engine = Engine(build_model(portfolio_problem))
    answer = best_set(engine, portfolio_problem, [-column.cost_gbp for column in portfolio_problem.columns])
    return replace(portfolio_of(portfolio_problem, answer), bound_millionths=None)


def target_prices(problem: PortfolioProblem, asks: Sequence[MeetTarget]) -> tuple[TargetPrice, ...]:
    """Find what each target costs to meet, alone and beside the others, by re-solving."""
    none, every = _Worth.of(problem, ()), _Worth.of(problem, asks)
    return tuple(_price(problem, asks, place, none, every) for place in range(len(asks)))


def needed_for(problem: PortfolioProblem, asks: Sequence[MeetTarget], chosen: Portfolio) -> tuple[Needed, ...]:
    """Return the interventions of a portfolio without which a target could not be met, each target asked by itself.

    X is needed for T when the rules with T have an answer, without X they have none, and without X but not held to T
    they have one. Exact: each is a question whether any set keeps to every row.
    """
    needs_of_targets = []
    for ask in asks:
        if not _possible(problem, [ask]):
            continue
        title = needs_of(problem.needs, ask.target, ask.year)[0].title
        for intervention in chosen.interventions:
            without = MustNotFund("without", intervention, "to see what depends on it")
            if not _possible(problem, [ask, without]) and _possible(problem, [without]):
                needs_of_targets.append(Needed(intervention, ask.target, _because(problem, intervention, title, ask)))
    return tuple(needs_of_targets)


@dataclass(frozen=True, slots=True)
class _Worth:
    best: Portfolio
    cheapest: Portfolio

    @staticmethod
    def of(problem: PortfolioProblem, asks: Sequence[MeetTarget]) -> _Worth:
        return _Worth(most_value(problem, asks), least_cost(problem, asks))


def _with_rules(problem: PortfolioProblem, rules: Iterable[Rule]) -> PortfolioProblem:
    return replace(problem, rules=(*problem.rules, *rules))


def _price(
    problem: PortfolioProblem, asks: Sequence[MeetTarget], place: int, none: _Worth, every: _Worth
) -> TargetPrice:
    ask = asks[place]
    alone = _Worth.of(problem, [ask]) if len(asks) > 1 else every
    others = _Worth.of(problem, [*asks[:place], *asks[place + 1 :]]) if len(asks) > 1 else none
    return TargetPrice(
        target=ask.target,
        title=needs_of(problem.needs, ask.target, ask.year)[0].title,
        year=ask.year,
        value_alone=_less(none.best, alone.best),
        cost_alone_gbp=_more(none.cheapest, alone.cheapest),
        value_last=_less(others.best, every.best),
        cost_last_gbp=_more(others.cheapest, every.cheapest),
        met_anyway=none.best.has_answer and none.best.chosen == alone.best.chosen and alone.best.has_answer,
    )


def _less(before: Portfolio, after: Portfolio) -> int | None:
    return before.value_millionths - after.value_millionths if before.has_answer and after.has_answer else None


def _more(before: Portfolio, after: Portfolio) -> int | None:
    return after.cost_gbp - before.cost_gbp if before.has_answer and after.has_answer else None


def _possible(problem: PortfolioProblem, rules: Iterable[Rule]) -> bool:
    engine = Engine(build_model(_with_rules(problem, rules)))
    return engine.maximise([0] * len(problem.columns)).has_answer


def _because(problem: PortfolioProblem, intervention: str, title: str, ask: MeetTarget) -> str:
    happens = BECAUSE[problem.intervention_by_id[intervention].status]
    when = f" in {ask.year}" if ask.year else ""
    return f"{name(problem, intervention)} {happens} because the target “{title}” could not be met{when} without it."
