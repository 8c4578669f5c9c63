"""Three orders of the same interventions."""

import pytest

from prioritise.domain.rules import AtLeast, MustFund, Requires, Selection
from prioritise.portfolio.orders import followed_orders, orders
from prioritise.portfolio.solve import solve
from prioritise.portfolio.verify import failures
from tests.portfolio.brute_force import all_sets, allowed
from tests.portfolio.cases import column, large_problem, problem, random_problem

# Vancouver Coastal Health 2010/11: Mitton and others 2011, BMC Health Serv Res 11:169, table 5 (Canadian dollars).
VANCOUVER = [
    column("first", 2.07, 95_000),
    column("second", 1.87, 69_600),
    column("third", 1.72, 10_000),
    column("fourth", 1.43, 45_000),
    column("fifth", 0.44, 310_000),
]


def ids(standings):
    return [each.intervention for each in standings]


def test_score_and_value_for_money_differ_on_the_vancouver_investments():
    asked = problem(VANCOUVER, [125_000])
    found = orders(asked, solve(asked))
    assert ids(found.by_score) == ["first", "second", "third", "fourth", "fifth"]
    assert ids(found.by_value_for_money) == ["third", "fourth", "second", "first", "fifth"]


def test_the_optimal_portfolio_is_a_third_order():
    asked = problem(VANCOUVER, [125_000])
    found = orders(asked, solve(asked))
    assert ids(found.by_portfolio) == ["second", "third", "fourth", "first", "fifth"]
    assert [each.chosen for each in found.by_portfolio] == [True, True, True, False, False]


def test_value_for_money_is_benefit_points_for_each_thousand_pounds():
    asked = problem(VANCOUVER, [125_000])
    by_id = {each.intervention: each for each in orders(asked, solve(asked)).by_score}
    assert by_id["third"].value_per_1000_gbp == 0.172


def test_it_is_blank_and_last_where_nothing_is_paid():
    asked = problem([column("free", 50, 0), column("gain", 60, -10), column("paid", 1, 10)], [100])
    found = orders(asked, solve(asked)).by_value_for_money
    assert ids(found) == ["paid", "gain", "free"]
    assert [each.value_per_1000_gbp for each in found] == [100.0, None, None]


def test_ties_go_to_the_lowest_id():
    asked = problem([column("b", 5, 10), column("a", 5, 10)], [10])
    found = orders(asked, solve(asked))
    assert ids(found.by_score) == ids(found.by_value_for_money) == ids(found.by_portfolio) == ["a", "b"]


def test_following_score_down_the_list_loses_what_the_best_portfolio_gains():
    # By score: first (95,000) then third (10,000), since second and fourth no longer fit.
    asked = problem(VANCOUVER, [125_000])
    found = followed_orders(asked, solve(asked))
    assert found.by_score.interventions == ("first", "third")
    assert found.by_score.value_millionths == 3_790_000
    assert found.by_score.lost_millionths == 5_020_000 - 3_790_000
    assert found.by_score.lost_share == pytest.approx(1.23 / 5.02)
    assert (found.by_score.adds, found.by_score.drops) == (("first",), ("fourth", "second"))


def test_following_value_for_money_can_be_best():
    asked = problem(VANCOUVER, [125_000])
    found = followed_orders(asked, solve(asked)).by_value_for_money
    assert (found.interventions, found.lost_millionths) == (("fourth", "second", "third"), 0)


def test_following_an_order_keeps_room_for_what_must_be_funded():
    asked = problem(
        [column("a", 9, 60), column("b", 8, 60), column("c", 1, 50)], [110], rules=[MustFund("r", "c", "agreed")]
    )
    assert followed_orders(asked, solve(asked)).by_score.interventions == ("a", "c")


def test_following_an_order_keeps_room_for_as_many_as_there_have_to_be():
    least = AtLeast("r", 2, Selection(("a", "b", "c")), "agreed")
    asked = problem([column("a", 9, 90), column("b", 4, 50), column("c", 3, 50)], [100], rules=[least])
    assert followed_orders(asked, solve(asked)).by_score.interventions == ("b", "c")


def test_following_an_order_takes_what_a_pick_requires_with_it():
    rules = [Requires("r", "a", "c", "agreed")]
    asked = problem([column("a", 9, 60), column("b", 8, 60), column("c", 1, 50)], [110], rules=rules)
    assert followed_orders(asked, solve(asked)).by_score.interventions == ("a", "c")


def test_following_an_order_leaves_out_what_is_worth_nothing_or_less():
    asked = problem([column("a", 9, 60), column("b", 0, 10), column("c", -1, 10)], [110])
    assert followed_orders(asked, solve(asked)).by_score.interventions == ("a",)


@pytest.mark.parametrize("seed", range(120))
def test_following_an_order_is_taking_each_that_some_portfolio_still_allows(seed):
    asked = random_problem(seed, largest=8)
    best = solve(asked)
    found = followed_orders(asked, best)
    every = [set(chosen) for chosen in all_sets(len(asked.columns)) if allowed(asked, chosen)]
    assert (found is None) == (not every)
    if found is not None:
        both = orders(asked, best)
        assert set(found.by_score.chosen) == taken_in_turn(both.by_score, every)
        assert set(found.by_value_for_money.chosen) == taken_in_turn(both.by_value_for_money, every)


def taken_in_turn(order, every):
    for each in order:
        wanted = [chosen for chosen in every if (each.place in chosen) == (each.score_millionths > 0)]
        every = wanted or every
    return every[0]


def test_following_an_order_of_more_than_30_is_settled_in_parts():
    asked = large_problem(2, 45)
    found = followed_orders(asked, solve(asked))
    taken: set[int] = set()
    for each in orders(asked, solve(asked)).by_score:
        taken |= {each.place} if not failures(asked, taken | {each.place}) else set()
    assert set(found.by_score.chosen) == taken
    assert found.by_score.lost_millionths > 0
