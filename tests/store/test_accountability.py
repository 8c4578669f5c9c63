"""Sign-offs and challenges at a panel: each is written once, with an event, and nobody's takes another's place."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from prioritise.domain.accountability import AnotherScore, Challenge, ChallengeOutcome, SignOff
from prioritise.domain.errors import FileProblems, NotAllowed, StoreError, VersionClash
from prioritise.domain.partners import AgreedScore
from prioritise.store.accountability import (
    answer_challenge,
    digest_of_challenge,
    log_challenge,
    other_scores,
    sign_off,
    unmatched_entries,
)
from prioritise.store.backup import check_store
from prioritise.store.current_files import current_exercise, exercise_files
from prioritise.store.digests import digest_of_facts
from prioritise.store.events import events
from prioritise.store.exercises import import_files, stored_exercise
from prioritise.store.invitations import operator
from prioritise.store.replacing import replace_files
from prioritise.store.settling import reword, settle
from prioritise.store.tables import exercise_file
from tests.store.panel import EXERCISE, closed, key, opened, panel_files, revealed, sent

DAY = date(2026, 11, 20)
CELL = ("clinic", "acceptability")
SIGNED = SignOff("Ada Example", "Director of public health", DAY, "5f2a9c0d1e3b4a67", "At the board.")
ASKED = Challenge("", "A residents' group", "The clinic is not wanted here.", DAY, "clinic", "acceptability")


def asked(store, viewer, **others):
    return log_challenge(store, viewer, replace(ASKED, **others), save_key=key())


def reasoned(challenge):
    answer = {"answer": "It was asked for by carers.", "answered_by": "Board"}
    return replace(challenge, outcome=ChallengeOutcome.KEPT, **answer)


def test_a_sign_off_is_in_the_exercise_and_its_event_holds_a_digest_and_no_name(store, facilitator):
    sign_off(store, facilitator, SIGNED, save_key=key())
    assert current_exercise(store, facilitator).sign_offs == (SIGNED,)
    last = events(store, facilitator)[-1]
    assert last.kind == "signed off"
    assert json.loads(last.detail)["list"] == SIGNED.list
    assert "Ada" not in last.detail
    assert "Director" not in last.detail


def test_a_sign_off_that_is_sent_twice_takes_effect_once(store, facilitator):
    same = key()
    for _time in range(2):
        sign_off(store, facilitator, SIGNED, save_key=same)
    assert current_exercise(store, facilitator).sign_offs == (SIGNED,)
    assert [each.kind for each in events(store, facilitator)].count("signed off") == 1


@pytest.mark.parametrize(
    ("others", "said"),
    [({"who": " "}, "name"), ({"role": ""}, "role"), ({"list": ""}, "list"), ({"date": date(2027, 1, 1)}, "day")],
)
def test_what_lacks_in_a_sign_off_is_named_and_nothing_is_written(store, facilitator, others, said):
    with pytest.raises(FileProblems) as refused:
        sign_off(store, facilitator, replace(SIGNED, **others), save_key=key())
    assert refused.value.problems[0].file == said
    assert current_exercise(store, facilitator).sign_offs == ()


def test_a_response_to_another_list_keeps_its_name_and_its_event_knows_it(store, facilitator):
    logged = asked(store, facilitator, intervention="", criterion="", alternative="Keep every current service")
    assert current_exercise(store, facilitator).challenges == (logged,)
    assert unmatched_entries(store, EXERCISE) == ()
    # A challenge that names none is known by what it was before there were any to name.
    plain = replace(logged, alternative="")
    assert digest_of_challenge(plain) != digest_of_challenge(logged)
    first = (plain.id, plain.who, plain.text, plain.date.isoformat(), "", "")
    assert digest_of_challenge(plain) == hashlib.sha256(json.dumps(first).encode()).hexdigest()


def test_members_log_challenges_and_only_the_facilitator_signs_and_answers(store, facilitator, people, observer):
    logged = asked(store, people["ann"])
    assert current_exercise(store, facilitator).challenges == (logged,)
    with pytest.raises(NotAllowed):
        asked(store, observer)
    for viewer in (people["ann"], observer):
        with pytest.raises(NotAllowed):
            sign_off(store, viewer, SIGNED, save_key=key())
        with pytest.raises(NotAllowed):
            answer_challenge(store, viewer, reasoned(logged), save_key=key())


def test_challenges_are_numbered_in_the_order_they_come(store, facilitator, people):
    first = asked(store, facilitator)
    second = asked(store, people["bob"], text="Nor is outreach.", intervention="outreach", criterion="")
    assert [each.id for each in current_exercise(store, facilitator).challenges] == ["challenge-1", "challenge-2"]
    assert (first.id, second.id) == ("challenge-1", "challenge-2")


def test_what_the_value_was_is_held_with_the_challenge_and_by_its_event(store, facilitator):
    logged = asked(store, facilitator, value_then=3.2)
    answer_challenge(store, facilitator, reasoned(replace(logged, value_then=9.9)), save_key=key())
    (found,) = current_exercise(store, facilitator).challenges
    assert found.value_then == 3.2
    assert unmatched_entries(store, facilitator.exercise) == ()
    assert digest_of_challenge(found) != digest_of_challenge(replace(found, value_then=3.4))
    # One from before a value was held has the digest it had.
    assert digest_of_challenge(replace(found, value_then=None)) == digest_of_facts(
        found.id, found.who, found.text, found.date.isoformat(), found.intervention, found.criterion
    )


def test_a_challenge_sent_twice_is_logged_once(store, facilitator):
    same = key()
    first, again = (log_challenge(store, facilitator, ASKED, save_key=same) for _time in range(2))
    assert first == again
    assert len(current_exercise(store, facilitator).challenges) == 1


def test_a_challenge_about_what_is_not_here_is_refused(store, facilitator):
    with pytest.raises(StoreError, match="no intervention nowhere"):
        asked(store, facilitator, intervention="nowhere")
    with pytest.raises(FileProblems, match="a criterion with no intervention"):
        asked(store, facilitator, intervention="")


def test_an_answer_by_a_reason_changes_nothing_of_what_was_asked(store, facilitator):
    logged = asked(store, facilitator)
    answer_challenge(store, facilitator, reasoned(replace(logged, text="Another text")), save_key=key())
    (found,) = current_exercise(store, facilitator).challenges
    assert (found.text, found.outcome, found.answered_on) == (logged.text, ChallengeOutcome.KEPT, date(2026, 11, 22))


def test_the_second_of_two_answers_is_shown_the_first(store, facilitator):
    logged = asked(store, facilitator)
    first = answer_challenge(store, facilitator, reasoned(logged), save_key=key())
    with pytest.raises(VersionClash) as clash:
        answer_challenge(store, facilitator, replace(reasoned(logged), answer="Something else."), save_key=key())
    assert clash.value.theirs == first
    assert current_exercise(store, facilitator).challenges == (first,)


def rescoring(challenge, number=1):
    return replace(reasoned(challenge), outcome=ChallengeOutcome.RESCORED, round=number)


def scoring(store, facilitator, member):
    """The next round, scored by one member and revealed."""
    number = opened(store, facilitator).number
    sent(store, member, 40, intervention="clinic", round=number)
    revealed(store, facilitator, number)
    return number


def agreeing(store, facilitator, number, value, *, seen_version=0, **others):
    agreed = replace(AgreedScore(number, "clinic", "acceptability", value, "Residents came to the panel."), **others)
    settle(store, facilitator, agreed, seen_version=seen_version, save_key=key())


def other_rounds(store, viewer):
    return tuple(other.round for other in other_scores(store, viewer))


def test_an_answer_by_rescoring_needs_a_value_agreed_in_that_round(store, facilitator, people):
    logged = asked(store, facilitator)
    for number in (None, 1):
        with pytest.raises(StoreError, match="No other score was agreed on this in"):
            answer_challenge(store, facilitator, rescoring(logged, number), save_key=key())
    agreeing(store, facilitator, scoring(store, facilitator, people["ann"]), 25.0)
    assert other_scores(store, facilitator) == (AnotherScore(logged.id, 1),)
    found = answer_challenge(store, facilitator, rescoring(logged), save_key=key())
    assert (found.outcome, found.round) == (ChallengeOutcome.RESCORED, 1)
    assert current_exercise(store, facilitator).challenges == (found,)
    assert other_scores(store, facilitator) == ()


def test_a_score_agreed_before_the_challenge_on_the_same_day_is_what_it_questions(store, facilitator, people):
    number = scoring(store, facilitator, people["ann"])
    agreeing(store, facilitator, number, 95.0)
    today = store.clock().date()
    logged = asked(store, facilitator, date=today)
    reword(store, facilitator, AgreedScore(1, *CELL, 95.0, "In other words."), seen_version=1, save_key=key())
    assert other_rounds(store, facilitator) == ()
    with pytest.raises(StoreError, match="No other score was agreed on this in round 1 after it was challenged"):
        answer_challenge(store, facilitator, replace(rescoring(logged), answered_on=today), save_key=key())
    (still,) = current_exercise(store, facilitator).challenges
    assert still.is_open


def test_the_same_value_again_is_no_other_score_and_another_in_the_same_round_is(store, facilitator, people):
    agreeing(store, facilitator, scoring(store, facilitator, people["ann"]), 95.0)
    asked(store, facilitator)
    agreeing(store, facilitator, 1, 95.0, seen_version=1)
    assert other_rounds(store, facilitator) == ()
    agreeing(store, facilitator, 1, 90.0, seen_version=2)
    assert other_rounds(store, facilitator) == (1,)
    agreeing(store, facilitator, 1, 95.0, seen_version=3)
    assert other_rounds(store, facilitator) == ()
    closed(store, facilitator)
    number = scoring(store, facilitator, people["ann"])
    agreeing(store, facilitator, number, 60.0, criterion="local-priority")
    agreeing(store, facilitator, number, 95.0)
    assert other_rounds(store, facilitator) == ()
    agreeing(store, facilitator, number, 60.0, seen_version=1)
    assert other_rounds(store, facilitator) == (number,)


def test_a_challenge_that_came_with_the_files_questions_what_came_with_them(store):
    agreed = "round,intervention,criterion,value,reason\n1,clinic,acceptability,95,Agreed.\n"
    challenges = "id,who,text,date,intervention,criterion\nc,A resident,Why?,2026-11-01,clinic,acceptability\n"
    files = panel_files(agreed=agreed, challenges=challenges)
    import_files(store, files | {"exercise.yaml": files["exercise.yaml"].replace(b"id: small", b"id: other")})
    facilitator = operator(store, "other")
    assert other_rounds(store, facilitator) == ()
    opened(store, facilitator)
    revealed(store, facilitator, 2)
    agreeing(store, facilitator, 2, 95.0)
    assert other_rounds(store, facilitator) == ()
    agreeing(store, facilitator, 2, 90.0, seen_version=1)
    assert other_rounds(store, facilitator) == (2,)


def test_other_files_of_the_exercise_leave_sign_offs_and_challenges_as_they_are(store, facilitator):
    before = {file.name: file.content for file in exercise_files(store, facilitator)}
    sign_off(store, facilitator, SIGNED, save_key=key())
    logged = asked(store, facilitator)
    costs = panel_files()["costs.csv"].replace(b"40000", b"41000")
    version = stored_exercise(store, facilitator).version
    stale = {**before, "costs.csv": costs, "sign_offs.csv": b"who,role,date,list\n"}
    replace_files(store, facilitator, stale, seen_version=version, save_key=key())
    stands = current_exercise(store, facilitator)
    assert (stands.sign_offs, stands.challenges) == ((SIGNED,), (logged,))


def test_a_sign_off_or_challenge_changed_past_the_product_is_found(store, facilitator):
    sign_off(store, facilitator, SIGNED, save_key=key())
    answer_challenge(store, facilitator, reasoned(asked(store, facilitator)), save_key=key())
    assert unmatched_entries(store, EXERCISE) == ()
    assert check_store(store).problems == ()
    forged = {"sign_offs.csv": (b"Ada", b"Eve"), "challenges.csv": (b"asked for by carers", b"cheaper")}
    with store.write() as connection:
        for file in exercise_files(store, facilitator):
            if file.name in forged:
                content = file.content.replace(*forged[file.name])
                mine = update(exercise_file).filter_by(exercise=EXERCISE, name=file.name)
                connection.execute(mine.values(content=content))
    assert len(unmatched_entries(store, EXERCISE)) == 2
    assert all("is not as it was written" in problem for problem in check_store(store).problems)
