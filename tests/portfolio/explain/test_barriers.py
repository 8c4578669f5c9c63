"""What stands in the way of one intervention: in words, and against trying every set."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.domain.interventions import Status
from prioritise.domain.rules import Excludes, MustFund, MustNotFund
from prioritise.portfolio.conflicts.members import members_of, with_only
from prioritise.portfolio.explain.barriers import in_the_way
from prioritise.portfolio.explain.questions import Questions
from prioritise.portfolio.explain.sentences import explained
from prioritise.portfolio.explain.why import explain
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.solve import solve
from tests.portfolio.brute_force import best_portfolio
from tests.portfolio.cases import YEARS, column, intervention, problem, random_problem
from tests.portfolio.explain.test_explanations import repriced
from tests.random_cases import cases


def told_of(case: PortfolioProblem, intervention: str) -> str:
    return " ".join(explained(case, explain(Questions(case, solve(case)), intervention, repriced=repriced)))


def test_the_rule_that_it_would_break_is_the_reason_and_not_the_promise_to_another() -> None:
    rules = [MustFund("b-promised", "b", "Promised"), Excludes("one", ("a", "b"), "One team.")]
    case = problem([column("a", 9.0, 60), column("b", 6.0, 10)], limits=[1000], rules=rules)
    told = explained(case, explain(Questions(case, solve(case)), "a", repriced=repriced))
    reason = "It is left out because of this rule: Not both A and B. Reason: One team. Decided: not written down."
    assert told[0] == f"A is not funded. {reason} Even with no limit on money it would be out."
    assert "Promised" not in " ".join(told)


def test_a_capacity_that_others_would_take_with_no_limit_on_money_is_named() -> None:
    # 10 hours are enough for two of b, c and d; £100 buys b or c. With no limit on hours a is free and comes in.
    taken = {"a": 4, "b": 5, "c": 5, "d": 5}
    columns = [
        replace(column(each, score, cost), uses=(CapacityUse(each, "", "nurses", YEARS[0], taken[each]),))
        for each, score, cost in (("a", 5, 0), ("b", 6, 100), ("c", 6, 100), ("d", 7, 0))
    ]
    case = replace(problem(columns, limits=[100]), capacities=(Capacity("nurses", "hours", YEARS[0], 10),))
    told = told_of(case, "a")
    assert "A is not funded. It is left out because there is not enough of this: Nurses." in told
    assert "Even with no limit on money it would be out: others would then take that." in told


def test_a_capacity_is_never_called_a_rule_though_a_rule_holds_what_takes_it() -> None:
    hours = {"a": 6, "b": 8}
    columns = [
        replace(column(each, score, cost), uses=(CapacityUse(each, "", "nurses", YEARS[0], hours[each]),))
        for each, score, cost in (("a", 9, 10), ("b", 3, 10))
    ]
    rules = [MustFund("b-promised", "b", "Promised")]
    case = replace(
        problem(columns, limits=[1000], rules=rules), capacities=(Capacity("nurses", "hours", YEARS[0], 10),)
    )
    told = told_of(case, "a")
    assert "A is not funded. It is left out because there is not enough of this: Nurses." in told
    assert "because of this rule" not in told


def test_where_no_list_can_hold_one_what_stands_in_the_way_is_named_with_its_reason() -> None:
    rules = [MustFund("law", "b", "By law."), Excludes("one", ("a", "b"), "One team.")]
    case = problem([column("a", -1, 60), column("b", 6.0, 10)], limits=[1000], rules=rules)
    told = told_of(case, "a")
    way = "Not both A and B. Reason: One team. That is so as long as B must be funded."
    worth = "Nor is it worth its cost: even with no limit on money and no rules, leaving it out is worth more."
    assert f"A is not funded. No list with it can keep this: {way} {worth}" in told
    assert "It would be funded" not in told
    assert "Funding it is not possible" not in told


def test_a_cut_of_what_stops_says_so_and_a_cut_is_never_called_not_worth_its_cost() -> None:
    service = replace(intervention("s"), name="The bus", status=Status.CURRENT)
    cut = replace(intervention("cut"), name="Fewer buses", status=Status.REDUCE, reduces="s")
    dear = [column("s", 5, 100), column("cut", -1, -40), column("b", 6.0, 100)]
    stops = problem(dear, limits=[100], interventions=[service, cut])
    told = told_of(stops, "cut")
    assert "Fewer buses is not made. The service stops altogether, so there is nothing left to cut: The bus." in told
    assert "Keeping the service and making this cut would lose" in told
    runs = told_of(problem(dear, limits=[200], interventions=[service, cut]), "cut")
    assert "Fewer buses is not made. What it saves is worth less than what is lost." in runs
    assert "worth its cost" not in told + runs


@pytest.mark.parametrize("seed", cases(40, 160))
def test_what_stands_in_the_way_leaves_no_list_and_any_less_of_it_leaves_some(seed: int) -> None:
    case = random_problem(seed, largest=6)
    agreed = solve(case)
    if not agreed.has_answer:
        return
    questions = Questions(case, agreed)
    for each in case.interventions:
        inside = each.id in agreed.interventions
        found = in_the_way(questions, each.id)
        forced = replace(case, rules=(*case.rules, (MustNotFund if inside else MustFund)("no id", each.id, "")))
        assert (best_portfolio(forced) is None) is (found is not None)
        if found is None:
            continue
        own = next(member for member in members_of(forced) if member.about == "no id")
        assert best_portfolio(with_only(forced, [*found.members, own])) is None
        assert found.members or found.always
        for member in found.members:
            assert best_portfolio(with_only(forced, [*(set(found.members) - {member}), own])) is not None


def test_in_the_random_cases_of_every_day_much_stands_in_the_way() -> None:
    solved = [(case, solve(case)) for case in (random_problem(seed, largest=6) for seed in range(40))]
    questions = [Questions(case, agreed) for case, agreed in solved if agreed.has_answer]
    found = [in_the_way(asked, each.id) for asked in questions for each in asked.problem.interventions]
    assert sum(way is not None and bool(way.members) for way in found) >= 40
