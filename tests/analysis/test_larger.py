"""Why it is not larger: what that costs and does to the list, and changes that, made, do bring the larger level in."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis import analyse
from prioritise.analysis.nearest.change import ChangeKind
from prioritise.analysis.nearest.larger import why_not_larger, would_be_larger
from prioritise.analysis.nearest.nearest import nearest_changes_to
from prioritise.analysis.nearest.shares import with_all_money
from prioritise.analysis.why import why
from prioritise.domain.interventions import Proposal
from prioritise.domain.rules import MustFund
from prioritise.domain.scenarios import Scenario
from prioritise.portfolio.solve import solve
from tests.worked_example import worked_analysis, worked_example

SERVICE = "stop-smoking-service"
FULL = Proposal(SERVICE, "full")


def full() -> int:
    columns = worked_analysis().problem.columns
    [place] = [place for place, column in enumerate(columns) if column.label == FULL.label]
    return place


def test_it_says_what_the_larger_level_costs_more_what_it_does_and_that_no_rule_guards_it():
    [told] = why_not_larger(worked_analysis(), SERVICE)
    assert told.startswith("Full scale, as it is today, would cost £299,000 more: £938,000 over the plan, not £639,000")
    rules = (*worked_analysis().problem.rules, MustFund("full", SERVICE, "Try.", level="full"))
    other = solve(replace(worked_analysis().problem, rules=rules))
    lost = (worked_analysis().portfolio.value_millionths - other.value_millionths) / 1_000_000
    assert f"the best list would be worth {lost:.2f} points less. Out would go: Healthy weight in primary" in told
    assert told.endswith("No rule keeps it at full scale.")
    assert told in why(worked_analysis(), SERVICE).sentences


def test_a_rule_that_it_must_continue_is_said_to_let_it_shrink_and_one_that_names_the_level_keeps_it():
    rule = MustFund("keep", SERVICE, "Promised.")
    [told] = why_not_larger(analyse(worked_example(), Scenario(id="keep", name="K", rules_add=(rule,))), SERVICE)
    assert told.endswith("The rule that it must continue lets it go on smaller: it does not name full scale.")
    at_full = Scenario(id="full", name="F", rules_add=(replace(rule, level="full"),))
    assert why_not_larger(analyse(worked_example(), at_full), SERVICE) == ()


def test_what_is_not_funded_or_is_at_its_largest_has_nothing_to_say():
    for each in ("debt-advice-in-gp", "carers-breaks", "perinatal-peer-support"):
        assert why_not_larger(worked_analysis(), each) == would_be_larger(worked_analysis(), each) == ()


def test_the_change_of_money_brings_it_in_and_one_step_less_does_not():
    changes = nearest_changes_to(worked_analysis(), full())
    [more] = [change for change in changes.of_kind(ChangeKind.ALL_MONEY) if change.is_more]
    percent = round(100 * (more.at or 0))
    problem = worked_analysis().problem
    assert full() in solve(with_all_money(problem, percent)).chosen
    assert full() not in solve(with_all_money(problem, percent - 1)).chosen
    [told] = would_be_larger(worked_analysis(), SERVICE)
    assert told.heading == "It would be at full scale, as it is today, if"
    assert any(line.startswith(f"there were {percent - 100}% more of all money.") for line in told.lines)
    # Less money that happens to make room is nothing to ask for, nor is a worse score of the level it has.
    assert not any(" less of " in line or "at reduced scale" in line for line in told.lines)
