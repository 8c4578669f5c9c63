"""Somebody is taken off the panel only while nothing of theirs would be lost."""

import pytest

from prioritise.domain.errors import NotAllowed, StoreError
from prioritise.store.events import events, verify_chain
from prioritise.store.invitations import invite, start_sharing, viewer_by_token
from prioritise.store.members import add_member, members, names, remove_member
from tests.store.panel import EXERCISE, key, opened, saved


def test_somebody_who_has_said_nothing_is_taken_off_and_their_link_ends(store, facilitator):
    joined = add_member(store, facilitator, partner="council", title="Housing lead", name="Sam", save_key=key())
    came = viewer_by_token(store, invite(store, facilitator, joined.id).token)
    before = members(store, facilitator)
    for _sent_twice in range(2):
        remove_member(store, facilitator, joined.id, save_key="off")
    assert members(store, facilitator) == before[:-1]
    assert names(store, facilitator) == ()
    with pytest.raises(NotAllowed):
        members(store, came)
    assert [each.kind for each in events(store, facilitator)][-1] == "member removed"
    assert verify_chain(store, EXERCISE).holds


def test_what_somebody_said_keeps_them_on_the_panel(store, facilitator, people):
    opened(store, facilitator)
    saved(store, people["ann"], 50)
    with pytest.raises(StoreError, match="those stand"):
        remove_member(store, facilitator, "ann", save_key=key())
    with pytest.raises(NotAllowed):
        remove_member(store, people["ann"], "bob", save_key=key())
    assert {"ann", "bob"} <= {each.id for each in members(store, facilitator)}


def test_nobody_takes_themselves_off(store, facilitator):
    runs_it = viewer_by_token(store, start_sharing(store, facilitator, "ann").token)
    with pytest.raises(StoreError, match="yourself"):
        remove_member(store, runs_it, "ann", save_key=key())
