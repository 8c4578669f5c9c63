"""Targets shows where each promise goes, what it would take to keep it, and takes a table in and out."""

import time

from prioritise.analysis import analyse
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.folder import write_archive
from prioritise.files.exercise.loading import load_exercise_archive
from prioritise.report.exports.agreement_csv import agreement_csv
from tests.targets.made_up import exercise_with
from tests.ui.app import WAIT_SECONDS, button, gone_to, gone_to_with, opened, outcomes, sound, table_with, words
from tests.ui.compare.test_compare import with_part
from tests.ui.waiting import wait_for_work
from tests.worked_example import worked_example

CANNOT = "fewer-readmissions"


def asked(app, targets=None):
    if targets is not None:
        next(each for each in app.multiselect if each.key == "targets-chosen").set_value(targets)
    return sound(button(app, "Ask what it takes").click().run())


def given(app, content):
    box = next(each for each in app.file_uploader if each.label.startswith("A table of yours"))
    box.upload("table.csv", content, "text/csv")
    return sound(app.run())


def without_readmissions():
    example = worked_example()
    return [each.id for each in example.targets if each.id not in (CANNOT, "new-mothers-wellbeing")]


def test_every_target_has_a_panel_with_its_finding_its_lead_and_its_figures():
    app = opened("targets")
    titles = [each.value for each in app.subheader]
    for each in worked_example().targets:
        assert any(each.title[1:] in title for title in titles)
    written = words(app)
    assert "Lead organisation: Public health" in written
    assert "**Who must fill it:** Place lead" in written
    assert "Ambition" in table_with(app, "95% interval").columns
    assert "Source" in table_with(app, "Led by").columns
    assert "Nobody yet" not in set(table_with(app, "Rests on")["Lead organisation"])
    assert "Change in each year, in percentage points, of what is chosen." in written


def test_the_answer_stands_right_below_the_question_above_the_saved_lists_and_is_brought_into_view():
    app = opened("targets")
    app = asked(app)
    headings = [each.value for each in app.subheader]
    answer = next(place for place, heading in enumerate(headings) if heading.startswith("Not all 5 outcomes"))
    assert headings[answer + 1] == "Saved lists"
    assert app.session_state["targets-asked-times"] == 1
    assert asked(app).session_state["targets-asked-times"] == 2


def test_a_shortfall_is_said_in_words():
    app = asked(opened("targets"))
    assert "Not all 5 outcomes can be met within this money and these rules" in words(app)
    assert "Fewer people back in hospital within 30 days: at best " in words(app)
    assert "cannot be met" in set(table_with(app, "Money added, alone")["Money added, alone"])


def test_the_cheapest_list_goes_along_to_priorities_and_one_click_goes_back():
    app = asked(opened("targets"), without_readmissions())
    before = outcomes(gone_to(opened(), "priorities"))
    app = sound(button(app, "Try the cheapest list as a what-if").click().run())
    assert "You are trying the cheapest list that meets 4 outcomes" in " ".join(each.value for each in app.success)
    app = gone_to(app, "priorities")
    assert "**What if:** the cheapest list that meets 4 outcomes." in words(app)
    assert outcomes(app) != before
    assert outcomes(sound(button(app, "Back to the list as it stands").click().run())) == before


def saved_as(app, name):
    app = sound(next(each for each in app.button if each.label.endswith("as a what-if")).click().run())
    next(each for each in app.text_input if each.label == "A name for it").set_value(name)
    return sound(button(app, "Save it as a scenario").click().run())


def test_a_list_is_saved_as_a_scenario_and_tried_again():
    app = saved_as(asked(opened("targets"), without_readmissions()), "Bare bones")
    assert "This is the scenario **Bare bones**" in words(app)
    app = sound(button(app, "Back to the list as it stands").click().run())
    assert "**What if:**" not in words(app)
    app = sound(button(app, "Try “Bare bones”").click().run())
    assert "**What if:** Bare bones." in words(app)


def test_a_saved_list_goes_out_with_the_exercise_and_loads_again():
    before = exercise_with()
    app = saved_as(asked(gone_to_with("targets", before)), "For residents")
    after: Exercise = app.session_state["exercise"]
    again = load_exercise_archive("small.zip", write_archive(after.files))
    assert [each.name for each in again.scenarios] == [*(each.name for each in before.scenarios), "For residents"]
    assert "scenario **For residents**" in words(app)


def test_a_name_that_is_taken_is_refused_and_nothing_is_saved():
    before = exercise_with()
    app = saved_as(asked(gone_to_with("targets", before)), before.scenarios[0].name)
    assert "which another scenario is called" in " ".join(table_with(app, "What was found")["What was found"])
    assert app.session_state["exercise"] is before


def test_a_saved_list_stands_among_the_scenarios_on_the_what_if_page():
    app = gone_to(saved_as(asked(gone_to_with("targets", exercise_with())), "For residents"), "compare")
    deadline = time.monotonic() + WAIT_SECONDS
    while "every saved scenario" in words(app):
        assert time.monotonic() < deadline
        wait_for_work()
        sound(app.run())
    app = with_part(app, "scenarios")
    assert list(table_with(app, "What is different")["Scenario"]).count("For residents") == 1


def test_a_saved_list_is_drawn_beside_under_its_own_name():
    app = saved_as(asked(gone_to_with("targets", exercise_with())), "For residents")
    next(each for each in app.selectbox if each.key == "targets-beside").set_value("for-residents")
    written = words(sound(app.run()))
    assert "**With for residents:**" in written
    assert "**With what if:**" not in written


def test_another_list_is_compared_with_the_list_as_it_stands_and_not_with_the_one_being_tried():
    app = asked(opened("targets"), without_readmissions())
    before = [each.value for each in app.markdown if "The list as it stands costs" in each.value]
    app = sound(button(app, "Try the cheapest list as a what-if").click().run())
    assert [each.value for each in app.markdown if "The list as it stands costs" in each.value] == before


def test_asking_for_nothing_asks_for_a_choice():
    app = asked(opened("targets"), [])
    assert "Choose at least one outcome." in words(app)


def test_figures_that_came_are_rated_in_words_and_by_shape():
    app = gone_to_with(
        "targets", exercise_with(actuals="less-smoking,2026/27,15,Made up\nless-smoking,2027/28,15.5,Made up\n")
    )
    assert "Of 2 ambitions with a figure: 1 met (green) and 1 well short (red)." in words(app)
    rated = list(table_with(app, "Rating")["Rating"])
    assert [each.removesuffix(" (part of a year)") for each in rated] == ["● Green: milestone met", "■ Red: well short"]
    assert "15.5% in 2027/28 against 14.0%" in words(app)
    assert "It rests on Stop smoking" in words(app)


def test_an_exercise_without_targets_says_how_to_add_them():
    heading = agreement_csv(exercise_with()).decode().splitlines()[0]
    app = gone_to_with("targets", exercise_with(targets="", milestones="target,year,value\n"))
    assert app.title[0].value == "No outcomes are set yet"
    assert "Bring in a table of outcomes below" in words(app)
    assert heading.startswith("number,title")


def test_a_table_is_shown_used_and_put_back():
    exercise = exercise_with()
    app = given(gone_to_with("targets", exercise), agreement_csv(exercise).replace(b",14,", b",13,"))
    assert "1 is refreshed: the new row counts and the old one is kept." in words(app)
    changes = table_with(app, "Became").iloc[0]
    assert (changes["What"], changes["Was"], changes["Became"]) == ("Ambition 2027/28", "14", "13")
    assert app.session_state["exercise"] is exercise
    app = sound(button(app, "Use this table").click().run())
    after: Exercise = app.session_state["exercise"]
    assert [each.version for each in after.targets] == ["1", "2"]
    assert analyse(after).portfolio.has_answer
    app = sound(button(app, "Put the old ones back").click().run())
    assert app.session_state["exercise"] is exercise


def test_a_table_with_problems_lists_them_all_and_changes_nothing():
    exercise = exercise_with()
    table = (
        b"number,title,baseline,year,t1,t2,lead\nNI 900,Something,1,2024,1,1,Nobody\nNI 901,Other,1,2024,1,1,Noone\n"
    )
    app = given(gone_to_with("targets", exercise), table)
    assert "This table was not used. The exercise you have open is unchanged." in words(app)
    assert len(table_with(app, "What was found")) == 4
    assert app.session_state["exercise"] is exercise
    assert not [each for each in app.button if each.label == "Use this table"]


def test_both_forms_of_the_table_can_be_taken_away():
    labels = [each.label for each in opened("targets").download_button]
    assert labels[-2:] == ["Download the table (CSV)", "Download the table (Excel)"]
