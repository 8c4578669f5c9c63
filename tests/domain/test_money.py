"""What an intervention costs over the plan, and in today's money when the exercise discounts."""

from dataclasses import replace

import pytest

from prioritise.domain.money import plan_cost_gbp
from tests.files.small_exercise import small_exercise


def discounted(rate):
    small = small_exercise()
    return replace(small, settings=replace(small.settings, discount_rate=rate))


def test_without_a_rate_the_cash_of_every_year_and_fund_is_added_up():
    exercise = discounted(0.0)
    assert plan_cost_gbp(exercise, "stop-smoking") == 100_000 + 100_000
    assert plan_cost_gbp(exercise, "gym") == 90_000 + 30_000


def test_the_first_year_is_not_discounted_and_the_second_once():
    assert plan_cost_gbp(discounted(0.035), "stop-smoking") == round(100_000 + 100_000 / 1.035)


def test_money_released_is_below_0():
    assert plan_cost_gbp(discounted(0.035), "stop-smoking-cut") == -20_000


@pytest.mark.parametrize("rate", [0.0, 0.015, 0.035, 0.2])
def test_a_higher_rate_never_makes_later_costs_weigh_more(rate):
    assert plan_cost_gbp(discounted(rate), "gym") <= plan_cost_gbp(discounted(0.0), "gym")
