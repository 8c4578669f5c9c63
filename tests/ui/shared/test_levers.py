"""Levers stand on Priorities and on Compare alike: money, capacity, weights and rules, with what they change."""

from __future__ import annotations

import pytest

from tests.ui.app import gone_to, opened, outcomes, slid, sound, with_lever, words

GRANT = "amount:public-health-grant:2026/27"


def box(app, key):
    return next(each for each in app.number_input if each.key == f"box-{key}")


def test_no_lever_is_open_at_first_and_one_kind_is_drawn_at_a_time():
    app = opened("priorities")
    assert not app.slider
    app = with_lever(app, "Weights")
    assert {each.key.partition(":")[0] for each in app.slider} == {"points"}
    app = with_lever(app, "Money")
    assert {each.key.partition(":")[0] for each in app.slider} == {"budget", "fund"}


@pytest.mark.parametrize("page", ["priorities", "compare"])
def test_pounds_of_one_fund_and_year_are_typed_and_what_that_changes_stands_beside_them(page):
    app = with_lever(opened(page), "Money")
    assert box(app, GRANT).value == 1_220_000
    app = sound(box(app, GRANT).set_value(900_000).run())
    assert box(app, GRANT).value == 900_000
    said = words(app)
    assert "**What if:** Public health grant, part open to review at £900,000 in 2026/27." in said
    assert "(was " in said
    assert box(app, GRANT.replace("2026/27", "2027/28")).value == 1_245_000


def test_the_pounds_follow_the_slider_of_their_fund_until_they_are_typed():
    app = slid(opened("priorities"), "fund:public-health-grant", 50)
    assert box(app, GRANT).value == 610_000
    app = sound(box(app, GRANT).set_value(700_000).run())
    app = slid(app, "fund:public-health-grant", 150)
    assert box(app, GRANT).value == 700_000
    assert box(app, GRANT.replace("2026/27", "2027/28")).value == 1_867_500


def test_more_of_a_capacity_lets_in_what_it_kept_out_and_stays_on_another_page():
    app = with_lever(opened("priorities"), "Capacity")
    before = outcomes(app)
    hours = box(app, "capacity:health-visitor-hours:2026/27")
    app = sound(hours.set_value(hours.value + 400).run())
    assert outcomes(app) != before
    assert "Health visitor hours at 4,300 hours in 2026/27" in words(app)
    app = with_lever(gone_to(app, "compare"), "Capacity")
    assert box(app, "capacity:health-visitor-hours:2026/27").value == 4_300


def test_a_rule_is_switched_off_and_one_click_puts_it_back():
    app = with_lever(opened("priorities"), "Rules")
    before = outcomes(app)
    rule = next(each for each in app.checkbox if each.key == "rule:health-checks-by-law")
    assert rule.value
    app = sound(rule.uncheck().run())
    assert "**What if:** without this rule: " in words(app)
    app = sound(next(each for each in app.button if each.label == "Back to the list as it stands").click().run())
    assert next(each for each in app.checkbox if each.key == "rule:health-checks-by-law").value
    assert outcomes(app) == before
