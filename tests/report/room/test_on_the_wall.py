"""The clock on the wall fits what has happened: it may say ahead or behind, and never tells to do what is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from prioritise.domain.panel import Round, RoundState
from prioritise.files.agenda import workshop_agenda
from prioritise.report.room.on_the_wall import Standing, on_the_wall
from prioritise.report.room.timetable import on_now, timetable
from tests.worked_example import worked_example

AGENDA, TWO = workshop_agenda(), time(14, 0)
TIMED = timetable(AGENDA, 90, worked_example())
BEGAN = datetime(2026, 3, 12, 14, 0, tzinfo=UTC)
WELCOME, LAST_SCORES, SETTLING, WEIGHTS, CLOSING = (14, 2), (14, 12), (14, 30), (15, 7), (15, 25)


def a_round(state, closed_at=None):
    return Round(3, state, "2026-03-12T13:00:00.000000Z", None, closed_at, 1)


OPEN, REVEALED = a_round(RoundState.OPEN), a_round(RoundState.REVEALED)
CLOSED = a_round(RoundState.CLOSED, "2026-03-12T14:20:00.000000Z")


def wall(moment, last, left=80):
    planned = on_now(TIMED, TWO, datetime(2026, 3, 12, *moment, tzinfo=UTC))
    return planned, on_the_wall(planned, TIMED, Standing(last, left).since(BEGAN))


@pytest.mark.parametrize(
    ("moment", "last"),
    [
        (WELCOME, None),
        (WELCOME, OPEN),
        (WELCOME, REVEALED),
        (LAST_SCORES, OPEN),
        (SETTLING, REVEALED),
        (WEIGHTS, REVEALED),
        (WEIGHTS, CLOSED),
        (CLOSING, REVEALED),
        ((13, 50), CLOSED),
    ],
)
def test_what_fits_stands_as_the_agenda_has_it(moment, last):
    planned, said = wall(moment, last)
    assert said == planned


def test_after_an_early_reveal_it_says_that_you_are_ahead_and_goes_on_with_settling():
    planned, said = wall(LAST_SCORES, REVEALED)
    assert "reveal the round" in planned.what_to_do
    assert "reveal the round" not in said.what_to_do
    assert said.heading == "By the agenda: Last scores, then the reveal"
    assert said.what_to_do.startswith(
        "Round 3 is revealed already, so you are ahead. Go on with “Settle what divides you”."
    )
    assert (said.page, said.left) == ("scores", planned.left)


def test_with_nothing_left_to_settle_nobody_is_sent_to_settle():
    for moment in (LAST_SCORES, SETTLING):
        _planned, said = wall(moment, REVEALED, left=0)
        assert "No question is left to settle. Go on with “Weights: whose list is it?”." in said.what_to_do
        assert "Take the first question" not in said.what_to_do
        assert (said.page, said.next) == ("weights", "")


@pytest.mark.parametrize("moment", [SETTLING, WEIGHTS, CLOSING])
def test_before_the_reveal_nobody_is_told_to_settle_and_it_says_that_you_are_behind(moment):
    _planned, said = wall(moment, OPEN)
    assert said.what_to_do.startswith("Round 3 is not revealed yet, so you are behind. Give those who have not sent")
    assert said.page == "panel"


def test_without_a_round_it_says_to_open_one():
    _planned, said = wall(LAST_SCORES, None)
    assert said.what_to_do == "No round is open yet. Open one on the Panel page."


@pytest.mark.parametrize("moment", [LAST_SCORES, SETTLING, CLOSING])
def test_after_the_close_it_counts_what_was_left_and_offers_the_minutes(moment):
    _planned, said = wall(moment, CLOSED)
    assert said.heading.startswith("By the agenda: ")
    assert said.what_to_do == "Round 3 is closed. 80 questions were not settled. Download the minutes."
    assert (said.page, said.next) == ("", "")
    assert wall(moment, CLOSED, left=0)[1].what_to_do == "Round 3 is closed. All is settled. Download the minutes."


def test_a_round_that_was_closed_before_the_meeting_is_none_of_its_own():
    before = replace(CLOSED, closed_at="2026-03-11T15:00:00.000000Z")
    for last in (before, replace(CLOSED, closed_at=None)):
        assert wall(WELCOME, last)[1] == wall(WELCOME, None)[0]
        assert wall(LAST_SCORES, last)[1].what_to_do.startswith("No round is open yet.")


def test_once_the_time_is_over_only_what_is_still_open_is_asked_for():
    over = (16, 0)
    assert wall(over, REVEALED)[1].next == "Close the round, and download the minutes"
    assert wall(over, CLOSED)[1].next == "Round 3 is closed. 80 questions were not settled. Download the minutes."
    assert wall(over, OPEN)[1].next.startswith("Round 3 is still open")
    assert wall(over, None)[1].next == "Download the minutes."
