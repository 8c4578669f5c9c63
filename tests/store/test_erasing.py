"""Erasing a name finds it in what people wrote, takes it out there, and the store still checks as sound."""

from dataclasses import replace
from datetime import date

import pytest

from prioritise.domain.accountability import Challenge
from prioritise.domain.errors import StoreError, VersionClash
from prioritise.domain.partners import AgreedScore
from prioritise.store.accountability import log_challenge
from prioritise.store.backup import check_store
from prioritise.store.comments import add_comment
from prioritise.store.current_files import exercise_files
from prioritise.store.events import events
from prioritise.store.members import PersonalName, names
from prioritise.store.names_in_texts import erase_name, places_of_name
from prioritise.store.settling import reword, settle, settled
from tests.store.panel import closed, key, name_member, opened, revealed, sent

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
    kinds = [event.kind for event in events(store, facilitator)]
    assert {"reason reworded", "comment reworded", "reasons of scores reworded", "entry reworded"} <= set(kinds)
    assert not any("mith" in event.detail for event in events(store, facilitator))


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
