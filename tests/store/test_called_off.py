"""A round that was opened by mistake is called off: nothing of it counts, and nobody loses what they typed."""

import pytest

from prioritise.domain.errors import FileProblems, NotAllowed, StoreError, VersionClash
from prioritise.domain.panel import EventKind, RoundState
from prioritise.domain.partners import ScoreState
from prioritise.store.backup import check_store
from prioritise.store.current_files import current_exercise
from prioritise.store.events import events
from prioritise.store.interests import withdraw_interest
from prioritise.store.left_out import left_out
from prioritise.store.members import PersonalName
from prioritise.store.names_in_texts import erase_name, places_of_name
from prioritise.store.progress import sendings
from prioritise.store.rounds import call_off_round, open_round, panel_rounds, reveal_round, rounds
from prioritise.store.scores import declare_interest, scores
from prioritise.store.tables import called_off as called_off_table
from prioritise.store.tables import round_ as round_table
from prioritise.store.tables import score
from prioritise.store.weights import save_weights
from tests.store.panel import closed, key, name_member, opened, revealed, saved, sent
from tests.store.test_panel_work import statement

WHY = "Opened before the papers were out"


def called_off(store, facilitator, number, *, reason=WHY, seen_version=1, save_key=None):
    """A round, called off."""
    return call_off_round(
        store, facilitator, number, reason=reason, seen_version=seen_version, save_key=save_key or key()
    )


@pytest.fixture
def second(store, facilitator, people):
    """A first round that is closed with what ann said, and a second that ann and bob score in."""
    opened(store, facilitator)
    sent(store, people["ann"], 40)
    revealed(store, facilitator)
    closed(store, facilitator)
    opened(store, facilitator)
    sent(store, people["ann"], 80, round=2)
    saved(store, people["bob"], 20, round=2)
    return store, facilitator, people


def test_nothing_of_it_counts_and_earlier_scores_stay(second):
    store, facilitator, people = second
    before = current_exercise(store, facilitator)
    ended = called_off(store, facilitator, 2)
    assert (ended.state, ended.reason) == (RoundState.CALLED_OFF, WHY)
    after = current_exercise(store, facilitator)
    assert after.scores == before.scores
    assert [(each.round, each.value) for each in after.scores] == [(1, 40)]
    assert [each.number for each in rounds(store, facilitator)] == [1]
    assert [each.number for each in panel_rounds(store, people["watcher"]).called_off] == [2]
    for other in (facilitator, people["bob"], people["watcher"]):
        assert [each for each in scores(store, other, round_number=2) if each.score.member == "ann"] == []
    assert [each.round for each in sendings(store, people["bob"])] == [1]


def test_what_members_typed_in_it_stays_theirs_to_read_and_nobody_elses(second):
    store, facilitator, people = second
    called_off(store, facilitator, 2)
    for who, value in (("ann", 80), ("bob", 20)):
        (theirs,) = left_out(store, people[who])
        assert theirs.round.state is RoundState.CALLED_OFF
        assert [answer.value for answer in theirs.answers] == [value]
    assert left_out(store, people["cy"]) == ()
    with pytest.raises(StoreError, match=r"round 2 is called off, and scores are no longer taken\. Nothing was saved"):
        saved(store, people["cy"], 30, round=2)


def test_the_next_round_has_a_number_of_its_own_and_takes_scores(second):
    store, facilitator, people = second
    called_off(store, facilitator, 2)
    assert opened(store, facilitator).number == 3
    sent(store, people["bob"], 60, round=3)
    revealed(store, facilitator, 3)
    exercise = current_exercise(store, facilitator)
    assert [(each.round, each.member, each.value) for each in exercise.scores] == [(1, "ann", 40), (3, "bob", 60)]


def test_the_log_tells_it_without_its_words_and_the_store_is_sound(second):
    store, facilitator, _people = second
    called_off(store, facilitator, 2)
    last = events(store, facilitator)[-1]
    assert last.kind == EventKind.ROUND_CALLED_OFF
    assert WHY not in last.detail
    assert not check_store(store).problems


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (called_off_table.update().values(reason="Another"), "why round 2 was called off is not as it was written"),
        (called_off_table.delete(), "why round 2 was called off is not as it was written"),
        (round_table.update().filter_by(number=2).values(revealed_at="2026"), "round 2 is not as it was written"),
    ],
)
def test_whoever_changes_it_beside_the_app_is_found(second, spoil, said):
    store, facilitator, _people = second
    called_off(store, facilitator, 2)
    with store.write() as connection:
        connection.execute(spoil)
    assert any(said in problem for problem in check_store(store).problems)


def test_it_takes_a_reason_a_facilitator_and_a_round_that_nobody_has_seen(second):
    store, facilitator, people = second
    with pytest.raises(FileProblems):
        called_off(store, facilitator, 2, reason="  ")
    with pytest.raises(NotAllowed):
        called_off(store, people["ann"], 2)
    with pytest.raises(VersionClash):
        called_off(store, facilitator, 2, seen_version=7)
    reveal_round(store, facilitator, 2, seen_version=1, save_key=key())
    with pytest.raises(StoreError, match="Round 2 is revealed; it must be open for this"):
        called_off(store, facilitator, 2, seen_version=2)
    assert [each.state for each in rounds(store, facilitator)] == [RoundState.CLOSED, RoundState.REVEALED]
    assert panel_rounds(store, facilitator).called_off == ()


def test_sent_twice_it_happens_once(second):
    store, facilitator, _people = second
    once = called_off(store, facilitator, 2, save_key="the same")
    assert called_off(store, facilitator, 2, save_key="the same") == once
    assert [event.kind for event in events(store, facilitator)].count(EventKind.ROUND_CALLED_OFF) == 1


def test_an_interest_from_before_stands_on_and_one_of_that_round_alone_does_not(store, facilitator, people):
    aside = {"intervention_id": "clinic", "reason": "I run it"}
    opened(store, facilitator)
    declare_interest(store, people["ann"], round_number=1, **aside, save_key=key())
    sent(store, people["ann"], 40)
    revealed(store, facilitator)
    closed(store, facilitator)
    opened(store, facilitator)
    withdraw_interest(store, people["ann"], round_number=2, intervention_id="clinic", reason="Sold it", save_key=key())
    declare_interest(store, people["bob"], round_number=2, **aside, save_key=key())
    called_off(store, facilitator, 2)
    (bobs,) = left_out(store, people["bob"])
    assert {answer.state for answer in bobs.answers} == {ScoreState.INTEREST}
    open_round(store, facilitator, save_key=key())
    found = {each.score.member for each in scores(store, people["ann"], round_number=3)}
    assert found == {"ann"}
    assert scores(store, people["bob"], round_number=3) == ()


def test_an_interest_that_only_stood_on_is_nothing_that_was_typed(store, facilitator, people):
    opened(store, facilitator)
    declare_interest(store, people["ann"], round_number=1, intervention_id="clinic", reason="I run it", save_key=key())
    sent(store, people["ann"], 40)
    revealed(store, facilitator)
    closed(store, facilitator)
    opened(store, facilitator)
    called_off(store, facilitator, 2)
    assert left_out(store, people["ann"]) == ()


def test_a_name_in_the_reason_is_listed_and_taken_out_and_the_store_is_still_sound(second):
    store, facilitator, _people = second
    name_member(store, facilitator, PersonalName("ann", "Jo Smith", "jo@example.org"), save_key=key())
    called_off(store, facilitator, 2, reason="Jo Smith pressed too early")
    assert "the reason for calling a round off" in {each.what for each in places_of_name(store, facilitator, "ann")}
    erase_name(store, facilitator, "ann", save_key=key(), from_texts=True)
    assert [each.reason for each in panel_rounds(store, facilitator).called_off] == ["a member pressed too early"]
    assert not check_store(store).problems


def test_weights_are_closed_again_with_the_round_before(second):
    store, facilitator, people = second
    called_off(store, facilitator, 2)
    with pytest.raises(StoreError, match="Round 1 is closed, and the weights stand"):
        save_weights(store, people["bob"], statement(60, 20, 20, member="bob"), seen_version=0, save_key=key())


def test_an_interest_that_stood_on_in_further_questions_is_nothing_that_was_typed_and_one_declared_anew_is(
    store, facilitator, people
):
    opened(store, facilitator)
    declare_interest(store, people["ann"], round_number=1, intervention_id="clinic", reason="I run it", save_key=key())
    sent(store, people["ann"], 40)
    revealed(store, facilitator)
    with store.write() as connection:  # as a folder has it: an interest in one question, and no answer to another
        connection.execute(score.delete().filter_by(intervention="clinic", criterion="local-priority"))
    closed(store, facilitator)
    opened(store, facilitator)
    assert len(scores(store, people["ann"], round_number=2)) == 2
    sent(store, people["ann"], 80, round=2)
    called_off(store, facilitator, 2)
    (theirs,) = left_out(store, people["ann"])
    assert [(each.intervention, each.value) for each in theirs.answers] == [("advice", 80)]
    opened(store, facilitator)
    declare_interest(
        store, people["ann"], round_number=3, intervention_id="clinic", reason="And own it", save_key=key()
    )
    called_off(store, facilitator, 3)
    assert {each.reason for each in left_out(store, people["ann"])[1].answers} == {"And own it"}
