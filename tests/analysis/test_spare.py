"""Money that comes free: its best use, against every set of a small case."""

from __future__ import annotations

import pytest

from prioritise.analysis import analyse, spare
from prioritise.analysis.nearest.limits import limits_of, with_limit
from prioritise.domain.errors import PrioritiseError, UnknownName
from prioritise.domain.interventions import Status
from prioritise.portfolio.problem import score_millionths
from tests.analysis.random_exercises import EVERYDAY_COUNT, enough, random_exercise, seeds
from tests.portfolio.brute_force import all_sets, allowed
from tests.random_cases import cases


def keeps(analysis, chosen):
    """Whether a set keeps what is funded, at its level or a wider one, and makes no new cut."""
    columns = analysis.problem.columns
    status = {each.id: each.status for each in analysis.problem.interventions}
    now = {columns[place].intervention: columns[place] for place in analysis.portfolio.chosen}
    then = {columns[place].intervention: columns[place] for place in chosen}
    for name, column in now.items():
        if status[name] is not Status.REDUCE and name not in then:
            return False
        wider = name in then and then[name].people_per_year > column.people_per_year
        if name in then and then[name].level != column.level and not wider:
            return False
    return all(status[name] is not Status.REDUCE for name in then if name not in now)


@pytest.mark.parametrize("block", cases(1, 3))
def test_the_best_use_and_who_is_next_are_what_trying_every_set_says(block):
    tried = used = followed = 0
    for seed in seeds(block, 3 * EVERYDAY_COUNT):
        analysis = analyse(random_exercise(seed))
        if not analysis.portfolio.has_answer:
            continue
        problem = analysis.problem
        limits = [each for each in limits_of(problem) if each.is_money]
        limit, amount = limits[seed % len(limits)], (seed % 5) * 15_000
        found = spare(analysis, limit.about, limit.year, amount)
        scores = score_millionths(problem)
        sets = [each for each in all_sets(len(problem.columns)) if keeps(analysis, each)]

        def best(extra, problem=problem, limit=limit, sets=sets, scores=scores):
            there = with_limit(problem, limit, limit.amount + extra)
            return max(sum(scores[place] for place in each) for each in sets if allowed(there, each))

        value = best(amount)
        assert sum(scores[place] for place in found.chosen) == value, seed
        if found.next is not None:
            assert best(amount + found.next.more_gbp) > value, seed
            assert best(amount + found.next.more_gbp - 1) == value, seed
            followed += 1
        else:
            assert best(10**7) == value, seed
        tried, used = tried + 1, used + (value > analysis.portfolio.value_millionths)
    assert enough(block, tried, EVERYDAY_COUNT // 2 + 1)
    assert enough(block, used, 2)
    assert enough(block, followed, 2)


@pytest.mark.parametrize("block", cases(1, 3))
def test_nothing_after_adds_nothing_that_costs_in_a_later_year(block):
    added = 0
    for seed in seeds(block, 3 * EVERYDAY_COUNT):
        analysis = analyse(random_exercise(seed))
        if not analysis.portfolio.has_answer:
            continue
        first = analysis.exercise.years[0]
        found = spare(analysis, "main", first, 60_000, nothing_after=True)
        for each in found.swap.enter:
            columns = [analysis.problem.columns[place] for place in found.chosen]
            (column,) = [column for column in columns if column.intervention == each]
            assert all(cost.amount_gbp <= 0 for cost in column.costs if cost.year != first), seed
            added += 1
    assert enough(block, added, 1)


@pytest.mark.parametrize(
    ("fund", "year", "amount", "error", "said"),
    [
        ("maim", "2026/27", 1, UnknownName, "Did you mean main"),
        ("main", "2031/32", 1, UnknownName, "main has no money in 2031/32"),
        ("main", "2026/27", -5, PrioritiseError, "-5 is below 0"),
    ],
)
def test_a_fund_or_year_that_is_not_there_and_an_amount_below_0_are_refused(fund, year, amount, error, said):
    analysis = analyse(random_exercise(0))
    with pytest.raises(error, match=said):
        spare(analysis, fund, year, amount)
