"""Sign-offs and challenges in a folder of one's own: written down, read back, and never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from prioritise.analysis import analyse
from prioritise.domain.accountability import Challenge, ChallengeOutcome, SignOff
from prioritise.domain.errors import FileProblems, VersionClash
from prioritise.files.accountability.changes import answered, challenged, rescored, signed_off, with_entries_of
from prioritise.files.accountability.tables import challenges_csv, challenges_in, sign_offs_csv, sign_offs_in
from prioritise.files.exercise.loading import load_exercise_files
from tests.files.small_exercise import problems_in, small_exercise, small_files

DAY, LATER = date(2026, 6, 1), date(2026, 6, 9)
SIGNED = SignOff("Ada, Example", "Director", DAY, "5f2a9c0d1e3b4a67", 'Said "yes".\nTwice.')
ASKED = Challenge("", "A resident", "Too far away; and -1 is no score.", DAY, "gym", "acceptability")
HEADINGS = "id,who,text,date,intervention,criterion,outcome,answer,answered_by,answered_on,round\n"
STOOD = HEADINGS.replace("\n", ",value_then,level_then\n")


def logged():
    return challenged(small_exercise(), ASKED, today=LATER)


def answer(exercise, **others):
    given = {"answer": "It is on a bus route.", "answered_by": "The board", "answered_on": LATER} | others
    return replace(exercise.challenges[-1], **given)


def reloaded(exercise):
    return load_exercise_files({file.name: file.content for file in exercise.files})


def test_what_is_written_is_read_back_the_same():
    exercise = answered(logged(), answer(logged()), today=LATER)
    exercise = signed_off(exercise, SIGNED, today=LATER)
    again = reloaded(exercise)
    assert again.sign_offs == exercise.sign_offs == (SIGNED,)
    assert again.challenges == exercise.challenges
    assert sign_offs_in(sign_offs_csv(again.sign_offs)) == again.sign_offs
    assert challenges_in(challenges_csv(again.challenges)) == again.challenges


def test_no_result_depends_on_who_signed_or_asked():
    exercise = signed_off(logged(), SIGNED, today=LATER)
    assert exercise.digest == small_exercise().digest
    assert analyse(reloaded(exercise)).scores == analyse(small_exercise()).scores


def test_a_rescored_challenge_is_agreed_in_a_round_of_its_own_and_changes_the_value():
    exercise = rescored(logged(), answer(logged()), value=-10.0, today=LATER)
    (found,) = exercise.challenges
    assert (found.outcome, found.round) == (ChallengeOutcome.RESCORED, 2)
    agreed = exercise.agreed[-1]
    assert (agreed.round, agreed.value, agreed.reason) == (2, -10.0, "It is on a bus route.")
    assert exercise.agreed[:-1] == small_exercise().agreed
    assert analyse(exercise).appraisal.cell_of["gym", "acceptability"].value == -10.0


def test_alone_the_value_that_was_agreed_is_no_other_score():
    exercise = rescored(logged(), answer(logged()), value=-10.0, today=LATER)
    asked = challenged(exercise, ASKED, today=LATER)
    with pytest.raises(FileProblems, match="-10, which is what was agreed"):
        rescored(asked, answer(asked), value=-10.0, today=LATER)
    assert rescored(asked, answer(asked), value=-9.0, today=LATER).challenges[-1].round == 3


def test_a_score_off_its_scale_answers_nothing():
    with pytest.raises(FileProblems, match="off its scale"):
        rescored(logged(), answer(logged()), value=1000.0, today=LATER)


def test_an_answered_challenge_is_not_answered_again():
    exercise = answered(logged(), answer(logged()), today=LATER)
    with pytest.raises(VersionClash):
        answered(exercise, answer(logged(), answer="No."), today=LATER)


@pytest.mark.parametrize(
    ("others", "where"),
    [
        ({"answer": " "}, "answer"),
        ({"answered_by": ""}, "answered by"),
        ({"answered_on": date(2026, 5, 1)}, "day"),
        ({"answered_on": date(2026, 7, 1)}, "day"),
        ({"id": "challenge-9"}, "challenge"),
    ],
)
def test_what_lacks_in_an_answer_is_named(others, where):
    with pytest.raises(FileProblems) as refused:
        answered(logged(), answer(logged(), **others), today=LATER)
    assert [problem.file for problem in refused.value.problems] == [where]


def test_a_change_made_before_keeps_what_was_signed_and_answered_since():
    since = signed_off(answered(logged(), answer(logged()), today=LATER), SIGNED, today=LATER)
    kept = with_entries_of(replace(logged(), title="Another title"), since)
    assert kept.title == "Another title"
    assert (kept.sign_offs, kept.challenges) == (since.sign_offs, since.challenges)
    assert (reloaded(kept).sign_offs, reloaded(kept).challenges) == (since.sign_offs, since.challenges)
    assert with_entries_of(since, logged()) is since


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("a,Who,What,2026-06-01,,acceptability,,,,,", "intervention"),
        ("a,Who,What,2026-06-01,gym,,kept,,The board,2026-06-02,", "answer"),
        ("a,Who,What,2026-06-01,gym,,kept,Because,,2026-06-02,", "answered_by"),
        ("a,Who,What,2026-06-01,gym,,open,Because,,,", "answer"),
        ("a,Who,What,2026-06-01,gym,,kept,Because,The board,2026-06-02,1", "round"),
        ("a,Who,What,2026-06-01,gym,,rescored,Because,The board,2026-06-02,1", "criterion"),
        ("a,Who,What,2026-06-01,gym,deliverability,rescored,Because,The board,2026-06-02,1", "round"),
        ("a,Who,What,2026-06-01,nowhere,,,,,,", "intervention"),
        ("a,Who,What,2026-06-01,gym,,perhaps,,,,", "outcome"),
    ],
)
def test_a_challenge_that_cannot_be_is_refused_with_its_row_and_column(row, column):
    problems = problems_in(small_files() | {"challenges.csv": f"{HEADINGS}{row}\n".encode()})
    assert [(each.file, each.row, each.column) for each in problems] == [("challenges.csv", 2, column)]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("a,Who,What,2026-06-01,gym,,,,,,,3.2,", "criterion"),
        ("a,Who,What,2026-06-01,gym,acceptability,,,,,,,half", "value_then"),
        ("a,Who,What,2026-06-01,gym,acceptability,,,,,,about 3,", "value_then"),
    ],
)
def test_a_value_that_stood_is_of_a_criterion_and_a_level_is_of_a_value(row, column):
    problems = problems_in(small_files() | {"challenges.csv": f"{STOOD}{row}\n".encode()})
    assert [(each.file, each.row, each.column) for each in problems] == [("challenges.csv", 2, column)]


def test_what_a_value_was_when_it_was_challenged_is_read_back_and_stays_when_it_is_answered():
    asked = replace(ASKED, criterion="need", value_then=3.2, level_then="")
    exercise = challenged(small_exercise(), asked, today=LATER)
    exercise = answered(exercise, replace(answer(exercise), value_then=9.9), today=LATER)
    assert (exercise.challenges[0].value_then, exercise.challenges[0].level_then) == (3.2, "")
    assert challenges_in(challenges_csv(exercise.challenges)) == exercise.challenges


def test_a_challenge_that_was_rescored_in_a_round_that_has_it_is_sound():
    row = "a,Who,What,2026-06-01,gym,acceptability,rescored,Because,The board,2026-06-02,1"
    exercise = load_exercise_files(small_files() | {"challenges.csv": f"{HEADINGS}{row}\n".encode()})
    assert exercise.challenges[0].round == 1
