"""Choices on the Targets page: a scenario beside what is chosen, what counts more, what to designate, versions."""

import json

from prioritise.report.exports.agreement_csv import agreement_csv
from tests.targets.made_up import exercise_with
from tests.ui.app import button, gone_to_with, opened, sound, table_with, words


def test_a_scenario_is_drawn_beside_what_is_chosen():
    exercise = exercise_with()
    app = gone_to_with("targets", exercise)
    scenario = exercise.scenarios[0]
    heading = f"With {scenario.name[:1].lower()}{scenario.name[1:]}"
    assert heading not in table_with(app, "95% interval").columns
    next(each for each in app.selectbox if each.key == "targets-beside").set_value(scenario.id)
    app = sound(app.run())
    assert heading in table_with(app, "95% interval").columns
    assert f"**{heading}:**" in words(app)


def test_what_counts_more_is_part_of_the_question():
    app = opened("targets")
    next(each for each in app.number_input if each.key == "targets-importance:fewer-readmissions").set_value(4)
    app = sound(button(app, "Ask what it takes").click().run())
    assert "fewer people back in hospital within 30 days 4 times, the others once" in words(app)
    assert "Projected" in table_with(app, "Projected").columns


def test_what_to_designate_says_its_finding_and_its_rule():
    app = opened("targets")
    assert "13 are worse than the benchmark and can be moved by something on the list" in words(app)
    assert "The smallest sum of ranks comes first" in words(app)
    next(each for each in app.number_input if each.key == "designate-limit").set_value(2)
    app = sound(app.run())
    assert "there is room for 2 of them" in words(app)
    assert list(table_with(app, "Sum of ranks")["Designate"]).count("yes") == 2


def test_how_current_services_are_counted_is_said():
    assert "Adding current services on top of the trend, " in words(opened("targets"))


def test_an_earlier_version_stands_beside_the_one_that_counts():
    exercise = exercise_with()
    app = gone_to_with("targets", exercise)
    assert "been refreshed" not in words(app)
    box = next(each for each in app.file_uploader if each.label.startswith("A table of yours"))
    box.upload("table.csv", agreement_csv(exercise).replace(b",14,", b",13,"), "text/csv")
    app = sound(button(sound(app.run()), "Use this table").click().run())
    assert "1 outcome has been refreshed." in words(app)
    row = table_with(app, "Became").iloc[0]
    assert (row["What"], row["Was"], row["Became"]) == ("Ambition 2027/28", "14", "13")


def test_the_chart_of_a_scenario_has_a_line_of_its_own():
    exercise = exercise_with()
    app = gone_to_with("targets", exercise)
    next(each for each in app.selectbox if each.key == "targets-beside").set_value(exercise.scenarios[0].id)
    (chart,) = sound(app.run()).get("vega_lite_chart")
    assert exercise.scenarios[0].name.lower() in json.dumps(json.loads(chart.proto.spec)).lower()
