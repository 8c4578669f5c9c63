"""Alternatives to the list: each the best for its question, against every set of a small case, and no two the same."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from prioritise.analysis import analyse
from prioritise.analysis.alternatives import MOST, Kind, alternatives
from prioritise.portfolio.problem import score_millionths
from tests.analysis.random_exercises import EVERYDAY_COUNT, enough, random_exercise, seeds
from tests.portfolio.brute_force import all_sets, allowed
from tests.random_cases import cases
from tests.worked_example import worked_analysis


def lists_of(analysis):
    problem, scores = analysis.problem, score_millionths(analysis.problem)
    every = [chosen for chosen in all_sets(len(problem.columns)) if allowed(problem, chosen)]
    return every, {chosen: sum(scores[place] for place in chosen) for chosen in every}


def people(problem, chosen):
    columns = [problem.columns[place] for place in chosen]
    return sum(round((each.people_per_year or 0) * each.most_deprived_share * 2) for each in columns)


def otherwise(analysis, chosen):
    return len(set(analysis.problem.interventions_in(chosen)) ^ set(analysis.portfolio.interventions))


def answers(analysis, kind):
    found = alternatives.__wrapped__(analysis)
    listed = [each for each in (*found.shown, *found.others) if kind in {question.kind for question in each.questions}]
    return [each.chosen for each in listed] or [analysis.portfolio.chosen]


@pytest.mark.parametrize("block", cases(1, 11))
def test_most_reach_and_most_different_are_what_trying_every_set_says(block):
    tried = differing = 0
    for seed in seeds(block, EVERYDAY_COUNT):
        exercise = random_exercise(seed)
        # In a case so small no list but the best is near it.
        half = replace(exercise.settings.alternatives, worth_kept=0.5)
        analysis = analyse(replace(exercise, settings=replace(exercise.settings, alternatives=half)))
        if not analysis.portfolio.has_answer:
            continue
        every, worth = lists_of(analysis)
        most = max(people(analysis.problem, each) for each in every)
        if most > 0:
            best = max(worth[each] for each in every if people(analysis.problem, each) == most)
            [reaching] = answers(analysis, Kind.REACH)
            assert (people(analysis.problem, reaching), worth[reaching]) == (most, best), seed
        value = analysis.portfolio.value_millionths
        near = [each for each in every if worth[each] >= (math.ceil(value * 0.5) if value > 0 else value)]
        furthest = max(otherwise(analysis, each) for each in near)
        [different] = answers(analysis, Kind.DIFFERENT)
        assert otherwise(analysis, different) == furthest, seed
        assert worth[different] == max(worth[each] for each in near if otherwise(analysis, each) == furthest), seed
        tried, differing = tried + 1, differing + (furthest > 0)
    assert enough(block, tried, EVERYDAY_COUNT // 4 + 1)
    assert enough(block, differing, 2)


@pytest.mark.parametrize("block", cases(1, 11))
def test_no_two_are_the_same_and_none_is_the_list_proposed(block):
    tried = 0
    for seed in seeds(block, EVERYDAY_COUNT):
        analysis = analyse(random_exercise(seed))
        if not analysis.portfolio.has_answer:
            continue
        found = alternatives(analysis)
        lists = [each.chosen for each in (*found.shown, *found.others) if each.chosen is not None]
        assert len(set(lists)) == len(lists)
        assert analysis.portfolio.chosen not in lists
        assert len(found.shown) <= MOST
        asked = [*found.same, *(each for one in (*found.shown, *found.others) for each in one.questions)]
        assert len(set(asked)) == len(asked)
        assert {each.about for each in asked if each.kind is Kind.PARTNER} == {"council", "nhs"}
        tried += len(lists)
    assert enough(block, tried, EVERYDAY_COUNT // 4)


def test_in_the_example_each_kind_gives_a_list_and_what_each_loses_is_measured_by_the_papers_weights():
    analysis = worked_analysis()
    found = alternatives(analysis)
    kinds = [each.questions[0].kind for each in found.shown]
    assert kinds == [Kind.KEEP, Kind.MONEY, Kind.REACH, Kind.DIFFERENT, Kind.PARTNER, Kind.PARTNER]
    for each in found.shown:
        worth = sum(analysis.score_millionths[place] for place in each.chosen)
        assert each.lost_millionths == analysis.portfolio.value_millionths - worth > 0
    assert max(each.reach_more for each in found.shown) == found.shown[2].reach_more == pytest.approx(1392)
    assert found.shown[3].lost_millionths <= analysis.portfolio.value_millionths * (1 - 0.98)
