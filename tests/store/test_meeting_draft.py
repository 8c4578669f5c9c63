"""What is written of a meeting is kept for its panel and its facilitator, and a file that cannot be read is none."""

from datetime import date
from pathlib import Path

import pytest

from prioritise.domain.errors import NotAllowed
from prioritise.store.meeting_draft import MeetingDraft, keep_meeting, kept_meeting


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("DATABASE_URL", str(tmp_path / "store.sqlite"))
    return tmp_path


def test_it_comes_back_as_it_was_written_and_nothing_before(store, facilitator):
    assert kept_meeting(store, facilitator) == MeetingDraft()
    draft = MeetingDraft(date(2026, 3, 12), ("ann", "bob"), "Next time in May.")
    keep_meeting(store, facilitator, draft)
    assert kept_meeting(store, facilitator) == draft
    keep_meeting(store, facilitator, MeetingDraft())
    assert kept_meeting(store, facilitator) == MeetingDraft()


def test_it_is_for_the_facilitator_alone(store, people):
    with pytest.raises(NotAllowed):
        kept_meeting(store, people["ann"])
    with pytest.raises(NotAllowed):
        keep_meeting(store, people["ann"], MeetingDraft(other_business="Mine"))


def test_a_file_that_cannot_be_read_is_none(store, facilitator, place):
    keep_meeting(store, facilitator, MeetingDraft(other_business="Here"))
    (kept,) = place.glob("meeting-*.json")
    kept.write_text("{not", encoding="utf-8")
    assert kept_meeting(store, facilitator) == MeetingDraft()
