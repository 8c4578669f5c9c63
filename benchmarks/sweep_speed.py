"""The best portfolio at many weights, against building and solving the model anew for each with PuLP and CBC.

`python -m benchmarks sweep_speed` takes some minutes. Both sides run in turn on the same problems; processor seconds,
the solver's own included. CBC's loop is timed on the first few of the weights and taken to grow with their number. Both
sides are checked: no value of CBC's may be above one that is called proven. Seeds were fixed before any was run.
"""

from __future__ import annotations

import resource
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pulp
from numpy.typing import NDArray

from benchmarks.sweep_cases import made_up_problem, mixture_weights, partner_weights, simplex_weights
from prioritise.portfolio.model import build_model
from prioritise.portfolio.portfolio import Portfolio, Proof
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem
from prioritise.portfolio.solve import solve
from prioritise.robustness.acceptability import rank_acceptability
from prioritise.robustness.every_mixture import EveryMixture, every_mixture
from prioritise.robustness.sweep import portfolios_at

SAMPLED = 12
"""How many of the weights CBC's loop is timed on."""

MIXED, MIXED_COUNT, PARTNERS = range(200, 212), 2000, 5
"""Seeds whose every mixture of so many partners is proven, and how many mixtures CBC's loop would solve."""

Weights = Callable[[int, int], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Family:
    """Problems of one kind: `asked` gives the problem of a seed."""

    name: str
    seeds: range
    count: int
    weights: Weights
    asked: Callable[[int], PortfolioProblem]


@dataclass(frozen=True, slots=True)
class Timed:
    """One problem: how many times as long CBC's loop takes, the share proven in whole numbers, CBC's largest miss."""

    ratio: float
    proven: float
    short: float


FAMILIES = (
    Family("50 interventions, 3 funds, whole simplex", range(200, 212), 2000, simplex_weights, made_up_problem),
    Family("50 interventions, 3 funds, mixtures of 5", range(200, 212), 2000, mixture_weights, made_up_problem),
    Family("50, 10 funds", range(200, 206), 2000, simplex_weights, lambda seed: made_up_problem(seed, funds=10)),
    Family(
        "50, half of spend for deprived areas",
        range(200, 206),
        2000,
        simplex_weights,
        lambda seed: made_up_problem(seed, deprived_share=0.5),
    ),
    Family(
        "100 interventions",
        range(200, 203),
        200,
        simplex_weights,
        lambda seed: made_up_problem(seed, interventions=100),
    ),
    Family(
        "200 interventions",
        range(200, 203),
        100,
        simplex_weights,
        lambda seed: made_up_problem(seed, interventions=200),
    ),
)


def run() -> None:
    """Print what was measured, a line a family."""
    for family in FAMILIES:
        timed_all = [timed(family, seed) for seed in family.seeds]
        ratios = sorted(each.ratio for each in timed_all)
        print(
            f"{family.name}, {family.count:,} weights, {len(timed_all)} seeds: CBC's loop (timed on {SAMPLED}) takes "
            f"{statistics.median(ratios):,.0f} times as long at the median ({ratios[0]:,.1f} to {ratios[-1]:,.1f}); "
            f"{statistics.mean(each.proven for each in timed_all):.1%} proven in whole numbers; CBC was up to "
            f"{max(each.short for each in timed_all):,.6f} points short",
            flush=True,
        )
    print(_every_mixture(), flush=True)
    print(_ranks())


def timed(family: Family, seed: int) -> Timed:
    """Time both sides on one problem. Exits when CBC found more than was called best."""
    problem, weights = family.asked(seed), family.weights(seed, family.count)
    found: list[Portfolio] = []
    ours = seconds(lambda: found.extend(portfolios_at(problem, [tuple(row) for row in weights])))
    values: list[float] = []
    theirs = seconds(lambda: values.extend(_solved(problem, row) for row in weights[:SAMPLED])) / SAMPLED
    short = [each.value_millionths - value for each, value in zip(found, values, strict=False)]
    if min(short) < -1:
        raise SystemExit(f"{family.name}, seed {seed}: CBC found more than what was called best.")
    proven = statistics.mean(each.proof is Proof.WHOLE_NUMBERS for each in found)
    return Timed(theirs * family.count / ours, proven, max(0.0, *short) / MILLIONTHS)


def _every_mixture() -> str:
    """Every mixture of five partners, proven, against CBC's loop over as many mixtures as the families sample."""
    every = [mixtures_timed(seed) for seed in MIXED]
    ratios = [ratio for ratio, _found in every]
    lists = [len(found.lists) if found else 0 for _ratio, found in every]
    proven = [found.proven_share if found else 0.0 for _ratio, found in every]
    return (
        f"50 interventions, every mixture of {PARTNERS}, {len(MIXED)} seeds: "
        f"CBC's loop over {MIXED_COUNT:,} of them takes {statistics.median(ratios):,.0f} times as long at the median "
        f"({min(ratios):,.1f} to {max(ratios):,.1f}); "
        f"{statistics.mean(proven):.1%} of all mixtures proven; {min(lists)} to {max(lists)} lists"
    )


def mixtures_timed(seed: int) -> tuple[float, EveryMixture | None]:
    """How many times as long CBC's loop takes over mixtures alone, and what was proven of every mixture."""
    problem, partners = made_up_problem(seed), [tuple(row) for row in partner_weights(seed, PARTNERS)]
    found: list[EveryMixture | None] = []
    ours = seconds(lambda: found.append(every_mixture(problem, solve(problem), partners)))
    weights = mixture_weights(seed, SAMPLED)
    theirs = seconds(lambda: [_solved(problem, row) for row in weights]) / SAMPLED
    return theirs * MIXED_COUNT / ours, found[0]


def _solved(problem: PortfolioProblem, shares: NDArray[np.float64]) -> float:
    program = build_model(problem, weights=tuple(shares)).program
    program.solve(pulp.PULP_CBC_CMD(msg=False, gapRel=0))
    return float(pulp.value(program.objective))


def _ranks() -> str:
    ratio = statistics.median(ranks_timed(seed) for seed in range(9))
    return f"Ranks of 50 × 8 under 10,000 weights: {ratio:.2f} times matrix product, argsort and count"


def ranks_timed(seed: int) -> float:
    """How long ranks of 50 × 8 under 10,000 weights take, in times of a matrix product, argsort and count."""
    rng = np.random.default_rng(seed)
    values, weights = rng.uniform(0, 100, (50, 8)), rng.dirichlet(np.ones(8), 10_000)
    ours = [seconds(lambda: rank_acceptability(values, weights)) for _ in range(5)]
    floor = [seconds(lambda: _counted(values, weights)) for _ in range(5)]
    return min(ours) / min(floor)


def _counted(values: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.intp]:
    order = np.argsort(-(weights @ values.T), axis=1)
    size = order.shape[1]
    return np.bincount((order * size + np.arange(size)).ravel(), minlength=size * size)


def seconds(task: Callable[[], object]) -> float:
    """Processor seconds of a task."""
    # Of this process and of what it starts: CBC is a programme of its own.
    start = _processor()
    task()
    return _processor() - start


def _processor() -> float:
    # To the microsecond: `os.times` counts hundredths of a second, which is longer than the quickest of these takes.
    own, theirs = (resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime


if __name__ == "__main__":
    sys.exit(run())
