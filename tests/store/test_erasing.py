"""Erasing a name finds it in what people wrote, takes it out there, and the store still checks as sound."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event, select

from prioritise.domain.accountability import Challenge, SignOff
from prioritise.domain.errors import StoreError, VersionClash
from prioritise.domain.meeting import Attendance, Attended, Meeting
from prioritise.domain.partners import AgreedScore
from prioritise.files.people_names import too_short
from prioritise.store.accountability import log_challenge, sign_off
from prioritise.store.backup import check_store
from prioritise.store.comments import add_comment
from prioritise.store.current_files import exercise_files
from prioritise.store.database import open_store
from prioritise.store.earlier_files import keep_earlier
from prioritise.store.events import events
from prioritise.store.exercises import import_files
from prioritise.store.invitations import operator
from prioritise.store.meeting_draft import keep_meeting, saved_meeting
from prioritise.store.members import PersonalName, change_member, members, names
from prioritise.store.names_in_texts import erase_name, places_of_name
from prioritise.store.settling import reword, settle, settled
from prioritise.store.tables import earlier_file, exercise_file
from tests.store.panel import EXERCISE, closed, key, name_member, opened, panel_files, revealed, sent

CELL = AgreedScore(1, "advice", "acceptability", 75.0, "jo smith did not agree", dissent="NHS (Jo Smith): too far")


@pytest.fixture
def named(store, facilitator, people):
    """A panel in which Jo Smith's name stands in a reason, a dissent, a score, a comment and a challenge."""
    name_member(store, facilitator, PersonalName("ann", "Jo Smith", "jo@example.org"), save_key=key())
    opened(store, facilitator)
    sent(store, people["bob"], reason="As Jo Smith says")
    revealed(store, facilitator)
    settle(store, facilitator, CELL, seen_version=0, save_key=key())
    closed(store, facilitator)
    add_comment(store, people["bob"], intervention_id="clinic", text="Ask Jo  Smith first", save_key=key())
    asked = Challenge("", "A resident", "Why did Jo Smith say so?", date(2026, 11, 20), "clinic", "acceptability")
    log_challenge(store, facilitator, asked, save_key=key())
    return store, facilitator


def everything(store, viewer) -> str:
    return "\n".join(file.content.decode() for file in exercise_files(store, viewer))


def test_every_place_of_a_name_is_listed(named):
    found = {(place.what, place.intervention, place.criterion) for place in places_of_name(*named, "ann")}
    assert found == {
        ("the reason for what was agreed", "advice", "acceptability"),
        ("a comment", "clinic", ""),
        ("the reason for a score", "advice", "acceptability"),
        ("a challenge", "clinic", "acceptability"),
    }
    assert places_of_name(*named, "bob") == ()


def test_it_is_taken_out_in_the_same_step_and_the_store_is_sound(named):
    store, facilitator = named
    erase_name(store, facilitator, "ann", save_key=key(), from_texts=True)
    assert names(store, facilitator) == ()
    said = everything(store, facilitator)
    assert "smith" not in said.casefold()
    assert "a member did not agree" in said
    assert "Why did a member say so?" in said
    assert "NHS (a member): too far" in said
    assert check_store(store).problems == ()
    kinds = [each.kind for each in events(store, facilitator)]
    assert {"reason reworded", "comment reworded", "reasons of scores reworded", "entry reworded"} <= set(kinds)
    assert not any("mith" in each.detail for each in events(store, facilitator))


def test_a_name_that_is_part_of_another_word_stays(store, facilitator):
    name_member(store, facilitator, PersonalName("ann", "Ann", ""), save_key=key())
    opened(store, facilitator)
    revealed(store, facilitator)
    settle(store, facilitator, replace(CELL, reason="The annual plan; Ann agreed"), seen_version=0, save_key=key())
    erase_name(store, facilitator, "ann", save_key=key(), from_texts=True)
    assert settled(store, facilitator)[0].agreed.reason == "The annual plan; a member agreed"


def test_a_reason_is_reworded_after_its_round_is_closed_and_its_value_stays(named):
    store, facilitator = named
    worded = replace(CELL, value=5.0, reason="One member did not agree", dissent="")
    reword(store, facilitator, worded, seen_version=1, save_key=key())
    (stands,) = settled(store, facilitator)
    assert (stands.agreed.value, stands.agreed.reason, stands.agreed.dissent) == (75.0, "One member did not agree", "")
    assert stands.before == ()
    assert events(store, facilitator)[-1].kind == "reason reworded"
    assert check_store(store).problems == ()
    with pytest.raises(VersionClash):
        reword(store, facilitator, worded, seen_version=1, save_key=key())
    with pytest.raises(StoreError, match="not there any more"):
        reword(store, facilitator, replace(worded, intervention="clinic"), seen_version=1, save_key=key())


def test_a_value_that_was_changed_in_its_round_keeps_what_stood_before(store, facilitator):
    opened(store, facilitator)
    revealed(store, facilitator)
    settle(store, facilitator, replace(CELL, value=85.0, reason="First", dissent=""), seen_version=0, save_key=key())
    settle(store, facilitator, replace(CELL, value=65.0, reason="Then"), seen_version=1, save_key=key())
    (stands,) = settled(store, facilitator)
    assert (stands.agreed.value, stands.agreed.dissent) == (65.0, CELL.dissent)
    (before,) = stands.before
    assert (before.agreed.value, before.agreed.reason) == (85.0, "First")
    assert before.saved_at
    assert check_store(store).problems == ()


def test_a_name_in_a_role_is_listed_and_taken_out_of_the_panel_and_of_sign_offs(store, facilitator):
    ann = next(each for each in members(store, facilitator) if each.id == "ann")
    named = PersonalName("ann", "Jo Smith", "")
    in_role = replace(ann, title="Director (Jo Smith)")
    change_member(store, facilitator, in_role, named=named, seen_version=ann.version, save_key=key())
    signed = SignOff("The board", "Chair for Jo Smith", date(2026, 11, 20), "a" * 64, "")
    sign_off(store, facilitator, signed, save_key=key())
    assert [place.what for place in places_of_name(store, facilitator, "ann")] == ["a role on the panel", "a sign-off"]
    erase_name(store, facilitator, "ann", save_key=key(), from_texts=True)
    said = everything(store, facilitator)
    assert "Director (a member)" in said
    assert "Chair for a member" in said
    assert "Smith" not in said
    assert check_store(store).problems == ()


def test_no_file_is_kept_as_it_came_with_the_name_in_it(new_url):
    store = open_store(new_url())
    rows = (
        "round,member,intervention,criterion,value,state,reason\n1,ann,advice,acceptability,50,given,As Jo Smith said\n"
    )
    members_rows = "id,partner,role\nann,council,Director (Jo Smith)\nbob,nhs,GP\n"
    import_files(store, panel_files(members=members_rows, scores=rows))
    viewer = operator(store, EXERCISE)
    name_member(store, viewer, PersonalName("ann", "Jo Smith", ""), save_key=key())
    erase_name(store, viewer, "ann", save_key=key(), from_texts=True)
    with store.read() as connection:
        kept = b"".join(connection.scalars(select(exercise_file.c.content)))
    assert b"Smith" not in kept
    assert b"Director (a member)" in kept
    assert check_store(store).problems == ()
    store.close()


def test_a_file_that_was_replaced_stays_byte_for_byte_but_for_the_name(store, facilitator):
    name_member(store, facilitator, PersonalName("ann", "Jo Smith", ""), save_key=key())
    files = {"other.csv": b"\xff Jo Smith \xfe", "plain.csv": b"\xff nobody \xfe"}
    with store.write() as connection:
        keep_earlier(connection, EXERCISE, files, before=files, after={"exercise.yaml": b""})
        written = []
        event.listen(store.engine, "before_cursor_execute", lambda *call: written.append(call[2]))
    erase_name(store, facilitator, "ann", save_key=key(), from_texts=True)
    with store.read() as connection:
        kept = {row.name: bytes(row.content) for row in connection.execute(select(earlier_file))}
    assert kept == {"other.csv": b"\xff a member \xfe", "plain.csv": b"\xff nobody \xfe"}
    assert len([text for text in written if text.startswith("UPDATE earlier_file")]) == 1


@pytest.mark.parametrize("name", ["Li", "li"])
def test_a_name_of_two_letters_is_found_with_its_capital_and_not_as_another_word(store, facilitator, name):
    name_member(store, facilitator, PersonalName("ann", name, ""), save_key=key())
    opened(store, facilitator)
    revealed(store, facilitator)
    reason = "Li, LI and li; the List of Liam"
    settle(store, facilitator, replace(CELL, reason=reason, dissent=""), seen_version=0, save_key=key())
    assert len(places_of_name(store, facilitator, "ann")) == 1
    erase_name(store, facilitator, "ann", save_key=key(), from_texts=True)
    assert settled(store, facilitator)[0].agreed.reason == "a member, a member and li; the List of Liam"


def test_a_single_letter_is_not_looked_for_and_that_is_told(store, facilitator):
    name_member(store, facilitator, PersonalName("ann", "A", "ann@example.org"), save_key=key())
    opened(store, facilitator)
    revealed(store, facilitator)
    settle(store, facilitator, replace(CELL, reason="A plan"), seen_version=0, save_key=key())
    assert places_of_name(store, facilitator, "ann") == ()
    assert too_short(["A", "ann@example.org", "Li", ""]) == ("A",)


@pytest.mark.parametrize(
    "texts",
    [
        ("", "{} reports in May.", ""),
        ("", "", "{} took notes"),
        ("with {}", "", ""),
    ],
)
def test_a_name_in_what_is_written_for_the_minutes_is_listed_and_taken_out(named, texts):
    def meeting(name):
        when, other_business, others = (text.format(name) for text in texts)
        return Meeting(None, (Attended("ann", Attendance.LATE, when),), other_business, others)

    store, facilitator = named
    keep_meeting(store, facilitator, meeting("Jo Smith"))
    assert "what is written for the minutes" in {place.what for place in places_of_name(store, facilitator, "ann")}
    erase_name(store, facilitator, "ann", save_key=key(), from_texts=True)
    assert saved_meeting(store, facilitator) == meeting("a member")
