"""Needs states what it found, hides small counts and says so when there is nothing."""

import dataclasses

from prioritise.domain.exercise import Exercise
from tests.files.small_exercise import small_exercise
from tests.ui.app import gone_to, opened, sound, table_with, words


def test_the_heading_is_the_finding():
    app = opened("needs")
    assert "Rochdale is worse than England on" in app.title[0].value
    assert all(mark in words(app) for mark in ("Worse</li>", "95% interval</li>", "A neighbour</li>"))


def test_a_part_of_the_needs_assessment_can_be_chosen():
    app = opened("needs")
    app.selectbox[0].set_value("Demography").run()
    assert "General fertility rate" in list(table_with(sound(app), "Against England")["Indicator"])


def test_one_indicator_is_shown_over_time_with_its_source():
    app = opened("needs")
    box = next(each for each in app.selectbox if each.label == "Indicator")
    box.set_value("adult-smoking").run()
    assert any(each.value.startswith("Adults who smoke") for each in sound(app).subheader)
    assert any(each.value.startswith("Source: ") for each in app.caption)


def test_every_chart_is_also_a_sentence_and_a_table():
    app = opened("needs")
    charts = app.get("vega_lite_chart")
    assert len(charts) == 4
    assert all(chart.proto.alt for chart in charts)
    assert len([each for each in app.expander if each.label == "See these figures as a table"]) == 4


def test_a_gap_has_its_interval_and_the_gradient_its_relative_indices():
    app = opened("needs")
    gaps = dict(table_with(app, "Gap")[["Indicator", "Gap"]].itertuples(index=False))
    assert gaps["Women who smoke when their baby is born"] == "+2.9 percentage points (+1.8 to +4.2)"
    assert "Relative indices of inequality: the least deprived end of the line is" in words(app)


def test_an_exercise_without_indicators_says_what_to_do():
    app = opened()
    app.session_state["exercise"] = without_indicators(small_exercise())
    assert "no figures for Smallville yet" in gone_to(app, "needs").title[0].value
    assert "no published figures yet" in words(app)


def test_the_headline_of_another_place_names_that_place():
    app = opened()
    app.session_state["exercise"] = small_exercise()
    headline = gone_to(app, "needs").title[0].value
    assert "Smallville" in headline
    assert "Rochdale" not in headline


def without_indicators(exercise: Exercise) -> Exercise:
    return dataclasses.replace(exercise, indicators=(), effects=())
