"""What whoever runs a panel reads about it: people, progress without scores, links, and every step in words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from prioritise.analysis import disputed_cells
from prioritise.domain.accountability import Challenge, ChallengeOutcome, SignOff
from prioritise.domain.panel import (
    Access,
    Event,
    EventKind,
    Invitation,
    PanelMember,
    Progress,
    Round,
    RoundState,
)
from prioritise.report.panel import panel_words as panel_tables
from prioritise.report.panel.panel_words import (
    brought_sentence,
    events_table,
    left_unsettled,
    link_words,
    panel_title,
    people_table,
    person_label,
    progress_table,
    reveal_warning,
    stage_sentence,
)
from prioritise.report.panel.publishing_words import few_have_sent, too_few_to_publish
from prioritise.report.record.log import decision_log
from prioritise.report.record.log_entry import LogKind
from prioritise.report.words.event_words import EVENT_WORDS, of_what
from prioritise.report.words.judged_words import answered_sentences
from prioritise.report.words.who_scores import not_sent, waited_for
from prioritise.store.record_facts import RecordFacts
from tests.architecture.source import ROOT
from tests.files.small_exercise import small_exercise
from tests.worked_example import worked_analysis

NOW = "2026-11-22T10:00:00.000000Z"
LATER, EARLIER = "2026-12-22T10:00:00.000000Z", "2026-11-21T10:00:00.000000Z"


def person(member, title="", access=Access.MEMBER, partner="council"):
    return PanelMember(member, partner, title, access, 1)


def a_round(number, state, opened_at=NOW):
    return Round(number, RoundState(state), opened_at, None, None, 1)


def how_far(member, answered, asked=6, *, sent=False):
    return Progress(member, "council", answered, asked, sent)


def link(member, expires_at=LATER, withdrawn_at=None):
    return Invitation("1", member, EARLIER, expires_at, withdrawn_at)


def happening(at, actor, kind, detail="{}"):
    return Event("small", 1, at, actor, kind, detail, "", "")


PEOPLE = (person("a", title="GP lead"), person("b"), person("c", title="Facilitator", access=Access.FACILITATOR))


def test_the_title_says_where_the_panel_stands():
    far = (how_far("a", 6, sent=True), how_far("b", 2), how_far("c", 0))
    assert panel_title(PEOPLE, None, ()) == "3 people are on this panel, and no round has been opened"
    assert panel_title(PEOPLE, a_round(2, "open"), far) == "Round 2 is open: 1 of 2 have sent their scores"
    assert panel_title(PEOPLE, a_round(2, "revealed"), far).startswith("Round 2 is revealed")
    assert panel_title(PEOPLE[:1], a_round(2, "closed"), far) == "1 person is on this panel, and round 2 is closed"


def test_one_person_reads_where_the_round_is_and_whether_they_are_waited_for():
    assert stage_sentence(None, speaks=True, sent=False) == "No round of scoring has been opened yet."
    assert stage_sentence(a_round(2, "open"), speaks=True, sent=False) == "Round 2 is open. Your scores are wanted."
    assert stage_sentence(a_round(2, "open"), speaks=True, sent=True) == "Round 2 is open. Your scores are sent."
    assert stage_sentence(a_round(2, "open"), speaks=False, sent=False) == "Round 2 is open."
    assert stage_sentence(a_round(2, "revealed"), speaks=True, sent=True).startswith("Round 2 is revealed")
    assert stage_sentence(a_round(2, "closed"), speaks=True, sent=True) == "Round 2 is closed."


def test_what_came_with_the_exercise_is_said_until_something_is_opened_here():
    brought = a_round(1, "closed", opened_at=None)
    assert brought_sentence(PEOPLE, (brought,)).startswith("3 people and round 1 came with the exercise.")
    assert brought_sentence(PEOPLE, (brought, a_round(2, "closed", opened_at=None))).startswith(
        "3 people and 2 rounds came"
    )
    assert brought_sentence(PEOPLE, (brought, a_round(2, "closed"))) == ""
    assert brought_sentence(PEOPLE, ()) == ""


def test_whoever_was_added_here_did_not_come_with_the_exercise():
    brought = a_round(1, "closed", opened_at=None)
    added = [
        Event("x", number, "2026-03-12T14:00:00", "operator", EventKind.MEMBER_ADDED, detail, "", f"hash-{number}")
        for number, detail in enumerate(f'{{"member":"{person.id}"}}' for person in PEOPLE)
    ]
    assert brought_sentence(PEOPLE, (brought,), added[:1]).startswith("2 people and round 1 came with the exercise.")
    assert brought_sentence(PEOPLE, (brought,), added).startswith("Round 1 came with the exercise.")


def test_a_facilitator_who_scores_as_well_is_waited_for():
    far = (how_far("a", 6, sent=True), how_far("c", 1))
    assert panel_title(PEOPLE, a_round(1, "open"), far) == "Round 1 is open: 1 of 2 have sent their scores"
    assert reveal_warning(PEOPLE, far).startswith("Facilitator has not sent theirs.")


def test_progress_has_counts_and_no_scores():
    found = progress_table(small_exercise(), PEOPLE, (how_far("a", 6, sent=True), how_far("b", 2), how_far("c", 0)))
    assert found.rows == (("GP lead, Council", "6 of 6", "yes"), ("b, Council", "2 of 6", "not yet"))


def test_a_reveal_that_leaves_scores_out_says_whose_or_how_many():
    assert reveal_warning(PEOPLE, (how_far("a", 6, sent=True), how_far("b", 6, sent=True))) == ""
    assert reveal_warning(PEOPLE, (how_far("a", 1), how_far("b", 1))).startswith("GP lead and b have not sent theirs.")
    many = tuple(person(f"m{place}") for place in range(5))
    warned = reveal_warning(many, tuple(how_far(each.id, 0) for each in many))
    assert warned.startswith("5 people have not sent theirs.")


def test_a_link_is_good_withdrawn_expired_or_none():
    assert link_words([], now=NOW) == "none"
    assert link_words([link("a", EARLIER)], now=NOW) == "expired"
    assert link_words([link("a", NOW)], now=NOW) == "expired"
    assert link_words([link("a", LATER, NOW), link("a", EARLIER)], now=NOW) == "withdrawn"
    assert link_words([link("a", LATER), link("a", LATER, NOW)], now=NOW) == "good until 22 December 2026"


def test_names_are_shown_where_they_are_known():
    assert person_label(small_exercise(), PEOPLE[0], "Dr Khan") == "GP lead (Dr Khan), Council"
    found = people_table(small_exercise(), PEOPLE, {"a": "Dr Khan"}, [link("b")], now=NOW)
    assert found.column("Name") == ("Dr Khan", "", "")
    assert found.column("Link") == ("none", "good until 22 December 2026", "none")
    assert found.column("On this panel") == ("Scores", "Scores", "Runs the panel")


def test_there_is_no_column_for_names_where_nobody_has_one():
    found = people_table(small_exercise(), PEOPLE, {"a": ""}, [link("b")], now=NOW)
    assert found.headings == ("Role", "Partner", "On this panel", "Link")
    assert found.rows[1] == ("b", "Council", "Scores", "good until 22 December 2026")
    assert people_table(small_exercise(), (), {}, [], now=NOW).rows == ()


def test_steps_are_told_latest_first_in_words():
    told = events_table(
        small_exercise(),
        [
            happening("2026-11-22T09:00:00.1Z", "operator", "exercise imported", '{"digest": "abc"}'),
            happening("2026-11-22T10:41:29.5Z", "a", "value agreed", '{"round": 1, "intervention": "stop-smoking"}'),
        ],
        PEOPLE,
    )
    assert told.rows[0] == ("22 November 2026, 10:41:29", "A value was agreed", "round 1; Stop smoking", "GP lead")
    assert told.rows[1] == ("22 November 2026, 09:00:00", "The exercise was taken in", "", "Whoever runs the server")


def test_steps_say_why_a_round_was_called_off_and_write_values_and_names_as_the_pages_do():
    exercise = small_exercise()
    settled = '{"round":1,"intervention":"gym","criterion":"acceptability","level":"","value":%s}'
    happened = [
        happening(f"2026-11-22T0{hour}:00:00.1Z", "a", kind, detail)
        for hour, (kind, detail) in enumerate(
            (
                (EventKind.VALUE_AGREED, settled % "45.0"),
                (EventKind.VALUE_AGREED, settled % "0.0"),
                (EventKind.ROUND_OPENED, '{"round":2,"about":"gym,leaflet-van,walks"}'),
                (EventKind.ROUND_CALLED_OFF, '{"round":2}'),
            )
        )
    ]
    off = (replace(a_round(2, "called off"), reason="Opened too early"),)
    told = events_table(exercise, tuple(happened), PEOPLE, off)
    called_off, about, nothing, welcomed = told.column("Of what")
    assert called_off == "round 2: Opened too early."
    assert about == "round 2; about Led walks, Gym on prescription and Leaflet van"
    assert nothing.endswith("; value 0 (no strong feelings)")
    assert welcomed == "round 1; Gym on prescription; Acceptable to residents; value 45 (welcomed)"
    gone = settled.replace("acceptability", "gone").replace('"level":""', '"level":"half"') % "45.0"
    assert of_what(exercise, gone, {}) == "round 1; Gym on prescription; at half; criterion gone; value 45"


def test_a_sign_off_or_challenge_is_by_whom_the_decision_log_names_and_says_who_wrote_it_down():
    day, kept = date(2026, 11, 22), ChallengeOutcome.KEPT
    asked = Challenge("1", "A resident", "Too far.", day, outcome=kept, answered_by="GP lead", answered_on=day)
    exercise = replace(
        small_exercise(),
        sign_offs=(SignOff("Old", "Chair", day, "a" * 16), SignOff("Ada", "Director", day, "b" * 16)),
        challenges=(asked,),
    )
    kinds = (EventKind.CHALLENGE_LOGGED, EventKind.CHALLENGE_ANSWERED, EventKind.SIGNED_OFF)
    events = tuple(
        replace(happening(f"2026-11-22T09:0{number}:00.1Z", "a", kind, '{"challenge": "1"}'), number=number)
        for number, kind in enumerate(kinds)
    )
    told = events_table(exercise, events, PEOPLE).column("By")
    assert told == ("Ada, Director; written down by GP lead", "GP lead", "A resident; written down by GP lead")
    facts = RecordFacts(exercise, at_panel=True, happened=events, people=PEOPLE)
    logged = [each for each in decision_log(None, facts) if each.kind in (LogKind.SIGN_OFF, LogKind.CHALLENGE)]
    assert {each.by for each in logged} == {*told, "Old, Chair"}


def test_saved_weights_are_told_with_whose_they_are_how_they_were_given_and_who_saved_them():
    ones = happening(NOW, "a", "weights saved", '{"partner": "council", "member": "", "method": "points"}')
    own = happening(LATER, "a", "weights saved", '{"partner": "nhs", "member": "a", "method": "rank"}')
    told = events_table(small_exercise(), [ones, own], PEOPLE)
    nhs = small_exercise().partner_by_id["nhs"].name
    assert [row[1:] for row in told.rows] == [
        ("Weights were saved", f"{nhs}; GP lead; put the criteria in order", "GP lead"),
        ("Weights were saved", "Council; as one; shared out points", "GP lead"),
    ]


def test_every_kind_of_event_has_words_and_is_written_by_the_store():
    written = {
        name
        for module in (ROOT / "prioritise" / "store").glob("*.py")
        for name in re.findall(r"(?:\.note\(\s*|operator, )EventKind\.([A-Z_]+)", module.read_text(encoding="utf-8"))
    }
    assert written == set(EventKind.__members__)
    assert set(EVENT_WORDS) == set(EventKind)
    assert set(panel_tables.ACCESS_WORDS) == set(Access)


def test_whoever_runs_the_panel_and_has_no_role_is_not_called_by_an_id():
    runs = PanelMember("member-1a2b3c", "council", "", Access.FACILITATOR, 1)
    assert runs.called == "Facilitator"
    assert replace(runs, title="Chair").called == "Chair"
    assert replace(runs, access=Access.MEMBER).called == "member-1a2b3c"


def test_whose_scores_were_not_sent_is_named_by_role_and_partner():
    exercise = small_exercise()
    people = (
        PanelMember("gp", "nhs", "GP lead", Access.MEMBER, 1),
        PanelMember("late", "council", "Head of housing", Access.MEMBER, 1),
        PanelMember("new", "council", "Head of planning", Access.MEMBER, 1),
        PanelMember("runs", "council", "Policy officer", Access.FACILITATOR, 1),
        PanelMember("press", "council", "Press", Access.OBSERVER, 1),
    )
    ended = Round(1, RoundState.REVEALED, "2026-03-12T14:01", "2026-03-12T15:00", None, 1)
    joined = Event("smallville", 1, "2026-03-12T15:30", "runs", EventKind.MEMBER_ADDED, '{"member":"new"}', "", "hash")
    left_out = not_sent(exercise, people, [joined], ended)
    assert left_out.sent_nothing == ("Head of housing, Council",)
    assert left_out.sentence == (
        "Not sent before the reveal of round 1: 1 person. "
        "Nothing was sent by them in any round until then, so they were not counted: Head of housing, Council."
    )
    assert not_sent(exercise, people[:1], [], ended) is None
    for unknown in (replace(ended, state=RoundState.OPEN), replace(ended, opened_at=None)):
        assert not_sent(exercise, people, [], unknown) is None


def test_who_sent_in_an_earlier_round_is_not_said_to_be_left_out_of_what_counts():
    people = (
        PanelMember("gp", "nhs", "GP lead", Access.MEMBER, 1),
        PanelMember("late", "council", "Head of housing", Access.MEMBER, 1),
    )
    second = Round(2, RoundState.REVEALED, "2026-03-12T14:01", "2026-03-12T15:00", None, 1)
    exercise = small_exercise()
    left_out = not_sent(exercise, people, [], second)
    assert left_out.title == "Not sent before the reveal of round 2: 2 people"
    assert left_out.lines == (
        "Answers from earlier rounds count where they gave them:",
        "GP lead, NHS",
        "Nothing was sent by them in any round until then, so they were not counted:",
        "Head of housing, Council",
    )
    assert "not counted" not in not_sent(exercise, people[:1], [], second).sentence
    # What came in a later round was no answer when this one was revealed.
    later = replace(exercise, scores=tuple(replace(each, round=3) for each in exercise.scores))
    assert not_sent(later, people, [], second).sent_earlier == ()


def test_those_who_sent_and_those_who_did_not_come_to_those_who_were_waited_for():
    exercise = small_exercise()
    second = Round(2, RoundState.CLOSED, "2026-03-12T14:01", "2026-03-12T15:00", "2026-03-12T16:00", 1)
    people = (
        PanelMember("gp", "nhs", "GP lead", Access.MEMBER, 1),
        PanelMember("late", "council", "Head of housing", Access.MEMBER, 1),
        PanelMember("runs", "council", "Policy officer", Access.FACILITATOR, 1),
        PanelMember("watches", "council", "Press", Access.OBSERVER, 1),
    )
    sent = tuple(replace(exercise.scores[0], round=2, member=member) for member in ("gp", "runs"))
    exercise = replace(exercise, scores=(*exercise.scores, *sent))
    expected = waited_for(exercise, people, [], second)
    assert [each.id for each in expected] == ["gp", "late", "runs"]
    assert not_sent(exercise, people, [], second).title.endswith(": 1 person")
    (said,) = answered_sentences(exercise, [2], expected={2: len(expected)})
    assert said.startswith("Round 2: 2 of 3 members sent answers.")


def test_which_questions_keep_it_from_being_published_is_said_with_what_to_do():
    exercise = small_exercise()
    said, questions = too_few_to_publish(exercise)
    assert said.startswith("As it stands, no public copy can be made: ")
    assert "Settle each with a reason on Scores before you close the round" in said
    assert "Led walks on “acceptable to residents”" in questions
    nobody = replace(exercise, scores=())
    assert too_few_to_publish(nobody) == ("", ())
    assert few_have_sent(3) == ""
    assert few_have_sent(1).endswith("and 1 has sent so far.")
    assert few_have_sent(0).endswith("and none have sent so far.")


def test_what_closing_leaves_unsettled_is_counted_as_exactly_as_is_known():
    worked = worked_analysis()
    exercise, cells = worked.exercise, disputed_cells(worked)
    assert left_unsettled(exercise, None) == "81 questions that divide the panel are not settled."
    assert left_unsettled(exercise, cells) == "8 questions that would change the list are not settled."
    harmless = tuple(cell for cell in cells if not cell.changes_list)
    assert left_unsettled(exercise, harmless) == (
        "81 questions that divide the panel are not settled. None would change the list by itself."
    )
    one = tuple(cell for cell in cells if cell.changes_list)[:1]
    assert left_unsettled(exercise, one) == "1 question that would change the list is not settled."


def test_with_nothing_left_to_settle_or_nothing_scored_closing_says_so():
    exercise = worked_analysis().exercise
    alone = replace(exercise, scores=(), agreed=exercise.agreed)
    assert re.fullmatch(r"\d+ questions have no score and no value, so there is no list.", left_unsettled(alone, None))
    first = {(row.intervention, row.level, row.criterion): row for row in exercise.scores if row.value is not None}
    agreeing = replace(exercise, scores=tuple(first.values()))
    assert left_unsettled(agreeing, None) == "Nothing that divides the panel is left to settle."
