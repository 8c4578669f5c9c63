"""Priorities shows the list at once and the bands after it, and answers every what-if in words."""

import re
import threading
from datetime import date

from prioritise.analysis import analyse, bands
from prioritise.report.exports.papers import PAPERS
from prioritise.report.priorities.decision_list import OLD
from prioritise.ui.session.background_work import Lane
from tests.files.small_exercise import small_exercise
from tests.ui.app import (
    gone_to,
    listed,
    looked_at,
    opened,
    outcomes,
    slid,
    sound,
    table_with,
    unfolded,
    whole,
    with_bands,
    words,
)
from tests.worked_example import worked_example


def switched(app, intervention, place):
    app = looked_at(app, intervention)
    switch = next(each for each in app.radio if each.label == "Try it")
    switch.set_value(switch.options[place]).run()
    return sound(app)


def test_the_list_says_of_every_intervention_what_happens_to_it(example):
    app = opened("priorities")
    funded = set(analyse(example).portfolio.interventions)
    for each in example.interventions:
        said = outcomes(app)[each.name]
        assert (said in {"Funded", "Continues", "Cut made"}) == (each.id in funded)


def test_the_bands_follow_and_put_the_list_in_order_of_rank_within_its_groups():
    app = with_bands(opened("priorities"))
    grid = listed(app)
    assert list(grid["Rank"]) == list(range(1, len(grid) + 1))
    assert grid["Band"].iloc[0] == "Must fund"
    assert "Checking how firm" not in words(app)


def test_a_low_score_in_front_explains_itself_by_its_group():
    app = with_bands(opened("priorities"))
    grid = listed(app)
    assert (grid["Band"].iloc[0], grid["Score"].iloc[0] < 0) == ("Must fund", True)
    assert grid["Notes"].iloc[0][0] == "Must continue"
    assert "Required by law or by rule" in words(app)
    assert "On the list whatever the score" in words(app)


def test_the_cut_line_stands_between_what_is_funded_and_what_is_not_and_says_what_is_left(example):
    body = next(
        each.proto.body
        for each in opened("priorities").get("html")
        if each.proto.body.startswith('<div class="decision-list')
    )
    above, below = body.split('class="cut-line"')
    assert all(fund.name in below for fund in example.funds)
    assert "Not funded now" not in above
    assert "Not funded now" in below


def test_every_row_says_whether_it_is_firm_once_that_is_worked_out():
    app = whole(opened("priorities"))
    assert set(listed(app)["Firm"]) == {
        "firm",
        "firm but for money",
        "firm but for money and size",
        "could change",
    }


def test_the_explanation_opens_under_its_row():
    app = looked_at(opened("priorities"), "warm-homes")
    bodies = [each.proto.body for each in app.get("html") if each.proto.body.startswith('<div class="decision-list')]
    assert len(bodies) == 2
    assert bodies[0].rindex('aria-expanded="true"') > bodies[0].rindex('aria-expanded="false"')
    assert len(listed(app)) == 36


def test_rows_say_what_became_of_them_against_the_agreed_list_and_keep_their_bands_meanwhile():
    app = whole(opened("priorities"))
    app = slid(app, "budget", 75)
    grid = listed(sound(app))
    assert any("out" in each for each in grid["Changed"])
    assert grid["Band"].notna().all()
    assert grid["Firm"].notna().all()


def test_what_is_still_of_the_list_before_is_said_to_be_and_going_back_it_is_there_at_once():
    app = whole(opened("priorities"))
    before = listed(app)
    assert OLD not in words(app)
    app = slid(app, "budget", 80)
    meanwhile = listed(app)
    assert meanwhile["Firm"].notna().all()
    assert meanwhile["Group"].str.contains("old-firm").all()
    assert OLD in words(app)
    app = sound(next(each for each in app.button if each.key == "frame-back").click().run())
    assert OLD not in words(app)
    assert listed(app).equals(before)


def test_within_a_group_the_rows_can_stand_by_cost():
    app = opened("priorities")
    next(each for each in app.selectbox if each.label == "Within each group").set_value("cost").run()
    funded = [
        cost for cost, said in zip(listed(sound(app))["Cost"], listed(app)["Outcome"], strict=True) if said == "Funded"
    ]
    assert funded == sorted(funded, reverse=True)


def test_capacity_has_the_width_of_the_page_and_shows_limit_and_left():
    app = unfolded(opened("priorities"), "capacity")
    assert any("Staff and other capacity" in each.label for each in app.expander)
    assert list(table_with(app, "Capacity").columns) == ["Capacity", "Year", "Used", "Limit", "Left"]


def test_moving_a_weight_changes_the_list_and_says_how():
    app = opened("priorities")
    before = outcomes(app)
    app = slid(app, "points:cost", 60)
    after = outcomes(sound(app))
    assert after != before
    assert "(was " in words(app)


def test_less_money_funds_less_and_one_click_undoes_it():
    app = opened("priorities")
    before = outcomes(app)
    app = slid(app, "budget", 60)
    fewer = list(outcomes(sound(app)).values())
    assert fewer.count("Funded") < list(before.values()).count("Funded")
    next(each for each in app.button if each.key == "priorities-back").click().run()
    assert outcomes(sound(app)) == before


def test_one_fund_can_be_moved_on_its_own():
    app = opened("priorities")
    app = slid(app, "fund:better-care-fund", 50)
    assert "Better Care Fund, pooled under section 75 at 50%" in words(sound(app))


def test_an_intervention_can_be_forced_in_and_out_with_a_reason():
    app = switched(opened("priorities"), "social-prescribing", 1)
    assert outcomes(app)["Social prescribing in the community"] == "Continues"
    next(each for each in app.text_input if each.key == "reason:social-prescribing").set_value("Residents ask").run()
    assert "Social prescribing in the community must continue" in words(sound(app))
    app = switched(app, "supervised-toothbrushing", 2)
    assert outcomes(app)["Supervised toothbrushing in nurseries"] == "Not funded"


def test_a_switch_stays_where_it_was_put_while_another_is_looked_at():
    app = switched(opened("priorities"), "social-prescribing", 1)
    app = looked_at(app, "warm-homes")
    assert outcomes(app)["Social prescribing in the community"] == "Continues"
    app = looked_at(app, "social-prescribing")
    assert next(each for each in app.radio if each.label == "Try it").value == "Must continue"


def test_the_detail_shows_the_sum_and_where_every_value_comes_from(example):
    app = looked_at(opened("priorities"), "smoking-in-pregnancy-incentives")
    written = words(app)
    assert "what it could achieve × how far we can count on it − cost" in written
    sources = table_with(app, "Rests on")
    assert len(sources) == len(example.criteria)
    findings = table_with(app, "Compared with")
    assert "Women who smoke when their baby is born" in list(findings["Indicator"])
    assert set(findings["Area"]) == {"Rochdale"}
    assert findings["Compared with"].str.startswith("England: ").all()
    traced = [each.value for each in app.caption if each.value.startswith("Women who smoke when their baby is born: ")]
    assert traced
    assert all("Figure: " in each and "Fingertips" in each and "Effect: " in each for each in traced)


def test_rules_that_cannot_all_hold_are_named_with_what_to_try():
    app = switched(opened("priorities"), "nhs-health-check", 2)
    assert app.title[0].value == "No list obeys all the rules within this money"
    written = words(app)
    assert "by law" in written
    assert "Ways out, cheapest first" in written
    next(each for each in app.button if each.key == "priorities-back").click().run()
    assert sound(app).title[0].value.startswith("Fund ")


def test_filters_shorten_the_list_and_an_empty_one_says_so():
    app = opened("priorities")
    next(each for each in app.multiselect if each.label == "Theme").set_value(["Tobacco"]).run()
    assert set(outcomes(sound(app))) == {"Stop smoking service", "Swap to stop in social housing"}
    next(each for each in app.multiselect if each.label == "Outcome").set_value(["Cut made"]).run()
    assert listed(sound(app)).empty
    assert "Take one of them away" in words(app)


def test_the_list_can_be_taken_away_in_two_forms_and_to_the_board_with_a_date():
    app = unfolded(with_bands(opened("priorities")), "board")
    labels = [each.label for each in app.download_button]
    assert labels == ["Download the list (CSV)", "Download the list (Excel)", *(paper.button for paper in PAPERS)]
    assert "**Take it to the board**" in [each.label for each in app.expander]
    # Nothing is filled in, and what follows from that is said before a paper is made.
    [day] = [each for each in app.date_input if each.label == "Date of the papers, on every page"]
    assert day.value is None
    assert "Until you choose one, every page says “Not dated”" in words(app)
    dated = sound(day.set_value(date(2026, 3, 12)).run())
    assert "every page says" not in words(dated)


def test_nothing_is_solved_twice_for_an_unchanged_question(monkeypatch):
    app = with_bands(opened("priorities"))
    behind_the_page, solved = tuple(lane.value for lane in Lane), []

    def counted(exercise, scenario):
        # Weights has lists worked out behind the page, which no other page asks for and which may end after it is left.
        if not threading.current_thread().name.startswith(behind_the_page):
            solved.append(scenario)
        return analyse(exercise, scenario)

    monkeypatch.setattr("prioritise.analysis.scenarios.analyse", counted)
    for page in ("weights", "priorities", "start", "priorities"):
        app = gone_to(app, page)
    assert solved == []
    app = slid(app, "points:need", 31)
    assert len(solved) == 1


def test_the_list_is_there_while_the_bands_are_still_being_worked_out(monkeypatch):
    opening = threading.Event()
    monkeypatch.setattr("prioritise.ui.session.bands_work.bands", lambda asked: opening.wait(30) and bands(asked))
    app = opened("priorities")
    app = slid(app, "points:need", 77)
    try:
        assert listed(sound(app))["Intervention"].notna().all()
        assert listed(app)["Group"].str.contains("old").all()
        assert "Checking how firm each place is" in words(app)
    finally:
        opening.set()
    assert "Checking how firm" not in words(with_bands(app))


def test_a_value_the_panel_set_aside_is_shown_beside_the_one_it_agreed():
    app = opened()
    app.session_state["exercise"] = small_exercise()
    captions = [each.value for each in looked_at(gone_to(app, "priorities"), "walks").caption]
    assert any(each.startswith("Set aside by the panel: 8 ") for each in captions)
    assert any("The study was elsewhere." in each for each in captions)


def test_what_a_filter_hides_is_named_without_a_link_that_would_lead_nowhere():
    app = whole(opened("priorities"))

    def line():
        return next(each.proto.body for each in app.get("html") if "first-to-change" in each.proto.body)

    links = re.findall(r'href="#row-([^"]+)"', line())
    assert links
    assert "hidden by a filter" not in line()
    theme = next(each.theme for each in worked_example().interventions if each.id == links[0])
    app = sound(next(each for each in app.multiselect if each.key == "filter-theme").set_value([theme]).run())
    left = re.findall(r'href="#row-([^"]+)"', line())
    assert set(left) == {each.id for each in worked_example().interventions if each.id in links and each.theme == theme}
    assert left != links
    assert "Those without a link are hidden by a filter of the list." in line()
