"""What runs out: what one that is left out needs of it, beside what the best portfolio leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.domain.interventions import Status
from prioritise.domain.rules import AtMost, CapacityLimit, Excludes, FundLimit, MustNotFund, Selection
from prioritise.portfolio.explain.facts import Blocker, Explanation, Resource, Shortage
from prioritise.portfolio.explain.questions import Questions
from prioritise.portfolio.explain.shortages import shortages
from prioritise.portfolio.explain.why import explain
from prioritise.portfolio.problem import Budget, PortfolioProblem
from prioritise.portfolio.solve import solve
from tests.portfolio.brute_force import allowed
from tests.portfolio.cases import YEARS, column, problem, random_problem
from tests.portfolio.explain.test_explanations import repriced
from tests.random_cases import cases


def explained(case: PortfolioProblem, intervention: str) -> Explanation:
    return explain(Questions(case, solve(case)), intervention, repriced=repriced)


def with_more_of(case: PortfolioProblem, found: tuple[Shortage, ...]) -> PortfolioProblem:
    """The case with only the limits that can run out, each raised by what is missing of it."""
    more = {(each.resource, each.about, each.year): each.needs - each.left for each in found}

    def budget(each: Budget) -> Budget:
        extra = more.get((Resource.FUND, each.fund, each.year), 0)
        return replace(each, limit_gbp=each.limit_gbp + extra, minimum_gbp=None)

    def capacity(each: Capacity) -> Capacity:
        ruled = [
            rule.limit
            for rule in case.rules
            if isinstance(rule, CapacityLimit) and rule.capacity == each.id and rule.year in ("", each.year)
        ]
        least = min([each.limit, *ruled])
        return replace(each, limit=least + more.get((Resource.CAPACITY, each.id, each.year), 0))

    limits = [rule for rule in case.rules if isinstance(rule, FundLimit) and rule.limit_gbp is not None]
    return replace(
        case,
        budgets=tuple(budget(each) for each in case.budgets),
        capacities=tuple(capacity(each) for each in case.capacities),
        rules=tuple(
            replace(rule, limit_gbp=(rule.limit_gbp or 0) + more.get((Resource.FUND_LIMIT, rule.id, rule.year), 0))
            for rule in limits
        ),
    )


@pytest.mark.parametrize("seed", cases(80, 160))
def test_with_exactly_what_is_missing_it_fits_beside_all_that_is_chosen_and_with_one_less_it_does_not(seed):
    case = random_problem(seed, largest=6)
    agreed = solve(case)
    if not agreed.has_answer:
        return
    for place, each in enumerate(case.columns):
        if each.intervention in agreed.interventions:
            continue
        if case.intervention_by_id[each.intervention].status is Status.REDUCE:
            continue
        found = shortages(case, agreed, place)
        together = (*agreed.chosen, place)
        assert allowed(with_more_of(case, found), together)
        if not case.paths:  # where money may move, one pound less of one fund can be made up from another
            for one in found:
                less = tuple(replace(other, needs=other.needs - (other is one)) for other in found)
                assert not allowed(with_more_of(case, less), together)


def test_the_random_cases_run_short_of_everything_that_can_run_out():
    kinds, of_one_fund = set(), 0
    for seed in range(80):
        case = random_problem(seed, largest=6)
        agreed = solve(case)
        if agreed.has_answer:
            found = [each for place in range(len(case.columns)) for each in shortages(case, agreed, place)]
            kinds |= {each.resource for each in found}
            of_one_fund += 0 if case.paths else len(found)
    assert kinds == set(Resource)
    assert of_one_fund >= 30  # where no money may move, what is missing is found to the pound


def test_for_lack_of_money_only_money_is_given():
    case = problem([column("a", 5, 60, 30), column("b", 6, 100, 10)], limits=[100, 100])
    facts = explained(case, "a")
    assert facts.blocker is Blocker.MONEY
    assert facts.shortages == (Shortage(Resource.FUND, "main", YEARS[0], "", 60, 0),)


def test_for_a_capacity_that_runs_out_only_that_is_given():
    columns = [
        replace(column("a", 5, 60), uses=(CapacityUse("a", "", "nurses", YEARS[0], 8),)),
        replace(column("b", 6, 100), uses=(CapacityUse("b", "", "nurses", YEARS[0], 10),)),
    ]
    case = replace(problem(columns, limits=[160]), capacities=(Capacity("nurses", "hours", YEARS[0], 15),))
    short = Shortage(Resource.CAPACITY, "nurses", YEARS[0], "hours", 8, 5)
    assert explained(case, "a").shortages == (short,)
    tighter = replace(case, rules=(CapacityLimit("r", "nurses", 12, "", "agreed"),))
    assert explained(tighter, "a").shortages == (replace(short, left=2),)


def test_a_rule_on_a_fund_says_what_it_leaves():
    rule = FundLimit("pool", "main", Selection(interventions=("a", "b")), 120, None, "", "agreed")
    case = problem([column("a", 5, 60), column("b", 6, 100)], limits=[200], rules=[rule])
    facts = explained(case, "a")
    assert facts.blocking_rules == ("pool",)
    assert facts.shortages == (Shortage(Resource.FUND_LIMIT, "pool", "", "", 60, 20),)


@pytest.mark.parametrize(
    "rule",
    [
        MustNotFund("no", "a", "agreed"),
        Excludes("one", ("a", "b"), "agreed"),
        AtMost("one", 1, Selection(interventions=("a", "b")), "agreed"),
    ],
)
def test_where_a_rule_decides_no_money_is_given(rule):
    facts = explained(problem([column("a", 5, 60), column("b", 6, 100)], limits=[1000], rules=[rule]), "a")
    assert facts.blocker is Blocker.RULE
    assert facts.shortages == ()


def test_one_that_is_not_worth_its_cost_is_short_of_nothing():
    facts = explained(problem([column("a", -1, 600), column("b", 6, 100)], limits=[100]), "a")
    assert (facts.blocker, facts.shortages) == (Blocker.WORTH, ())


def test_where_money_and_a_rule_both_keep_one_out_the_money_is_given_too():
    rule = MustNotFund("no", "a", "agreed")
    facts = explained(problem([column("a", 5, 160), column("b", 6, 100)], limits=[100], rules=[rule]), "a")
    assert facts.blocker is Blocker.BOTH
    assert facts.shortages == (Shortage(Resource.FUND, "main", YEARS[0], "", 160, 0),)
