"""The Interventions page: seen before it is kept, kept whole, undone and done again."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest

from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from tests.ui.app import gone_to, opened, pressed, sound, table_with, words
from tests.ui.panel_app import panel, with_access

FUND = "Public health grant, part open to review"
HEADINGS = "Name\tNew, current or cut\tTheme\tLead\tPeople\tShare most deprived\tFund\t2026/27\t2027/28\t2028/29"
GOOD = f"{HEADINGS}\nDamp team two\tNew\ttobacco\tBorough council\t1,200\t60%\t{FUND}\t£10,000\t0\t0"


def pasted(app: AppTest, text: str) -> AppTest:
    next(each for each in app.text_area if each.label == "Rows").set_value(text)
    return pressed(app, "Add these rows")


def test_what_is_unclear_is_listed_by_row_and_column_and_nothing_can_be_kept():
    app = pasted(opened("interventions"), "Bad\tnow\tHomes\tNobody\t1.2m")
    found = table_with(app, "What was found")
    assert "What to decide, row 37, column People a year" in set(found["Where"])
    assert "Keep this" not in [each.label for each in app.button]
    assert "still in the grid" in app.error[0].value


def test_an_edit_is_kept_undone_and_done_again():
    app = pasted(opened("interventions"), GOOD)
    assert app.title[0].value == "You are deciding on 32 interventions and 4 proposed cuts"
    assert "With this there is no list: Damp team two has no value on" in words(app)
    app = pressed(app, "Keep this")
    assert app.title[0].value == "You are deciding on 33 interventions and 4 proposed cuts"
    app = pressed(app, "Undo the last change")
    assert app.title[0].value == "You are deciding on 32 interventions and 4 proposed cuts"
    app = pressed(app, "Do it again")
    assert app.title[0].value == "You are deciding on 33 interventions and 4 proposed cuts"


def test_what_is_left_as_it_was_is_gone():
    app = pressed(pasted(opened("interventions"), GOOD), "Leave it as it was")
    assert "Keep this" not in [each.label for each in app.button]
    assert app.title[0].value == "You are deciding on 32 interventions and 4 proposed cuts"


def test_every_grid_names_the_column_it_ends_with_and_keeps_what_names_a_row_in_sight():
    app = opened("interventions")
    said = [caption.value for caption in app.caption]
    assert any(line.endswith("its last column, “What a cut reduces”.") for line in said)
    assert any(line.endswith("its last column, “Goes on after the plan”.") for line in said)
    grids = [json.loads(grid.proto.columns) for grid in app.dataframe]
    assert len(grids) == 3
    pinned = [[name for name, column in grid.items() if column and column.get("pinned")] for grid in grids]
    assert [names[0] for names in pinned] == ["Row"] * 3
    assert [len(names) for names in pinned] == [2, 2, 2]


def test_who_has_a_small_screen_is_told_where_one_is_changed_at_a_time():
    app = opened("interventions")
    assert "choose “One intervention” above" in "".join(each.proto.body for each in app.get("html"))
    assert "One intervention" in app.radio[0].options


def test_a_member_reads_and_does_not_change():
    table = panel()
    app = gone_to(with_access(table, table.member(load_exercise(example_folder()).members[0].id)), "interventions")
    assert "See what this does" not in [each.label for each in app.button]
    assert "Warm homes" in words(app)


def chosen(app: AppTest, part: str) -> AppTest:
    next(each for each in app.radio if each.label == "What to look at").set_value(part)
    return sound(app.run())


def typed(app: AppTest, label: str, text: str, *, place: int = 0) -> None:
    [each for each in app.text_input if each.label == label][place].set_value(text)


def rule_changed(app: AppTest, count: str, why: str) -> AppTest:
    """The first rule that counts, with another count and reason, looked at and not kept yet."""
    place = next(n for n, each in enumerate(app.text_input) if each.label == "How many")
    labels = [each.label for each in app.text_input]
    app.text_input[place].set_value(count)
    reason = labels.index("Why there is this rule", place)
    app.text_input[reason].set_value(why)
    forms = [each for each in app.button if each.label == "See what this does"]
    number = sum(label == "Why there is this rule" for label in labels[:reason])
    forms[number].click().run()
    return sound(app)


def test_a_card_is_copied_and_taken_out_with_what_that_breaks():
    app = chosen(opened("interventions"), "One intervention")
    next(each for each in app.selectbox if each.label == "Intervention").set_value("nhs-health-check").run()
    assert "NHS Health Check for all aged 40 to 74 must be on the list" in words(sound(app))
    assert "Fund" in table_with(app, "Goes on after it").columns
    app = pressed(app, "Take it out")
    assert "The rule: “The council must offer the NHS Health Check by law" in words(app)
    app = pressed(pressed(app, "Leave it as it was"), "Make a copy")
    app = pressed(app, "Keep this")
    assert app.title[0].value == "You are deciding on 33 interventions and 4 proposed cuts"


def test_a_rule_is_filled_in_seen_and_kept():
    app = chosen(opened("interventions"), "Rules")
    next(each for each in app.selectbox if each.label == "Its sentence").set_value("must_not_fund").run()
    blank = [each for each in app.selectbox if each.label == "Intervention"][-1]
    blank.set_value("warm-homes")
    typed(app, "Why there is this rule", "A test.", place=-1)
    [each for each in app.button if each.label == "See what this does"][-1].click().run()
    assert "leaves" in words(sound(app))
    app = pressed(app, "Keep this")
    assert [each.label for each in app.expander if "must not be on the list" in each.label][-1].startswith("Warm homes")


def test_at_a_panel_a_second_facilitator_is_shown_what_both_changed_and_loses_nothing():
    table = panel()
    first, second = (chosen(with_access(table, table.facilitator, "interventions"), "Rules") for _each in range(2))
    first, second = rule_changed(first, "3", "Three."), rule_changed(second, "1", "One.")
    pressed(first, "Keep this")
    second = pressed(second, "Keep this")
    assert any("Somebody else changed the exercise first." in each.value for each in second.error)
    both = table_with(second, "Yours").iloc[0]
    assert both["Yours"].startswith("No more than 1 from Alcohol advice")
    assert both["Theirs, which stands now"].startswith("No more than 3 from Alcohol advice")
    second = pressed(second, "Keep this")
    assert "Kept. You can undo it." in [each.value for each in second.success]


def test_rows_that_another_facilitator_added_are_not_taken_out_by_a_grid_drawn_before():
    table = panel()
    first, second = (with_access(table, table.facilitator, "interventions") for _each in range(2))
    pressed(pasted(first, GOOD), "Keep this")
    second = pressed(sound(second.run()), "See what this does")
    assert second.title[0].value == "You are deciding on 33 interventions and 4 proposed cuts"
    assert "Nothing has changed" in words(second)


def test_what_the_panel_has_scored_cannot_be_taken_out_and_a_rule_is_named_instead():
    table = panel()
    app = pressed(chosen(with_access(table, table.facilitator, "interventions"), "One intervention"), "Take it out")
    (said,) = (each.value for each in app.error)
    assert said.startswith("Somebody at this panel has scored or written about Stop smoking service")
    assert "add the rule that it must not be on the list" in said
    assert "Keep this" not in [each.label for each in app.button]


def test_a_rule_that_is_half_filled_in_is_there_after_another_page():
    app = chosen(opened("interventions"), "Rules")
    typed(app, "Why there is this rule", "Because", place=-1)
    app = chosen(gone_to(gone_to(sound(app.run()), "record"), "interventions"), "Rules")
    assert [each.value for each in app.text_input if each.label == "Why there is this rule"][-1] == "Because"


def test_what_is_asked_about_a_paste_keeps_it_in_its_box_until_it_is_answered():
    text = "Name\tStatus\tTheme\tLead\tFund\tCost\nDamp team\tnew\tHomes\tBorough council\tCouncil capital\t5"
    app = pasted(opened("interventions"), text)
    assert next(each for each in app.text_area if each.label == "Rows").value == text
    asked = next(each for each in app.radio if each.label == "Of which year are the pounds in the column “Cost”?")
    asked.set_value(asked.options[0])
    app = pressed(app, "Add these rows")
    assert next(each for each in app.text_area if each.label == "Rows").value == ""
    assert "1 pasted row read. Nothing is kept yet." in words(app)
    assert not [each for each in app.radio if each.label.startswith("Of which year")]
