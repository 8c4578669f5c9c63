"""One table of every speed aimed at, as ratios of one run: `make bench`, in about twelve minutes.

Seeds are fixed here, before any run. Each ratio is of processor seconds, those of the solvers' own programs included;
a slider's is by the clock. Beside each stands the load of the machine when it was measured: on a busy one the ratios
of work by the clock are higher. A row measures its cases in their order for as long as its part of the time lasts, one
at least, and says how many; `python -m benchmarks.table --every` measures them all, and takes hours. With the name of
a file the whole is written there too, as `make bench` does with docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from operator import attrgetter
from pathlib import Path

from benchmarks.frontier_speed import one_fund_case, ratio_of
from benchmarks.hard_speed import SEEDS as HARD
from benchmarks.hard_speed import SHARES, hard_timed
from benchmarks.other_speed import bands_timed, explaining_timed, loading_timed, starting_timed, thresholds_timed
from benchmarks.rank_rivals import rivals_timed
from benchmarks.slider import MOVES, Move, timed_moves
from benchmarks.sweep_speed import FAMILIES, MIXED, mixtures_timed, ranks_timed, timed
from tests.portfolio.cases import large_problem

HEAD = ("work", "as a ratio to", "median", "least", "most", "cases", "load", "goal", "reached")
MINUTES, QUICK_MINUTES = 12.0, 3.0
FEWEST_MOVES, MOVE_SECONDS = 6, 4.0
LOOPS = "how many times longer PuLP and CBC take in a loop"
RIVALS = "how many times longer the faster of pymcdm and scikit-criteria takes"
SOLVING = "a page that only solves and draws its list"
ANALYSES = "analyses of the same exercise"
NOT_KNOWN = "the cause was not looked for."
TITLE = """\
# How fast it is

One run of `make bench`, as it was printed. Each figure is a ratio to other work of the same run, so that it can be
compared with one of another machine; times cannot. The median, the least and the most are over the cases of a row,
whose seeds were fixed before. A row measures its cases in their order for as long as its part of the time lasts; two or
three cases say little of the worst. The load stands in each row: as many as there are processors is full."""
NOTES = """\
- *Sweeps.* CBC's loop is timed on 12 of the weights and taken to grow with their number; what is proven is checked
  against it.
- *Frontiers* and *explaining* are ratios to our own solves and analyses, which are proofs in whole numbers themselves:
  as those became faster, the same frontier became a smaller ratio.
- *Bands and thresholds* have no goal as a ratio of one run: theirs was a third of what they took before.
- *pymcdm and scikit-criteria* are not among our libraries: `benchmarks/rank_rivals.py` says how to have their row."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached: a median no worse than `median`; no case worse than `worst` where it is set."""

    median: float
    more_is_better: bool
    worst: float | None = None

    def is_met(self, ratios: Sequence[float]) -> bool:
        """Whether these ratios reach it."""
        middle, sign = statistics.median(ratios), 1 if self.more_is_better else -1
        worst = min(ratios) if self.more_is_better else max(ratios)
        return sign * (middle - self.median) >= 0 and (self.worst is None or sign * (worst - self.worst) >= 0)

    @property
    def words(self) -> str:
        """The goal as the table says it."""
        side = "at least" if self.more_is_better else "at most"
        return f"{side} {self.median:g}" + ("" if self.worst is None else f", worst {self.worst:g}")


@dataclass(frozen=True, slots=True)
class Work:
    """One row: what is done, what it is a ratio to, its cases, each to be called, and its goal."""

    name: str
    against: str
    cases: Sequence[Callable[[], float]]
    goal: Goal | None = None


@dataclass
class Time:
    """How long there is for the rows to come; without an end, all the time there is."""

    rows: int
    end: float = math.inf
    missed: list[str] = field(default_factory=list)

    def measured(self, cases: Sequence[Callable[[], float]]) -> list[float]:
        """The ratios of as many cases as this row's part of the time is enough for; of one at least."""
        began, ratios = time.monotonic(), list[float]()
        allowed = self.part()
        for case in cases:
            ratios.append(case())
            taken = time.monotonic() - began
            if taken + taken / len(ratios) > allowed:
                break
        return ratios

    def part(self) -> float:
        """The seconds that the next row may take."""
        self.rows -= 1
        return max(0.0, (self.end - time.monotonic()) / max(1, self.rows + 1))


MEDIANS_AND_WORSTS = ((100, 20), (200, 20), (40, None), (15, None), (1, 1), (1, 1))
SWEEP_GOALS = tuple(Goal(median, True, worst) for median, worst in MEDIANS_AND_WORSTS)


PROOFS = (
    "CBC itself is quick here, and each weighting still has thousands of partial sets to be dropped in whole numbers."
)
OWN_PROOFS = "a place needs up to six proofs, and with something forced in or out they are harder than the list's own."
A_MOVE = "every move is a new list, proven, rechecked and drawn; the empty page draws the same again."
WHY_NOT = {
    "ranks of 50 × 8 under 10,000 weights": "ties are looked for in every sample, which the other side leaves out.",
    "the same": "the row above is the floor: a matrix product, a sort and a count take most of our time.",
    "50 interventions, 3 funds, whole simplex, 2,000 weights": PROOFS,
    "50 interventions, 3 funds, mixtures of 5, 2,000 weights": PROOFS,
    "50, 10 funds, 2,000 weights": PROOFS,
    "every mixture of 5 partners, exact, to 2,000 of them": PROOFS,
    "frontier, one fund at 50": "a solve at 50 takes milliseconds, as much as a few of the 50 passes over the lists.",
    "frontier, one fund at 200": "passes over the lists take a third, thousands of steps to check and write the rest.",
    "frontier, four funds over three years at 50": "near the best at some budget are about as many sets as 200 "
    "solves look at in all; levels of money that share prices do not share those.",
    "explaining all of 36": OWN_PROOFS,
    "explaining all of 50": OWN_PROOFS,
    "loading 45,000 rows of indicators": "reading the lines as text takes three times `pandas.read_csv` by itself; the "
    "rest is 100,000 different figures, a row and a value of each line, and the checks across rows.",
    "slider to list on screen": A_MOVE,
    "slider to bands on screen": A_MOVE,
}
"""Why a row may miss its goal, as far as it was looked into."""


def works() -> tuple[Work, ...]:
    """Every row but the slider's, in the order of the table."""
    sweeps = [
        Work(f"{each.name}, {each.count:,} weights", LOOPS, [partial(_sweep, each, seed) for seed in each.seeds], goal)
        for each, goal in zip(FAMILIES, SWEEP_GOALS, strict=True)
    ]
    mixtures = [partial(_mixtures, seed) for seed in MIXED]
    hard = [partial(_hard, seed, share) for seed in HARD for share in SHARES]
    example = ["run", "data/rochdale"]
    return (
        _work("ranks of 50 × 8 under 10,000 weights", "matrix product, argsort, count", ranks_timed, range(9), 1),
        Work("the same", RIVALS, [partial(rivals_timed, seed) for seed in range(3)], Goal(500, True)),
        *sweeps,
        Work("every mixture of 5 partners, exact, to 2,000 of them", LOOPS, mixtures, Goal(200, True, 20)),
        Work("one hard case, 100 × 5, to proof and tie order", "CBC's time", hard, Goal(3, False)),
        Work(
            "frontier, one fund at 50",
            "how many times longer 200 solves take",
            _frontiers(range(3), 50),
            Goal(100, True),
        ),
        Work("frontier, one fund at 200", "the same", _frontiers(range(3), 200), Goal(100, True)),
        Work("frontier, four funds over three years at 50", "the same", [_four_funds], Goal(3, True)),
        _work("explaining all of 36", ANALYSES, partial(explaining_timed, size=36), range(2), 25),
        _work("explaining all of 50", ANALYSES, partial(explaining_timed, size=50), range(3), 25),
        _work("bands of 36", ANALYSES, partial(bands_timed, size=36), range(2)),
        _work("thresholds at 50", ANALYSES, partial(thresholds_timed, size=50), range(3)),
        _work("loading 45,000 rows of indicators", "`pandas.read_csv`", loading_timed, range(5), 10),
        _work("`prioritise --help`", "importing the libraries", lambda _n: starting_timed(["--help"]), range(5), 0.15),
        _work("`prioritise run data/rochdale`", "the same", lambda _n: starting_timed(example), range(5), 1.2),
    )


def _work(name: str, against: str, measure: Callable[[int], float], seeds: range, most: float | None = None) -> Work:
    goal = None if most is None else Goal(most, False)
    return Work(name, against, [partial(measure, seed) for seed in seeds], goal)


def _sweep(family: object, seed: int) -> float:
    return timed(family, seed).ratio  # type: ignore[arg-type]


def _mixtures(seed: int) -> float:
    return mixtures_timed(seed)[0]


def _hard(seed: int, share: float) -> float:
    return hard_timed(seed, share)[0]


def _frontiers(seeds: range, size: int) -> list[Callable[[], float]]:
    return [lambda seed=seed: ratio_of(one_fund_case(seed, size)) for seed in seeds]  # type: ignore[misc]


def _four_funds() -> float:
    return ratio_of(large_problem(0, 50))


def lines(minutes: float) -> Iterator[str]:
    """The table, a line at a time as it is measured; what fails says so in its row, and what is missed below it."""
    rows = works()
    time_left = Time(len(rows) + 1, time.monotonic() + 60 * minutes)
    manner = "every case" if math.isinf(minutes) else f"as many cases as {minutes:g} minutes are enough for"
    yield f"Measured {datetime.now(UTC):%d %B %Y}, {os.cpu_count()} processors, {manner}."
    yield ""
    yield f"| {' | '.join(HEAD)} |"
    yield "|" + " --- |" * len(HEAD)
    for work in rows:
        yield _row(work, partial(time_left.measured, work.cases), time_left)
    yield from _slider(time_left)
    if time_left.missed:
        yield ""
        yield "Not reached, and why:"
        yield ""
        yield from time_left.missed


def _slider(time_left: Time) -> Iterator[str]:
    moves: list[Move] = []

    def ratios(timed: Callable[[Move], float], against: Callable[[Move], float]) -> list[float]:
        if not moves:
            fit = min(float(MOVES), time_left.part() / MOVE_SECONDS)
            moves.extend(timed_moves(max(FEWEST_MOVES, int(fit))))
        least = statistics.median(against(move) for move in moves)
        return [timed(move) / least for move in moves]

    def row(what: str, against: str, goal: Goal | None, timed: str, least: str) -> str:
        work = Work(what, against, (), goal)
        return _row(work, lambda: ratios(attrgetter(timed), attrgetter(least)), time_left)

    yield row("slider to list on screen", "an empty page", Goal(1.5, False), "page", "empty")
    yield row("slider to list on screen", SOLVING, None, "page", "solving")
    yield row(f"slider of {SOLVING}", "an empty page", None, "solving", "empty")
    yield row("slider to bands on screen", "an empty page", Goal(6, False), "bands", "empty")


def _row(work: Work, measure: Callable[[], list[float]], time_left: Time) -> str:
    goal = work.goal.words if work.goal else "none"
    try:
        ratios = measure()
    except (Exception, SystemExit) as error:
        # One row that cannot be measured must not cost the others theirs.
        traceback.print_exc()
        said = " ".join(str(error).split())[:80]
        time_left.missed.append(f"- *{work.name}*, to {work.against}: not measured.")
        return f"| {work.name} | {work.against} | not measured: {said} | | | 0 | {_load()} | {goal} | no |"
    reached = "" if work.goal is None else "yes" if work.goal.is_met(ratios) else "**no**"
    if reached == "**no**":
        time_left.missed.append(f"- *{work.name}*, to {work.against}: {WHY_NOT.get(work.name, NOT_KNOWN)}")
    figures = " | ".join(f"{each:,.3g}" for each in (statistics.median(ratios), min(ratios), max(ratios)))
    return f"| {work.name} | {work.against} | {figures} | {len(ratios)} | {_load()} | {goal} | {reached} |"


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}"


def main() -> int:
    """Print the table as it is measured, and write it with what is to be known of it where a file is named."""
    parser = argparse.ArgumentParser(description="Every speed aimed at, in one table.")
    parser.add_argument("file", nargs="?", type=Path, help="where the whole is written too")
    parser.add_argument("--quick", action="store_true", help=f"in {QUICK_MINUTES:g} minutes")
    parser.add_argument("--every", action="store_true", help="every case, for hours")
    asked = parser.parse_args()
    table = []
    for line in lines(math.inf if asked.every else QUICK_MINUTES if asked.quick else MINUTES):
        print(line, flush=True)
        table.append(line)
    if asked.file is not None:
        asked.file.write_text("\n".join([TITLE, "", *table, "", NOTES, ""]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
