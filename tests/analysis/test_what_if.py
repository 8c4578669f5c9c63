"""A what-if becomes exactly the scenario it stands for, and nothing moved is what was agreed."""

from __future__ import annotations

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.analysis.what_if import (
    HeldTo,
    WhatIf,
    agreed_points,
    capacities_asked,
    forced,
    has_no_weight,
    limits_asked,
    moved,
    scenario_of,
)
from prioritise.domain.rules import MustNotFund
from prioritise.domain.scenarios import AS_AGREED, WITHOUT_REASON
from prioritise.files.exercise.loading import load_exercise_files
from tests.files.small_exercise import small_exercise
from tests.files.test_capacities import staffed


@pytest.fixture(scope="module")
def agreed() -> Analysis:
    return analyse(small_exercise())


def asked(agreed: Analysis, what_if: WhatIf) -> Analysis:
    return analyse(agreed.exercise, scenario_of(agreed.exercise, agreed.group, what_if))


def test_nothing_moved_is_the_agreed_question(agreed: Analysis) -> None:
    start = WhatIf(points=agreed_points(agreed.group), fund_percents={"grant": 100})
    assert scenario_of(agreed.exercise, agreed.group, start) is AS_AGREED
    assert moved(agreed, start) == ()


def test_a_slider_left_alone_keeps_its_exact_share(agreed: Analysis) -> None:
    start = agreed_points(agreed.group)
    first, second, *rest = agreed.group.criteria
    scenario = scenario_of(agreed.exercise, agreed.group, WhatIf(points=start | {first: start[first] + 20}))
    assert scenario.weights is not None
    assert scenario.weights[first] == start[first] + 20
    for criterion in (second, *rest):
        place = agreed.group.criteria.index(criterion)
        assert scenario.weights[criterion] == pytest.approx(100 * agreed.group.agreed[place], abs=1e-12)


def test_all_sliders_at_nothing_keep_the_agreed_weights(agreed: Analysis) -> None:
    nothing = WhatIf(points=dict.fromkeys(agreed.group.criteria, 0))
    assert has_no_weight(agreed.group, nothing)
    assert scenario_of(agreed.exercise, agreed.group, nothing) is AS_AGREED
    assert not has_no_weight(agreed.group, WhatIf())


def test_budgets_are_percentages_of_what_was_agreed_and_the_two_sliders_multiply(agreed: Analysis) -> None:
    now = asked(agreed, WhatIf(budget_percent=90, fund_percents={"grant": 110}))
    limits = {(each.fund, each.year): each.limit_gbp for each in now.portfolio.money}
    assert limits["grant", "2026/27"] == 495_000
    assert limits["building", "2026/27"] == 90_000


def test_an_override_carries_its_reason_or_says_there_is_none() -> None:
    assert forced("gym", funded=True, reason="  Residents\n asked ").reason == "Residents asked"
    assert forced("gym", funded=False, reason=" ").reason == WITHOUT_REASON


def test_what_was_moved_is_said_in_words(agreed: Analysis) -> None:
    first = agreed.group.criteria[0]
    what_if = WhatIf(
        points={first: 80},
        budget_percent=120,
        fund_percents={"building": 50},
        overrides=(forced("gym", funded=False, reason=""), forced("stop-smoking", funded=True, reason="")),
    )
    name, share = agreed.exercise.criterion_by_id[first].name, agreed.group.agreed[0]
    assert moved(agreed, what_if) == (
        f"{name} at {100 * 0.8 / (1.8 - share):.1f}% of all weight (agreed {100 * share:.1f}%)",
        "all budgets at 120%",
        "Building money at 50%",
        "Gym on prescription must not be funded",
        "Stop smoking must continue",
    )


def test_rules_held_to_are_asked_beside_the_rest_and_named(agreed: Analysis) -> None:
    held = HeldTo("a list without walks", (MustNotFund("held-walks", "walks", "To see"),))
    now = asked(agreed, WhatIf(held=held))
    assert "walks" not in now.portfolio.interventions
    assert moved(agreed, WhatIf(held=held)) == ("a list without walks",)


def test_a_decision_comes_before_what_is_held_of_the_same_intervention(agreed: Analysis) -> None:
    held = HeldTo("a list without walks", (MustNotFund("held-walks", "walks", "To see"),))
    mine = (forced("walks", funded=True, reason="Residents ask"),)
    scenario = scenario_of(agreed.exercise, agreed.group, WhatIf(held=held, overrides=mine))
    assert scenario.rules_add == ()
    assert scenario.overrides == mine


def test_pounds_typed_for_a_fund_and_year_stand_for_that_year_and_a_slider_moves_the_others(agreed: Analysis) -> None:
    now = asked(agreed, WhatIf(fund_percents={"grant": 90}, amounts_gbp={"grant": {"2026/27": 123_456}}))
    limits = {(each.fund, each.year): each.limit_gbp for each in now.portfolio.money}
    budget = agreed.exercise.fund_by_id["grant"].budget_gbp
    assert limits["grant", "2026/27"] == 123_456
    assert limits["grant", "2027/28"] == budget["2027/28"] * 90 // 100


def test_pounds_typed_as_they_were_agreed_change_nothing_and_are_not_named(agreed: Analysis) -> None:
    same = WhatIf(amounts_gbp={"grant": dict(agreed.exercise.fund_by_id["grant"].budget_gbp)})
    assert scenario_of(agreed.exercise, agreed.group, same) is AS_AGREED
    assert moved(agreed, same) == ()
    assert limits_asked(agreed.exercise, same)["grant", "2026/27"] == 500_000


def test_weights_to_try_are_said_by_their_name_only_while_no_slider_is_moved_from_there(agreed: Analysis) -> None:
    first, second, *_ = agreed.group.criteria
    held = HeldTo("much of the first", weights={first: 61.25})
    tried = asked(agreed, WhatIf(held=held))
    others = sum(share for share in agreed.group.agreed[1:])
    assert tried.weights[0] == pytest.approx(0.6125 / (0.6125 + others), abs=1e-12)
    assert moved(agreed, WhatIf(held=held)) == ("much of the first",)
    name, start = agreed.exercise.criterion_by_id[first].name, agreed_points(agreed.group)
    other = agreed.exercise.criterion_by_id[second].name
    both = WhatIf(points=start | {first: 61.25, second: start[second] + 1}, held=held)
    points = [61.25, start[second] + 1, *(100 * share for share in agreed.group.agreed[2:])]
    said = [f"{100 * each / sum(points):.1f}%" for each in points]
    assert moved(agreed, both) == (
        f"{name} at {said[0]} of all weight (agreed {100 * agreed.group.agreed[0]:.1f}%)",
        f"{other} at {said[1]} of all weight (agreed {100 * agreed.group.agreed[1]:.1f}%)",
    )
    assert asked(agreed, both).weights[0] == pytest.approx(
        61.25 / (61.25 + start[second] + 1 + 100 * sum(agreed.group.agreed[2:])), abs=1e-12
    )
    back = WhatIf(points=start, held=held)
    assert scenario_of(agreed.exercise, agreed.group, back) is AS_AGREED
    assert moved(agreed, back) == ()


def test_a_rule_switched_off_does_not_hold_and_is_named(agreed: Analysis) -> None:
    off = WhatIf(rules_off=("gym-needs-walks",))
    now = asked(agreed, off)
    assert "gym-needs-walks" not in {rule.id for rule in now.problem.rules}
    (said,) = moved(agreed, off)
    assert said.startswith("without this rule: ")


def test_a_capacity_typed_for_a_year_is_what_there_is_of_it_and_is_named() -> None:
    agreed = analyse(load_exercise_files(staffed()))
    less = WhatIf(capacities={"nurse-hours": {"2026/27": 10, "2027/28": 100}})
    now = asked(agreed, less)
    limits = {each.year: each.limit for each in now.problem.capacities}
    assert limits == {"2026/27": 10, "2027/28": 100}
    assert now.portfolio.interventions != agreed.portfolio.interventions
    assert moved(agreed, less) == ("Nurse hours at 10 hours in 2026/27",)
    assert capacities_asked(agreed.exercise, less)["nurse-hours", "2026/27"] == 10
