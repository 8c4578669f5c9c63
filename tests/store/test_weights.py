"""Who may save whose weights, and until when."""

import json

import pytest

from prioritise.domain.errors import NotAllowed, StoreError
from prioritise.domain.panel import Access
from prioritise.store.access import CameInBy, Viewer
from prioritise.store.database import open_store
from prioritise.store.events import events
from prioritise.store.exercises import import_files
from prioritise.store.invitations import local_facilitator
from prioritise.store.weights import WeightLine, WeightsGiven, all_weights, save_weights, why_closed
from tests.store.panel import EXERCISE, closed, key, opened, panel_files, revealed

LINES = tuple(map(WeightLine, ("acceptability", "local-priority", "cost"), (50.0, 30.0, 20.0)))


def save(store, viewer, partner, member="", *, seen_version=0):
    given = WeightsGiven(partner, member, "points", LINES)
    return save_weights(store, viewer, given, seen_version=seen_version, save_key=key())


def whose(store, viewer):
    return [(each.weights.partner, each.weights.member, each.saved_by) for each in all_weights(store, viewer)]


def test_a_member_saves_their_own_weights_and_nobody_elses(store, people, observer):
    save(store, people["bob"], "nhs", "bob")
    for partner, member in (("council", "ann"), ("council", "")):
        with pytest.raises(StoreError, match="your own weights, not others'"):
            save(store, people["bob"], partner, member)
    with pytest.raises(StoreError, match="ann speaks for council, not nhs"):
        save(store, people["ann"], "nhs", "ann")
    with pytest.raises(NotAllowed):
        save(store, observer, "council", "watcher")
    assert whose(store, observer) == [("nhs", "bob", "bob")]


def test_only_the_facilitator_says_what_a_partner_holds_as_one(store, facilitator, people):
    # Cy is the only member of the residents: their own weights are the partner's anyway.
    for who, partner in (("ann", "council"), ("cy", "residents")):
        with pytest.raises(StoreError, match="Only the facilitator saves what a partner says as one"):
            save(store, people[who], partner)
    save(store, facilitator, "council")
    with pytest.raises(StoreError, match="Only the facilitator"):
        save(store, people["ann"], "council", seen_version=1)
    assert whose(store, people["ann"]) == [("council", "", "operator")]


def test_members_may_change_their_weights_until_the_last_round_is_closed(store, facilitator, people):
    ann = people["ann"]
    save(store, ann, "council", "ann")
    opened(store, facilitator)
    save(store, ann, "council", "ann", seen_version=1)
    revealed(store, facilitator)
    save(store, ann, "council", "ann", seen_version=2)
    assert why_closed(store, ann) == ""
    closed(store, facilitator)
    with pytest.raises(StoreError, match="Round 1 is closed, and the weights stand") as refused:
        save(store, ann, "council", "ann", seen_version=3)
    assert why_closed(store, ann) == str(refused.value)
    assert why_closed(store, facilitator) == ""
    save(store, facilitator, "council", "ann", seen_version=3)
    opened(store, facilitator)
    assert why_closed(store, ann) == ""
    assert save(store, ann, "council", "ann", seen_version=4).version == 5


def test_a_save_that_is_sent_again_after_the_round_was_closed_is_still_the_one_that_was_made(
    store, facilitator, people
):
    given = WeightsGiven("council", "ann", "points", LINES)
    opened(store, facilitator)
    first = save_weights(store, people["ann"], given, seen_version=0, save_key="one click")
    revealed(store, facilitator)
    closed(store, facilitator)
    assert save_weights(store, people["ann"], given, seen_version=0, save_key="one click") == first


def test_whoever_uses_the_facilitators_machine_as_a_member_speaks_as_that_member(new_url, clock):
    store = unshared(new_url(), clock)
    passed_on = Viewer(EXERCISE, Access.FACILITATOR, CameInBy.THIS_MACHINE, "ann")
    with pytest.raises(StoreError, match="Only the facilitator"):
        save(store, passed_on, "council")
    save(store, passed_on, "council", "ann")
    save(store, local_facilitator(store, EXERCISE), "council")
    assert whose(store, passed_on) == [("council", "ann", "ann"), ("council", "", "this-machine")]
    store.close()


def unshared(url, clock):
    store = open_store(url, clock=clock)
    import_files(store, panel_files())
    return store


def test_the_event_names_whose_weights_by_which_method_and_who_saved_them(store, facilitator, people):
    save(store, people["bob"], "nhs", "bob")
    save(store, facilitator, "council")
    noted = [each for each in events(store, facilitator) if each.kind == "weights saved"]
    facts = [{name: fact for name, fact in json.loads(each.detail).items() if name != "digest"} for each in noted]
    assert [(each.actor, fact) for each, fact in zip(noted, facts, strict=True)] == [
        ("bob", {"partner": "nhs", "member": "bob", "method": "points"}),
        ("operator", {"partner": "council", "member": "", "method": "points"}),
    ]


def test_an_observer_is_told_that_they_give_no_weights(store, observer):
    assert why_closed(store, observer) == "You are watching this panel, and give no weights of your own."
