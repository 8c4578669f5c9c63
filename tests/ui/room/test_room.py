"""In the room: for the facilitator alone, counts before the reveal, the next question and the minutes after it."""

from __future__ import annotations

import time
from datetime import date
from datetime import time as time_of_day

import pytest

from prioritise.domain.meeting import Attendance, Meeting
from prioritise.store.meeting_draft import saved_meeting
from prioritise.store.members import add_member, remove_member
from prioritise.store.rounds import close_round, open_round, reveal_round, rounds
from prioritise.store.writing import new_save_key
from prioritise.ui.room.start_time import MINUTES, STARTS
from tests.ui.app import WAIT_SECONDS, sound, table_with, words
from tests.ui.counting import counted
from tests.ui.panel_app import panel, with_access
from tests.ui.scores.test_disputes import opened_round, revealed, scored
from tests.ui.waiting import wait_for_work

NAME = "MMR catch-up in nurseries and mosques on “can it be delivered”"


def settled(app):
    """The page once nothing on it is still being worked out."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        if "Working it out" not in words(app):
            return app
        wait_for_work()
        sound(app.run())
    raise AssertionError("the page never was whole")


@pytest.fixture
def table():
    """A second round, open, in which three members scored one question apart and sent it."""
    made = panel()
    number = opened_round(made)
    for member, value in (("gp-lead", 15.0), ("carers-lead", 65.0), ("director-adult-care", 65.0)):
        scored(made, member, value, round_number=number)
    return made


def test_while_a_round_is_open_there_are_counts_and_neither_a_score_nor_a_question(table):
    app = settled(with_access(table, table.facilitator, "room"))
    said = words(app)
    assert app.title[0].value == "Round 2 is open: score alone"
    assert "<strong>3 of 13</strong>have sent their scores" in said
    assert "The list is from before this round." in said
    for secret in ("The next question", "By Borough council", NAME, "Lowest", "GP lead for long-term conditions</"):
        assert secret not in said


def test_after_the_reveal_the_first_question_stands_there_with_its_levels_and_where_scores_lie(table):
    revealed(table)
    said = words(settled(with_access(table, table.facilitator, "room")))
    assert f'<p class="name">{NAME}</p>' in said
    # The two levels of this round, and that of the members who did not answer again.
    assert said.count(">By ") == 3
    assert "What it could change" in said
    # Nothing was settled, and the scores left the list as it was: one line says both.
    assert "Since round 2 was opened, by its scores and what you settled" in said
    assert "Since round 2 was revealed" not in said


def test_once_the_round_is_closed_the_page_offers_the_minutes(table):
    revealed(table)
    last = rounds(table.store, table.facilitator)[-1]
    close_round(table.store, table.facilitator, last.number, seen_version=last.version, save_key=new_save_key())
    app = settled(with_access(table, table.facilitator, "room"))
    assert app.title[0].value == "Round 2 is closed: this is the list"
    assert "The next question" not in words(app)
    assert [each.label for each in app.get("download_button")] == ["Minutes (Word)", "Minutes (PDF)"]
    assert sum((each.key or "").startswith("attended:") for each in app.get("button_group")) == 13


def note(app, member):
    """Where is noted whether somebody was there."""
    return next(each for each in app.get("button_group") if each.key == f"attended:{member}")


def when(app, member, what="left"):
    """Where is typed when they came or left."""
    return next(each for each in app.text_input if each.key == f"attended-{what}:{member}")


def test_what_is_written_for_the_minutes_is_there_again_in_a_new_session(table):
    revealed(table)
    app = settled(with_access(table, table.facilitator, "room"))
    note(app, "gp-lead").set_value(Attendance.LEFT)
    note(app, "carers-lead").set_value(Attendance.APOLOGIES)
    sound(app.run())
    when(app, "gp-lead").set_value("at 15:10")
    next(each for each in app.text_input if each.key == "minutes-others").set_value("The clerk")
    app.date_input[0].set_value(date(2026, 3, 12))
    next(each for each in app.text_area if each.key == "minutes-other").set_value("Next time in May.")
    sound(app.run())
    again = settled(with_access(table, table.facilitator, "room"))
    noted = {each.key: each.value for each in again.get("button_group") if each.key.startswith("attended:")}
    assert {key: how for key, how in noted.items() if how} == {
        "attended:gp-lead": Attendance.LEFT,
        "attended:carers-lead": Attendance.APOLOGIES,
    }
    assert when(again, "gp-lead").value == "at 15:10"
    assert next(each for each in again.text_input if each.key == "minutes-others").value == "The clerk"
    assert again.date_input[0].value == date(2026, 3, 12)
    assert next(each for each in again.text_area if each.key == "minutes-other").value == "Next time in May."


def test_who_came_late_and_left_early_has_a_time_for_each_and_neither_stands_for_the_other(table):
    app = settled(with_access(table, table.facilitator, "room"))
    note(app, "gp-lead").set_value(Attendance.LATE)
    sound(app.run())
    when(app, "gp-lead", "came").set_value("from 09:40")
    sound(app.run())
    note(app, "gp-lead").set_value(Attendance.LEFT)
    sound(app.run())
    assert when(app, "gp-lead").value == ""
    assert saved_meeting(table.store, table.facilitator).attended[0].when == ""
    note(app, "gp-lead").set_value(Attendance.LATE_AND_LEFT)
    sound(app.run())
    when(app, "gp-lead").set_value("at 11:00")
    sound(app.run())
    again = settled(with_access(table, table.facilitator, "room"))
    assert (when(again, "gp-lead", "came").value, when(again, "gp-lead").value) == ("from 09:40", "at 11:00")


def test_another_meeting_begins_with_nothing_of_the_last_one_once_that_is_meant(table):
    app = settled(with_access(table, table.facilitator, "room"))
    assert not [each for each in app.button if each.key == "new-meeting"]
    note(app, "gp-lead").set_value(Attendance.HERE)
    app.date_input[0].set_value(date(2026, 3, 12))
    next(each for each in app.text_area if each.key == "minutes-other").set_value("Next time in May.")
    sound(app.run())
    other = settled(with_access(table, table.facilitator, "room"))
    assert app.button(key="new-meeting").disabled
    app.checkbox(key="sure-to-clear-minutes").check()
    sound(app.run())
    sound(app.button(key="new-meeting").click().run())
    assert saved_meeting(table.store, table.facilitator) == Meeting()
    assert "All that was written for the minutes is cleared." in " ".join(each.value for each in app.success)
    # Another window that had it open writes nothing of it back.
    sound(other.run())
    next(each for each in other.text_area if each.key == "minutes-other").set_value("In June.")
    sound(other.run())
    for each in (app, other):
        assert note(each, "gp-lead").value is None
        assert each.date_input[0].value is None
    assert saved_meeting(table.store, table.facilitator) == Meeting(other_business="In June.")


def test_whoever_is_taken_off_the_panel_stays_in_what_is_noted_of_the_meeting(table):
    joined = add_member(table.store, table.facilitator, partner="icb", title="Guest nurse", save_key=new_save_key())
    app = settled(with_access(table, table.facilitator, "room"))
    note(app, joined.id).set_value(Attendance.HERE)
    sound(app.run())
    remove_member(table.store, table.facilitator, joined.id, save_key=new_save_key())
    for session in (app, settled(with_access(table, table.facilitator, "room"))):
        sound(session.run())
        assert note(session, joined.id).label.startswith("Guest nurse, ")
        assert note(session, joined.id).label.endswith(", taken off the panel since")
        next(each for each in session.text_input if each.key == "minutes-others").set_value("The clerk")
        sound(session.run())
        assert [each.member for each in saved_meeting(table.store, table.facilitator).attended] == [joined.id]


def test_the_agenda_follows_the_start_and_the_length_that_are_set(table):
    app = settled(with_access(table, table.facilitator, "room"))
    assert "Set the start below" in words(app)
    next(each for each in app.time_input if each.key == STARTS).set_value(time_of_day(14, 0))
    next(each for each in app.number_input if each.key == MINUTES).set_value(60)
    app = sound(app.run())
    table_of_parts = table_with(app, "What to do")
    assert table_of_parts["When"].iloc[0].startswith("14:00 to ")
    assert table_of_parts["When"].iloc[-1].endswith("15:00")
    assert table_of_parts["Minutes"].astype(int).sum() == 60
    assert "room-clock" in words(app)


def test_nobody_but_the_facilitator_gets_in(table):
    for viewer in (table.member("gp-lead"), table.observer()):
        said = words(with_access(table, viewer, "room"))
        assert "have sent their scores" not in said
        assert "The next question" not in said
        assert "room-lead" not in said


def test_an_unchanged_rerun_works_nothing_out():
    made = panel()
    open_round(made.store, made.facilitator, save_key=new_save_key())
    last = rounds(made.store, made.facilitator)[-1]
    reveal_round(made.store, made.facilitator, last.number, seen_version=last.version, save_key=new_save_key())
    app = settled(with_access(made, made.facilitator, "room"))
    sound(app.run())
    with counted() as again:
        sound(app.run())
    assert again.worked_out() == {}
