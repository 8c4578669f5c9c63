"""The limit of a capacity that a rule sets, beside another capacity and in another year: by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.domain.rules import CapacityLimit
from prioritise.portfolio import rules
from prioritise.portfolio.rules.capacity import capacity_limit
from tests.portfolio.cases import YEARS, column, problem

FIRST, SECOND = YEARS
BEDS = Capacity("beds", "beds", FIRST, 30)
NURSES = tuple(Capacity("nurses", "hours", year, limit) for year, limit in zip(YEARS, (10, 12), strict=True))
VANS = Capacity("vans", "vans", FIRST, 40)
RULE = CapacityLimit("few-nurses", "nurses", 8, "", "two are on leave")


def using(name: str, **amounts: int):
    """A column that uses so much of each capacity in the first year, and as much again in the second."""
    uses = tuple(CapacityUse(name, "", what, year, amount) for what, amount in amounts.items() for year in YEARS)
    return replace(column(name, 1, 1), uses=uses)


ASKED = replace(
    problem([using("clinic", nurses=5, beds=9, vans=9), using("visits", nurses=4)], [10]),
    capacities=(BEDS, *NURSES, VANS),
)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (RULE, "Nurses: no more than 8 hours in any year."),
        (replace(RULE, year=SECOND), f"Nurses: no more than 8 hours in {SECOND}."),
        (replace(RULE, capacity="vans"), "Vans: no more than 8 vans in any year."),
    ],
)
def test_it_says_its_own_unit_and_year(rule: CapacityLimit, sentence: str):
    assert rules.sentence(rule, ASKED) == sentence


@pytest.mark.parametrize(("limit", "obeyed"), [(8, False), (9, True)])
def test_only_what_uses_it_counts_and_every_year_by_itself(limit: int, obeyed: bool):
    assert rules.check(replace(RULE, limit=limit), (0, 1), ASKED) is obeyed
    assert rules.check(replace(RULE, limit=limit, year=SECOND), (0, 1), ASKED) is obeyed
    assert rules.check(replace(RULE, limit=limit), (1,), ASKED)


@pytest.mark.parametrize(
    ("rule", "binds"),
    [
        # There are 10 and 12 hours anyway; 9 are the most that can be used.
        (replace(RULE, limit=8), True),
        (replace(RULE, limit=9), False),
        # All that is used of vans is 9, of the 40 that there are.
        (replace(RULE, capacity="vans", limit=8), True),
    ],
)
def test_it_never_binds_where_all_that_there_is_to_use_fits(rule: CapacityLimit, binds: bool):
    assert rules.never_binds(rule, ASKED) is not binds


@pytest.mark.parametrize(
    ("rule", "spared"),
    [
        (replace(RULE, limit=11), False),
        (replace(RULE, limit=12), True),
        (replace(RULE, limit=13), True),
        (replace(RULE, limit=9, year=FIRST), False),
        (replace(RULE, limit=10, year=FIRST), True),
        (replace(RULE, limit=10, year=SECOND), False),
        (replace(RULE, capacity="beds", limit=30), True),
        (replace(RULE, capacity="beds", limit=29), False),
        (replace(RULE, capacity="vans", limit=40), True),
        (replace(RULE, capacity="doctors", limit=99), False),
    ],
)
def test_it_is_spared_where_it_allows_all_there_is_of_its_own_capacity_in_its_years(rule: CapacityLimit, spared: bool):
    assert rules.RULES[CapacityLimit].spared(rule, ASKED) is spared


@pytest.mark.parametrize("capacity", ASKED.capacities)
@pytest.mark.parametrize("year", ["", *YEARS])
def test_it_limits_its_own_capacity_in_its_own_years_and_no_other(capacity: Capacity, year: str):
    own = capacity.id == "nurses" and (not year or year == capacity.year)
    assert capacity_limit(replace(RULE, year=year), capacity) == (8 if own else None)
