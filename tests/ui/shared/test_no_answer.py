"""When no list obeys the rules, the page says what cannot all be kept, and a way out is one click."""

from __future__ import annotations

from tests.ui.app import opened, outcomes, sound, words


def stopped_by_law():
    app = opened("priorities")
    next(each for each in app.selectbox if each.label == "Look closer at one").set_value("nhs-health-check").run()
    switch = next(each for each in sound(app).radio if each.label == "Try it")
    switch.set_value(switch.options[2]).run()
    return sound(app)


def test_the_conflict_is_said_with_reasons_and_each_way_out_with_its_cost():
    written = words(stopped_by_law())
    assert "These cannot all be kept" in written
    assert "Reason: The council must offer the NHS Health Check by law" in written
    assert written.count("No extra money. The best list is then worth") == 2


def test_a_way_out_that_can_be_tried_is_applied_at_a_click():
    app = stopped_by_law()
    next(each for each in app.button if each.label.startswith("Try it: leave NHS Health Check")).click().run()
    assert outcomes(sound(app))["NHS Health Check for all aged 40 to 74"] == "Continues"
    assert app.title[0].value.startswith("Fund ")


def test_a_way_out_that_drops_a_rule_switches_it_off():
    app = stopped_by_law()
    next(each for each in app.button if each.label.startswith("Try it: without this rule: ")).click().run()
    assert outcomes(sound(app))["NHS Health Check for all aged 40 to 74"] == "Stops"
    assert "**What if:** without this rule: " in words(app)
