"""What is written of a meeting is kept for its panel and its facilitator, and a file that cannot be read is none."""

from datetime import date
from pathlib import Path

import pytest

from prioritise.domain.errors import NotAllowed
from prioritise.domain.meeting import Attendance, Attended, Meeting
from prioritise.store.meeting_draft import keep_meeting, saved_meeting


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("DATABASE_URL", str(tmp_path / "store.sqlite"))
    return tmp_path


def test_it_comes_back_as_it_was_written_and_nothing_before(store, facilitator):
    assert saved_meeting(store, facilitator) == Meeting()
    draft = Meeting(
        date(2026, 3, 12),
        (
            Attended("ann", Attendance.LATE_AND_LEFT, "from 14:20", "at 15:10", "GP lead, NHS"),
            Attended("bob", Attendance.APOLOGIES),
        ),
        "Next time in May.",
        "The note taker",
    )
    keep_meeting(store, facilitator, draft)
    assert saved_meeting(store, facilitator) == draft
    keep_meeting(store, facilitator, Meeting())
    assert saved_meeting(store, facilitator) == Meeting()


def test_it_is_for_the_facilitator_alone(store, people):
    with pytest.raises(NotAllowed):
        saved_meeting(store, people["ann"])
    with pytest.raises(NotAllowed):
        keep_meeting(store, people["ann"], Meeting(other_business="Mine"))


def test_a_file_that_cannot_be_read_is_none(store, facilitator, place):
    keep_meeting(store, facilitator, Meeting(other_business="Here"))
    (kept,) = place.glob("meeting-*.json")
    kept.write_text("{not", encoding="utf-8")
    assert saved_meeting(store, facilitator) == Meeting()


def test_who_was_there_is_read_from_a_file_that_knows_nothing_else_of_them(store, facilitator, place):
    keep_meeting(store, facilitator, Meeting())
    (kept,) = place.glob("meeting-*.json")
    kept.write_text('{"on": "2026-03-12", "present": ["ann"], "other_business": "Here"}', encoding="utf-8")
    assert saved_meeting(store, facilitator) == Meeting(date(2026, 3, 12), (Attended("ann", Attendance.HERE),), "Here")


def test_a_note_that_nobody_knows_is_not_guessed(store, facilitator, place):
    keep_meeting(store, facilitator, Meeting(None, (Attended("ann", Attendance.HERE),)))
    (kept,) = place.glob("meeting-*.json")
    kept.write_text(kept.read_text(encoding="utf-8").replace('"here"', '"asleep"'), encoding="utf-8")
    assert saved_meeting(store, facilitator) == Meeting()
