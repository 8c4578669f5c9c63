"""Who provides an intervention and how good its evidence is are said in words, and what is not known is not made up."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from prioritise.domain.criteria import LevelScale
from prioritise.domain.interventions import Intervention, Sector, Status
from prioritise.files.exercise import rows
from prioritise.report.words.intervention_words import (
    SECTOR_WORDS,
    counted_by_status,
    counted_with_cuts,
    evidence_grade_sentence,
    provided_by,
)
from tests.files.small_exercise import small_exercise


@pytest.fixture(scope="module")
def walks() -> Intervention:
    return replace(small_exercise().intervention_by_id["walks"], provider="", sector=None, evidence_grade="")


def test_the_provider_and_the_kind_of_body_are_named(walks):
    named = replace(walks, provider="Community health trust", sector=Sector.NHS)
    assert provided_by(named) == "Provided by: Community health trust. Kind of provider: NHS."
    assert provided_by(replace(named, provider="")) == "Kind of provider: NHS."
    assert provided_by(replace(named, sector=None)) == "Provided by: Community health trust."


def test_cuts_are_counted_apart_from_what_is_funded_or_not(walks):
    running, cut = replace(walks, status=Status.CURRENT), replace(walks, status=Status.REDUCE)
    new = replace(walks, status=Status.NEW)
    assert counted_with_cuts((new, new, running)) == "3 interventions"
    assert counted_with_cuts((new, cut, cut)) == "1 intervention and 2 proposed cuts"
    assert counted_by_status((new, new, running, cut)) == "2 new interventions, 1 current service and 1 proposed cut"
    assert counted_by_status(()) == ""


def test_a_grade_means_what_the_criterion_of_the_exercise_says_it_means(walks):
    exercise, limited = small_exercise(), replace(walks, evidence_grade="limited")
    criterion = exercise.criterion_by_id["evidence"]
    assert isinstance(criterion.scale, LevelScale)
    assert evidence_grade_sentence(exercise, limited) == (
        "Evidence that it works: limited. Before-and-after studies, small trials, or good studies that disagree."
    )
    levels = tuple(replace(level, description="Ours.") for level in criterion.scale.levels)
    own = replace(exercise, criteria=(replace(criterion, scale=LevelScale(levels)),))
    assert evidence_grade_sentence(own, limited) == "Evidence that it works: limited. Ours."


def test_a_grade_stands_alone_where_no_criterion_says_what_it_means(walks):
    limited = replace(walks, evidence_grade="limited")
    assert (
        evidence_grade_sentence(replace(small_exercise(), criteria=()), limited) == "Evidence that it works: limited."
    )


def test_what_the_exercise_does_not_say_is_not_said(walks):
    assert (provided_by(walks), evidence_grade_sentence(small_exercise(), walks)) == ("", "")


def test_every_sector_and_every_grade_has_its_words():
    assert set(SECTOR_WORDS) == set(Sector)
    annotation = rows.InterventionRow.model_fields["evidence_grade"].annotation
    criterion = small_exercise().criterion_by_id["evidence"]
    assert isinstance(criterion.scale, LevelScale)
    assert {level.name for level in criterion.scale.levels} == {grade for grade in get_args(annotation) if grade}
