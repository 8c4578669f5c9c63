"""Two windows at one list: what each of them kept stays, and what the other typed stands beside it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui.app import gone_to, opened, pressed, table_with, words
from tests.ui.own_list.steps import MONEY, begun, box, on_step, pasted

WARM = "Warm homes\tNew\tHomes\tCouncil\t800\t\t\tGrant\t£75,000\t£75,000\t£75,000"
DEBT, SHED = WARM.replace("Warm homes", "Debt advice"), WARM.replace("Warm homes", "Men's shed")
CLASH = "Another window changed this list first."


def with_money() -> AppTest:
    return pressed(pasted(begun(), MONEY), "Keep and go on")


def kept_names(app: AppTest) -> list[str]:
    lines = app.session_state["own-files"]["interventions.csv"].decode().splitlines()[1:]
    return [line.split(",")[1] for line in lines]


def test_what_one_window_kept_stays_beside_what_the_other_typed_and_is_kept_by_it_too():
    with_money()
    one, two = on_step(opened("own_list"), 3), on_step(opened("own_list"), 3)
    pressed(pasted(one, DEBT), "Keep and go on")
    two = pressed(pasted(two, SHED), "Keep and go on")
    assert CLASH in two.error[0].value
    assert kept_names(two) == ["Debt advice"]
    two = pressed(two, "Keep and go on")
    assert not two.error
    assert kept_names(two) == ["Debt advice", "Men's shed"]


def test_after_a_reload_what_was_typed_stands_on_the_list_that_was_kept_meanwhile():
    with_money()
    one, two = on_step(opened("own_list"), 3), on_step(opened("own_list"), 3)
    pressed(pasted(one, DEBT), "Keep and go on")
    pasted(two, SHED)
    again = pressed(on_step(opened("own_list"), 3), "Keep and go on")
    assert kept_names(again) == ["Debt advice", "Men's shed"]


def test_a_place_that_both_changed_is_asked_about():
    with_money()
    one, two = on_step(opened("own_list"), 3), on_step(opened("own_list"), 3)
    pressed(pasted(one, WARM), "Keep and go on")
    two = pressed(pasted(two, WARM.replace("\t800\t", "\t900\t")), "Keep and go on")
    assert table_with(two, "Yours").to_numpy().tolist() == [["Warm homes, People a year", "900", "800"]]
    two = pressed(two, "Take what is kept in these places")
    assert "These places were changed elsewhere too" not in words(two)
    two = pressed(two, "Keep and go on")
    assert b",800," in two.session_state["own-files"]["interventions.csv"]


def test_what_another_window_chose_in_a_box_is_shown_unless_it_was_changed_here():
    with_money()
    one, two = on_step(opened("own_list"), 1), on_step(opened("own_list"), 1)
    box(one.number_input, "How many").set_value(2).run()
    pressed(one, "Keep and go on")
    box(two.text_input, "The question").set_value("What first?").run()
    two = pressed(two, "Keep and go on")
    assert CLASH in two.error[0].value
    assert box(two.number_input, "How many").value == 2
    assert box(two.text_input, "The question").value == "What first?"
    two = pressed(two, "Keep and go on")
    assert two.session_state["exercise"].years == ("2026/27", "2027/28")
    assert two.title[0].value == "What first?"


def test_another_page_shows_what_another_window_kept_once_its_own_change_cannot_be():
    with_money()
    pressed(pasted(on_step(opened("own_list"), 3), WARM), "Keep and go on")
    one, two = opened("own_list"), gone_to(opened("own_list"), "interventions")
    pressed(pasted(on_step(one, 3), DEBT), "Keep and go on")
    box(two.radio, "What to look at").set_value("One intervention").run()
    two = pressed(pressed(two, "Make a copy"), "Keep this")
    assert CLASH in two.error[0].value
    two = pressed(two, "Keep this")
    assert kept_names(two) == ["Warm homes", "Debt advice", "Warm homes (copy)"]
