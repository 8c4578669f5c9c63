"""Independent scores: saved once, seen by nobody else until the round is revealed."""

import math

import pytest
from sqlalchemy import event, func, insert, select
from sqlalchemy.exc import IntegrityError

from prioritise.domain.errors import FileProblems, NotAllowed, StoreError, VersionClash
from prioritise.domain.panel import Access
from prioritise.domain.partners import ScoreState
from prioritise.store.access import Viewer, visible_scores
from prioritise.store.invitations import local_facilitator
from prioritise.store.progress import progress
from prioritise.store.scores import (
    declare_interest,
    have_sent,
    my_scores,
    save_score,
    scores,
    send_scores,
    take_back_scores,
)
from prioritise.store.tables import score
from tests.store.panel import EXERCISE, INTERVENTIONS, PANEL_CRITERIA, given, key, opened, revealed, saved, sent


def values_seen(store, viewer):
    return {(each.score.member, each.score.value) for each in scores(store, viewer, round_number=1)}


def test_before_the_reveal_each_sees_their_own_and_nobody_sees_more(store, facilitator, people, observer):
    opened(store, facilitator)
    sent(store, people["ann"], 80)
    saved(store, people["bob"], 20)
    assert values_seen(store, people["ann"]) == {("ann", 80)}
    assert values_seen(store, people["bob"]) == {("bob", 20)}
    assert values_seen(store, people["cy"]) == set()
    assert values_seen(store, observer) == set()
    assert values_seen(store, facilitator) == set()


def test_after_the_reveal_all_see_what_was_sent_and_a_draft_stays_its_writers(store, facilitator, people, observer):
    opened(store, facilitator)
    sent(store, people["ann"], 80)
    saved(store, people["bob"], 20)
    revealed(store, facilitator)
    assert values_seen(store, people["cy"]) == {("ann", 80)}
    assert values_seen(store, observer) == {("ann", 80)}
    assert values_seen(store, facilitator) == {("ann", 80)}
    assert values_seen(store, people["bob"]) == {("ann", 80), ("bob", 20)}


def test_the_query_itself_leaves_others_out(store, facilitator, people):
    opened(store, facilitator)
    statements = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    scores(store, people["ann"], round_number=1)
    asked = [text for text in statements if "FROM score" in text]
    assert asked
    for text in asked:
        assert "score.member = " in text
        assert "round.state IN" in text
        assert "FROM submission" in text


def test_no_viewers_condition_lets_an_open_rounds_scores_of_others_through(store, facilitator, people):
    opened(store, facilitator)
    sent(store, people["ann"], 80)
    forged = [Viewer(EXERCISE, access, people["bob"].came_in_by, "bob", people["bob"].invitation) for access in Access]
    with store.read() as connection:
        for viewer in forged:
            found = connection.scalar(select(func.count()).select_from(score).where(visible_scores(viewer)))
            assert found == 0


def test_an_answer_saved_twice_with_one_key_is_one_answer(store, facilitator, people):
    opened(store, facilitator)
    first = save_score(store, people["ann"], given("ann", 70), save_key="retry")
    again = save_score(store, people["ann"], given("ann", 70), save_key="retry")
    assert first == again
    assert len(my_scores(store, people["ann"], round_number=1)) == 1


def test_a_retry_does_not_undo_what_was_saved_since(store, facilitator, people):
    opened(store, facilitator)
    save_score(store, people["ann"], given("ann", 70), save_key="first")
    save_score(store, people["ann"], given("ann", 10), save_key="second")
    stands = save_score(store, people["ann"], given("ann", 70), save_key="first")
    assert (stands.score.value, stands.version) == (10, 2)


def test_a_key_used_for_something_else_is_refused(store, facilitator, people):
    opened(store, facilitator)
    save_score(store, people["ann"], given("ann", 70), save_key="one")
    with pytest.raises(StoreError, match="already made with other content"):
        save_score(store, people["ann"], given("ann", 71), save_key="one")


def test_two_windows_of_one_person_are_told_apart_by_version(store, facilitator, people):
    opened(store, facilitator)
    first = saved(store, people["ann"], 70)
    save_score(store, people["ann"], given("ann", 60), save_key=key(), seen_version=first.version)
    with pytest.raises(VersionClash) as caught:
        save_score(store, people["ann"], given("ann", 50), save_key=key(), seen_version=first.version)
    assert caught.value.theirs.score.value == 60
    assert caught.value.yours.value == 50


def test_an_answer_that_says_what_stands_changes_nothing(store, facilitator, people):
    opened(store, facilitator)
    first = saved(store, people["ann"], 70)
    again = save_score(store, people["ann"], given("ann", 70), save_key=key(), seen_version=first.version)
    from_elsewhere = save_score(store, people["ann"], given("ann", 70), save_key=key(), seen_version=0)
    assert first == again == from_elsewhere
    other = save_score(store, people["ann"], given("ann", 60), save_key=key(), seen_version=first.version)
    assert other.version == first.version + 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"value": 100.5}, "off the scale"),
        ({"value": math.nan}, "Give a value"),
        ({"value": 50, "state": ScoreState.INTEREST}, "Give a value"),
        ({"value": 50, "criterion": "cost"}, "does not score cost"),
        ({"value": 50, "criterion": "need"}, "does not score need"),
        ({"value": 50, "intervention": "nothing"}, "no intervention nothing"),
        ({"value": 50, "round": 2}, "no round 2"),
    ],
)
def test_a_score_that_means_nothing_is_refused_in_words(store, facilitator, people, wrong, words):
    opened(store, facilitator)
    with pytest.raises(StoreError, match=words):
        saved(store, people["ann"], **wrong)
    assert my_scores(store, people["ann"], round_number=1) == ()


def test_text_that_no_file_could_hold_is_refused(store, facilitator, people):
    opened(store, facilitator)
    with pytest.raises(FileProblems, match="formula"):
        saved(store, people["ann"], reason="=HYPERLINK(1)")


@pytest.mark.parametrize(
    "row",
    [
        {"value": 101.0, "state": "given"},
        {"value": -100.5, "state": "given"},
        {"value": None, "state": "given"},
        {"value": 5.0, "state": "unknown"},
        {"value": 5.0, "state": "guessed"},
        {"value": 5.0, "state": "given", "intervention": "nothing"},
        {"value": 5.0, "state": "given", "member": "nobody"},
    ],
)
def test_the_database_refuses_it_too(store, facilitator, row):
    opened(store, facilitator)
    whole = {"exercise": EXERCISE, "round": 1, "member": "ann", "intervention": "advice", "reason": ""}
    whole |= {"criterion": "acceptability", "saved_at": "now"} | row
    with pytest.raises(IntegrityError), store.engine.begin() as connection:
        connection.execute(insert(score).values(**whole))


def test_one_cell_has_one_score_whatever_a_program_tries(store, facilitator, people):
    opened(store, facilitator)
    saved(store, people["ann"])
    whole = {"exercise": EXERCISE, "round": 1, "member": "ann", "intervention": "advice", "reason": ""}
    whole |= {"criterion": "acceptability", "saved_at": "now", "state": "given", "value": 1.0}
    with pytest.raises(IntegrityError), store.engine.begin() as connection:
        connection.execute(insert(score).values(**whole))


def test_nobody_scores_for_another(store, facilitator, people, observer):
    opened(store, facilitator)
    with pytest.raises(StoreError, match="only your own"):
        save_score(store, people["ann"], given("bob", 5), save_key=key())
    for outsider in (observer, facilitator):
        with pytest.raises(NotAllowed):
            save_score(store, outsider, given("bob", 5), save_key=key())
    with pytest.raises(NotAllowed):
        local_facilitator(store, EXERCISE)


def test_sent_scores_change_only_when_taken_back(store, facilitator, people):
    opened(store, facilitator)
    sent(store, people["ann"], 80)
    assert have_sent(store, people["ann"], round_number=1)
    with pytest.raises(StoreError, match="Take them back"):
        saved(store, people["ann"], 10)
    take_back_scores(store, people["ann"], round_number=1, save_key=key())
    saved(store, people["ann"], 10)
    assert not have_sent(store, people["ann"], round_number=1)


def test_nothing_is_saved_sent_or_taken_back_after_the_reveal(store, facilitator, people):
    opened(store, facilitator)
    sent(store, people["ann"], 80)
    revealed(store, facilitator)
    for act in (
        lambda: saved(store, people["bob"], 10),
        lambda: send_scores(store, people["bob"], round_number=1, save_key=key()),
        lambda: take_back_scores(store, people["ann"], round_number=1, save_key=key()),
    ):
        with pytest.raises(StoreError, match="no longer taken"):
            act()


def test_an_interest_stands_aside_from_every_cell_of_an_intervention(store, facilitator, people):
    opened(store, facilitator)
    saved(store, people["ann"], 80)
    aside = declare_interest(
        store, people["ann"], round_number=1, intervention_id="advice", reason="I run it", save_key=key()
    )
    assert [(each.score.criterion, each.score.state, each.score.value) for each in aside] == [
        (each, ScoreState.INTEREST, None) for each in PANEL_CRITERIA
    ]
    assert len(my_scores(store, people["ann"], round_number=1)) == len(PANEL_CRITERIA)


def test_progress_counts_answers_and_shows_no_score(store, facilitator, people):
    opened(store, facilitator)
    saved(store, people["ann"], 80)
    sent(store, people["bob"], None)
    seen = {each.member: each for each in progress(store, facilitator, round_number=1)}
    asked = len(INTERVENTIONS) * len(PANEL_CRITERIA)
    assert [(seen[who].answered, seen[who].asked, seen[who].sent) for who in ("ann", "bob", "cy")] == [
        (1, asked, False),
        (1, asked, True),
        (0, asked, False),
    ]
    assert "watcher" not in seen
    assert not hasattr(seen["ann"], "value")
    with pytest.raises(NotAllowed):
        progress(store, people["ann"], round_number=1)
