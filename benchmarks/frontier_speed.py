"""The exact budget frontier against separate solves at 200 budgets: how long each takes, and whether they agree.

Run it with `python -m benchmarks.frontier_speed`. The first case, one fund and one year, is the one with a floor: the
frontier has to be at least 50 times faster than the solves of the same run. The others are for information.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import dataclass, replace

from prioritise.portfolio.problem import PortfolioProblem, scaled_budgets
from prioritise.portfolio.solve import solve
from prioritise.robustness.frontier import Frontier, frontier
from tests.portfolio.cases import column, large_problem, problem

BUDGETS = 200
INTERVENTIONS = 50
LEAST_RATIO = 50.0
HIGHEST = 2.0


@dataclass(frozen=True, slots=True)
class Timed:
    """Processor seconds for the frontier and for the solves, how many steps there are and whether all values agree."""

    name: str
    frontier_seconds: float
    solves_seconds: float
    steps: int
    agrees: bool

    @property
    def ratio(self) -> float:
        """How many times faster the frontier is."""
        return self.solves_seconds / self.frontier_seconds


def main() -> int:
    """Print what was measured; exit code 1 when a value differs or the floor is not reached."""
    one_fund = [timed(f"one fund, one year, case {seed}", one_fund_case(seed)) for seed in range(3)]
    others = [
        timed("one fund, one year, 200 interventions", one_fund_case(0, 200)),
        timed("four funds, three years, 12 interventions", large_problem(0, 12)),
        timed("four funds, three years, 50 interventions", large_problem(0, 50)),
    ]
    for each in (*one_fund, *others):
        print(
            f"{each.name}: frontier {each.frontier_seconds * 1000:,.0f} ms with {each.steps} steps; {BUDGETS} solves "
            f"{each.solves_seconds:,.1f} s; {each.ratio:,.0f} times faster; "
            f"{'all values agree' if each.agrees else 'VALUES DIFFER'}"
        )
    least = min(each.ratio for each in one_fund)
    print(f"Least with one fund: {least:,.0f} times faster (floor {LEAST_RATIO:g}).")
    return 0 if least >= LEAST_RATIO and all(each.agrees for each in (*one_fund, *others)) else 1


def timed(name: str, asked: PortfolioProblem) -> Timed:
    """Both ways on one problem."""
    start = time.process_time()
    found = frontier(asked)
    between = time.process_time()
    factors = [HIGHEST * n / BUDGETS for n in range(1, BUDGETS + 1)]
    values = [solve(replace(asked, budgets=scaled_budgets(asked.budgets, each))).value_millionths for each in factors]
    end = time.process_time()
    agrees = values == [_value(found, each) for each in factors]
    return Timed(name, between - start, end - between, len(found.steps), agrees)


def ratio_of(asked: PortfolioProblem) -> float:
    """How many times faster the frontier is than the solves. Exits when they differ."""
    found = timed("", asked)
    if not found.agrees:
        raise SystemExit("The frontier and the solves differ.")
    return found.ratio


def one_fund_case(seed: int, interventions: int = INTERVENTIONS) -> PortfolioProblem:
    """So many interventions that cost £5,000 to £300,000, and money for 45% of them."""
    draw = random.Random(seed)
    columns = [column(f"i{n:03d}", draw.uniform(1, 60), draw.randint(5_000, 300_000)) for n in range(interventions)]
    return problem(columns, [int(0.45 * sum(each.cost_gbp for each in columns))])


def _value(found: Frontier, factor: float) -> int | None:
    step = found.at(factor)
    return None if step is None else step.value_millionths


if __name__ == "__main__":
    sys.exit(main())
