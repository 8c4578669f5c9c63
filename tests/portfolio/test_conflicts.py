"""When nothing obeys the rules: a smallest conflict in words, and ways out that really are."""

from dataclasses import replace
from functools import cache
from itertools import islice

import pytest

from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.domain.interventions import Status
from prioritise.domain.rules import (
    RULE_KINDS,
    AtLeast,
    AtMost,
    CapacityLimit,
    Excludes,
    FundLimit,
    FundMinimum,
    MeetTarget,
    MinimumMostDeprivedShare,
    MustFund,
    MustNotFund,
    NoDisproportionateCut,
    Requires,
    Selection,
)
from prioritise.portfolio import rules
from prioritise.portfolio.conflicts import conflicts
from prioritise.portfolio.conflicts.members import MemberKind, members_of, with_only
from prioritise.portfolio.conflicts.ways_out import ChangeKind, least_enough
from prioritise.portfolio.problem import Budget
from prioritise.portfolio.solve import solve
from tests.portfolio.brute_force import all_sets, allowed, best_portfolio
from tests.portfolio.cases import YEAR, column, intervention, problem, random_problem
from tests.random_cases import cases


def possible(asked):
    return any(allowed(asked, chosen) for chosen in all_sets(len(asked.columns)))


@cache
def answered(thirty):
    """Thirty cases that no portfolio obeys, with what was found of them."""
    drawn = (random_problem(seed, largest=4, rules=4) for seed in range(thirty * 1_000, (thirty + 1) * 1_000))
    impossible = list(islice((each for each in drawn if not possible(each)), 30))
    assert len(impossible) == 30
    return [(asked, conflicts(asked)) for asked in impossible]


@pytest.mark.parametrize("thirty", cases(3, 10))
def test_conflicts_of_random_cases_are_minimal_and_every_way_out_is_one(thirty):
    for asked, found in answered(thirty):
        for each in (found.first, *found.others):
            assert not possible(with_only(asked, each.members))
            for member in each.members:
                assert possible(with_only(asked, [other for other in each.members if other is not member]))
        assert found.ways_out
        for way in found.ways_out:
            best = best_portfolio(way.changed)
            assert way.portfolio.chosen == best.chosen


@pytest.mark.parametrize("thirty", cases(2, 4))
def test_a_pound_less_than_the_extra_money_is_not_enough(thirty):
    tried = 0
    for asked, found in answered(thirty):
        for way in found.ways_out:
            if len(way.changes) == 1 and way.changes[0].kind is ChangeKind.RAISE_LIMIT:
                place = way.changes[0].member.place
                raised = way.changed.budgets[place]
                short = replace(raised, limit_gbp=raised.limit_gbp - 1)
                budgets = [short if at == place else each for at, each in enumerate(way.changed.budgets)]
                assert not possible(replace(asked, budgets=tuple(budgets)))
                tried += 1
    assert tried


@pytest.mark.parametrize("seed", range(25))
def test_there_is_no_conflict_where_there_is_a_portfolio(seed):
    asked = random_problem(seed, largest=6)
    assert (conflicts(asked) is None) == solve(asked).has_answer


TWO_MUSTS = problem(
    [column("a", 10, 60), column("b", 9, 50), column("c", 4, 40)],
    [100],
    rules=[MustFund("first", "a", "the board agreed"), MustFund("second", "b", "a duty"), MustNotFund("no", "c", "")],
)


def test_the_conflict_is_said_in_plain_words():
    found = conflicts(TWO_MUSTS)
    assert [each.sentence for each in found.first.members] == [
        "A must be funded.", "B must be funded.", "main in 2026/27 has £100."
    ]  # fmt: skip
    assert [each.reason for each in found.first.members] == ["the board agreed", "a duty", ""]
    assert (found.others, found.first.always) == ((), ())


def test_the_ways_out_are_the_cheapest_and_say_what_they_cost():
    assert [each.sentence for each in conflicts(TWO_MUSTS).ways_out] == [
        "Drop the rule: B must be funded. The best list is then worth 10.00 points.",
        "Drop the rule: A must be funded. The best list is then worth 9.00 points.",
        "Give main £10 more in 2026/27, £110 in all. The best list is then worth 19.00 points.",
    ]
    assert conflicts(TWO_MUSTS).ways_out[2].extra_gbp == 10


def test_a_count_is_lowered_by_the_least_that_is_enough():
    asked = problem(
        [column("a", 10, 60), column("b", 9, 50), column("c", 4, 40)],
        [100],
        rules=[AtLeast("three", 3, Selection(("a", "b", "c")), "agreed")],
    )
    words = [each.changes[0].words for each in conflicts(asked).ways_out]
    assert "Instead of “At least 3 of these: A, B and C.” settle for “At least 2 of these: A, B and C.”" in words
    assert "Give main £50 more in 2026/27, £150 in all." in words


def test_a_largest_number_is_raised_by_the_least_that_is_enough():
    musts = [MustFund(f"must-{name}", name, "promised") for name in "abc"]
    rules = [AtMost("one", 1, Selection(("a", "b", "c", "d")), "one team"), *musts]
    asked = problem([column(name, 5, 10) for name in "abcd"], [100], rules=rules)
    ways = [way for way in conflicts(asked).ways_out if way.changes[0].kind is ChangeKind.LOOSEN_RULE]
    assert [way.changed.rules[0].count for way in ways] == [3]
    assert ways[0].changes[0].words == (
        "Instead of “No more than 1 of these: A, B, C and D.” settle for “No more than 3 of these: A, B, C and D.”"
    )


def test_a_largest_number_that_only_all_together_would_break_may_become_all_but_one():
    # Loosened to all of them it would say nothing, so dropping it is the way out, not loosening.
    musts = [MustFund(f"must-{name}", name, "promised") for name in "ab"]
    asked = problem(
        [column(name, 5, 10) for name in "ab"], [100], rules=[AtMost("one", 1, Selection(("a", "b")), ""), *musts]
    )
    assert {way.changes[0].kind for way in conflicts(asked).ways_out} == {ChangeKind.DROP_RULE}


def test_a_limit_of_a_capacity_is_raised_by_the_least_that_is_enough():
    nurses = [CapacityUse(name, "", "nurses", YEAR, 7) for name in "ab"]
    columns = [replace(column(name, 5, 10), uses=(use,)) for name, use in zip("ab", nurses, strict=True)]
    musts = [MustFund(f"must-{name}", name, "promised") for name in "ab"]
    rules = [CapacityLimit("leave", "nurses", 9, YEAR, "two are on leave"), *musts]
    asked = replace(problem(columns, [100], rules=rules), capacities=(Capacity("nurses", "hours", YEAR, 20),))
    ways = [way for way in conflicts(asked).ways_out if way.changes[0].kind is ChangeKind.LOOSEN_RULE]
    assert [way.changed.rules[0].limit for way in ways] == [14]
    assert ways[0].changes[0].words == (
        "Instead of “Nurses: no more than 9 hours in 2026/27.” settle for “Nurses: no more than 14 hours in 2026/27.”"
    )


def test_a_rule_on_a_capacity_stands_where_the_capacity_itself_is_given_up():
    nurses = [CapacityUse(name, "", "nurses", YEAR, 3) for name in "ab"]
    columns = [replace(column(name, 5, 10), uses=(use,)) for name, use in zip("ab", nurses, strict=True)]
    musts = [MustFund(f"must-{name}", name, "promised") for name in "ab"]
    rules = [CapacityLimit("leave", "nurses", 4, "", "two are on leave"), *musts]
    asked = replace(problem(columns, [100], rules=rules), capacities=(Capacity("nurses", "hours", YEAR, 5),))
    without = [member for member in members_of(asked) if member.kind is not MemberKind.CAPACITY]
    assert not possible(with_only(asked, without))
    answer = conflicts(asked)
    assert {member.about for member in answer.first.members} == {"must-a", "must-b", "leave"}
    assert all(possible(way.changed) for way in answer.ways_out)


LOOSENED_BY = {
    AtLeast: "count", AtMost: "count", FundLimit: "limit_gbp", FundMinimum: "limit_gbp", CapacityLimit: "limit",
    MinimumMostDeprivedShare: "share", MeetTarget: "share", NoDisproportionateCut: "times",
}  # fmt: skip


@pytest.mark.parametrize("kind", LOOSENED_BY)
def test_one_step_looser_moves_the_figure_a_step_and_never_forbids_what_was_allowed(kind):
    tried = 0
    for seed in range(200):
        asked = random_problem(seed, largest=5)
        for rule in asked.rules:
            if not isinstance(rule, kind) or rules.room(rule, asked) < 1:
                continue
            for amount in (1, rules.room(rule, asked)):
                looser = rules.looser(rule, amount)
                assert (looser.id, type(looser)) == (rule.id, kind)
                assert looser != rule
                sets = [each for each in all_sets(len(asked.columns)) if _reaches_somebody(asked, each)]
                assert all(rules.check(looser, each, asked) for each in sets if rules.check(rule, each, asked))
                tried += 1
    assert tried > 5


def _reaches_somebody(asked, chosen):
    # A share of fewer than nobody, where cuts take away more people than are reached, has no order.
    return sum(asked.columns[place].people_per_year for place in chosen) >= 0


def test_what_is_yes_or_no_can_only_be_dropped():
    only_dropped = {kind for kind in RULE_KINDS if kind not in LOOSENED_BY}
    assert only_dropped == {MustFund, MustNotFund, Requires, Excludes}
    for seed in range(60):
        asked = random_problem(seed, largest=5)
        assert all(rules.room(rule, asked) == 0 for rule in asked.rules if type(rule) in only_dropped)


def test_a_minimum_is_lowered_to_what_can_be_spent():
    asked = problem([column("a", 10, 60)], budgets=[Budget("main", "2026/27", 100, 80)])
    found = conflicts(asked)
    assert [each.sentence for each in found.first.members] == ["main in 2026/27 must spend at least £80."]
    assert [each.changes[0].words for each in found.ways_out] == [
        "Lower what main must spend in 2026/27 by £20, to £60."
    ]


def test_what_is_always_so_is_named_where_it_has_a_part():
    cut = intervention("cut", status=Status.REDUCE, reduces="service")
    asked = problem(
        [column("cut", -1, -10), column("service", 5, 20)],
        [100],
        rules=[MustFund("make", "cut", ""), MustNotFund("stop", "service", "")],
        interventions=[cut, intervention("service", status=Status.CURRENT)],
    )
    found = conflicts(asked)
    assert {each.about for each in found.first.members} == {"make", "stop"}
    assert found.first.always == ("Cut: only if Service continues.",)


def test_rules_that_conflict_by_themselves_are_not_blamed_on_money():
    rules = [MustFund("a", "a", ""), MustFund("b", "b", ""), Excludes("not-both", ("a", "b"), "")]
    found = conflicts(problem([column("a", 10, 60), column("b", 9, 50)], [100], rules=rules))
    assert {each.kind for each in found.first.members} == {MemberKind.RULE}


def test_two_separate_conflicts_are_both_named_and_left_together():
    rules = [
        MustFund("a", "a", ""), MustNotFund("not-a", "a", ""), MustFund("b", "b", ""), Requires("pair", "b", "c", ""),
        MustNotFund("not-c", "c", ""),
    ]  # fmt: skip
    asked = problem([column("a", 10, 60), column("b", 9, 50), column("c", 1, 1)], [500], rules=rules)
    found = conflicts(asked)
    assert [len(each.members) for each in (found.first, *found.others)] == [2, 3]
    assert [len(each.changes) for each in found.ways_out] == [2] * len(found.ways_out)
    assert all(possible(each.changed) for each in found.ways_out)


def test_where_many_musts_need_more_money_than_there_is_the_money_is_named_fund_by_fund():
    musts = [MustFund(f"must-{name}", name, "") for name in "abcd"]
    columns = [
        column(name, 1, 60, fund=fund) for name, fund in zip("abcd", ("main", "main", "other", "other"), strict=True)
    ]
    budgets = [Budget("main", "2026/27", 100), Budget("other", "2026/27", 90)]
    found = conflicts(problem(columns, budgets=budgets, rules=musts))
    assert len(found.others) == 1
    more_money = found.ways_out[-1]
    assert [each.words for each in more_money.changes] == [
        "Give main £20 more in 2026/27, £120 in all.", "Give other £30 more in 2026/27, £120 in all.",
    ]  # fmt: skip
    assert (more_money.extra_gbp, more_money.portfolio.value) == (50, 4.0)


def test_the_least_amount_is_found_to_the_unit():
    assert [least_enough(lambda amount, n=n: amount >= n, 1000) for n in (1, 2, 637, 1000, 1001)] == [
        1, 2, 637, 1000, None,
    ]  # fmt: skip


def test_a_share_is_loosened_to_a_tenth_of_a_per_cent_that_is_enough():
    # 3 of 7 reached are in the most deprived group: 42.8571%, and 42.8% is enough too.
    reached = replace(column("a", 5, 10), people_per_year=7, most_deprived_share=3 / 7)
    rules_ = [MustFund("a-promised", "a", ""), MinimumMostDeprivedShare("half", 0.5, "")]
    asked = problem([reached], limits=[100], rules=rules_)
    ways = [way for way in conflicts(asked).ways_out if way.changes[0].kind is ChangeKind.LOOSEN_RULE]
    [words] = [way.changes[0].words for way in ways]
    assert "“At least 50% of the people reached are in the most deprived group.”" in words
    assert words.endswith("settle for “At least 42.8% of the people reached are in the most deprived group.”")
    assert ways[0].portfolio.interventions == ("a",)
