"""An interest that was declared can be taken back while scores are taken, by nobody but its writer."""

import pytest

from prioritise.domain.errors import NotAllowed, StoreError
from prioritise.store.interests import withdraw_interest
from prioritise.store.progress import progress
from prioritise.store.scores import declare_interest, my_scores, send_scores
from tests.store.panel import key, opened, revealed, saved


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
