"""Single hard cases of the OR-Library's class, to proof and tie order, against PuLP with CBC to its own optimum.

`python -m benchmarks hard_speed`. 100 interventions draw on 5 funds at random, scores go with what they take, and every
fund has a share of what is asked (Chu and Beasley 1998, Journal of Heuristics 4, 63-86). Processor seconds of both in
one run; seeds were fixed before any was run.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable

import numpy as np
import pulp

from benchmarks.sweep_cases import YEAR
from prioritise.portfolio.model import build_model
from prioritise.portfolio.portfolio import Portfolio, Proof
from prioritise.portfolio.problem import Budget, Column, FundCost, PortfolioProblem
from prioritise.portfolio.solve import solve
from tests.portfolio.cases import problem

INTERVENTIONS, FUNDS = 100, 5
SHARES = (0.25, 0.5, 0.75)
SEEDS = range(300, 304)


def run() -> None:
    """Print how many times CBC's time a proof takes, over all cases, and how many rest on whole numbers."""
    ratios, proofs = [], []
    for share in SHARES:
        for seed in SEEDS:
            ratio, solved = hard_timed(seed, share)
            ratios.append(ratio)
            proofs.append(solved.proof is Proof.WHOLE_NUMBERS)
    print(
        f"{INTERVENTIONS} interventions and {FUNDS} funds at random, {len(ratios)} cases: to proof and tie order takes "
        f"{statistics.median(ratios):.1f} times as long as CBC at the median ({min(ratios):.1f} to {max(ratios):.1f}); "
        f"{statistics.mean(proofs):.0%} proven in whole numbers"
    )


def hard_timed(seed: int, share: float) -> tuple[float, Portfolio]:
    """How many times CBC's time a proof of one case takes, and what was found. Exits when CBC found more."""
    asked = hard_problem(seed, share)
    solved: list[Portfolio] = []
    values: list[float] = []
    ours = _seconds(lambda: solved.append(solve(asked)))
    theirs = _seconds(lambda: values.append(_by_cbc(asked)))
    if solved[0].value_millionths < values[0] - 1:
        raise SystemExit(f"Seed {seed}: CBC found more than what was called best.")
    return ours / theirs, solved[0]


def hard_problem(seed: int, share: float) -> PortfolioProblem:
    """Every intervention takes up to £1 million of every fund; there is `share` (0-1) of what all ask for."""
    rng = np.random.default_rng(seed)
    thousands = rng.integers(1, 1001, (FUNDS, INTERVENTIONS))
    scores = (thousands.mean(axis=0) + 500 * rng.random(INTERVENTIONS)) / 10
    columns = []
    for number, (score, amounts) in enumerate(zip(scores.tolist(), thousands.T.tolist(), strict=True)):
        costs = tuple(FundCost(f"fund-{fund}", YEAR, 1000 * amount) for fund, amount in enumerate(amounts))
        columns.append(Column(f"i{number:04d}", "", (score,), 1000 * sum(amounts), costs))
    limits = (share * thousands.sum(axis=1)).astype(int).tolist()
    return problem(columns, budgets=[Budget(f"fund-{fund}", YEAR, 1000 * limit) for fund, limit in enumerate(limits)])


def _by_cbc(asked: PortfolioProblem) -> float:
    program = build_model(asked).program
    program.solve(pulp.PULP_CBC_CMD(msg=False, gapRel=0))
    return float(pulp.value(program.objective))


def _seconds(task: Callable[[], object]) -> float:
    # Of this process and of what it starts: CBC is a programme of its own.
    start = os.times()
    task()
    end = os.times()
    return sum(end[:4]) - sum(start[:4])


if __name__ == "__main__":
    sys.exit(run())
