"""How far each rule can be loosened, and what it says then: by hand, and by what the looser rule still forbids."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.domain.rules import AtMost, FundLimit, FundMinimum, Rule, Selection
from prioritise.portfolio import rules
from prioritise.portfolio.problem import PortfolioProblem
from tests.portfolio import golden_models
from tests.portfolio.brute_force import all_sets

WEIGHT = Selection(theme="Weight")
POUNDS_AT_MOST = FundLimit("not-all", "main", WEIGHT, 1000, None, "", "other themes too")
POUNDS_AT_LEAST = FundMinimum("ring-fence", "main", WEIGHT, 500, None, "", "terms of the grant")
GOLDEN_ROOM = {
    "must_fund": 0,
    "must_not_fund": 0,
    "requires": 0,
    "excludes": 0,
    # From at least two down to at least one.
    "at_least": 1,
    # From at most one up to three, one less than the four there are.
    "at_most": 2,
    # Up to 0.999999 of the fund, and down to 0.000001 of it.
    "fund_limit": 599_999,
    "fund_minimum": 249_999,
    "minimum_most_deprived_share": 449_999,
    "meet_target": 799_999,
    # Three that use five hours each.
    "capacity": 15,
    # All others have £1,500 today: the sector may lose 1,500 times the share that a pound of it is.
    "no_disproportionate_cut": 1_498_500_000,
}
TWO_STEPS = {
    "at_most": {"count": 3},
    "fund_limit": {"share": 0.400002},
    "fund_minimum": {"share": 0.249998},
    "minimum_most_deprived_share": {"share": 0.449998},
    "meet_target": {"share": 0.799998},
    "capacity": {"limit": 10},
    "no_disproportionate_cut": {"times": 1.500002},
}


def problem_of(name: str) -> PortfolioProblem:
    return golden_models.golden_problems()[name]


def test_every_kind_of_rule_is_here():
    assert set(GOLDEN_ROOM) == set(golden_models.RULES)
    assert {name for name, room in GOLDEN_ROOM.items() if room > 1} == set(TWO_STEPS)


@pytest.mark.parametrize(("name", "room"), GOLDEN_ROOM.items())
def test_a_rule_has_so_many_steps(name: str, room: int):
    assert rules.room(golden_models.RULES[name], problem_of(name)) == room


@pytest.mark.parametrize(("name", "says"), TWO_STEPS.items())
def test_two_steps_looser_it_says_so_much(name: str, says: dict[str, float]):
    rule = golden_models.RULES[name]
    assert rules.looser(rule, 2) == replace(rule, **says)


def test_one_step_from_at_least_two_is_at_least_one():
    assert rules.looser(golden_models.RULES["at_least"], 1) == replace(golden_models.RULES["at_least"], count=1)


@pytest.mark.parametrize(
    ("rule", "room", "looser"),
    [(POUNDS_AT_MOST, 2900, {"limit_gbp": 1002}), (POUNDS_AT_LEAST, 499, {"limit_gbp": 498})],
)
def test_a_rule_in_pounds_is_loosened_by_the_pound(rule: Rule, room: int, looser: dict[str, int]):
    name = "fund_limit" if isinstance(rule, FundLimit) else "fund_minimum"
    assert rules.room(rule, problem_of(name)) == room
    assert rules.looser(rule, 2) == replace(rule, **looser)


@pytest.mark.parametrize("count", [3, 4, 9])
def test_what_allows_all_but_one_cannot_be_loosened(count: int):
    assert rules.room(AtMost("few", count, WEIGHT, "one team"), problem_of("at_most")) == 0


# A sector may still not lose anything while the others lose nothing, however many times as much it may lose.
@pytest.mark.parametrize("name", sorted({*TWO_STEPS, "at_least"} - {"no_disproportionate_cut"}))
def test_a_looser_rule_allows_all_that_it_allowed_and_at_its_loosest_more(name: str):
    rule, asked = golden_models.RULES[name], problem_of(name)
    room = rules.room(rule, asked)
    allowed = [
        {chosen for chosen in all_sets(len(asked.columns)) if rules.check(rules.looser(rule, steps), chosen, asked)}
        for steps in (0, room // 2, room)
    ]
    assert allowed[0] <= allowed[1] <= allowed[2]
    assert allowed[0] < allowed[2]
