"""A list of one's own is made step by step, kept on this machine, and found again in another session."""

from __future__ import annotations

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from tests.ui.app import gone_to, opened, slid, sound, table_with, words

MONEY = "Grant\trevenue\tCouncil\t£100,000\t£100 000\t100000"
HEADED = "Fund\tHost\t2026/27\t2027/28\t2028/29\nGrant\tCouncil\t£100,000\t£100 000\t-"
ROWS = "\n".join(
    f"Thing {n}\tNew\tHomes\tCouncil\t{n}00\t\t\tGrant\t£{n}0,000\t£{n}0,000\t£{n}0,000" for n in range(1, 7)
)


def pressed(app: AppTest, label: str) -> AppTest:
    next(each for each in app.button if each.label == label).click().run()
    return sound(app)


def pasted(app: AppTest, text: str) -> AppTest:
    next(each for each in app.text_area if each.label.startswith("Rows")).set_value(text)
    return pressed(app, "Add these rows")


def begun() -> AppTest:
    app = pressed(opened("own_list"), "Begin")
    next(each for each in app.selectbox if each.label == "Place").set_value("Bury")
    return pressed(app, "Keep and go on")


def with_rows() -> AppTest:
    app = pressed(pasted(begun(), MONEY), "Keep and go on")
    return pressed(pasted(app, ROWS), "Keep and go on")


def test_six_steps_make_a_list_that_every_page_shows():
    app = with_rows()
    assert table_with(app, "Cost").iloc[-2].to_list() == ["All of it", "£630,000"]
    for box in app.checkbox:
        if box.label.startswith(("**Local priority", "**People who", "**Cost")):
            box.check()
    app = pressed(pressed(app, "Keep and go on"), "Keep and go on")
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
    again = pressed(opened("own_list"), "Go on with it")
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
    app = pressed(opened("own_list"), "Go on with it")
    assert app.title[0].value == "What should we fund in Bury from 2026 to 2029?"
    assert app.header[0].value == "2 Money"


def test_two_windows_do_not_overwrite_each_other():
    first = begun()
    second = pressed(opened("own_list"), "Go on with it")
    pressed(pasted(first, MONEY), "Keep and go on")
    second = pressed(pasted(second, MONEY.replace("Grant", "Other")), "Keep and go on")
    assert "Another window changed this list first." in second.error[0].value


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
    app = pressed(app, "Leave out what is not kept")
    assert "Leave out what is not kept" not in [each.label for each in app.button]
    app = pasted(app, HEADED)
    assert pressed(app, "Keep and go on").header[0].value == "3 What to decide"


def test_what_is_typed_and_not_kept_is_there_again_in_another_session():
    pasted(begun(), MONEY)
    app = pressed(opened("own_list"), "Go on with it")
    assert app.header[0].value == "2 Money"
    app = pressed(app, "Keep and go on")
    assert app.header[0].value == "3 What to decide"
