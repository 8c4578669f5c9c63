"""How much memory one process may use: one setting, from which every search and every block takes its size."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from prioritise.domain.errors import BadSetting

MEMORY_GB, LEAST_GB, MOST_GB = 2.0, 0.5, 10_000.0
"""What a process may use where nothing is said, and what may be said."""

SAID_BY = "PRIORITISE_MEMORY_GB"
"""The environment variable that says how much."""


def memory_gb(environment: Mapping[str, str] | None = None) -> float:
    """Return what one process may use. Raises BadSetting where the variable says no such number."""
    said = (os.environ if environment is None else environment).get(SAID_BY, "").strip()
    try:
        number = float(said or MEMORY_GB)
    except ValueError:
        number = 0.0
    if not LEAST_GB <= number <= MOST_GB:
        raise BadSetting(f"{SAID_BY} is {said!r}. Give gigabytes from {LEAST_GB:g} up, such as {MEMORY_GB:g}.")
    return number


@contextmanager
def memory_limited(gigabytes: float) -> Iterator[None]:
    """Let this process, and those it starts meanwhile, use so much."""
    before = os.environ.get(SAID_BY)
    os.environ[SAID_BY] = f"{gigabytes:g}"
    try:
        yield
    finally:
        if before is None:
            del os.environ[SAID_BY]
        else:
            os.environ[SAID_BY] = before


def at_once(numbers: int) -> int:
    """Return how many numbers may be held at once, where so many may with the usual memory; never more than those.

    Fewer change no answer: a search splits sooner, sums are taken in more parts, and it takes longer.
    """
    return max(1, int(numbers * min(1.0, memory_gb() / MEMORY_GB)))
