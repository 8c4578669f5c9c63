"""The smallest change of every kind, against every set of a small case and against solving again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import analyse, nearest_changes, would_change
from prioritise.analysis.nearest.amounts import amount_changes_of, amount_changes_of_list
from prioritise.analysis.nearest.change import ChangeKind
from prioritise.analysis.nearest.limits import limits_of, with_limit
from prioritise.analysis.nearest.sentences import SETTLED_STATE
from prioritise.analysis.nearest.shares import with_all_money
from prioritise.analysis.nearest.sides import Sides
from prioritise.analysis.repricing import repricing
from prioritise.domain.errors import UnknownName
from prioritise.domain.partners import AgreedScore
from prioritise.domain.scenarios import Override, Scenario
from prioritise.portfolio.explain.questions import Questions
from prioritise.portfolio.explain.repricing import at_spending, spending_gbp
from prioritise.portfolio.problem import score_millionths
from prioritise.portfolio.solve import solve
from tests.analysis.random_exercises import EVERYDAY_COUNT, enough, random_exercise, seeds
from tests.files.small_exercise import small_exercise
from tests.portfolio.brute_force import all_sets, allowed
from tests.portfolio.cases import random_problem
from tests.random_cases import cases

PLENTY = 10**7


def needs(problem, limit):
    """Every set that could be allowed at some amount of a limit, with the least amount and its worth: by trying."""
    scores = score_millionths(problem)
    loose = with_limit(problem, limit, PLENTY)
    found = []
    for chosen in all_sets(len(problem.columns)):
        if allowed(loose, chosen):
            low, high = -PLENTY, PLENTY
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (low, middle) if allowed(with_limit(problem, limit, middle), chosen) else (middle, high)
            found.append((high, sum(scores[place] for place in chosen), problem.interventions_in(chosen), chosen))
    return found


def best(sets, amount):
    return max((value for need, value, *_ in sets if need <= amount), default=None)


def is_above(one, other):
    return one is not None and (other is None or one > other)


def problems(block, count):
    for seed in seeds(block, 4 * count):
        asked = random_problem(1000 + seed, largest=6)
        agreed = solve(asked)
        if agreed.has_answer:
            yield seed, asked, Questions(asked, agreed)


@pytest.mark.parametrize("block", cases(1, 8))
def test_the_least_more_and_less_of_every_limit_that_changes_the_list_is_what_trying_every_set_says(block):
    tried = 0
    for seed, asked, questions in problems(block, EVERYDAY_COUNT // 4):
        found = {(each.about, each.year, each.is_more): each.at for each in amount_changes_of_list(questions)}
        limits = limits_of(asked)
        for limit in [limits[seed % len(limits)]]:
            sets = needs(asked, limit)
            more = min((need for need, value, *_ in sets if value > questions.agreed.value_millionths), default=None)
            less = next(need for need, *_, chosen in sets if chosen == questions.agreed.chosen) - 1
            assert found.get((limit.about, limit.year, True)) == more, (seed, limit)
            assert found.get((limit.about, limit.year, False)) == (less if less >= 0 else None), (seed, limit)
            tried += 1
    assert enough(block, tried, EVERYDAY_COUNT // 4)


@pytest.mark.parametrize("block", cases(1, 14))
def test_the_nearest_limit_that_changes_one_decision_is_what_trying_every_set_says(block):
    tried = changed = 0
    for seed, asked, questions in problems(block, EVERYDAY_COUNT // 8):
        intervention = asked.interventions[seed % len(asked.interventions)].id
        sides = Sides(questions, intervention)
        by_trying: dict[tuple[str, bool], int] = {}
        for limit in limits_of(asked):
            every = needs(asked, limit)
            keep = [each for each in every if (intervention in each[2]) is sides.inside]
            other = [each for each in every if (intervention in each[2]) is not sides.inside]
            ends = sorted({need for need, *_ in every} | {need - 1 for need, *_ in every})
            flips = [amount for amount in ends if is_above(best(other, amount), best(keep, amount))]
            about = "money" if limit.is_money else limit.about
            more = min((amount - limit.amount for amount in flips if amount > limit.amount), default=None)
            lowest = 0.75 * limit.amount
            less = min((limit.amount - amount for amount in flips if lowest <= amount < limit.amount), default=None)
            for is_more, distance in ((True, more), (False, less)):
                if distance is not None:
                    by_trying[about, is_more] = min(distance, by_trying.get((about, is_more), distance))
        found = {
            ("money" if each.kind is ChangeKind.FUND else each.about, each.is_more): abs(each.amount)
            for each in amount_changes_of(sides)
        }
        assert found == by_trying, (seed, intervention)
        tried, changed = tried + 1, changed + bool(found)
    assert enough(block, tried, EVERYDAY_COUNT // 8)
    assert enough(block, changed, 3)


def agreed_at(exercise, change, value):
    row = AgreedScore(9, change.intervention, change.about, value, "tried", change.level)
    return analyse(replace(exercise, agreed=(*exercise.agreed, row))).portfolio


def exercises(block, count):
    for seed in seeds(block, count * 3):
        exercise = random_exercise(seed)
        analysis = analyse(exercise)
        if analysis.portfolio.has_answer:
            yield seed, exercise, analysis


@pytest.mark.parametrize("block", cases(1, 20))
def test_a_score_moved_so_far_changes_the_list_and_a_hundredth_less_does_not(block):
    tried = 0
    for seed, exercise, analysis in exercises(block, EVERYDAY_COUNT // 8):
        present = analysis.portfolio.chosen
        found = nearest_changes(analysis)
        for change in (*found.of_kind(ChangeKind.SCORE)[:2], *found.of_kind(ChangeKind.LIKELIHOOD)[:2]):
            assert agreed_at(exercise, change, change.at).chosen != present, (seed, change)
            short = change.at - 0.01 if change.is_more else change.at + 0.01
            if abs(change.amount) > 0.01:
                assert agreed_at(exercise, change, short).chosen == present, (seed, change)
            tried += 1
    assert enough(block, tried, EVERYDAY_COUNT // 4)


@pytest.mark.parametrize("block", cases(1, 20))
def test_no_score_that_is_said_to_change_nothing_does_anywhere_on_its_scale(block):
    tried = 0
    for seed, exercise, analysis in exercises(block, 4):
        changes = nearest_changes(analysis).of_kind(ChangeKind.SCORE)
        nearest = {(each.intervention, each.level, each.about): abs(each.amount) for each in changes}
        for cell in analysis.appraisal.cells:
            if cell.criterion not in ("worth", "liked"):
                continue
            reach = nearest.get((cell.intervention, cell.level, cell.criterion), 1000.0)
            for value in range(-100, 101, 25):
                if abs(value - cell.value) < reach - 0.011:
                    row = AgreedScore(9, cell.intervention, cell.criterion, value, "tried", cell.level)
                    again = analyse(replace(exercise, agreed=(row,)))
                    assert again.portfolio.chosen == analysis.portfolio.chosen, (seed, row)
                    tried += 1
    assert enough(block, tried, 51)


def scaled(analysis, change, spending):
    columns = list(analysis.problem.columns)
    for place in analysis.problem.columns_of[change.intervention]:
        own = spending_gbp(columns[place].costs)
        if own:
            costs = at_spending(columns[place].costs, own * spending // int(change.now))
            columns[place] = repricing(analysis.exercise)(columns[place], costs)
    return solve(replace(analysis.problem, columns=tuple(columns)))


@pytest.mark.parametrize("block", cases(1, 20))
def test_a_cost_changes_the_list_at_the_pound_that_is_named_and_no_other_cost_nearer(block):
    tried = 0
    for seed, _, analysis in exercises(block, EVERYDAY_COUNT // 8):
        present = analysis.portfolio.chosen
        for change in nearest_changes(analysis).of_kind(ChangeKind.COST):
            step = 1 if change.is_more else -1
            assert scaled(analysis, change, int(change.at)).chosen != present, (seed, change)
            assert scaled(analysis, change, int(change.at) - step).chosen == present, (seed, change)
            tried += 1
    assert enough(block, tried, 4)


@pytest.mark.parametrize("block", cases(1, 20))
def test_one_interventions_own_cost_changes_its_own_decision_at_the_pound_that_is_named(block):
    tried = 0
    for seed, _, analysis in exercises(block, EVERYDAY_COUNT // 8):
        for each in analysis.problem.interventions:
            inside = each.id in analysis.portfolio.interventions
            if not inside or len(analysis.problem.columns_of[each.id]) > 1:
                continue
            for change in nearest_changes(analysis, each.id).of_kind(ChangeKind.COST):
                assert each.id not in scaled(analysis, change, int(change.at)).interventions, (seed, change)
                assert each.id in scaled(analysis, change, int(change.at) - 1).interventions, (seed, change)
                tried += 1
            break
    assert enough(block, tried, 2)


@pytest.mark.parametrize("block", cases(1, 20))
def test_weights_rules_and_all_money_change_one_decision_where_solving_again_says_so(block):
    tried = dict.fromkeys((ChangeKind.WEIGHT, ChangeKind.RULE, ChangeKind.ALL_MONEY), 0)
    for seed, _, analysis in exercises(block, EVERYDAY_COUNT // 8):
        each = analysis.problem.interventions[seed % len(analysis.problem.interventions)].id
        inside = each in analysis.portfolio.interventions
        found = nearest_changes(analysis, each)
        for change in found.of_kind(ChangeKind.ALL_MONEY):
            percent = round(100 * change.at)
            step = 1 if change.is_more else -1
            there = [solve(with_all_money(analysis.problem, at)) for at in range(100 + step, percent + step, step)]
            assert [(each in one.interventions) for one in there if one.has_answer][-1] is not inside
            assert all((each in one.interventions) is inside for one in there[:-1] if one.has_answer)
        without = [
            rule.id for rule in analysis.problem.rules if rule.id in {c.about for c in found.of_kind(ChangeKind.RULE)}
        ]
        for rule in analysis.problem.rules:
            kept = tuple(other for other in analysis.problem.rules if other.id != rule.id)
            again = solve(replace(analysis.problem, rules=kept))
            assert (((each in again.interventions) is not inside) and again.has_answer) is (rule.id in without)
        for change in found.of_kind(ChangeKind.WEIGHT):
            place = analysis.problem.criteria.index(change.about)
            beyond = change.at + (1e-5 if change.is_more else -1e-5)
            rest = 1 - analysis.weights[place]
            if 0 < beyond < 1 and rest:
                weights = [share * (1 - beyond) / rest for share in analysis.weights]
                weights[place] = beyond
                assert (each in solve(analysis.problem, weights=weights).interventions) is not inside, (seed, change)
        for kind in tried:
            tried[kind] += len(found.of_kind(kind))
    assert enough(block, min(tried.values()), 1)


def test_an_intervention_that_is_not_there_is_refused():
    _, _, analysis = next(exercises(0, 4))
    with pytest.raises(UnknownName, match="No intervention is called nobody"):
        nearest_changes(analysis, "nobody")


@pytest.mark.parametrize("is_in", [True, False])
def test_what_the_rules_settle_has_no_cost_that_would_change_it_and_is_said_to_be_settled(is_in):
    exercise = small_exercise()
    someone = analyse(exercise).portfolio.interventions[0]
    analysis = analyse(exercise, Scenario(overrides=(Override(someone, is_in, "Promised."),)))
    changes = nearest_changes(analysis, someone)
    assert ChangeKind.COST in changes.without
    # It was best before it was forced in: without the rule it still is.
    assert [change.about for change in changes.smallest] == ([] if is_in else [f"override-{someone}"])
    change = would_change(analysis, someone)
    assert change.state == SETTLED_STATE
    assert len(change.lines) + len(change.roundabout) == len(changes.smallest)
    assert all(sentence.endswith(" would not do it.") for sentence in change.never)
    assert "another cost of its own" in change.never[0].lower()
    assert "This decision" in would_change(analyse(exercise), someone).state
