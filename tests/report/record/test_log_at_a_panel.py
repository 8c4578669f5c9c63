"""At a panel the log knows the time of each step, tells each once, and says who sent and who stood aside."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from prioritise.analysis import analyse
from prioritise.domain.accountability import Challenge, SignOff
from prioritise.domain.panel import Event, EventKind, Sending
from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.domain.rules import MustFund
from prioritise.report.record.log import decision_log
from prioritise.report.record.log_entry import LogKind
from prioritise.report.record.log_table import fitting_words, log_table
from prioritise.store.record_facts import RecordFacts
from tests.files.small_exercise import small_exercise

DAY = date(2026, 6, 1)


def test_the_heading_says_utc_where_there_are_times_and_the_filters_say_how_many_fit():
    exercise = replace(small_exercise(), sign_offs=(SignOff("Ada", "Director", DAY, "b" * 16),))
    assert log_table(log(exercise)).headings[0] == "When"
    signed = happened((EventKind.SIGNED_OFF, {"list": "b" * 16}))
    assert log_table(log(exercise, happened=signed)).headings[0] == "When (UTC)"
    assert (fitting_words(25, 25), fitting_words(1, 25)) == ("", "1 of 25 lines fits these filters.")


def happened(*kinds_and_details):
    return tuple(
        Event(
            "smallville", number, f"2026-06-01T10:0{number}:00Z", "gp", kind, json.dumps(detail), "", f"hash-{number}"
        )
        for number, (kind, detail) in enumerate(kinds_and_details, start=1)
    )


def log(exercise, **facts):
    return decision_log(analyse(exercise), RecordFacts(exercise, at_panel=True, **facts))


def test_sign_offs_and_challenges_stand_at_their_time_among_the_steps_of_the_day():
    asked = Challenge(
        "1", "A resident", "Too far.", DAY, answered_by="Ada", answered_on=DAY, answer="No.", outcome="kept"
    )
    exercise = replace(
        small_exercise(),
        sign_offs=(SignOff("Old", "Chair", DAY, "a" * 16), SignOff("Ada", "Director", DAY, "b" * 16)),
        challenges=(asked,),
    )
    events = happened(
        (EventKind.CHALLENGE_LOGGED, {"challenge": "1"}),
        (EventKind.SIGNED_OFF, {"list": "b" * 16}),
        (EventKind.ROUND_OPENED, {"round": 1}),
        (EventKind.CHALLENGE_ANSWERED, {"challenge": "1"}),
    )
    told = [(entry.when[:16], entry.what) for entry in log(exercise, happened=events) if entry.when]
    assert told == [
        ("2026-06-01T10:04", "A challenge was answered by a reason"),
        ("2026-06-01T10:03", "A round was opened"),
        ("2026-06-01T10:02", "The list was signed off"),
        ("2026-06-01T10:01", "A challenge was logged"),
        ("2026-06-01", "The list was signed off"),
    ]


def test_the_day_that_was_given_stands_where_it_was_written_down_on_another():
    exercise = replace(small_exercise(), sign_offs=(SignOff("Ada", "Director", date(2026, 5, 2), "b" * 16),))
    entries = log(exercise, happened=happened((EventKind.SIGNED_OFF, {"list": "b" * 16})))
    assert [entry.when for entry in entries if entry.kind is LogKind.SIGN_OFF] == ["2026-05-02"]


def put_in(rule, *more):
    noted = ", ".join(f"{each.kind} {each.intervention} {each.id}" for each in (rule, *more))
    return happened((EventKind.FILES_REPLACED, {"files": "exercise.yaml", "rules_in": noted}))


def test_a_rule_that_was_put_in_is_told_once_with_its_time():
    rule = MustFund("night", "walks", "It is needed.")
    exercise = replace(small_exercise(), rules=(rule,))
    (told,) = [entry for entry in log(exercise, happened=put_in(rule)) if entry.when]
    assert (told.kind, told.when[:16]) == (LogKind.RULE, "2026-06-01T10:01")


def test_a_rule_that_was_decided_on_another_day_is_told_when_it_was_decided_and_when_it_was_put_in():
    rule = MustFund("night", "walks", "It is needed.", decided_by="The cabinet", decided_on=date(2026, 1, 2))
    exercise = replace(small_exercise(), rules=(rule,))
    told = [(entry.kind, entry.when[:10]) for entry in log(exercise, happened=put_in(rule)) if entry.when]
    assert told == [(LogKind.STEP, "2026-06-01"), (LogKind.RULE, "2026-01-02")]


def test_a_step_that_put_in_a_rule_which_is_gone_stays():
    rule = MustFund("night", "walks", "It is needed.")
    exercise = replace(small_exercise(), rules=(rule,))
    entries = log(exercise, happened=put_in(rule, replace(rule, id="gone")))
    assert [entry.kind for entry in entries if entry.when] == [LogKind.RULE, LogKind.STEP]


def test_who_sent_scores_and_who_stood_aside_is_told_without_a_score():
    aside = PanelScore(1, "gp", "gym", "acceptability", None, ScoreState.INTEREST, "Runs it")
    back = replace(aside, round=2, value=77.0, state=ScoreState.GIVEN, reason="Sold it")
    others = tuple(each for each in small_exercise().scores if (each.member, each.intervention) != ("gp", "gym"))
    exercise = replace(small_exercise(), scores=(*others, aside, back))
    sent = (Sending(1, "gp", "2026-06-01T10:00:00Z"), Sending(2, "gp", "2026-06-02T10:00:00Z"))
    entries = [entry for entry in log(exercise, sent=sent) if entry.kind in (LogKind.SENT, LogKind.INTEREST)]
    assert {(entry.when[:10], entry.what, entry.of_what) for entry in entries} == {
        ("2026-06-01", "Scores of round 1 were sent", ""),
        ("2026-06-01", "An interest was declared in round 1", "Gym on prescription: Runs it."),
        ("2026-06-02", "Scores of round 2 were sent", ""),
        ("2026-06-02", "An interest was withdrawn in round 2", "Gym on prescription: Sold it."),
    }
    assert {entry.by for entry in entries} == {"GP"}
    assert "77" not in "".join(entry.of_what for entry in entries)
