"""Coming in: a link that is unknown, expired, withdrawn or stolen in part opens nothing, and its secret is nowhere."""

import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from prioritise.domain.errors import NotAllowed, StoreError
from prioritise.domain.panel import Access
from prioritise.store.access import CameInBy
from prioritise.store.backup import back_up
from prioritise.store.current_files import exercise_files
from prioritise.store.database import open_store
from prioritise.store.events import events
from prioritise.store.exercises import import_files
from prioritise.store.invitations import (
    exercises_by_email,
    invitations,
    invite,
    local_facilitator,
    local_member,
    operator,
    start_sharing,
    viewer_by_email,
    viewer_by_token,
    withdraw,
)
from prioritise.store.members import PersonalName, change_member, members, names
from prioritise.store.names_in_texts import erase_name
from prioritise.store.scores import save_score, scores
from prioritise.store.tables import invitation
from tests.store.panel import EXERCISE, given, key, name_member, opened, panel_files


def test_a_link_lets_its_member_in_with_the_access_they_have(store, facilitator):
    viewer = viewer_by_token(store, invite(store, facilitator, "ann").token)
    assert (viewer.exercise, viewer.member, viewer.access) == (EXERCISE, "ann", Access.MEMBER)
    watcher = viewer_by_token(store, invite(store, facilitator, "watcher").token)
    assert watcher.access is Access.OBSERVER


def test_a_link_speaks_for_its_own_member_and_exercise_only(store, facilitator):
    viewer = viewer_by_token(store, invite(store, facilitator, "ann").token)
    import_files(
        store, panel_files() | {"exercise.yaml": panel_files()["exercise.yaml"].replace(b"small", b"other", 1)}
    )
    for posing in (replace(viewer, member="bob"), replace(viewer, exercise="other"), replace(viewer, invitation="")):
        with pytest.raises(NotAllowed):
            members(store, posing)


@pytest.mark.parametrize(
    "damage",
    [
        lambda t: t[:0],
        lambda t: t[:-1],
        lambda t: t + "x",
        lambda t: t.split(".")[0] + ".",
        lambda t: "0" * 16 + t[16:],
        lambda t: t * 2_000,
    ],
)
def test_a_token_that_is_not_whole_opens_nothing(store, facilitator, damage):
    token = invite(store, facilitator, "ann").token
    with pytest.raises(NotAllowed):
        viewer_by_token(store, damage(token))


def test_an_expired_link_opens_nothing_and_whoever_is_inside_is_out(store, facilitator, clock):
    token = invite(store, facilitator, "ann", lasts=timedelta(hours=1)).token
    viewer = viewer_by_token(store, token)
    clock.move(timedelta(hours=1))
    with pytest.raises(NotAllowed):
        viewer_by_token(store, token)
    with pytest.raises(NotAllowed):
        scores(store, viewer, round_number=1)


def test_a_withdrawn_link_opens_nothing_and_whoever_is_inside_is_out(store, facilitator):
    opened(store, facilitator)
    link = invite(store, facilitator, "ann")
    viewer = viewer_by_token(store, link.token)
    withdraw(store, facilitator, link.invitation)
    with pytest.raises(NotAllowed):
        viewer_by_token(store, link.token)
    with pytest.raises(NotAllowed):
        save_score(store, viewer, given("ann"), save_key=key())
    assert [each.withdrawn_at is None for each in invitations(store, facilitator)] == [False]


def test_every_refusal_says_the_same(store, facilitator):
    link = invite(store, facilitator, "ann")
    withdraw(store, facilitator, link.invitation)
    said = set()
    for token in (link.token, "nothing", f"{link.invitation}.guess"):
        with pytest.raises(NotAllowed) as caught:
            viewer_by_token(store, token)
        said.add(str(caught.value))
    assert len(said) == 1


def test_access_taken_away_counts_from_the_next_call(store, facilitator, people):
    ann = next(each for each in members(store, facilitator) if each.id == "ann")
    change_member(store, facilitator, replace(ann, access=Access.OBSERVER), seen_version=ann.version, save_key=key())
    opened(store, facilitator)
    with pytest.raises(NotAllowed):
        save_score(store, people["ann"], given("ann"), save_key=key())


def test_members_and_observers_cannot_invite_or_see_links(store, people, observer):
    for viewer in (people["ann"], observer):
        for act in (lambda v: invite(store, v, "bob"), lambda v: invitations(store, v), lambda v: names(store, v)):
            with pytest.raises(NotAllowed):
                act(viewer)


def test_one_person_on_their_own_machine_runs_the_panel_until_it_is_shared(new_url):
    store = open_store(new_url())
    import_files(store, panel_files())
    me = local_facilitator(store, EXERCISE)
    assert (me.access, me.came_in_by) == (Access.FACILITATOR, CameInBy.THIS_MACHINE)
    assert local_member(store, EXERCISE, "ann").member == "ann"
    with pytest.raises(StoreError, match="Start sharing"):
        invite(store, me, "ann")
    link = start_sharing(store, me, "ann")
    assert viewer_by_token(store, link.token).access is Access.FACILITATOR
    for act in (
        lambda: local_facilitator(store, EXERCISE),
        lambda: local_member(store, EXERCISE, "bob"),
        lambda: members(store, me),
    ):
        with pytest.raises(NotAllowed):
            act()
    store.close()


def test_someone_who_signed_in_is_known_by_a_verified_address_until_it_is_erased(store, facilitator):
    name_member(store, facilitator, PersonalName("ann", "Ann Example", "Ann@Example.org"), save_key=key())
    viewer = viewer_by_email(store, EXERCISE, "ann@example.ORG ")
    assert (viewer.member, viewer.access) == ("ann", Access.MEMBER)
    erase_name(store, facilitator, "ann", save_key=key())
    for act in (
        lambda: viewer_by_email(store, EXERCISE, "ann@example.org"),
        lambda: members(store, viewer),
        lambda: viewer_by_email(store, EXERCISE, ""),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_seat_by_sign_in_ends_when_the_member_gets_another_address(store, facilitator):
    name_member(store, facilitator, PersonalName("ann", "Ann", "ann@example.org"), save_key=key())
    viewer = viewer_by_email(store, EXERCISE, "ann@example.org")
    name_member(store, facilitator, PersonalName("ann", "Di", "di@example.org"), save_key=key())
    with pytest.raises(NotAllowed):
        members(store, viewer)
    assert viewer_by_email(store, EXERCISE, "di@example.org").member == "ann"


def test_a_forged_address_opens_nothing(store, facilitator):
    name_member(store, facilitator, PersonalName("ann", "Ann", "ann@example.org"), save_key=key())
    viewer = viewer_by_email(store, EXERCISE, "ann@example.org")
    for forged in (replace(viewer, address=""), replace(viewer, address="bob@x"), replace(viewer, member="bob")):
        with pytest.raises(NotAllowed):
            members(store, forged)


def test_an_address_finds_every_shared_panel_it_sits_on_and_no_other(store, facilitator):
    for each in ("other", "third"):
        import_files(store, {n: c.replace(b"id: small", f"id: {each}".encode()) for n, c in panel_files().items()})
    start_sharing(store, operator(store, "other"), "bob")
    for each in (EXERCISE, "other", "third"):
        name_member(store, operator(store, each), PersonalName("ann", "", "ann@example.org"), save_key=key())
    name_member(store, facilitator, PersonalName("bob", "Bob", ""), save_key=key())
    assert [each.exercise for each in exercises_by_email(store, " ANN@example.org")] == ["other", EXERCISE]
    assert exercises_by_email(store, "") == exercises_by_email(store, "nobody@example.org") == ()


def test_nobody_comes_in_by_address_before_the_panel_is_shared(new_url):
    store = open_store(new_url())
    import_files(store, panel_files())
    me = local_facilitator(store, EXERCISE)
    name_member(store, me, PersonalName("ann", "Ann", "ann@example.org"), save_key=key())
    with pytest.raises(NotAllowed):
        viewer_by_email(store, EXERCISE, "ann@example.org")
    start_sharing(store, me, "bob")
    assert viewer_by_email(store, EXERCISE, "ann@example.org").member == "ann"
    store.close()


def test_an_address_is_in_no_print_of_who_signed_in(store, facilitator):
    name_member(store, facilitator, PersonalName("ann", "Ann", "ann@example.org"), save_key=key())
    assert "ann@example.org" not in repr(viewer_by_email(store, EXERCISE, "ann@example.org"))


def test_a_viewer_of_one_exercise_sees_nothing_of_another(store, people):
    import_files(store, {n: c.replace(b"id: small", b"id: other") for n, c in panel_files().items()})
    with pytest.raises(NotAllowed):
        members(store, replace(people["ann"], exercise="other"))


def test_the_secret_is_in_no_table_event_export_log_or_print(store, facilitator, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    link = invite(store, facilitator, "ann")
    viewer_by_token(store, link.token)
    secret = link.token.split(".")[1]
    back_up(store, tmp_path / "backup.sqlite")
    with store.read() as connection:
        kept = connection.execute(select(invitation)).mappings().all()
    places = [
        (tmp_path / "backup.sqlite").read_bytes().decode("latin-1"),
        repr([dict(row) for row in kept]),
        repr(events(store, facilitator)),
        repr(exercise_files(store, facilitator)),
        repr((link, invitations(store, facilitator))),
        caplog.text,
    ]
    assert [place for place in places if secret in place] == []
    assert kept[-1]["token_hash"] != secret


def test_only_the_operator_can_open_a_shared_exercise_without_a_link(store):
    assert operator(store, EXERCISE).access is Access.FACILITATOR
    with pytest.raises(StoreError, match="It has: small"):
        operator(store, "nothing")
