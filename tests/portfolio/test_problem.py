"""The problem an exercise poses under a scenario."""

from prioritise.domain.criteria import Role
from prioritise.domain.rules import AtMost, MustFund, MustNotFund, Selection
from prioritise.domain.scenarios import Override, Scenario
from prioritise.portfolio.orders import benefit_millionths
from prioritise.portfolio.problem import Budget, scaled_budgets, score_millionths
from tests.portfolio.cases import intervention
from tests.portfolio.exercises import criterion, exercise, posed

COSTS = {"b": (100, 50), "a": (10, 0)}
WORTH = {"a": (10.0, -4.0), "b": (0.1, 0.2)}
RULES = (MustFund("first", "a", "promised"), AtMost("second", 1, Selection(theme="Smoking"), "one team"))
BASE = exercise(
    [intervention("b"), intervention("a")],
    COSTS,
    criteria=[criterion("need"), criterion("cost", Role.COST)],
    rules=RULES,
)


def test_columns_are_in_order_of_id_with_their_costs():
    asked = posed(BASE, WORTH)
    assert [(each.intervention, each.cost_gbp) for each in asked.columns] == [("a", 10), ("b", 150)]
    assert [cost.amount_gbp for cost in asked.columns[1].costs] == [100, 50]
    assert asked.columns_of == {"a": (0,), "b": (1,)}


def test_scores_are_whole_millionths_at_the_problems_weights_or_others():
    asked = posed(BASE, WORTH)
    assert score_millionths(asked) == (3_000_000, 150_000)
    assert score_millionths(asked, (1.0, 0.0)) == (10_000_000, 100_000)


def test_the_benefit_part_leaves_cost_criteria_out():
    assert benefit_millionths(posed(BASE, WORTH)) == (5_000_000, 50_000)


def test_a_scenario_replaces_and_scales_budgets():
    scenario = Scenario(budget_factor=1.1, funds={"grant": {"2027/28": 333}})
    assert [each.limit_gbp for each in posed(BASE, WORTH, scenario=scenario).budgets] == [1100, 366]


def test_a_scenario_adds_and_removes_rules_and_overrides():
    added = MustNotFund("third", "b", "withdrawn")
    scenario = Scenario(
        rules_add=(added,), rules_remove=("first",), overrides=(Override("b", funded=True, reason="asked for"),)
    )
    found = posed(BASE, WORTH, scenario=scenario).rules
    assert found == (RULES[1], added, MustFund("override-b", "b", "asked for"))


def test_a_tenth_more_of_a_million_is_not_a_pound_less():
    (scaled,) = scaled_budgets([Budget("f", "y", 1_000_000, 500)], 1.1)
    assert scaled == Budget("f", "y", 1_100_000, 500)


def test_a_limit_that_binary_figures_put_a_hair_below_a_whole_pound_keeps_it_and_no_other_is_rounded_up():
    # In binary 57% of 100 is 56.99999999999999, and 29% of 430,000 is 124,699.99999999999.
    for limit, factor, scaled in (
        (100, 0.57, 57),
        (430_000, 0.29, 124_700),
        (99, 0.9999, 98),
        (1_000_000, 0.9999995, 999_999),
    ):
        assert scaled_budgets([Budget("f", "y", limit)], factor)[0].limit_gbp == scaled
        assert (
            posed(BASE, WORTH, scenario=Scenario(budget_factor=factor, funds={"grant": {"2026/27": limit}}))
            .budgets[0]
            .limit_gbp
            == scaled
        )


def test_names_for_sentences_come_along():
    asked = posed(BASE, WORTH)
    assert (asked.fund_names["grant"], asked.partner_names["council"]) == ("Public health grant", "The council")
