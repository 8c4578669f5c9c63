"""A list of one's own is made step by step, kept on this machine, and found again in another session."""

from __future__ import annotations

import json
from dataclasses import replace

from streamlit.testing.v1 import AppTest

from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.own_list.typed_draft import TypedDraft
from prioritise.files.own_list.weights import partners_grid
from prioritise.store.left_open import LeftOpen, leave_open
from tests.ui.app import gone_to, opened, pressed, slid, sound, table_with, words
from tests.ui.own_list.steps import (
    HEADED,
    HEADINGS,
    HUBS,
    MONEY,
    OTHER_HUBS,
    ROWS,
    begun,
    box,
    on_step,
    pasted,
    with_rows,
)


def test_six_steps_make_a_list_that_every_page_shows():
    app = with_rows()
    assert table_with(app, "Cost").iloc[-1].to_list() == ["All of it", "£630,000"]
    for label in ("**Local priority", "**People who", "**Cost"):
        box(app.checkbox, label).check()
    app = pressed(app, "Keep and go on")
    assert "People who benefit: in people a year, 0 is worth 0 and 10,000 is worth 100." in words(app)
    app = pressed(app, "Keep and go on")
    app = pasted(app, "\n".join(f"thing {n}\tnamed in one plan" for n in range(1, 7)))
    app = pressed(app, "Keep")
    assert table_with(app, "What was found").iloc[0]["What was found"].startswith("nothing in rows 1, 2, 3, 4, 5, 6")
    next(each for each in app.text_input if each.label.startswith("Where")).set_value("Team")
    app = pressed(app, "Keep")
    assert "Every page now shows this list." in words(app)
    assert next(each for each in app.text_input if each.label.startswith("Where")).value == "Team"
    another_of_the_same_name_is_not_taken_for_it(app)
    assert gone_to(app, "start").title[0].value == "What should we fund in Bury from 2026 to 2029?"
    a_scenario_is_kept_with_the_list(app)
    what_another_page_changes_is_kept_in_the_list(app)


def a_scenario_is_kept_with_the_list(app: AppTest) -> None:
    """It is there after the page is loaded again, so the button does not say "for this visit"."""
    app = pressed(slid(gone_to(app, "priorities"), "budget", 70), "Save it as a scenario")
    assert "It is kept with your list on this machine." in words(app)
    again = opened("own_list")
    assert [each.name for each in again.session_state["exercise"].scenarios] == ["All budgets at 70%"]


def what_another_page_changes_is_kept_in_the_list(app: AppTest) -> None:
    app = gone_to(app, "interventions")
    next(each for each in app.radio if each.label == "What to look at").set_value("One intervention")
    app = pressed(pressed(sound(app.run()), "Make a copy"), "Keep this")
    assert len(app.session_state["own-files"]["interventions.csv"].splitlines()) == 1 + 6 + 1


def another_of_the_same_name_is_not_taken_for_it(app: AppTest) -> None:
    """A file with the same id may be open beside the list that is made; a change of it must not take its place."""
    own, kept = app.session_state["exercise"], app.session_state["own-files"]
    app.session_state["exercise"] = replace(own, title="Another")
    app.session_state["own-shown"] = "the digest of what was open before"
    app.run()
    assert "The other pages show another exercise now." in words(app)
    pressed(app, "Show this list on every page")
    assert "Every page now shows this list." in words(app)
    assert app.session_state["own-files"] == kept


def test_another_session_on_this_machine_goes_on_where_the_first_was():
    begun()
    app = opened("own_list")
    assert app.title[0].value == "What should we fund in Bury from 2026 to 2029?"
    assert app.header[0].value == "2 Money"


def test_what_is_unclear_stays_in_the_step_with_its_problem():
    app = pressed(pasted(begun(), MONEY.replace("£100 000", "1.2m")), "Keep and go on")
    assert app.header[0].value == "2 Money"
    assert table_with(app, "What was found").iloc[0].to_list() == [
        "Money, row 1, column 2027/28",
        "“1.2m”, which may mean 1,200,000",
        "write 1,200,000 if that is meant",
    ]
    app = pressed(app, "Yes, 1,200,000 is meant")
    assert not app.error
    assert pressed(app, "Keep and go on").header[0].value == "3 What to decide"


def test_a_criterion_of_ones_own_is_added_beside_those_that_are_ticked():
    app = with_rows()
    app = pressed(app, "Keep and go on")
    assert table_with(app, "What was found").iloc[0]["What was found"] == "nothing ticked"
    next(each for each in app.checkbox if each.label.startswith("**Cost")).check()
    next(each for each in app.text_input if each.label == "Name").set_value("Fairness")
    app = pressed(app, "Keep and go on")
    assert "not added yet" in table_with(app, "What was found").iloc[0]["What was found"]
    for label, text in (("Question", "Is it fair?"), ("Why it matters", "It was asked for.")):
        next(each for each in app.text_input if each.label.startswith(label)).set_value(text)
    app = pressed(app, "Add this criterion")
    ticked = {each.label.split(".")[0] for each in app.checkbox if each.value}
    assert ticked == {"**Cost", "**Fairness"}


def test_rows_that_were_pasted_and_not_added_are_not_passed_over():
    app = begun()
    next(each for each in app.text_area if each.label.startswith("Rows")).set_value(f"Our money\n{HEADED}")
    app = pressed(app, "Keep and go on")
    assert app.header[0].value == "2 Money"
    assert "Left out: “Our money”, above the headings." in app.info[0].value
    app = pressed(app, "Put back what was kept last")
    assert "Put back what was kept last" not in [each.label for each in app.button]
    app = pasted(app, HEADED)
    assert pressed(app, "Keep and go on").header[0].value == "3 What to decide"


def test_what_is_typed_and_not_kept_is_there_again_in_another_session():
    pasted(begun(), MONEY)
    app = opened("own_list")
    assert app.header[0].value == "2 Money"
    app = pressed(app, "Keep and go on")
    assert app.header[0].value == "3 What to decide"


def test_what_is_asked_about_a_paste_keeps_it_in_its_box_until_it_is_answered():
    app = pasted(pressed(pasted(begun(), MONEY), "Keep and go on"), f"{HEADINGS}\n{HUBS}\n{OTHER_HUBS}")
    assert box(app.text_area, "Rows").value.endswith(OTHER_HUBS)
    assert "Nothing is added yet." in app.warning[0].value
    app = pressed(app, "Keep and go on")
    assert app.header[0].value == "3 What to decide"
    box(app.radio, "Of which year").set_value("2026/27 alone")
    app = pressed(app, "Add these rows")
    assert box(app.radio, "Of which year").value == "2026/27 alone"
    box(app.radio, "Row 3 has the same name as row 2").set_value("Another: call it “Family hubs (2)”")
    app = pressed(app, "Add these rows")
    assert not app.warning
    assert box(app.text_area, "Rows").value == ""
    assert "2 pasted rows read." in app.info[0].value
    assert "Row 3 has the same name" not in " ".join(each.label for each in app.radio)


def test_a_grid_keeps_the_name_of_a_row_in_sight_and_a_new_row_is_empty():
    app = pressed(pasted(begun(), MONEY), "Keep and go on")
    for editor in app.get("arrow_data_frame"):
        columns = json.loads(editor.proto.columns)
        shown = {name: column for name, column in columns.items() if not column.get("hidden")}
        first, second = list(shown)[:2]
        assert first == "Row"
        assert second in {"Name", "Intervention"}
        assert shown[second]["pinned"] is True
        assert {column["default"] for column in shown.values()} == {""}


def test_problems_stay_when_what_may_be_meant_is_written():
    app = pasted(
        pressed(pasted(begun(), MONEY), "Keep and go on"), ROWS.replace("Thing 2\tNew\tHomes", "Thing 2\tNew\t")
    )
    app = pressed(pasted(app, ROWS.splitlines()[0].replace("\t100\t", "\t1.2k\t")), "Keep and go on")
    assert len(table_with(app, "What was found")) == 2
    app = pressed(app, "Yes, 1,200 is meant")
    assert table_with(app, "What was found")["Where"].to_list() == ["What to decide, row 2, column Theme"]
    assert "Written into the grid as you said." in app.info[0].value
    assert "Yes, 1,200 is meant" not in [each.label for each in app.button]


def typed_everywhere(app: AppTest) -> AppTest:
    """Something in every sort of box of every step, and nothing kept."""
    app = on_step(app, 1)
    box(app.selectbox, "Place").set_value("Bolton").run()
    box(app.selectbox, "First year").set_value(2027).run()
    box(app.number_input, "How many").set_value(2).run()
    box(app.text_input, "Or another").set_value("Ambridge").run()
    box(app.text_input, "The question").set_value("What first?").run()
    app = on_step(app, 2)
    box(app.text_area, "Rows").set_value("Half a fund").run()
    app = on_step(app, 3)
    box(app.text_area, "Rows").set_value("Half a list").run()
    app = on_step(app, 4)
    box(app.checkbox, "**Local priority").check().run()
    box(app.radio, "How it is").set_value("By a figure, with its source").run()
    for label in ("Name", "Question", "Counted in", "The figure that is the best", "Why"):
        box(app.text_input, label).set_value(f"{label} typed").run()
    app = on_step(app, 5)
    box(app.radio, "How much").set_value("Points for every partner, in the grid").run()
    return app


def everything_typed(app: AppTest) -> list[object]:
    app = on_step(app, 1)
    found: list[object] = [box(app.selectbox, "Place").value, box(app.selectbox, "First year").value]
    found += [box(app.number_input, "How many").value, box(app.text_input, "Or another").value]
    found.append(box(app.text_input, "The question").value)
    for step in (2, 3):
        app = on_step(app, step)
        found.append(box(app.text_area, "Rows").value)
    app = on_step(app, 4)
    found.append(box(app.checkbox, "**Local priority").value)
    for label in ("Name", "Question", "Counted in", "The figure that is the best", "Why"):
        found.append(box(app.text_input, label).value == f"{label} typed")
    return [*found, box(on_step(app, 5).radio, "How much").value[:6]]


TYPED = ["Bolton", 2027, 2, "Ambridge", "What first?", "Half a fund", "Half a list", *[True] * 6, "Points"]


def test_what_is_typed_in_any_step_is_there_after_other_steps_other_pages_and_in_another_session():
    app = typed_everywhere(begun())
    assert everything_typed(app) == TYPED
    assert everything_typed(gone_to(gone_to(app, "needs"), "own_list")) == TYPED
    again = opened("own_list")
    assert everything_typed(again) == TYPED
    assert everything_typed(opened("own_list")) == TYPED


def test_what_is_kept_waits_no_more_and_another_list_begins_empty():
    app = on_step(typed_everywhere(begun()), 1)
    app = pressed(app, "Keep and go on")
    assert app.title[0].value == "What first?"
    box(on_step(app, 1).text_input, "The question").set_value("").run()
    again = opened("own_list")
    assert box(on_step(again, 1).text_input, "The question").value == ""
    assert box(on_step(again, 2).text_area, "Rows").value == "Half a fund"
    fresh = pressed(opened("own_list"), "Begin a new list")
    assert box(on_step(fresh, 1).text_input, "The question").value == ""
    assert box(on_step(fresh, 2).text_area, "Rows").value == ""


def test_where_judgements_come_from_is_there_again_too():
    app = with_rows()
    box(app.checkbox, "**Local priority").check()
    box(app.checkbox, "**Cost").check()
    app = on_step(pressed(app, "Keep and go on"), 6)
    box(app.text_input, "Where they come from").set_value("Team, March").run()
    box(app.text_area, "Rows").set_value("Half a row").run()
    for found in (on_step(on_step(app, 2), 6), on_step(opened("own_list"), 6)):
        assert box(found.text_input, "Where they come from").value == "Team, March"
        assert box(found.text_area, "Rows").value == "Half a row"


def with_points() -> AppTest:
    """A list on Cost and Local priority, to which both partners gave 60 and 40 points."""
    app = with_rows()
    for label in ("**Local priority", "**Cost"):
        box(app.checkbox, label).check()
    app = pressed(app, "Keep and go on")
    app = sound(box(app.radio, "How much").set_value("Points for every partner, in the grid").run())
    del app.session_state["own-drawn"]
    app.session_state["own-typed"] = TypedDraft().with_step(5, {"partners": points(app)})
    app.session_state["own-round"] += 1
    return pressed(sound(app.run()), "Keep and go on")


def points(app: AppTest) -> Grid:
    grid = partners_grid(app.session_state["own-files"])
    return grid.with_rows(GridRow(row.id, (row.cells[0], "60", "40")) for row in grid.rows)


def test_points_are_not_lost_when_another_criterion_is_ticked_or_one_is_left_out():
    app = on_step(with_points(), 4)
    assert b"council,,cost,points,60" in app.session_state["own-files"]["weights.csv"]
    box(app.checkbox, "**Need met").check()
    app = pressed(app, "Keep and go on")
    assert "Give points to Need met too." in app.info[0].value
    assert box(app.radio, "How much").value == "Points for every partner, in the grid"
    assert app.session_state["own-typed"].of(5)["partners"].rows[0].cells[1:] == ("60", "40", "")
    app = pressed(app, "Keep and go on")
    assert table_with(app, "What was found").iloc[0]["What was found"] == "an empty cell"
    app = pressed(app, "Leave out Need met")
    assert [each.label for each in app.checkbox if each.value] == ["**Cost.**", "**Local priority.**"]
    app = pressed(on_step(app, 5), "Keep and go on")
    assert b"council,,cost,points,60" in app.session_state["own-files"]["weights.csv"]


def test_effects_that_a_criterion_needs_are_given_where_a_press_leads():
    app = on_step(with_rows(), 4)
    box(app.checkbox, "**Need met").check()
    app = pressed(app, "Keep and go on")
    assert "Need met: give the effects on indicators of all 6 interventions." in words(app)
    app = pressed(app, "Give the effects")
    assert box(app.radio, "What to look at").value == "Effects"
    app = gone_to(app, "start")
    assert box(pressed(app, "Go to **Effects**").radio, "What to look at").value == "Effects"


def test_a_cell_that_is_put_right_is_listed_no_more_before_anything_is_pressed():
    app = pressed(pasted(begun(), MONEY.replace("£100 000", "TBC")), "Keep and go on")
    assert "This is not kept yet. What you typed is still here." in app.error[0].value
    key = f"own-money:{app.session_state['own-round']}:shown"
    grid = app.session_state[key]
    cells = ["100,000" if cell == "TBC" else cell for cell in grid.rows[0].cells]
    app.session_state[key] = grid.with_rows([GridRow(grid.rows[0].id, tuple(cells))])
    app = sound(app.run())
    assert not app.error
    assert "Kept as you type." not in words(app)
    assert app.info[0].value.startswith("What was to be put right is changed.")


def test_the_list_that_is_kept_is_called_by_its_question():
    begun()
    leave_open(LeftOpen.AT_START)
    assert "“What should we fund in Bury from 2026 to 2029?” is kept here from " in words(opened("own_list"))


def the_question_and_not_the_step_comes_into_view(app: AppTest) -> None:
    """What is scrolled to is what has another state after a press; a press that asks changes that of the question."""
    step, asked = app.session_state["own-presses"], app.session_state["paste-asked-times"]
    app = pressed(app, "Add these rows")
    assert app.session_state["own-presses"] == step
    assert app.session_state["paste-asked-times"] == asked + 1


def test_a_cost_that_is_pasted_again_from_another_fund_is_asked_about_and_counted_once():
    app = pressed(pasted(begun(), f"{MONEY}\nPool\trevenue\tNHS\t5\t5\t5"), "Keep and go on")
    app = pasted(app, ROWS)
    app = pasted(app, "Scheme\tFund\t2026/27\t2027/28\t2028/29\nThing 1\tPool\t1\t1\t1")
    the_question_and_not_the_step_comes_into_view(app)
    question = next(each for each in app.radio if "in place of what is there" in each.label)
    assert question.label.startswith("Thing 1 has costs from Grant, and is pasted with costs from Pool")
    question.set_value("In place of what is there")
    app = pressed(app, "Add these rows")
    assert "Costs of Thing 1 from Pool: in place of those from Grant." in app.info[0].value
    app = pressed(app, "Keep and go on")
    assert table_with(app, "Cost").iloc[0].to_list() == ["Thing 1", "£3"]
