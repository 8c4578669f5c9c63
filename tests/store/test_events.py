"""The chain of events: added to, never changed, and broken visibly if somebody gets round the database."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from prioritise.domain.errors import NotAllowed
from prioritise.domain.partners import AgreedScore
from prioritise.store.backup import check_store
from prioritise.store.comments import add_comment
from prioritise.store.events import BEGINNING, events, latest_event, verify_chain
from prioritise.store.members import PersonalName
from prioritise.store.settling import settle
from tests.store.panel import EXERCISE, key, name_member, opened, revealed, saved, sent

UNGUARD = {
    "sqlite": ["DROP TRIGGER event_not_updated", "DROP TRIGGER event_not_deleted"],
    "postgresql": ["ALTER TABLE event DISABLE TRIGGER ALL"],
}


def a_panel_at_work(store, facilitator, people):
    name_member(store, facilitator, PersonalName("ann", "Ann Example", "ann@example.org"), save_key=key())
    opened(store, facilitator)
    sent(store, people["ann"], 81.25, reason="Because I said so")
    add_comment(store, people["bob"], intervention_id="clinic", text="Too far away", save_key=key())
    revealed(store, facilitator)
    agreed = AgreedScore(1, "advice", "acceptability", 75.0, "Heard from residents")
    settle(store, facilitator, agreed, seen_version=0, save_key=key())


def test_each_event_holds_the_hash_of_the_one_before(store, facilitator, people):
    a_panel_at_work(store, facilitator, people)
    chain = events(store, facilitator)
    assert [each.number for each in chain] == list(range(1, len(chain) + 1))
    assert [each.previous for each in chain] == [BEGINNING, *(each.hash for each in chain[:-1])]
    checked = verify_chain(store, EXERCISE)
    assert (checked.holds, checked.events, checked.head) == (True, len(chain), chain[-1].hash)
    assert latest_event(store, facilitator) == len(chain)
    assert [each.kind for each in chain][-4:] == ["round opened", "comment added", "round revealed", "value agreed"]


def test_events_hold_no_names_words_or_unrevealed_scores(store, facilitator, people):
    a_panel_at_work(store, facilitator, people)
    everything = repr(events(store, facilitator))
    for private in ("Ann Example", "example.org", "81.25", "Because I", "Too far", "Heard from"):
        assert private not in everything


def test_only_the_facilitator_reads_events(store, people, observer):
    for viewer in (people["ann"], observer):
        with pytest.raises(NotAllowed):
            events(store, viewer)


ALL_AT_ONCE = {
    "sqlite": (
        "INSERT OR REPLACE INTO event SELECT exercise, number, at, actor, 'forged', detail, previous, hash FROM event"
    ),
    "postgresql": "TRUNCATE event",
}


@pytest.mark.parametrize("statement", ["UPDATE event SET kind = 'nothing'", "DELETE FROM event", ALL_AT_ONCE])
def test_the_database_refuses_to_change_the_past(store, backend, facilitator, statement):
    before = events(store, facilitator)
    chosen = statement if isinstance(statement, str) else statement[backend]
    with pytest.raises(DBAPIError, match="events are never"), store.engine.begin() as connection:
        connection.execute(text(chosen))
    assert events(store, facilitator) == before


@pytest.mark.parametrize(
    ("forgery", "broken_at"),
    [
        ("UPDATE event SET actor = 'bob' WHERE number = 2", 2),
        ("UPDATE event SET at = '2020' WHERE number = 1", 1),
        ("DELETE FROM event WHERE number = 2", 3),
    ],
)
def test_a_past_changed_behind_the_triggers_back_is_found(store, backend, facilitator, people, forgery, broken_at):
    a_panel_at_work(store, facilitator, people)
    with store.engine.begin() as connection:
        for statement in [*UNGUARD[backend], forgery]:
            connection.execute(text(statement))
    checked = verify_chain(store, EXERCISE)
    assert (checked.holds, checked.broken_at) == (False, broken_at)
    assert any("broken at event" in each for each in check_store(store).problems)


def test_a_revealed_score_changed_in_the_table_is_found(store, facilitator, people):
    a_panel_at_work(store, facilitator, people)
    assert check_store(store).problems == ()
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE score SET value = 10 WHERE member = 'ann'"))
    assert check_store(store).problems == ("small: the scores of round 1 are not those that were revealed.",)


def test_details_read_back_as_plain_facts(store, facilitator, people):
    opened(store, facilitator)
    saved(store, people["ann"])
    last = [one for one in events(store, facilitator) if one.number == latest_event(store, facilitator)]
    assert [json.loads(each.detail) for each in last] == [{"round": 1}]


def test_a_clock_that_is_set_back_breaks_no_chain_and_stops_no_work(store, facilitator, people, clock):
    opened(store, facilitator)
    clock.move(-timedelta(days=400))
    sent(store, people["ann"])
    revealed(store, facilitator)
    clock.move(timedelta(days=800))
    clock.move(-timedelta(days=399))
    assert [each.number for each in events(store, facilitator)] == list(range(1, latest_event(store, facilitator) + 1))
    assert check_store(store).problems == ()
