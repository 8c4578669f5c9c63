"""Rounds, what is settled, weights, scenarios and members: one step at a time, and never over somebody else's."""

from dataclasses import replace

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from prioritise.domain.errors import FileProblems, NotAllowed, StoreError, VersionClash
from prioritise.domain.panel import Access, EventKind
from prioritise.domain.partners import AgreedScore
from prioritise.domain.rules import MustFund
from prioritise.domain.scenarios import Override, Scenario
from prioritise.judgement.groups import group_weights
from prioritise.store import weights as weights_module
from prioritise.store.comments import add_comment
from prioritise.store.current_files import current_exercise
from prioritise.store.events import events
from prioritise.store.exercises import import_files
from prioritise.store.invitations import operator
from prioritise.store.members import PersonalName, add_member, change_member, members, names
from prioritise.store.names_in_texts import erase_name
from prioritise.store.rounds import close_round, open_round, reveal_round, rounds
from prioritise.store.scenarios import delete_scenario, save_scenario, saved_scenarios
from prioritise.store.settling import settle, settled
from prioritise.store.tables import agreed as agreed_table
from prioritise.store.weights import WeightLine, WeightsGiven, all_weights, save_weights
from prioritise.store.writing import new_save_key
from tests.store.panel import EXERCISE, key, name_member, opened, panel_files, revealed, sent

CELL = AgreedScore(1, "advice", "acceptability", 75.0, "Residents want it")
WEIGHTED = ("acceptability", "local-priority", "cost")
AHP = (
    WeightLine("acceptability", 2.0, "local-priority"),
    WeightLine("acceptability", 5.0, "cost"),
    WeightLine("local-priority", 3.0, "cost"),
)


def statement(*points, partner="nhs", member="", method="points"):
    return WeightsGiven(partner, member, method, tuple(map(WeightLine, WEIGHTED, map(float, points))))


def test_a_round_goes_from_open_to_revealed_to_closed_and_then_another_may_open(store, facilitator):
    first = opened(store, facilitator)
    assert (first.number, first.state) == (1, "open")
    with pytest.raises(StoreError, match="Round 1 is still under way"):
        opened(store, facilitator)
    with pytest.raises(StoreError, match="it must be revealed"):
        close_round(store, facilitator, 1, seen_version=first.version, save_key=key())
    second = revealed(store, facilitator)
    with pytest.raises(StoreError, match="it must be open"):
        reveal_round(store, facilitator, 1, seen_version=second.version, save_key=key())
    close_round(store, facilitator, 1, seen_version=second.version, save_key=key())
    assert opened(store, facilitator).number == 2
    assert [each.state for each in rounds(store, facilitator)] == ["closed", "open"]


def test_a_click_that_is_sent_twice_opens_one_round(store, facilitator):
    again = [open_round(store, facilitator, save_key="one click") for _ in range(2)]
    assert [each.number for each in again] == [1, 1]


def test_two_who_reveal_at_once_are_told_apart(store, facilitator):
    seen = opened(store, facilitator)
    revealed(store, facilitator)
    with pytest.raises(VersionClash) as caught:
        reveal_round(store, facilitator, 1, seen_version=seen.version, save_key=key())
    assert caught.value.theirs.state == "revealed"


def test_only_the_facilitator_moves_a_round(store, facilitator, people, observer):
    opened(store, facilitator)
    for viewer in (people["ann"], observer):
        with pytest.raises(NotAllowed):
            open_round(store, viewer, save_key=key())
        with pytest.raises(NotAllowed):
            reveal_round(store, viewer, 1, seen_version=1, save_key=key())


def test_a_value_is_settled_with_a_reason_and_seen_by_all(store, facilitator, people, observer):
    opened(store, facilitator)
    sent(store, people["ann"], 80)
    with pytest.raises(StoreError, match="while a round is revealed"):
        settle(store, facilitator, CELL, seen_version=0, save_key=key())
    revealed(store, facilitator)
    with pytest.raises(FileProblems, match="empty"):
        settle(store, facilitator, replace(CELL, reason="  "), seen_version=0, save_key=key())
    with pytest.raises(StoreError, match="off the scale"):
        settle(store, facilitator, replace(CELL, value=101), seen_version=0, save_key=key())
    with pytest.raises(NotAllowed):
        settle(store, people["ann"], CELL, seen_version=0, save_key=key())
    settle(store, facilitator, CELL, seen_version=0, save_key=key())
    assert [each.agreed for each in settled(store, observer)] == [CELL]
    assert current_exercise(store, people["bob"]).agreed == (CELL,)


def test_the_second_to_settle_a_cell_is_told_and_shown_both(store, facilitator):
    opened(store, facilitator)
    revealed(store, facilitator)
    settle(store, facilitator, CELL, seen_version=0, save_key=key())
    mine = replace(CELL, value=50.0, reason="Not all of them")
    with pytest.raises(VersionClash) as caught:
        settle(store, facilitator, mine, seen_version=0, save_key=key())
    assert (caught.value.theirs.agreed, caught.value.yours) == (CELL, mine)
    stands = settle(store, facilitator, mine, seen_version=caught.value.theirs.version, save_key=key())
    assert (stands.agreed, stands.version) == (mine, 2)


@pytest.mark.parametrize("wrong", [{"value": 101.0}, {"reason": ""}])
def test_the_database_refuses_an_agreed_value_off_the_scale_or_without_a_reason(store, facilitator, wrong):
    opened(store, facilitator)
    row = {"exercise": EXERCISE, "round": 1, "intervention": "advice", "criterion": "acceptability", "value": 5.0}
    row |= {"reason": "Yes", "saved_by": "x", "saved_at": "x"} | wrong
    with pytest.raises(IntegrityError), store.engine.begin() as connection:
        connection.execute(insert(agreed_table).values(**row))


@pytest.mark.parametrize(("method", "points"), [("points", (50, 30, 20)), ("swing", (100, 40, 0)), ("rank", (1, 2, 3))])
def test_weights_are_saved_by_each_plain_method_and_loaded_with_the_exercise(store, people, method, points):
    given = statement(*points, member="bob", method=method)
    stands = save_weights(store, people["bob"], given, seen_version=0, save_key=key())
    assert (stands.weights, stands.version, stands.saved_by) == (given, 1, "bob")
    loaded = current_exercise(store, people["bob"]).weights
    assert [(row.member, row.method, row.points) for row in loaded] == [("bob", method, p) for p in points]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (statement(50, 30, 10, member="bob"), "sum to 90"),
        (statement(90, 30, 10, member="bob", method="swing"), "give 100 to the swing"),
        (statement(0, 1, 2, member="bob", method="rank"), "rank from 1"),
        (statement(50, 50, member="bob"), "No weight for cost"),
        (statement(50, 60, -10, member="bob"), "0 or more"),
        (statement(float("nan"), 60, 40, member="bob"), "0 or more"),
        (WeightsGiven("nhs", "bob", "points", (WeightLine("need", 100.0),)), "need carries no weight"),
        (WeightsGiven("nhs", "bob", "points", (WeightLine("cost", 50.0),) * 2), "weighed twice"),
        (statement(1, 2, 3, member="bob", method="ahp"), "name the criterion that acceptability is compared with"),
        (statement(1, 2, 3, member="bob", method="a-feeling"), "no way of giving weights called a-feeling"),
        (WeightsGiven("nhs", "bob", "ahp", AHP[:2]), "No comparison of cost and local-priority"),
        (
            WeightsGiven("nhs", "bob", "best-worst", (*AHP[:2], WeightLine("local-priority", 9.0, "cost"))),
            "further apart",
        ),
        (WeightsGiven("nhs", "bob", "points", ()), "Nothing was weighed"),
    ],
)
def test_weights_that_cannot_be_used_are_refused_in_words(store, people, given, words):
    with pytest.raises(StoreError, match=words):
        save_weights(store, people["bob"], given, seen_version=0, save_key=key())
    assert all_weights(store, people["bob"]) == ()


@pytest.mark.parametrize("method", ["ahp", "best-worst"])
def test_pairwise_statements_go_out_to_the_folder_and_come_back(store, people, method):
    given = WeightsGiven("nhs", "bob", method, AHP)
    save_weights(store, people["bob"], given, seen_version=0, save_key=key())
    assert [each.weights for each in all_weights(store, people["ann"])] == [given]
    loaded = current_exercise(store, people["ann"])
    assert [(row.criterion, row.points, row.against) for row in loaded.weights] == [
        (line.criterion, line.points, line.against) for line in AHP
    ]
    assert loaded.weights[0].method == method
    assert sum(group_weights(loaded).agreed) == pytest.approx(1)


def test_two_who_save_one_statement_are_told(store, facilitator, people):
    first = statement(50, 30, 20, member="bob")
    save_weights(store, people["bob"], first, seen_version=0, save_key=key())
    second = statement(20, 30, 50, member="bob")
    with pytest.raises(VersionClash) as caught:
        save_weights(store, facilitator, second, seen_version=0, save_key=key())
    assert (caught.value.theirs.weights, caught.value.yours) == (first, second)
    assert save_weights(store, facilitator, second, seen_version=1, save_key=key()).version == 2


def test_a_statement_that_is_replaced_while_it_is_read_is_read_whole(store, facilitator, people, monkeypatch):
    first, second = statement(50, 30, 20), WeightsGiven("nhs", "", "ahp", AHP)
    save_weights(store, facilitator, first, seen_version=0, save_key=key())
    whole = weights_module._saved

    def replaced_meanwhile(connection, row):
        monkeypatch.setattr(weights_module, "_saved", whole)
        save_weights(store, facilitator, second, seen_version=1, save_key=key())
        return whole(connection, row)

    monkeypatch.setattr(weights_module, "_saved", replaced_meanwhile)
    assert [each.weights for each in all_weights(store, people["ann"])] == [first]


WEIGHTS = {"acceptability": 2.0, "local-priority": 5.0, "cost": 3.0}


def test_scenarios_are_saved_changed_and_deleted_with_care(store, facilitator, people, observer):
    rules = (MustFund("keep-clinic", "clinic", "Promised"),)
    forced = (Override("clinic", True, "x"),)
    tight = Scenario("tight", "Tight", WEIGHTS, 0.9, {"main": {"2026/27": 5}}, rules, (), forced)
    stands = save_scenario(store, people["ann"], tight, seen_version=0, save_key=key())
    assert [each.scenario for each in saved_scenarios(store, observer)] == [tight]
    looser = replace(tight, budget_factor=1.1)
    with pytest.raises(VersionClash) as caught:
        save_scenario(store, people["bob"], looser, seen_version=0, save_key=key())
    assert caught.value.theirs.scenario == tight
    changed = save_scenario(store, people["ann"], looser, seen_version=stands.version, save_key=key())
    with pytest.raises(StoreError, match="whoever saved"):
        delete_scenario(store, people["bob"], "tight", seen_version=2, save_key=key())
    with pytest.raises(VersionClash):
        delete_scenario(store, people["ann"], "tight", seen_version=1, save_key=key())
    delete_scenario(store, facilitator, "tight", seen_version=changed.version, save_key="delete")
    delete_scenario(store, facilitator, "tight", seen_version=changed.version, save_key="delete")
    assert saved_scenarios(store, facilitator) == ()
    with pytest.raises(NotAllowed):
        save_scenario(store, observer, tight, seen_version=0, save_key=key())


def test_a_new_member_has_a_pseudonym_and_their_name_can_be_erased(store, facilitator):
    person = {"partner": "nhs", "title": "Nurse", "name": "Di Example", "email": "DI@x.org"}
    again = [add_member(store, facilitator, **person, save_key="one") for _ in range(2)]
    assert again[0] == again[1]
    assert again[0].id.startswith("member-")
    assert names(store, facilitator) == (PersonalName(again[0].id, "Di Example", "di@x.org"),)
    with pytest.raises(StoreError, match="Another member has this address"):
        name_member(store, facilitator, PersonalName("ann", "Ann", "di@x.org"), save_key=key())
    erase_name(store, facilitator, again[0].id, save_key=key())
    assert names(store, facilitator) == ()
    assert again[0].id in [each.id for each in members(store, facilitator)]


def test_members_are_changed_by_one_facilitator_at_a_time(store, facilitator):
    ann = next(each for each in members(store, facilitator) if each.id == "ann")
    change_member(store, facilitator, replace(ann, partner="nhs"), seen_version=ann.version, save_key=key())
    with pytest.raises(VersionClash):
        change_member(store, facilitator, replace(ann, title="Chair"), seen_version=ann.version, save_key=key())
    with pytest.raises(StoreError, match="Partners: council, nhs, residents"):
        add_member(store, facilitator, partner="army", save_key=key())


def test_whoever_moves_to_another_partner_takes_their_own_weights_along(store, facilitator, people):
    save_weights(store, facilitator, statement(50, 30, 20, partner="council"), seen_version=0, save_key=key())
    own = statement(20, 30, 50, partner="council", member="ann")
    save_weights(store, people["ann"], own, seen_version=0, save_key=key())
    ann = next(each for each in members(store, facilitator) if each.id == "ann")
    change_member(store, facilitator, replace(ann, partner="nhs"), seen_version=ann.version, save_key=key())
    said = {(row.partner, row.member) for row in current_exercise(store, facilitator).weights}
    assert said == {("council", ""), ("nhs", "ann")}


def test_a_change_to_a_member_and_their_name_is_saved_whole_or_not_at_all(store, facilitator):
    ann = next(each for each in members(store, facilitator) if each.id == "ann")
    named = PersonalName("ann", "Ann Example", "ann@x.org")
    chair = change_member(
        store, facilitator, replace(ann, title="Chair"), named=named, seen_version=ann.version, save_key=key()
    )
    other, taken = PersonalName("ann", "Somebody", "else@x.org"), PersonalName("ann", "Ann", "taken@x.org")
    with pytest.raises(VersionClash):
        change_member(store, facilitator, ann, named=other, seen_version=ann.version, save_key=key())
    add_member(store, facilitator, partner="nhs", email="taken@x.org", save_key=key())
    moved = replace(chair, title="Director")
    with pytest.raises(StoreError, match="Another member has this address"):
        change_member(store, facilitator, moved, named=taken, seen_version=chair.version, save_key=key())
    assert named in names(store, facilitator)
    assert chair in members(store, facilitator)


def test_the_log_says_that_a_place_was_changed_only_where_it_was(store, facilitator):
    def change(**facts):
        ann = next(each for each in members(store, facilitator) if each.id == "ann")
        named = PersonalName("ann", facts.pop("name", "Ann Example"), "")
        before = len(events(store, facilitator))
        saved = change_member(
            store, facilitator, replace(ann, **facts), named=named, seen_version=ann.version, save_key=key()
        )
        return saved.version - ann.version, [each.kind for each in events(store, facilitator)[before:]]

    assert change() == (1, [EventKind.MEMBER_NAMED])
    assert change(name="Ann Other") == (1, [EventKind.MEMBER_NAMED])
    assert change(name="Ann Other") == (0, [])
    assert change(name="Ann Other", title="Chair") == (1, [EventKind.MEMBER_CHANGED])
    assert change(name="Ann Other", partner="nhs") == (1, [EventKind.MEMBER_CHANGED])
    assert change(name="Ann Other", access=Access.OBSERVER) == (1, [EventKind.MEMBER_CHANGED])
    assert change(name="Ann", title="Director") == (1, [EventKind.MEMBER_NAMED, EventKind.MEMBER_CHANGED])


def test_a_form_that_was_open_with_a_name_does_not_bring_it_back(store, facilitator):
    ann = next(each for each in members(store, facilitator) if each.id == "ann")
    new, old = (PersonalName("ann", name, "") for name in ("Ann New", "Ann Old"))
    change_member(store, facilitator, ann, named=new, seen_version=ann.version, save_key=key())
    with pytest.raises(VersionClash):
        change_member(store, facilitator, ann, named=old, seen_version=ann.version, save_key=key())
    assert [each.name for each in names(store, facilitator) if each.member == "ann"] == ["Ann New"]


def test_a_partner_without_votes_may_be_the_first_to_give_weights(store):
    files = panel_files()
    votes = files["exercise.yaml"].replace(b"voice: 2", b"voice: 0").replace(b"id: small", b"id: by-votes")
    import_files(store, files | {"exercise.yaml": votes + b"weights_from: votes\n"})
    runs = operator(store, "by-votes")
    save_weights(store, runs, statement(50, 30, 20, partner="council"), seen_version=0, save_key=key())
    assert len(set(group_weights(current_exercise(store, runs)).agreed)) == 1
    save_weights(store, runs, statement(50, 30, 20), seen_version=0, save_key=key())
    assert group_weights(current_exercise(store, runs)).agreed == pytest.approx((0.5, 0.3, 0.2))


def test_comments_are_for_the_panel_and_about_something(store, people, observer):
    with pytest.raises(NotAllowed):
        add_comment(store, observer, intervention_id="clinic", text="Hm", save_key=key())
    with pytest.raises(StoreError, match="no intervention nothing"):
        add_comment(store, people["ann"], intervention_id="nothing", text="Hm", save_key=key())


def test_a_save_needs_a_key(store, people):
    for wrong in ("", "x" * 101):
        with pytest.raises(StoreError, match="key of its own"):
            add_comment(store, people["ann"], intervention_id="clinic", text="Hm", save_key=wrong)
    assert len(new_save_key()) == 32
    assert operator(store, EXERCISE).actor == "operator"
