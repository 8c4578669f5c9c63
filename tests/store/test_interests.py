"""An interest that was declared can be taken back while scores are taken, by nobody but its writer."""

import pytest

from prioritise.domain.errors import NotAllowed, StoreError
from prioritise.judgement.interests import declared_interests
from prioritise.store.current_files import current_exercise
from prioritise.store.interests import withdraw_interest
from prioritise.store.left_out import left_out
from prioritise.store.progress import progress, sendings
from prioritise.store.scores import declare_interest, my_scores, send_scores
from prioritise.store.tables import score
from tests.store.panel import closed, key, opened, revealed, saved, sent


def aside(store, viewer, intervention="advice"):
    return declare_interest(
        store, viewer, round_number=1, intervention_id=intervention, reason="I run it", save_key=key()
    )


def back(store, viewer, save_key=None):
    withdraw_interest(store, viewer, round_number=1, intervention_id="advice", save_key=save_key or key())


def places(store, viewer):
    return {(each.score.intervention, each.score.state.value) for each in my_scores(store, viewer, round_number=1)}


def test_what_was_answered_by_it_is_unanswered_again_and_nothing_else_changes(store, facilitator, people):
    opened(store, facilitator)
    aside(store, people["ann"])
    aside(store, people["ann"], "clinic")
    aside(store, people["bob"])
    back(store, people["ann"])
    assert places(store, people["ann"]) == {("clinic", "interest")}
    assert places(store, people["bob"]) == {("advice", "interest")}
    seen = {each.member: each for each in progress(store, facilitator, round_number=1)}
    assert seen["ann"].answered == 2


def test_a_score_that_was_given_stays(store, facilitator, people):
    opened(store, facilitator)
    saved(store, people["ann"], 80)
    back(store, people["ann"])
    assert places(store, people["ann"]) == {("advice", "given")}


def test_sent_a_second_time_it_takes_back_no_interest_declared_since(store, facilitator, people):
    opened(store, facilitator)
    aside(store, people["ann"])
    once = key()
    back(store, people["ann"], once)
    aside(store, people["ann"])
    back(store, people["ann"], once)
    assert places(store, people["ann"]) == {("advice", "interest")}


def test_not_once_scores_were_sent_or_the_round_is_revealed_and_not_by_who_only_watches(
    store, facilitator, people, observer
):
    opened(store, facilitator)
    aside(store, people["ann"])
    with pytest.raises(NotAllowed):
        back(store, observer)
    send_scores(store, people["ann"], round_number=1, save_key=key())
    with pytest.raises(StoreError, match="Take them back"):
        back(store, people["ann"])
    revealed(store, facilitator)
    with pytest.raises(StoreError, match="no longer taken"):
        back(store, people["ann"])
    assert places(store, people["ann"]) == {("advice", "interest")}


def first_round_over(store, facilitator, people):
    """Ann stood aside from advice in a round that is closed, and the next is open."""
    opened(store, facilitator)
    aside(store, people["ann"])
    saved(store, people["ann"], 80, intervention="clinic")
    send_scores(store, people["ann"], round_number=1, save_key=key())
    revealed(store, facilitator)
    closed(store, facilitator)
    opened(store, facilitator)


def no_more(store, viewer, reason="I sold it", save_key=None):
    withdraw_interest(
        store, viewer, round_number=2, intervention_id="advice", reason=reason, save_key=save_key or key()
    )


def answers(store, viewer, number=2):
    found = my_scores(store, viewer, round_number=number)
    return {(each.score.intervention, each.score.criterion): each.score for each in found}


def test_an_interest_stands_in_the_next_round_and_nothing_can_be_scored_meanwhile(store, facilitator, people):
    first_round_over(store, facilitator, people)
    assert {cell: each.state.value for cell, each in answers(store, people["ann"]).items()} == {
        ("advice", "acceptability"): "interest",
        ("advice", "local-priority"): "interest",
    }
    assert answers(store, people["ann"])["advice", "acceptability"].reason == "I run it"
    known = {each.member: each for each in progress(store, facilitator, round_number=2)}
    assert known["ann"].answered == 2
    assert answers(store, people["bob"]) == {}
    with pytest.raises(StoreError, match="no interest in it any more"):
        saved(store, people["ann"], 100, round=2)


def test_it_is_withdrawn_with_a_reason_which_stays_with_what_is_answered_then(store, facilitator, people):
    first_round_over(store, facilitator, people)
    with pytest.raises(StoreError, match="Write first why"):
        no_more(store, people["ann"], reason=" ")
    no_more(store, people["ann"])
    saved(store, people["ann"], 100, round=2)
    found = answers(store, people["ann"])
    assert (found["advice", "acceptability"].value, found["advice", "acceptability"].reason) == (100, "I sold it")
    assert found["advice", "local-priority"].state.value == "unknown"
    send_scores(store, people["ann"], round_number=2, save_key=key())
    revealed(store, facilitator, 2)
    closed(store, facilitator, 2)
    opened(store, facilitator)
    assert answers(store, people["ann"], 3) == {}


def test_a_withdrawal_that_was_never_sent_leaves_the_interest_as_it_was(store, facilitator, people):
    first_round_over(store, facilitator, people)
    no_more(store, people["ann"])
    revealed(store, facilitator, 2)
    closed(store, facilitator, 2)
    opened(store, facilitator)
    assert {each.state.value for each in answers(store, people["ann"], 3).values()} == {"interest"}


def test_declared_again_in_the_same_round_it_stands(store, facilitator, people):
    first_round_over(store, facilitator, people)
    no_more(store, people["ann"])
    declare_interest(
        store, people["ann"], round_number=2, intervention_id="advice", reason="I bought it back", save_key=key()
    )
    with pytest.raises(StoreError, match="Write first why"):
        no_more(store, people["ann"], reason="")
    assert {each.state.value for each in answers(store, people["ann"]).values()} == {"interest"}


def test_an_interest_in_one_question_of_a_file_stands_for_that_question(store, facilitator, people):
    opened(store, facilitator)
    aside(store, people["ann"])
    send_scores(store, people["ann"], round_number=1, save_key=key())
    revealed(store, facilitator)
    with store.write() as connection:
        connection.execute(score.update().filter_by(criterion="local-priority").values(state="given", value=20.0))
    closed(store, facilitator)
    opened(store, facilitator)
    assert list(answers(store, people["ann"])) == [("advice", "acceptability")]


def test_answers_that_were_not_sent_are_counted_for_their_member_alone_and_an_interest_is_none(
    store, facilitator, people
):
    opened(store, facilitator)
    aside(store, people["ann"])
    saved(store, people["ann"], 80, intervention="clinic")
    aside(store, people["bob"])
    assert left_out(store, people["ann"]) == ()
    revealed(store, facilitator)
    (theirs,) = left_out(store, people["ann"])
    assert (theirs.round.number, theirs.answered) == (1, 1)
    assert [(each.intervention, each.value) for each in theirs.answers] == [("clinic", 80)]
    assert left_out(store, people["bob"]) == ()


def test_who_sent_when_is_told_of_revealed_rounds_and_of_the_open_one_to_the_facilitator(store, facilitator, people):
    opened(store, facilitator)
    sent(store, people["ann"], 40)
    assert [(each.round, each.member) for each in sendings(store, facilitator)] == [(1, "ann")]
    assert sendings(store, people["bob"]) == ()
    revealed(store, facilitator)
    assert sendings(store, people["bob"]) == sendings(store, facilitator)


def test_the_files_tell_the_same_story_as_the_panel(store, facilitator, people):
    first_round_over(store, facilitator, people)
    no_more(store, people["ann"])
    saved(store, people["ann"], 100, round=2)
    send_scores(store, people["ann"], round_number=2, save_key=key())
    before_the_reveal = declared_interests(current_exercise(store, facilitator).scores)
    assert [(each.member, each.since, each.until) for each in before_the_reveal] == [("ann", 1, 0)]
    revealed(store, facilitator, 2)
    (told,) = declared_interests(current_exercise(store, facilitator).scores)
    assert (told.since, told.until, told.reasons, told.why_back) == (1, 2, ("I run it",), ("I sold it",))
