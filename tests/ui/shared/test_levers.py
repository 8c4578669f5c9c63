"""Levers stand on Priorities and on Compare alike: money, capacity, weights and rules, with what they change."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest

from prioritise.analysis.what_if import agreed_points
from prioritise.domain.partners import WeightsFrom
from prioritise.report.priorities.firm_view import nearest_lines
from tests.ui.app import WAIT_SECONDS, gone_to, opened, outcomes, slid, sliders, sound, with_lever, words
from tests.ui.waiting import wait_for_work
from tests.worked_example import worked_analysis, worked_example

GRANT, HOURS = "amount:public-health-grant:2026/27", "capacity:health-visitor-hours:2026/27"


def box(app, key):
    return next(each for each in app.text_input if each.key == key)


def shown(app, key):
    """The amount in grey, which an empty box leaves as it is."""
    return box(app, key).placeholder


def typed(app, key, text):
    return sound(box(app, key).set_value(text).run())


def slider(app, key):
    return next(each for each in sliders(app) if each.key == key)


def test_no_lever_is_open_at_first_and_one_kind_is_drawn_at_a_time():
    app = opened("priorities")
    assert not sliders(app)
    app = with_lever(app, "Weights")
    assert {each.key.partition(":")[0] for each in sliders(app)} == {"points"}
    app = with_lever(app, "Money")
    assert {each.key.partition(":")[0] for each in sliders(app)} == {"budget", "fund"}


@pytest.mark.parametrize("page", ["priorities", "compare"])
def test_pounds_of_one_fund_and_year_are_typed_and_what_that_changes_stands_beside_them(page):
    app = with_lever(opened(page), "Money")
    assert (box(app, GRANT).value, shown(app, GRANT)) == ("", "1,220,000")
    app = typed(app, GRANT, "£900,000")
    assert box(app, GRANT).value == "£900,000"
    said = words(app)
    assert "**What if:** Public health grant, part open to review at £900,000 in 2026/27." in said
    assert "(was " in said
    assert shown(app, GRANT.replace("2026/27", "2027/28")) == "1,245,000"


def test_the_pounds_follow_the_slider_of_their_fund_until_they_are_typed():
    app = slid(opened("priorities"), "fund:public-health-grant", 50)
    assert shown(app, GRANT) == "610,000"
    app = typed(app, GRANT, "700000")
    app = slid(app, "fund:public-health-grant", 150)
    assert "at £700,000 in 2026/27" in words(app)
    assert shown(app, GRANT.replace("2026/27", "2027/28")) == "1,867,500"
    assert shown(typed(app, GRANT, ""), GRANT) == "1,830,000"


def test_a_figure_that_is_only_shown_is_never_in_a_box_where_a_browser_could_send_it_back():
    app = slid(opened("priorities"), "fund:public-health-grant", 95)
    # What a browser sends of boxes it drew before it heard of the last move is what is in them: nothing.
    assert all(each.value == "" for each in app.text_input if each.key.startswith("amount:"))
    app = slid(app, "fund:public-health-grant", 90)
    said = words(app)
    assert "**What if:** Public health grant, part open to review at 90%." in said
    assert "The same interventions are chosen" not in said


@pytest.mark.parametrize("text", ["£900k", "1e6", "£99,999,999,999,999", "900.5", "-1", "abc"])
@pytest.mark.parametrize(("kind", "key"), [("Money", GRANT), ("Capacity", HOURS)])
def test_what_is_not_understood_for_sure_is_refused_kept_and_changes_nothing(kind, key, text):
    app = with_lever(opened("priorities"), kind)
    before = shown(app, key)
    app = typed(app, key, text)
    (refused,) = app.error
    assert refused.value.startswith("This is ")
    assert f"Until then {before} is used." in refused.value
    assert box(app, key).value == text
    assert "What if:" not in words(app)


def test_an_emptied_box_is_as_agreed():
    app = typed(with_lever(opened("priorities"), "Money"), GRANT, "900,000")
    assert "What if:" in words(app)
    app = typed(app, GRANT, "")
    assert "What if:" not in words(app)
    assert not app.error


def test_more_of_a_capacity_lets_in_what_it_kept_out_and_stays_on_another_page():
    app = with_lever(opened("priorities"), "Capacity")
    before = outcomes(app)
    assert shown(app, HOURS) == "3,900"
    app = typed(app, HOURS, "4,300")
    assert outcomes(app) != before
    assert "Health visitor hours at 4,300 hours in 2026/27" in words(app)
    app = with_lever(gone_to(app, "compare"), "Capacity")
    assert box(app, HOURS).value == "4,300"


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


def worked_agreed(criterion):
    """The agreed points of one criterion, which its slider stands on as they are."""
    return agreed_points(worked_analysis().group)[criterion]


def test_a_slider_shows_the_agreed_weight_as_it_is_and_moves_in_whole_points():
    app = with_lever(opened("priorities"), "Weights")
    cost = slider(app, "points:cost")
    assert cost.format_func(cost.value) == "6.5"
    assert cost.options[5:9] == ["5", "6", "6.5", "7"]
    app = sound(cost.set_value(7).run())
    assert "**What if:** Cost at 7.0% of all weight (agreed 6.5%)." in words(app)
    app = sound(slider(app, "points:cost").set_value(worked_agreed("cost")).run())
    assert "What if:" not in words(app)


def tried(kind):
    """Priorities after the nearest change of this kind was tried."""
    app = once_said(opened("priorities"), f"**{kind}.** If ")
    place = next(place for place, line in enumerate(nearest_lines(worked_analysis())) if line.kind == kind)
    button = next(each for each in app.button if each.key == f"try-nearest-{place}")
    return sound(button.click().run())


def once_said(app, text):
    """The page once it says this, which is worked out behind it."""
    deadline = time.monotonic() + WAIT_SECONDS
    while text not in words(app):
        assert time.monotonic() < deadline
        wait_for_work()
        app = sound(app.run())
    return app


def test_less_of_all_money_that_is_tried_stands_on_its_slider_which_then_moves_it():
    app = with_lever(tried("All money"), "Money")
    assert slider(app, "budget").value == 99
    assert "**What if:** all budgets at 99%." in words(app)
    app = sound(slider(app, "budget").set_value(95).run())
    assert "**What if:** all budgets at 95%." in words(app)
    app = sound(slider(app, "budget").set_value(100).run())
    assert "What if:" not in words(app)


def test_a_weight_that_is_tried_stands_on_its_slider_and_stays_while_another_is_moved():
    app = with_lever(tried("Weight"), "Weights")
    assert "**What if:** cost at 8.5% of all weight." in words(app)
    cost = slider(app, "points:cost")
    assert (cost.format_func(cost.value), cost.label) == ("8.7", "Cost: 8.5% of all weight")
    app = sound(slider(app, "points:inequality").set_value(25).run())
    said = words(app)
    # The sentence that was true of the weight alone goes; the weight itself stays.
    assert "cost at 8.5% of all weight" not in said
    assert "Reducing inequality at 24.3% of all weight (agreed 24.2%)" in said
    assert "Cost at 8.4% of all weight (agreed 6.5%)" in said
    assert slider(app, "points:cost").label == "Cost: 8.4% of all weight"
    app = sound(slider(app, "points:inequality").set_value(worked_agreed("inequality")).run())
    app = sound(slider(app, "points:cost").set_value(12).run())
    assert "**What if:** Cost at 11.4% of all weight (agreed 6.5%)." in words(app)


@pytest.mark.parametrize("page", ["priorities", "compare", "weights"])
def test_one_partner_counted_double_or_alone_stands_on_the_sliders_with_what_it_changes(page):
    app = opened(page) if page == "weights" else with_lever(opened(page), "Weights")
    app = sound(app.selectbox(key="whose-weights").set_value("residents-panel").run())
    app = sound(app.button(key="count-double").click().run())
    group = worked_analysis().group
    views = {view.partner: view.shares for view in group.partners}
    twice = [*views.values(), views["residents-panel"]]
    for criterion, shares in zip(group.criteria, zip(*twice, strict=True), strict=True):
        assert slider(app, f"points:{criterion}").value == pytest.approx(100 * sum(shares) / 6, abs=0.051)
    assert app.selectbox(key="whose-weights").value == "residents-panel"
    app = sound(app.button(key="count-alone").click().run())
    for criterion, share in zip(group.criteria, views["residents-panel"], strict=True):
        assert slider(app, f"points:{criterion}").value == pytest.approx(100 * share, abs=0.051)
    assert "Perinatal peer support" in words(app)


def test_a_capacity_that_is_tried_stands_in_its_box():
    app = with_lever(tried("Capacity"), "Capacity")
    assert box(app, HOURS).value == "4,050"
    assert "What if:" not in words(typed(app, HOURS, ""))


def test_a_rule_that_is_tried_is_switched_off_on_its_own_switch():
    app = with_lever(tried("Rule"), "Rules")
    rule = next(each for each in app.checkbox if each.key == "rule:two-new-things-for-practices")
    assert not rule.value
    assert "What if:" not in words(sound(rule.check().run()))


def test_while_something_is_tried_the_nearest_changes_are_said_to_be_of_the_list_as_it_stands():
    app = once_said(tried("All money"), "would change if**")
    said = words(app)
    assert "**The list as it stands, not the one you try, would change if** there were even £1 less of" in said
    assert "**This list would change if**" not in said
    assert not [each for each in app.button if (each.key or "").startswith("try-nearest")]


def test_a_fund_that_is_tried_stands_in_the_box_of_its_year_and_the_list_does_what_was_said():
    app = once_said(opened("priorities"), "**This list would change if**")
    app = sound(next(each for each in app.button if each.key == "try-nearest-0").click().run())
    said = words(app)
    assert "**What if:** Public health grant, part open to review at £1,219,999 in 2026/27." in said
    assert "1 leaves: Healthy weight in primary schools" in said
    app = with_lever(app, "Money")
    assert box(app, GRANT).value == "1,219,999"
    assert "What if:" not in words(typed(app, GRANT, ""))


WORTH = re.compile(r"The best list is then worth ([0-9.,]+) points\.")


def ways_out(app):
    """What every way out on the page says that the best list is then worth, and its button where it has one."""
    said = [found[1] for each in app.markdown for found in [WORTH.search(each.value)] if found]
    buttons = {each.key: each for each in app.button if "-way-" in (each.key or "")}
    return [(worth, buttons.get(f"priorities-way-{place}")) for place, worth in enumerate(said, start=1)]


@pytest.mark.parametrize("boxes", [{"2026/27": "100000"}, {"2026/27": "0"}, {"2026/27": "0", "2027/28": "9,000"}])
def test_trying_a_way_out_gives_the_list_worth_what_it_says(boxes):
    app = impossible(with_lever(opened("priorities"), "Money"), boxes)
    worths = [worth for worth, button in ways_out(app) if button is not None]
    assert worths
    for place, worth in enumerate(worths):
        app = impossible(app, boxes)
        buttons = [button for _worth, button in ways_out(app) if button is not None]
        app = sound(buttons[place].click().run())
        assert f"**Total value** {worth} " in words(app)
        app = gone_back(app, "frame-back")


def impossible(app, boxes):
    """The page with pounds of the first fund typed, by year, of which no list can be made."""
    for year, text in boxes.items():
        app = typed_in(app, year, text)
    assert "No set of interventions obeys all the rules within this money." in words(app)
    return app


def test_a_way_out_of_too_little_typed_money_stands_in_the_box_it_was_typed_in():
    app = typed(with_lever(opened("priorities"), "Money"), GRANT, "100000")
    assert "No set of interventions obeys all the rules within this money." in words(app)
    (out,) = [each for each in app.button if each.label.startswith("Try it: Public health grant")]
    assert out.label == "Try it: Public health grant, part open to review at £310,000 in 2026/27"
    app = sound(out.click().run())
    assert box(app, GRANT).value == "310,000"
    assert "**What if:** Public health grant, part open to review at £310,000 in 2026/27." in words(app)


def gone_back(app, key):
    """The page after a press on one of the ways back to the list as it stands."""
    return sound(next(each for each in app.button if each.key == key).click().run())


@pytest.fixture(params=["priorities", "compare"])
def page(request):
    return request.param


@pytest.fixture(params=["on the strip", "on the chip"])
def way_back(request, page):
    """Both ways back to the list as it stands, by the keys of their buttons."""
    return "frame-back" if request.param == "on the chip" else f"{STRIPS[page]}-back"


STRIPS = {"priorities": "priorities", "compare": "what-if"}


@pytest.mark.parametrize(("kind", "key", "text"), [("Money", GRANT, "1,100,000"), ("Capacity", HOURS, "4,050")])
def test_every_way_back_empties_the_boxes_and_what_a_browser_still_holds_of_them_changes_nothing(
    kind, key, text, page, way_back
):
    app = typed(with_lever(opened(page), kind), key, text)
    label, held_before = box(app, key).label, app._tree.get_widget_states()
    app = gone_back(app, way_back)
    assert "What if:" not in words(app)
    emptied = next(each for each in app.text_input if each.label == label)
    # A browser keeps what stands in a box it knows, unless it is told otherwise: this one it has never seen.
    assert emptied.proto.id not in {state.id for state in held_before.widgets}
    assert emptied.value == ""
    assert "What if:" not in words(sound(app._run(held_before)))


def test_what_is_typed_after_going_back_is_all_there_is():
    app = typed(with_lever(opened("priorities"), "Money"), GRANT, "1,100,000")
    app = gone_back(app, "priorities-back")
    app = typed_in(app, "2027/28", "1,240,000")
    assert "**What if:** Public health grant, part open to review at £1,240,000 in 2027/28." in words(app)
    # The amount that was undone can be typed once more.
    assert "at £1,100,000 in 2026/27" in words(typed_in(app, "2026/27", "1,100,000"))


def typed_in(app, year, text):
    """The page after pounds were typed for the fund that is looked at, in this year."""
    return sound(next(each for each in app.text_input if f"Pounds in {year}" in each.label).set_value(text).run())


def test_the_boxes_of_another_fund_are_emptied_too():
    app = typed(with_lever(opened("priorities"), "Money"), GRANT, "1,100,000")
    app = sound(next(each for each in app.selectbox if each.key == "lever-fund").select_index(1).run())
    app = gone_back(app, "priorities-back")
    app = sound(next(each for each in app.selectbox if each.key == "lever-fund").select_index(0).run())
    assert not any(each.value for each in app.text_input)
    assert "What if:" not in words(app)


def test_a_partner_without_a_vote_cannot_be_counted_double_and_that_is_said():
    app = opened()
    partners = (replace(worked_example().partners[0], voice=0.0), *worked_example().partners[1:])
    app.session_state["exercise"] = replace(worked_example(), partners=partners, weights_from=WeightsFrom.VOTES)
    app = with_lever(gone_to(app, "priorities"), "Weights")
    assert app.button(key="count-double").disabled
    assert "Counted double, it changes nothing" in words(app)
    assert not app.button(key="count-alone").disabled
