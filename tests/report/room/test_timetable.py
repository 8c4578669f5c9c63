"""The agenda by the clock: scaled to its length, and what is on at any minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from prioritise.analysis.panel_time import settling_time_sentence
from prioritise.files.agenda import workshop_agenda
from prioritise.report.room.timetable import (
    LONGEST_MINUTES,
    SHORTEST_MINUTES,
    agenda_table,
    clock,
    on_now,
    timetable,
    usual_minutes,
)
from tests.files.small_exercise import small_exercise
from tests.worked_example import worked_example

AGENDA, TWO, EXERCISE = workshop_agenda(), time(14, 0), worked_example()
LENGTHS = AGENDA.lengths(45)


def at(hour, minute, second=0):
    return on_now(timetable(AGENDA, 90, EXERCISE), TWO, datetime(2026, 3, 12, hour, minute, second, tzinfo=UTC))


def test_at_its_own_length_every_part_has_the_minutes_of_its_file_and_settling_those_of_the_exercise():
    assert [each.minutes for each in timetable(AGENDA, 90, EXERCISE)] == list(LENGTHS)


@pytest.mark.parametrize("minutes", [SHORTEST_MINUTES, 45, 61, 120, LONGEST_MINUTES])
def test_any_other_length_is_shared_out_whole_in_proportion_and_without_a_gap(minutes):
    timed = timetable(AGENDA, minutes, EXERCISE)
    assert sum(each.minutes for each in timed) == minutes
    assert [each.begins for each in timed[1:]] == [each.ends for each in timed[:-1]]
    for each, length in zip(timed, LENGTHS, strict=True):
        assert each.minutes >= 1
        assert abs(each.minutes - length * minutes / 90) < 1


@pytest.mark.parametrize("minutes", [SHORTEST_MINUTES - 1, LONGEST_MINUTES + 1])
def test_a_length_that_no_workshop_has_is_refused(minutes):
    with pytest.raises(ValueError, match="30 to 240 minutes"):
        timetable(AGENDA, minutes, EXERCISE)


def test_what_is_on_and_next_and_the_minutes_left_follow_the_clock():
    first, last_second, second = at(14, 0), at(14, 4, 59), at(14, 5)
    assert (first.place, first.heading, first.left) == (
        0,
        f"Now: {AGENDA.parts[0].name}",
        "5 minutes left, until 14:05",
    )
    assert (last_second.place, last_second.left) == (0, "1 minute left, until 14:05")
    assert (second.place, second.next) == (1, f"Next: {AGENDA.parts[2].name}")
    assert at(15, 29).next == "This is the last part"


def test_before_the_beginning_and_after_the_end_no_part_is_on():
    before, after = at(13, 48), at(15, 30)
    assert (before.place, before.left) == (None, "12 minutes until it begins at 14:00")
    assert (after.place, after.left) == (None, "It was to end at 15:30")


def test_a_workshop_over_midnight_goes_on_after_it():
    timed = timetable(AGENDA, 90, EXERCISE)
    assert on_now(timed, time(23, 30), datetime(2026, 3, 13, 0, 10, tzinfo=UTC)).place == 3
    assert clock(time(23, 30), 45) == "00:15"


def test_the_table_has_clock_times_for_every_part():
    table = agenda_table(timetable(AGENDA, 90, EXERCISE), TWO)
    assert table.column("When")[0] == "14:00 to 14:05"
    assert table.column("When")[-1] == "15:20 to 15:30"
    said = zip(table.column("What to do"), AGENDA.parts, strict=True)
    assert all(told.startswith(part.what_to_do) for told, part in said)


def test_settling_has_the_minutes_that_start_says_before_anybody_scores_and_the_questions_that_fit():
    exercise = small_exercise()
    assert usual_minutes(AGENDA, EXERCISE) == 90
    # Ten questions in all, at three minutes each.
    assert "up to 10 questions together takes up to 30 minutes" in settling_time_sentence(replace(exercise, scores=()))
    assert usual_minutes(AGENDA, exercise) == 75
    settling = next(each for each in timetable(AGENDA, 75, exercise) if each.part.minutes is None)
    assert settling.minutes == 30
    assert settling.part.what_to_do.endswith("At about 3 minutes each there is time for 10 questions.")
    longer = next(each for each in timetable(AGENDA, 150, exercise) if each.part.minutes is None)
    assert longer.part.what_to_do.endswith("At about 3 minutes each there is time for 20 questions.")


def test_a_plan_beyond_the_longest_workshop_is_scaled_to_it():
    settings = EXERCISE.settings
    long = replace(settings, panel=replace(settings.panel, cells_to_settle=100, minutes_a_cell=7.5))
    exercise = replace(EXERCISE, settings=long)
    assert usual_minutes(AGENDA, exercise) == LONGEST_MINUTES
    timed = timetable(AGENDA, LONGEST_MINUTES, exercise)
    assert sum(each.minutes for each in timed) == LONGEST_MINUTES
    assert "At about 7.5 minutes each" in " ".join(each.part.what_to_do for each in timed)
