"""Who provides an intervention and how good its evidence is are said in words, and what is not known is not made up."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from prioritise.domain.criteria import LevelScale
from prioritise.domain.interventions import Intervention, Sector, Status
from prioritise.files.exercise import rows
from prioritise.files.exercise.criterion_yaml import read_criterion, shipped_criterion_files
from prioritise.files.problem_list import ProblemList
from prioritise.report.words.intervention_words import (
    GRADE_MEANINGS,
    SECTOR_WORDS,
    counted_with_cuts,
    evidence_grade_sentence,
    new_and_current,
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
    assert new_and_current((new, new, running, cut)) == "2 new interventions and 1 current service"
    assert new_and_current((cut,)) == ""


def test_a_grade_says_what_it_means(walks):
    assert evidence_grade_sentence(replace(walks, evidence_grade="limited")) == (
        "Evidence that it works: limited. Before-and-after studies, small trials, or good studies that disagree."
    )


def test_what_the_exercise_does_not_say_is_not_said(walks):
    assert (provided_by(walks), evidence_grade_sentence(walks)) == ("", "")


def test_every_sector_and_every_grade_has_its_words():
    assert set(SECTOR_WORDS) == set(Sector)
    annotation = rows.InterventionRow.model_fields["evidence_grade"].annotation
    assert set(GRADE_MEANINGS) == {grade for grade in get_args(annotation) if grade}


def test_a_grade_means_what_the_criterion_on_evidence_says_it_means():
    criterion = read_criterion(
        "criteria/evidence.yaml", shipped_criterion_files()["criteria/evidence.yaml"], ProblemList()
    )
    assert criterion is not None
    assert isinstance(criterion.scale, LevelScale)
    assert {each.name: each.description for each in criterion.scale.levels} == GRADE_MEANINGS
