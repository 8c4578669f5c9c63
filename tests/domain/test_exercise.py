"""An exercise's fingerprint says whether two results rest on the same figures."""

from dataclasses import replace
from datetime import date

from prioritise.domain.criteria import Role
from prioritise.domain.exercise import SourceFile
from prioritise.domain.interventions import Proposal
from prioritise.domain.partners import Comment
from tests.files.small_exercise import small_exercise


def test_the_same_figures_have_the_same_fingerprint():
    assert small_exercise().digest == small_exercise().digest


def test_any_other_figure_has_another_fingerprint():
    exercise = small_exercise()
    others = [
        replace(exercise, settings=replace(exercise.settings, small_number=8)),
        replace(exercise, costs=exercise.costs[1:]),
        replace(exercise, years=(*exercise.years, "2028/29")),
        replace(exercise, rules=()),
    ]
    assert len({exercise.digest, *(each.digest for each in others)}) == 5


def test_the_bytes_of_the_files_are_not_part_of_it():
    exercise = small_exercise()
    assert replace(exercise, files=(SourceFile("notes.txt", b"other"),)).digest == exercise.digest


def test_what_people_comment_is_not_part_of_it_for_no_result_rests_on_it():
    exercise = small_exercise()
    said = Comment("gym", "", "Too far away", date(2026, 11, 22))
    assert replace(exercise, comments=(said,)).digest == replace(exercise, comments=()).digest


def test_likelihoods_carry_no_weight():
    exercise = small_exercise()
    assert [criterion.id for criterion in exercise.weighted_criteria] == [
        "need",
        "inequality",
        "health-gain",
        "acceptability",
        "cost",
    ]
    assert all(criterion.role is not Role.LIKELIHOOD for criterion in exercise.weighted_criteria)


def test_what_was_agreed_last_stands():
    exercise = small_exercise()
    later = replace(exercise.agreed[0], round=2, value=100.0)
    for order in ((*exercise.agreed, later), (later, *exercise.agreed)):
        assert replace(exercise, agreed=order).agreed_at[Proposal("gym"), "acceptability"].value == 100.0
