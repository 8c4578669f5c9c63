"""Runs every benchmark, or the ones named: `python -m benchmarks slider`."""

import sys
from importlib import import_module

ALL = (
    "slider",
    "portfolio_speed",
    "sweep_speed",
    "hard_speed",
    "frontier_speed",
    "store_load",
    "store_faults",
    "app_load",
    "app_beside",
    "app_faults",
    "hostile_files",
)


def main() -> int:
    """Run them one after another; each prints its own result. Not 0 when one of them missed what it promises."""
    failed = 0
    for name in sys.argv[1:] or ALL:
        if name not in ALL:
            sys.exit(f"No benchmark is called {name}. There are: {', '.join(ALL)}")
        benchmark = import_module(f"benchmarks.{name}")
        started = benchmark.run if hasattr(benchmark, "run") else benchmark.main
        failed += bool(started())
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
