"""A round may ask about a part of the list: it is counted for that part, and what was said of the rest stays."""

import pytest

from prioritise.domain.errors import StoreError
from prioritise.domain.partners import ScoreState
from prioritise.store.backup import check_store
from prioritise.store.current_files import current_exercise
from prioritise.store.events import events
from prioritise.store.interests import withdraw_interest
from prioritise.store.progress import progress
from prioritise.store.rounds import open_round, rounds
from prioritise.store.scores import declare_interest, scores, send_scores
from prioritise.store.tables import round_about
from tests.store.panel import INTERVENTIONS, PANEL_CRITERIA, closed, key, opened, revealed, saved, sent


@pytest.fixture
def first(store, facilitator, people):
    """A closed round in which ann scored advice and the clinic, and stood aside from outreach."""
    opened(store, facilitator)
    declare_interest(
        store, people["ann"], round_number=1, intervention_id="outreach", reason="I run it", save_key=key()
    )
    saved(store, people["ann"], 30, intervention="clinic")
    sent(store, people["ann"], 40)
    revealed(store, facilitator)
    closed(store, facilitator)
    return store, facilitator, people


def in_part(store, facilitator, *about, save_key=None):
    return open_round(store, facilitator, save_key=save_key or key(), about=about)


def far(store, facilitator, number):
    return {each.member: (each.answered, each.asked) for each in progress(store, facilitator, round_number=number)}


def test_it_is_counted_for_what_it_asks_about_only(first):
    store, facilitator, people = first
    assert in_part(store, facilitator, "clinic").about == ("clinic",)
    assert set(far(store, facilitator, 2).values()) == {(0, len(PANEL_CRITERIA))}
    saved(store, people["bob"], 20, round=2, intervention="clinic")
    assert far(store, facilitator, 2)["bob"] == (1, len(PANEL_CRITERIA))
    told = send_scores(store, people["bob"], round_number=2, save_key=key())
    assert (told.answered, told.asked) == (1, len(PANEL_CRITERIA))


def test_earlier_answers_on_the_rest_count_as_they_did(first):
    store, facilitator, people = first
    in_part(store, facilitator, "clinic")
    sent(store, people["ann"], 80, round=2, intervention="clinic")
    revealed(store, facilitator, 2)
    said = current_exercise(store, facilitator).scores
    given = {(each.round, each.intervention, each.value) for each in said if each.state is ScoreState.GIVEN}
    assert given == {(1, "advice", 40), (1, "clinic", 30), (2, "clinic", 80)}
    # The interest of round 1 stands without being said again in a round that does not ask.
    assert {each.round for each in said if each.state is ScoreState.INTEREST} == {1}
    closed(store, facilitator, 2)
    opened(store, facilitator)
    aside = {each.score.intervention for each in scores(store, people["ann"], round_number=3)}
    assert aside == {"outreach"}


def test_what_it_does_not_ask_about_is_not_taken(first):
    store, facilitator, people = first
    in_part(store, facilitator, "clinic")
    with pytest.raises(StoreError, match="Round 2 does not ask about advice"):
        saved(store, people["bob"], 20, round=2)
    with pytest.raises(StoreError, match="Round 2 does not ask about advice"):
        declare_interest(store, people["bob"], round_number=2, intervention_id="advice", reason="Mine", save_key=key())
    with pytest.raises(StoreError, match="Round 2 does not ask about outreach"):
        withdraw_interest(
            store, people["ann"], round_number=2, intervention_id="outreach", reason="Sold", save_key=key()
        )
    assert scores(store, people["bob"], round_number=2) == ()


def test_a_round_about_everything_is_about_no_part(first):
    store, facilitator, _people = first
    assert in_part(store, facilitator, *INTERVENTIONS).about == ()
    assert set(far(store, facilitator, 2).values()) == {(0, 6), (2, 6)}


def test_what_is_not_listed_cannot_be_asked_about_and_no_round_is_opened(first):
    store, facilitator, _people = first
    with pytest.raises(StoreError, match="There is no intervention gym here"):
        in_part(store, facilitator, "clinic", "gym")
    assert [each.number for each in rounds(store, facilitator)] == [1]


def test_the_events_tell_it_and_a_change_beside_the_app_is_found(first):
    store, facilitator, _people = first
    again = in_part(store, facilitator, "outreach", "clinic", save_key="once")
    assert in_part(store, facilitator, "clinic", "outreach", save_key="once") == again
    assert '"about":"clinic,outreach"' in events(store, facilitator)[-1].detail
    assert not check_store(store).problems
    with store.write() as connection:
        connection.execute(round_about.delete().filter_by(intervention="clinic"))
    assert any("what round 2 is about is not as it was written" in each for each in check_store(store).problems)
