"""A public copy gives the very same list, and holds no member, comment, score or small number."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from prioritise.analysis import analyse, bands
from prioritise.analysis.publishing.about import ABOUT_FILE
from prioritise.analysis.publishing.free_texts import free_texts
from prioritise.analysis.publishing.nameless import NO_NAME
from prioritise.analysis.publishing.public_copy import public_copy
from prioritise.analysis.small_counts import small_counts_in_files
from prioritise.domain.accountability import Challenge, SignOff
from prioritise.domain.errors import FileProblems
from prioritise.domain.partners import ScoreState
from prioritise.files.accountability.changes import challenged, signed_off
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.report.exports.priorities_csv import priorities_csv
from prioritise.report.exports.targets_csv import targets_csv
from tests.files import small_exercise
from tests.files.small_exercise import scored_by_all
from tests.worked_example import worked_analysis, worked_example

COMMENT = "Ask who referred them last time, before you fund it."
COMMENTS = f'intervention,member,text,date\ngym,gp,"{COMMENT}",2026-05-02\n'.encode()
DAY = date(2026, 6, 1)


def small_files():
    return scored_by_all(small_exercise.small_files())


def edited(*edits):
    return scored_by_all(small_exercise.edited(*edits))


def copied(files, **others):
    exercise = load_exercise_files(files)
    return public_copy(analyse(exercise), exercise, **others)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"))))


def same_list(before, files) -> bool:
    after = analyse(load_exercise_files(files))
    return priorities_csv(before, bands(before)) == priorities_csv(after, bands(after))


def test_the_copy_of_the_worked_example_gives_the_same_list_byte_for_byte():
    before = worked_analysis()
    files = public_copy(before, worked_example()).files
    again = analyse(load_exercise_files(files))
    assert priorities_csv(again, bands(again)) == priorities_csv(before, bands(before))
    assert targets_csv(again) == targets_csv(before)
    assert again.portfolio.chosen == before.portfolio.chosen


def test_no_member_no_score_and_no_reason_of_one_is_anywhere_in_it():
    exercise = worked_example()
    files = public_copy(worked_analysis(), exercise).files
    assert set(files) & {"members.csv", "scores.csv", "comments.csv"} == set()
    everything = b"\n".join(files.values()).decode("utf-8")
    assert exercise.members
    assert [member.id for member in exercise.members if member.id in everything] == []
    assert load_exercise_files(files).scores == load_exercise_files(files).members == ()
    assert [row["member"] for row in rows(files["weights.csv"]) if row["member"]] == []


def test_how_many_gave_a_score_is_not_said_since_the_middle_of_one_is_that_one():
    files = public_copy(worked_analysis(), worked_example()).files
    reasons = {row["reason"] for row in rows(files["agreed.csv"])}
    assert "The middle of what the panel scored. Single scores are not published." in reasons


def test_every_partner_of_members_becomes_one_statement_and_weighs_the_same():
    files = copied(small_files()).files
    before, after = analyse(load_exercise_files(small_files())), analyse(load_exercise_files(files))
    assert {row["partner"]: row["method"] for row in rows(files["weights.csv"])} == {
        "council": "points",
        "nhs": "points",
    }
    for one, other in zip(before.group.partners, after.group.partners, strict=True):
        assert other.shares == pytest.approx(one.shares, abs=1e-12)
        assert [voice.member for voice in other.voices] == [""]


@pytest.mark.parametrize("formed", ["partner-mean", "member-mean", "votes", "partners-alike"])
def test_the_list_is_the_same_however_the_weights_are_formed(formed):
    files = edited(("exercise.yaml", "weights_from: partner-mean", f"weights_from: {formed}"))
    before = analyse(load_exercise_files(files))
    after = analyse(load_exercise_files(copied(files).files))
    assert after.weights == pytest.approx(before.weights, abs=1e-12)
    assert after.portfolio.chosen == before.portfolio.chosen


def few_people():
    """The small exercise in which a count is small, and a figure is itself a small number of people."""
    return edited(
        ("indicators.csv", "16,15,17,1600,10000", "16,15,17,4,25"),
        ("indicators.csv", "55,52,58,5500,10000", "55,52,58,5500,10000"),
        ("effects.csv", "-0.06,-0.09,-0.03", "-0.0001,-0.0002,-0.00005"),
        ("effects.csv", "stop-smoking-cut,smoking,-0.06", "stop-smoking-cut,smoking,-0.0001"),
    )


def test_a_small_count_is_left_out_with_what_it_could_be_worked_out_from_and_the_list_stays():
    before = analyse(load_exercise_files(few_people()))
    assert small_counts_in_files(before.exercise) == 1
    made = copied(few_people())
    own = rows(made.files["indicators.csv"])[0]
    assert (own["indicator_id"], own["area_code"]) == ("smoking", "A1")
    assert (own["count"], own["denominator"], own["value"]) == ("", "", "16")
    after = load_exercise_files(made.files)
    assert small_counts_in_files(after) == 0
    assert analyse(after).portfolio.chosen == before.portfolio.chosen
    again = [score.total for score in analyse(after).scores]
    assert again == pytest.approx([score.total for score in before.scores], abs=1e-12)
    assert any("some count few people" in row["reason"] for row in rows(made.files["agreed.csv"]))
    assert made.left_out.small_counts == 1


def test_names_of_who_signed_and_challenged_are_left_out_and_what_they_did_stays():
    exercise = load_exercise_files(small_files())
    exercise = signed_off(exercise, SignOff("Ada Example", "Director", DAY, "ab12", "With thanks to Bob"), today=DAY)
    asked = Challenge("", "Carla Person", "The gym is too far away.", DAY, "gym", "acceptability", value_then=3.25)
    exercise = challenged(exercise, asked, today=DAY)
    files = public_copy(analyse(exercise), exercise).files
    everything = b"\n".join(files.values()).decode("utf-8")
    for name in ("Ada Example", "Carla Person", "Bob"):
        assert name not in everything
    (signed,) = load_exercise_files(files).sign_offs
    assert (signed.who, signed.role, signed.date) == (NO_NAME, "Director", DAY)
    (published,) = load_exercise_files(files).challenges
    # What a value was then may have been the middle of a single score.
    assert (published.text, published.value_then) == ("The gym is too far away.", None)


def test_a_comment_quoted_in_a_reason_is_refused_and_its_place_is_named():
    quoted = small_files() | {"comments.csv": COMMENTS}
    assert COMMENT.encode() not in b"".join(copied(quoted).files.values())
    quoted["agreed.csv"] = quoted["agreed.csv"].replace(b"The panel talked it through.", f'"{COMMENT}"'.encode())
    with pytest.raises(FileProblems) as refused:
        copied(quoted)
    assert [problem.file for problem in refused.value.problems] == ["agreed.csv"]


@pytest.mark.parametrize(
    ("name", "is_found"),
    [
        *[("Dr Khan", True), ("dr khan", True), ("Khan", True), ("Kha", False)],
        *[("Dr", True), ("dr", True), ("Li", False), ("K", False)],
    ],
)
def test_the_name_of_somebody_on_the_panel_is_found_as_a_word_wherever_it_stands(name, is_found):
    files = edited(("agreed.csv", "The panel talked it through.", "Dr Khan has likely seen it work."))
    if not is_found:
        assert copied(files, names=[name]).files
        return
    with pytest.raises(FileProblems, match="the name of somebody on the panel"):
        copied(files, names=[name])


def test_what_rests_on_one_or_two_scores_is_not_published_and_each_question_is_named():
    alone = small_exercise.small_files()
    with pytest.raises(FileProblems) as refused:
        copied(alone)
    named = {problem.file for problem in refused.value.problems}
    assert "Led walks on “acceptable to residents”" in named
    # What the panel settled is not the middle of scores, whoever gave them.
    assert "Gym on prescription on “acceptable to residents”" not in named
    (what_to_do,) = {problem.what_to_do for problem in refused.value.problems}
    assert what_to_do.startswith("settle it with a reason, or have at least three members score it")


def test_a_lone_score_of_a_later_round_is_not_published_either():
    exercise = load_exercise_files(small_files())
    rows = [row for row in exercise.scores if (row.intervention, row.criterion) == ("walks", "deliverability")]
    taken_back = tuple(
        replace(row, round=2, value=None, state=ScoreState.UNKNOWN) for row in rows if row.member != "clerk"
    )
    later = replace(exercise, scores=(*exercise.scores, *taken_back))
    with pytest.raises(FileProblems, match="Led walks on “can it be delivered”"):
        public_copy(analyse(later), later)


def test_a_name_in_a_reason_is_said_with_the_question_and_where_to_reword_it():
    files = edited(("agreed.csv", "The panel talked it through.", "Dr Khan has seen it work."))
    with pytest.raises(FileProblems) as refused:
        copied(files, names=["Dr Khan"])
    (problem,) = refused.value.problems
    assert problem.found.endswith("in the reason for Gym on prescription on “acceptable to residents”")
    assert "Record page" in problem.what_to_do


def test_every_text_that_goes_out_as_it_was_written_is_listed_before():
    exercise = load_exercise_files(small_files())
    asked = Challenge("", "Carla Person", "One of 4 children waiting at Oak School.", DAY, "gym", "acceptability")
    exercise = challenged(exercise, asked, today=DAY)
    listed = {each.text: each.what for each in free_texts(exercise)}
    assert listed["One of 4 children waiting at Oak School."].startswith("Challenge ")
    reason = exercise.agreed[0].reason
    assert listed[reason] == "The reason for Gym on prescription on “acceptable to residents”"
    everything = b"\n".join(public_copy(analyse(exercise), exercise).files.values()).decode()
    assert "Oak School" in everything
    assert [rule.reason for rule in exercise.rules if rule.reason not in listed] == []
    assert [voice.statement for voice in exercise.voices if voice.statement not in listed] == []


def test_files_that_are_no_part_of_an_exercise_are_left_out_and_named():
    made = copied(small_files() | {"minutes.docx": b"PK", "notes.md": b"Bob said no"})
    assert set(made.files) & {"minutes.docx", "notes.md"} == set()
    assert made.left_out.other_files == ("minutes.docx", "notes.md")
    assert b"minutes.docx" in made.files[ABOUT_FILE]


def test_what_was_noted_beside_a_sign_off_is_left_out_and_that_is_said():
    exercise = load_exercise_files(small_files())
    signing = SignOff("Ada Example", "Director", DAY, "0123456789abcdef", "Subject to the budget.")
    exercise = signed_off(exercise, signing, today=DAY)
    made = public_copy(analyse(exercise), exercise)
    assert "What was noted beside 1 sign-off." in made.left_out.lines
    assert not any(b"Subject to the budget." in content for content in made.files.values())


def test_the_copy_is_made_of_the_exercise_as_it_is_now_and_the_same_bytes_each_time():
    exercise = replace(load_exercise_files(small_files()))
    once, again = (public_copy(analyse(exercise), exercise).files for _time in range(2))
    assert once == again
    assert same_list(analyse(exercise), once)
