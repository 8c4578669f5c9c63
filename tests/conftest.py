"""Settings every test shares."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine must not fail a property for being slow; what one build finds, the next must find again.
settings.register_profile("everyday", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "everyday")

SLOW = (
    "tests/benchmarks",
    "tests/commands",
    "tests/packaging",
    "tests/portfolio/explain",
    "tests/portfolio/test_conflicts.py",
    "tests/portfolio/test_properties.py",
    "tests/portfolio/test_solve.py",
    "tests/portfolio/test_target_driven.py",
    "tests/portfolio/test_tree_random.py",
    "tests/report/priorities/test_ways_out.py",
    "tests/report/priorities/test_why_facts.py",
    "tests/report/scores/test_disputes.py",
    "tests/report/targets/test_meeting_targets.py",
    "tests/robustness/test_disputed.py",
    "tests/robustness/test_frontier.py",
    "tests/robustness/test_regret.py",
    "tests/robustness/test_thresholds.py",
    "tests/store",
    "tests/ui",
)
"""What takes more than a few seconds: `make check` leaves these out, `make test` runs them all."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow by where it stands, so that no test has to say it of itself."""
    for item in items:
        place = item.path.relative_to(Path(__file__).parent.parent).as_posix()
        if place.startswith(SLOW):
            item.add_marker(pytest.mark.slow)
