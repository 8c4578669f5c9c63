"""Settings every test shares."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.quick_tests import QUICK, SLOW

# A busy machine must not fail a property for being slow; what one build finds, the next must find again.
settings.register_profile("everyday", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "everyday")

# Exercises are large trees that live as long as the tests: looking through them for rings is a twentieth of the time.
gc.set_threshold(100_000, 50, 100)

ROOT = Path(__file__).resolve().parents[1]
SLOW_BACKEND = "[postgresql"
"""A test of the store runs on both databases; `make check` starts no server, and tries it on SQLite alone."""


@pytest.fixture(scope="session")
def example():
    """The worked example; read only where a test asks for it, since most need none of the product's upper floors."""
    from tests.worked_example import worked_example

    return worked_example()


@pytest.fixture(scope="session")
def agreed():
    """What follows from the worked example as it was agreed."""
    from tests.worked_example import worked_analysis

    return worked_analysis()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow by where it stands, so that no test has to say it of itself."""
    for item in items:
        place = f"{item.path.relative_to(ROOT).as_posix()}::{item.name}"
        if (place.startswith(SLOW) and not place.startswith(QUICK)) or SLOW_BACKEND in place:
            item.add_marker(pytest.mark.slow)
