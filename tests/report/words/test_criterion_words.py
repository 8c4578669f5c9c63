"""What a criterion file says of itself is said to a reader, every part of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from prioritise.domain.criteria import LevelScale, PiecewiseScale, Point, Role
from prioritise.domain.exercise import Exercise
from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.report.words.criterion_words import criterion_meanings

REVIEWED = date(2026, 11, 29)


@pytest.fixture(scope="module")
def example() -> Exercise:
    return load_exercise(example_folder())


def test_every_fact_that_a_criterion_file_must_give_is_said(example):
    for criterion, meaning in zip(example.criteria, criterion_meanings(example, today=REVIEWED), strict=True):
        assert (meaning.name, meaning.question) == (criterion.name, criterion.question)
        assert criterion.zero_means in meaning.ends
        assert criterion.top_means in meaning.ends
        assert meaning.why_it_matters == criterion.why_it_matters
        assert (meaning.source_title, meaning.source_url) == (criterion.source.title, criterion.source.url)
        assert criterion.author in meaning.who
        assert criterion.checked_by in meaning.who
        assert meaning.who.endswith("next review by 22 November 2027.")
        assert meaning.accessed == "22 November 2026"


def test_a_straight_scale_says_both_ends_in_its_unit(example):
    said = {each.name: each for each in criterion_meanings(example, today=REVIEWED)}
    assert said["Health gain"].scale == (
        "Measured in quality-adjusted life years from one year of delivery: 0 is worth 0, 50 is worth 100, in a "
        "straight line."
    )
    assert "1,500,000 is worth −100" in said["Cost"].scale
    assert "Worth −100: It costs 1.5 million pounds" in said["Cost"].ends


def test_named_levels_are_listed_with_their_values_and_descriptions(example):
    levelled = [each for each in example.criteria if isinstance(each.scale, LevelScale)]
    said = {each.name: each for each in criterion_meanings(example, today=REVIEWED)}
    assert levelled
    for criterion in levelled:
        listed = said[criterion.name].levels
        assert len(listed) == len(criterion.scale.levels)
        assert all(each.description in line for each, line in zip(criterion.scale.levels, listed, strict=True))
    assert said["Strength of evidence"].levels[0].startswith("None, worth 10: No study")
    assert said["Strength of evidence"].scale == "Answered by one of 4 named levels."


def test_a_scale_of_several_straight_lines_says_every_point(example):
    scale = PiecewiseScale((Point(-5, -20), Point(0, 0), Point(2000, 100)))
    bent = replace(example.criteria[0], scale=scale, unit="people")
    exercise = replace(example, criteria=(bent, *example.criteria[1:]))
    assert criterion_meanings(exercise, today=REVIEWED)[0].scale == (
        "Measured in people: −5 is worth −20; 0 is worth 0; 2,000 is worth 100; in straight lines between."
    )


def test_a_likelihood_says_that_it_has_no_weight(example):
    parts = {criterion.id: meaning.part for criterion, meaning in zip(
        example.criteria, criterion_meanings(example, today=REVIEWED), strict=True)}  # fmt: skip
    likelihoods = {each.id for each in example.criteria if each.role is Role.LIKELIHOOD}
    assert {id_ for id_, part in parts.items() if "no weight" in part} == likelihoods


def test_an_overdue_review_is_said_from_the_day_after(example):
    due = example.criteria[0].next_review
    on_the_day, after = (criterion_meanings(example, today=day)[0] for day in (due, due + timedelta(days=1)))
    assert on_the_day.review_note == ""
    assert after.review_note.startswith("Its review was due by 22 November 2027.")
