"""How many random cases a test tries: some every day, and many more in `make deep`."""

import os

import pytest

IS_DEEP = "DEEP" in os.environ
"""Set by `make deep`."""


def cases(everyday: int, deep: int) -> list[object]:
    """Number the cases of a test: those from 0 to `everyday` run in `make test`, those up to `deep` in `make deep`.

    For `@pytest.mark.parametrize("seed", cases(100, 1_200))`.
    """
    more = [pytest.param(number, marks=pytest.mark.deep) for number in range(everyday, deep)]
    return [*range(everyday), *more]


def examples(everyday: int, deep: int) -> int:
    """Say how many examples a property is tried on: `everyday` in `make test`, `deep` in `make deep`.

    For `@settings(max_examples=examples(40, 300))`.
    """
    return deep if IS_DEEP else everyday


def enough(block: object, count: int, least: int) -> bool:
    """Whether the cases of every day (block 0) hold at least so many of a kind; more of them may hold fewer."""
    return count >= (least if block == 0 else 0)
