"""Every criterion file says what it asks, where it comes from, who stands for it and when to look at it again."""

import re

import pytest

from prioritise.domain.criteria import EvidenceMeasure, LevelScale, LinearScale, MeasuredBy, Role
from prioritise.files.exercise.criterion_yaml import read_criterion, shipped_criterion_files
from prioritise.files.problem_list import ProblemList
from prioritise.judgement.values import value_of
from tests.architecture.source import ROOT

FILES = shipped_criterion_files()
ROLES = {
    Role.BENEFIT: {
        "need",
        "need-addressed",
        "severity",
        "inequality",
        "health-gain",
        "people",
        "acceptability",
        "local-priority",
    },
    Role.LIKELIHOOD: {"evidence", "deliverability", "within-plan"},
    Role.COST: {"cost"},
}


def criterion(name):
    problems = ProblemList()
    found = read_criterion(name, FILES[name], problems)
    assert [problem.sentence for problem in problems.problems] == []
    assert found is not None
    return found


ALL = [criterion(name) for name in FILES]
each_criterion = pytest.mark.parametrize("found", ALL, ids=[each.id for each in ALL])


def test_the_criteria_of_the_design_are_there_in_their_roles():
    for role, ids in ROLES.items():
        assert ids <= {each.id for each in ALL if each.role is role}


def test_the_page_on_criteria_lists_every_one_in_its_role():
    page = (ROOT / "criteria" / "README.md").read_text(encoding="utf-8")
    for role in Role:
        [row] = [line for line in page.splitlines() if line.startswith(f"| {role} |")]
        listed = set(re.findall(r"`([a-z-]+)`", row))
        assert listed == {each.id for each in ALL if each.role is role}


@each_criterion
def test_it_has_a_source_an_author_a_checker_and_a_date_for_its_next_review(found):
    assert found.source.url.startswith("https://")
    assert found.source.title
    assert found.author
    assert found.checked_by
    assert found.source.accessed <= found.reviewed < found.next_review


@each_criterion
def test_it_is_reviewed_at_least_every_three_years(found):
    assert (found.next_review - found.reviewed).days <= 3 * 366


@each_criterion
def test_it_asks_a_question_and_says_why(found):
    assert found.question.endswith("?")
    assert found.name[0].isupper()
    for text in (found.zero_means, found.top_means, found.why_it_matters):
        assert text.endswith(".")


LINEAR = [each for each in ALL if isinstance(each.scale, LinearScale)]
LEVELLED = [each for each in ALL if isinstance(each.scale, LevelScale)]


def benefits(criteria):
    return [each for each in criteria if each.role is Role.BENEFIT]


def test_there_are_criteria_of_either_scale():
    assert len(LINEAR) + len(LEVELLED) == len(ALL)
    assert min(len(benefits(LINEAR)), len(benefits(LEVELLED))) >= 2


@pytest.mark.parametrize("found", LINEAR, ids=lambda each: each.id)
def test_nothing_is_worth_nothing(found):
    assert value_of(found, 0.0) == 0


@pytest.mark.parametrize("found", benefits(LEVELLED), ids=lambda each: each.id)
def test_a_benefit_in_levels_has_one_for_no_difference(found):
    assert 0 in [level.value for level in found.scale.levels]


@pytest.mark.parametrize("found", benefits(LINEAR), ids=lambda each: each.id)
def test_the_top_of_a_benefit_is_worth_100(found):
    assert value_of(found, found.scale.top) == 100


@pytest.mark.parametrize("found", benefits(LEVELLED), ids=lambda each: each.id)
def test_the_best_level_of_a_benefit_is_worth_100(found):
    assert max(level.value for level in found.scale.levels) == 100


@pytest.mark.parametrize("found", LEVELLED, ids=lambda each: each.id)
def test_every_level_is_described_and_they_rise(found):
    values = [level.value for level in found.scale.levels]
    assert values == sorted(set(values))
    assert all(len(level.description.split()) >= 5 for level in found.scale.levels)


def test_every_measure_from_evidence_has_a_criterion():
    measured = {each.measure for each in ALL if each.measured_by is MeasuredBy.EVIDENCE}
    assert measured == set(EvidenceMeasure)
