"""Priorities shows the list at once and the bands after it, and answers every what-if in words."""

import threading

import pytest

from prioritise.analysis import analyse, bands
from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from tests.files.small_exercise import small_exercise
from tests.ui.app import gone_to, opened, outcomes, sound, table_with, with_bands, words


@pytest.fixture(scope="module")
def example():
    return load_exercise(example_folder())


def chosen(app, intervention):
    next(each for each in app.selectbox if each.label == "Look closer at one").set_value(intervention).run()
    return sound(app)


def switched(app, intervention, place):
    app = chosen(app, intervention)
    switch = next(each for each in app.radio if each.label == "Try it")
    switch.set_value(switch.options[place]).run()
    return sound(app)


def test_the_list_says_of_every_intervention_what_happens_to_it(example):
    app = opened("priorities")
    funded = set(analyse(example).portfolio.interventions)
    for each in example.interventions:
        said = outcomes(app)[each.name]
        assert (said in {"Funded", "Continues", "Cut made"}) == (each.id in funded)


def test_the_bands_follow_and_put_the_list_in_order_of_rank():
    app = with_bands(opened("priorities"))
    grid = app.dataframe[0].value
    assert list(grid["Rank"]) == list(range(1, len(grid) + 1))
    assert grid["Band"].iloc[0] == "Must fund"
    assert "Checking how firm" not in words(app)


def test_the_band_stands_beside_the_rank_so_that_a_low_score_in_front_explains_itself():
    app = with_bands(opened("priorities"))
    grid = app.dataframe[0].value
    assert list(grid.columns[:2]) == ["Rank", "Band"]
    assert (grid["Band"].iloc[0], grid["Score"].iloc[0] < 0) == ("Must fund", True)
    assert "whatever the score" in words(app)


def test_on_a_phone_the_same_rows_are_a_table_of_words_without_anything_cut():
    app = with_bands(opened("priorities"))
    grid, narrow = app.dataframe[0].value, table_with(app, "Rank and name")
    assert len(narrow) == len(grid)
    assert narrow["Rank and name"].iloc[0] == "1. NHS Health Check for all aged 40 to 74 (must continue)"
    assert narrow["Decision"].iloc[0] == "Continues. Must fund"


def test_capacity_has_the_width_of_the_page_and_shows_limit_and_left():
    app = opened("priorities")
    assert "Staff and other capacity" in [each.value for each in app.header]
    assert list(table_with(app, "Capacity").columns) == ["Capacity", "Year", "Used", "Limit", "Left"]


def test_moving_a_weight_changes_the_list_and_says_how():
    app = opened("priorities")
    before = outcomes(app)
    next(each for each in app.slider if each.key == "points:cost").set_value(60).run()
    after = outcomes(sound(app))
    assert after != before
    assert "(was " in words(app)


def test_less_money_funds_less_and_one_click_undoes_it():
    app = opened("priorities")
    before = outcomes(app)
    next(each for each in app.slider if each.key == "budget").set_value(60).run()
    fewer = list(outcomes(sound(app)).values())
    assert fewer.count("Funded") < list(before.values()).count("Funded")
    next(each for each in app.button if each.key == "panel-back").click().run()
    assert outcomes(sound(app)) == before


def test_one_fund_can_be_moved_on_its_own():
    app = opened("priorities")
    next(each for each in app.slider if each.key == "fund:better-care-fund").set_value(50).run()
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
    app = chosen(app, "warm-homes")
    assert outcomes(app)["Social prescribing in the community"] == "Continues"
    app = chosen(app, "social-prescribing")
    assert next(each for each in app.radio if each.label == "Try it").value == "Must continue"


def test_the_detail_shows_the_sum_and_where_every_value_comes_from(example):
    app = chosen(opened("priorities"), "smoking-in-pregnancy-incentives")
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
    assert not sound(app).dataframe
    assert "Take one of them away" in words(app)


def test_the_list_can_be_taken_away_in_two_forms():
    app = with_bands(opened("priorities"))
    assert [each.label for each in app.download_button] == ["Download the list (CSV)", "Download the list (Excel)"]


def test_nothing_is_solved_twice_for_an_unchanged_question(monkeypatch):
    app = with_bands(opened("priorities"))
    solved = []
    monkeypatch.setattr("prioritise.ui.session.state.analyse", lambda *asked: solved.append(asked) or analyse(*asked))
    for page in ("weights", "priorities", "start", "priorities"):
        app = gone_to(app, page)
    assert solved == []
    next(each for each in app.slider if each.key == "points:need").set_value(31).run()
    assert len(solved) == 1


def test_the_list_is_there_while_the_bands_are_still_being_worked_out(monkeypatch):
    opening = threading.Event()
    monkeypatch.setattr("prioritise.ui.session.background_work.bands", lambda asked: opening.wait(30) and bands(asked))
    app = opened("priorities")
    next(each for each in app.slider if each.key == "points:need").set_value(77).run()
    try:
        assert sound(app).dataframe[0].value["Intervention"].notna().all()
        assert app.dataframe[0].value["Band"].isna().all()
        assert "Checking how firm each place is" in words(app)
    finally:
        opening.set()
    assert "Checking how firm" not in words(with_bands(app))


def test_a_value_the_panel_set_aside_is_shown_beside_the_one_it_agreed():
    app = opened()
    app.session_state["exercise"] = small_exercise()
    captions = [each.value for each in chosen(gone_to(app, "priorities"), "walks").caption]
    assert any(each.startswith("Set aside by the panel: 8 ") for each in captions)
    assert any("The study was elsewhere." in each for each in captions)
