"""Every figure of an explanation holds up when the question is asked again by trying every set."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.domain.rules import AtMost, Excludes, MustFund, MustNotFund, Requires, Selection
from prioritise.domain.scenarios import Override
from prioritise.portfolio.explain.dearer import with_costly_limits
from prioritise.portfolio.explain.fact_rows import FORBIDS, facts_table
from prioritise.portfolio.explain.facts import Blocker, Explanation
from prioritise.portfolio.explain.left_out_words import SEVERAL
from prioritise.portfolio.explain.questions import Questions
from prioritise.portfolio.explain.repricing import at_spending, spending_gbp
from prioritise.portfolio.explain.sentences import explained, why_not_short
from prioritise.portfolio.explain.why import explain
from prioritise.portfolio.portfolio import Portfolio, Proof
from prioritise.portfolio.problem import MILLIONTHS, Column, FundCost, PortfolioProblem, score_millionths
from prioritise.portfolio.solve import solve
from tests.portfolio.brute_force import best_portfolio
from tests.portfolio.cases import YEARS, column, intervention, problem, random_problem
from tests.random_cases import cases

SEEDS = cases(80, 160)
LARGEST = 6


def repriced(proposed: Column, costs: tuple[FundCost, ...]) -> Column:
    return replace(proposed, costs=costs, cost_gbp=sum(cost.amount_gbp for cost in costs))


@cache
def explained_case(seed: int) -> tuple[PortfolioProblem, list[Explanation]] | None:
    case = random_problem(seed, largest=LARGEST)
    agreed = solve(case)
    if not agreed.has_answer:
        return None
    questions = Questions(case, agreed)
    found = [explain(questions, each.id, repriced=repriced) for each in case.interventions]
    return case, [with_costly_limits(questions, each) for each in found]


def chosen_in(case: PortfolioProblem) -> set[str]:
    best = best_portfolio(case)
    return set() if best is None else {case.columns[place].intervention for place in best.chosen}


def with_rule(case: PortfolioProblem, rule: MustFund | MustNotFund) -> PortfolioProblem:
    return replace(case, rules=(*case.rules, rule))


def at_cost(case: PortfolioProblem, place: int, spending: int) -> PortfolioProblem:
    own = case.columns[place].intervention
    columns = [
        repriced(each, at_spending(each.costs, spending)) if here == place else each
        for here, each in enumerate(case.columns)
        if here == place or each.intervention != own
    ]
    return replace(case, columns=tuple(columns))


def better_by(case: PortfolioProblem, intervention: str, millionths: int) -> PortfolioProblem:
    gain = millionths / MILLIONTHS
    columns = [
        replace(each, coefficients=tuple(part + gain for part in each.coefficients))
        if each.intervention == intervention
        else each
        for each in case.columns
    ]
    return replace(case, columns=tuple(columns))


def without_money_limits(case: PortfolioProblem) -> PortfolioProblem:
    return replace(case, budgets=tuple(replace(each, limit_gbp=10**9) for each in case.budgets))


def without_rules(case: PortfolioProblem) -> PortfolioProblem:
    return replace(case, rules=(), capacities=())


def settling_it_the_other_way_loses_exactly_the_value_named(case: PortfolioProblem, found: list[Explanation]) -> None:
    best = best_portfolio(case)
    assert best is not None
    for each in found:
        rule = (MustNotFund if each.chosen else MustFund)("other-way", each.intervention, "test")
        other = best_portfolio(with_rule(case, rule))
        if other is None:
            assert not each.swap.possible
            continue
        assert each.swap.value_lost_millionths == best.value_millionths - other.value_millionths
        now = {case.columns[place].intervention for place in other.chosen}
        was = {case.columns[place].intervention for place in best.chosen}
        assert set(each.swap.leave) == was - now - {each.intervention}
        assert set(each.swap.enter) == now - was - {each.intervention}
        moved = {case.columns[place] for place in set(other.chosen) - set(best.chosen)}
        kept = was & now - {each.intervention}
        resized = {(at.intervention, at.level) for at in moved if at.intervention in kept}
        assert {(at.intervention, at.level) for at in each.swap.resized} == resized


def at_the_entry_cost_it_enters_and_one_pound_more_it_does_not(
    case: PortfolioProblem, found: list[Explanation]
) -> None:
    for each in found:
        if each.entry_cost is None:
            continue
        place = next(
            here
            for here in case.columns_of[each.intervention]
            if case.columns[here].cost_gbp == each.entry_cost.proposed_cost_gbp
            and at_spending(case.columns[here].costs, each.entry_cost.spending_gbp) == each.entry_cost.costs
        )
        entry, whole = each.entry_cost.spending_gbp, spending_gbp(case.columns[place].costs)
        for lower in {0, entry // 3, entry - 1, entry} - {-1}:
            assert each.intervention in chosen_in(at_cost(case, place, lower))
        for higher in {entry + 1, (entry + whole) // 2, whole}:
            if higher > entry:
                assert each.intervention not in chosen_in(at_cost(case, place, higher))


def not_at_any_cost_means_not_even_free(case: PortfolioProblem, found: list[Explanation]) -> None:
    for each in found:
        if each.chosen or each.entry_cost is not None or each.entry_cost_unclear:
            continue
        for place in case.columns_of[each.intervention]:
            if len(case.columns_of[each.intervention]) == 1 and spending_gbp(case.columns[place].costs):
                assert each.intervention not in chosen_in(at_cost(case, place, 0))


def the_gain_that_is_named_is_enough_and_a_millionth_less_is_not(
    case: PortfolioProblem, found: list[Explanation]
) -> None:
    for each in found:
        if each.entry_gain_millionths is None:
            continue
        raised = better_by(case, each.intervention, each.entry_gain_millionths)
        own = case.columns_of[each.intervention]
        gains = {score_millionths(raised)[place] - score_millionths(case)[place] for place in own}
        assert gains == {each.entry_gain_millionths}
        assert each.intervention in chosen_in(raised)
        if each.entry_gain_millionths > 0:
            short = better_by(case, each.intervention, each.entry_gain_millionths - 1)
            assert each.intervention not in chosen_in(short)


def what_is_said_to_keep_it_out_lets_it_in_when_lifted(case: PortfolioProblem, found: list[Explanation]) -> None:
    rich, free = chosen_in(without_money_limits(case)), chosen_in(without_rules(case))
    neither = chosen_in(without_rules(without_money_limits(case)))
    for each in found:
        if each.chosen:
            assert each.blocker is Blocker.NONE
            continue
        lifted = (each.intervention in rich, each.intervention in free)
        expected = {
            (True, True): Blocker.EITHER,
            (True, False): Blocker.MONEY,
            (False, True): Blocker.RULE,
            (False, False): Blocker.BOTH if each.intervention in neither else Blocker.WORTH,
        }[lifted]
        assert each.blocker is expected
        for rule in each.blocking_rules:
            kept = tuple(other for other in case.rules if other.id != rule)
            assert each.intervention in chosen_in(replace(case, rules=kept))
        for capacity in each.blocking_capacities:
            rules = tuple(other for other in case.rules if getattr(other, "capacity", "") != capacity)
            limits = tuple(other for other in case.capacities if other.id != capacity)
            assert each.intervention in chosen_in(replace(case, rules=rules, capacities=limits))


def what_is_said_to_keep_it_out_together_lets_it_in_only_when_all_of_it_is_lifted(
    case: PortfolioProblem, found: list[Explanation]
) -> None:
    for each in found:
        rules, capacities = each.rules_together, each.capacities_together
        by_rules = each.blocker in (Blocker.RULE, Blocker.EITHER, Blocker.BOTH)
        assert bool(rules or capacities) is (by_rules and not each.blocking_rules and not each.blocking_capacities)
        if not rules and not capacities:
            continue
        asked = without_money_limits(case) if each.blocker is Blocker.BOTH else case
        assert each.intervention in chosen_in(lifted(asked, rules, capacities))
        # None is to spare.
        for one in (*rules, *capacities):
            fewer = lifted(asked, [other for other in rules if other != one], [c for c in capacities if c != one])
            assert each.intervention not in chosen_in(fewer)


def lifted(case: PortfolioProblem, rules: Sequence[str], capacities: Sequence[str]) -> PortfolioProblem:
    """The case without these rules and capacities, and without rules on these capacities."""
    kept = (rule for rule in case.rules if rule.id not in rules and getattr(rule, "capacity", "") not in capacities)
    limits = (limit for limit in case.capacities if limit.id not in capacities)
    return replace(case, rules=tuple(kept), capacities=tuple(limits))


def the_fund_and_year_named_lets_it_in_when_its_own_cost_there_is_added(
    case: PortfolioProblem, found: list[Explanation]
) -> None:
    for each in found:
        for fund, year in each.short_in:
            own = {
                (cost.fund, cost.year): cost.amount_gbp
                for place in case.columns_of[each.intervention]
                for cost in sorted(case.columns[place].costs, key=lambda cost: cost.amount_gbp)
                if cost.amount_gbp > 0 and cost.fund == fund and year in ("", cost.year)
            }
            budgets = tuple(
                replace(each_budget, limit_gbp=each_budget.limit_gbp + own.get((each_budget.fund, each_budget.year), 0))
                for each_budget in case.budgets
            )
            assert each.intervention in chosen_in(replace(case, budgets=budgets))


def what_makes_it_dear_to_force_in_is_all_named_with_what_would_be_lost_without_it(
    case: PortfolioProblem, found: list[Explanation]
) -> None:
    every = [(rule.id, "") for rule in case.rules]
    every += [("", capacity) for capacity in dict.fromkeys(limit.id for limit in case.capacities)]
    for each in found:
        known = {*each.blocking_rules, *each.blocking_capacities, *each.rules_together, *each.capacities_together}
        expected = {}
        for rule, capacity in every if not each.chosen and each.swap.value_lost_millionths else ():
            without = lifted(case, [rule] if rule else [], [capacity] if capacity else [])
            best, forced = (
                best_portfolio(without),
                best_portfolio(with_rule(without, MustFund("in", each.intervention, ""))),
            )
            assert best is not None
            assert forced is not None
            lost = best.value_millionths - forced.value_millionths
            if lost < each.swap.value_lost_millionths and (rule or capacity) not in known:
                expected[rule, capacity] = lost
        assert {(limit.rule, limit.capacity): limit.lost_millionths for limit in each.costly_limits} == expected
        losses = [limit.lost_millionths for limit in each.costly_limits]
        assert losses == sorted(losses)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_of_every_explanation_stands_when_every_set_is_tried(seed: int) -> None:
    explanations = explained_case(seed)
    assert (explanations is None) == (best_portfolio(random_problem(seed, largest=LARGEST)) is None)
    if explanations is None:
        return
    case, found = explanations
    settling_it_the_other_way_loses_exactly_the_value_named(case, found)
    at_the_entry_cost_it_enters_and_one_pound_more_it_does_not(case, found)
    not_at_any_cost_means_not_even_free(case, found)
    the_gain_that_is_named_is_enough_and_a_millionth_less_is_not(case, found)
    what_is_said_to_keep_it_out_lets_it_in_when_lifted(case, found)
    what_is_said_to_keep_it_out_together_lets_it_in_only_when_all_of_it_is_lifted(case, found)
    the_fund_and_year_named_lets_it_in_when_its_own_cost_there_is_added(case, found)
    what_makes_it_dear_to_force_in_is_all_named_with_what_would_be_lost_without_it(case, found)


def test_the_random_cases_hold_enough_of_every_kind() -> None:
    facts = [each for seed in range(80) if (case := explained_case(seed)) for each in case[1]]
    assert {each.blocker for each in facts} >= {Blocker.NONE, Blocker.MONEY, Blocker.RULE, Blocker.WORTH}
    assert sum(each.entry_cost is not None for each in facts) > 10
    assert sum(each.entry_gain_millionths is not None for each in facts) > 10
    assert any(each.entry_cost_unclear for each in facts)
    assert any(each.blocking_rules for each in facts)
    assert any(each.blocking_capacities for each in facts)
    assert any(limit.rule for each in facts for limit in each.costly_limits)
    assert any(limit.capacity for each in facts for limit in each.costly_limits)
    assert any(len(each.rules_together) + len(each.capacities_together) > 1 for each in facts)


def test_who_would_move_to_another_level_is_found_where_many_have_levels() -> None:
    resized = 0
    for seed in range(40):
        draw = random.Random(f"levels {seed}")
        sized = [column(each, draw.randint(2, 9), draw.randint(2, 6), level="half") for each in "abc"]
        sized += [column(each, draw.randint(6, 14), draw.randint(6, 12), level="full") for each in "abc"]
        whole = [column(each, draw.randint(2, 9), draw.randint(2, 9)) for each in "de"]
        case = problem([*sized, *whole], limits=[draw.randint(10, 20)])
        questions = Questions(case, solve(case))
        found = [explain(questions, each.id, repriced=repriced) for each in case.interventions]
        settling_it_the_other_way_loses_exactly_the_value_named(case, found)
        resized += sum(bool(each.swap.resized) for each in found)
    assert resized > 10


def resting_on_the_solver(asked, **known):
    return replace(solve(asked, **known), proof=Proof.SOLVER)


@pytest.mark.parametrize(
    "ask",
    [
        lambda questions: questions.settled("a", inside=True),
        lambda questions: questions.without_rule("r"),
        lambda questions: questions.without_capacity_limit("beds"),
        lambda questions: questions.without_these((), (), rich=True),
        lambda questions: questions.with_more({}),
        lambda questions: questions.with_all_the_money,
        lambda questions: questions.without_rules,
        lambda questions: questions.without_either,
    ],
)
def test_the_proof_is_as_weak_as_that_of_any_answer(
    monkeypatch: pytest.MonkeyPatch, ask: Callable[[Questions], Portfolio]
) -> None:
    case = problem([column("a", 5.0, 60), column("b", 6.0, 100)], limits=[100])
    questions = Questions(case, solve(case))
    assert questions.proof is Proof.WHOLE_NUMBERS
    monkeypatch.setattr("prioritise.portfolio.explain.questions.solve", resting_on_the_solver)
    ask(questions)
    assert questions.proof is Proof.SOLVER


def test_a_largest_cost_that_rests_on_the_solver_is_said_with_that_caution(monkeypatch: pytest.MonkeyPatch) -> None:
    case = problem([column("a", 5.0, 60), column("b", 6.0, 100)], limits=[100])
    monkeypatch.setattr("prioritise.portfolio.explain.entry.solve", resting_on_the_solver)
    facts = explain(Questions(case, solve(case)), "a", repriced=repriced)
    assert facts.proof is Proof.SOLVER
    assert "rest on the solver's own precision" in explained(case, facts)[-1]


def test_a_case_worked_by_hand_reads_as_a_resident_would_say_it() -> None:
    # £100 to spend. b is worth 6 for £100, a 5 for £60, c 4 for £50: b wins, since a and c do not fit together.
    case = problem([column("a", 5.0, 60), column("b", 6.0, 100), column("c", 4.0, 50)], limits=[100])
    questions = Questions(case, solve(case))
    facts = explain(questions, "a", repriced=repriced)
    assert not facts.chosen
    assert facts.blocker is Blocker.MONEY
    assert facts.swap.value_lost_millionths == 1_000_000
    assert facts.swap.leave == ("b",)
    assert facts.entry_cost is not None
    assert facts.entry_cost.cost_gbp == 50  # with c, 9 points beat 6
    assert facts.entry_gain_millionths == 1_000_000  # at 6 points each, a costs less than b
    told = " ".join(explained(case, facts))
    assert "A is not funded. It is left out for lack of money" in told
    assert "Of main, it needs £60 in 2026/27, and nothing is left." in told
    assert "it lost its place to B. Funding it instead would lose 1.00 point of value in all. It would" in told
    # What moves with it stands right after it, or it would seem to come in beside all that is there.
    assert "if it cost £50 or less over the plan, instead of £60. Out would go: B. In would come: C." in told


def test_a_rule_that_keeps_nothing_out_is_named_where_it_makes_one_dear_to_force_in() -> None:
    # £100 to spend; a and b do not go together, and b and c go only together. b and c are worth 12, a alone 5.
    rules = [AtMost("one", 1, Selection(("a", "b")), ""), Requires("pair", "c", "b", "")]
    case = problem([column("a", 5.0, 50), column("b", 6.0, 50), column("c", 6.0, 50)], limits=[100], rules=rules)
    questions = Questions(case, solve(case))
    facts = with_costly_limits(questions, explain(questions, "a", repriced=repriced))
    assert facts.swap.value_lost_millionths == 7_000_000
    # Without the pair's rule c stays beside a: 11 points of 12. Without the other, b or c makes way by lack of money.
    assert [(limit.rule, limit.lost_millionths) for limit in facts.costly_limits if limit.rule == "pair"] == [
        ("pair", 1_000_000)
    ]
    told = " ".join(explained(case, facts))
    assert "Funding it instead would lose 7.00 points of value in all." in told
    assert "Without this rule, the loss would be 1.00 point: C is funded only if B is funded." in told


def test_money_and_rules_are_never_mixed_in_words() -> None:
    rule = MustNotFund("no", "a", "We promised not to.")
    case = problem([column("a", 5.0, 60), column("b", 6.0, 100)], limits=[1000], rules=[rule])
    told = " ".join(explained(case, explain(Questions(case, solve(case)), "a", repriced=repriced)))
    assert "because of this rule" in told
    assert "lack of money" not in told


def test_a_rule_about_a_level_is_said_with_its_level_and_what_the_level_costs() -> None:
    half = replace(column("a", 5, 10, level="half"), level_name="Half scale")
    full = replace(column("a", 9, 10, level="full"), level_name="Full scale")
    case = problem([full, half], [10], rules=[MustFund("small", "a", "A pilot first", "half")])
    told = explained(case, explain(Questions(case, solve(case)), "a", repriced=repriced))
    assert told[0] == "A is funded because a rule says it must be funded at half scale: A pilot first."
    assert told[1] == (
        "It would be there without the rule too, and 4.00 points of value would be gained. Would change: "
        "A to full scale."
    )


def told_of(case: PortfolioProblem, intervention: str) -> str:
    return " ".join(explained(case, explain(Questions(case, solve(case)), intervention, repriced=repriced)))


def test_one_that_is_funded_says_why_and_what_would_take_its_place() -> None:
    case = problem([column("a", 5.0, 60), column("b", 6.0, 100), column("c", 4.0, 50)], limits=[100])
    told = told_of(case, "b")
    assert told.startswith("B is funded because it adds 6.00 points for £100 over the plan.")
    assert told.endswith("Without it, 1.00 point of value would be lost. In its place would come: A.")
    alone = problem([column("a", 5.0, 60)], limits=[100])
    assert told_of(alone, "a").endswith("5.00 points of value would be lost. Nothing would take its place.")


def test_one_that_would_be_funded_at_another_level_in_its_place_is_named() -> None:
    half = replace(column("a", 5, 10, level="half"), level_name="Half scale")
    full = replace(column("a", 7, 30, level="full"), level_name="Full scale")
    case = problem([full, half, column("b", 6.0, 20)], limits=[30])
    assert "Would go up: A to full scale." in told_of(case, "b")
    assert "Nothing would take its place" not in told_of(case, "b")


def test_one_that_is_not_worth_its_cost_did_not_lose_its_place_to_anybody() -> None:
    case = problem([column("a", -1, 60), column("b", 6.0, 100)], limits=[100])
    told = told_of(case, "a")
    assert "Out would go: B." in told
    assert "lost its place" not in told


def test_a_capacity_that_runs_out_is_told_in_its_own_unit_year_by_year() -> None:
    columns = [
        replace(column("a", 5, 60), uses=tuple(CapacityUse("a", "", "nurses", year, 8) for year in YEARS)),
        replace(column("b", 6, 100), uses=(CapacityUse("b", "", "nurses", YEARS[0], 10),)),
    ]
    limits = (Capacity("nurses", "hours", YEARS[0], 11), Capacity("nurses", "hours", YEARS[1], 3))
    case = replace(problem(columns, limits=[160]), capacities=limits)
    told = told_of(case, "a")
    assert (
        "Of Nurses, it needs 8 hours in 2026/27, and 1 hours are left; 8 hours in 2027/28, and 3 hours are left."
        in told
    )


def test_a_rule_that_keeps_one_out_says_why_and_who_decided_it_when() -> None:
    rule = MustNotFund("no", "a", "We promised not to.", decided_by="Health board", decided_on=date(2026, 3, 12))
    case = problem([column("a", 5.0, 60), column("b", 6.0, 100)], limits=[1000], rules=[rule])
    told = told_of(case, "a")
    assert "A must not be funded. Reason: We promised not to. Decided: Health board, 12 March 2026." in told


def test_names_that_hold_an_and_are_kept_apart_by_semicolons() -> None:
    named = [replace(intervention("b"), name="Bread and butter"), replace(intervention("c"), name="Cake")]
    case = problem([column("a", 5, 100), column("b", 4, 50), column("c", 4, 50)], limits=[100], interventions=named)
    assert "it lost its place to Bread and butter; and Cake." in told_of(case, "a")


def test_each_rule_that_would_let_one_in_by_itself_has_a_sentence_of_its_own() -> None:
    # Two teams at once: either rule lifted would do for a, for neither is kept beside b.
    rules = [MustFund("b-promised", "b", "Promised"), MustFund("c-promised", "c", "Promised too")]
    case = problem([column("a", 9.0, 60), column("b", 6.0, 50), column("c", 6.0, 50)], limits=[110], rules=rules)
    facts = replace(explain(Questions(case, solve(case)), "a", repriced=repriced), blocker=Blocker.RULE)
    told = explained(case, replace(facts, blocking_rules=("b-promised", "c-promised"), beside=()))
    assert told[0] == f"A is not funded. {SEVERAL} Even with no limit on money it would be out."
    nobody = "Decided: not written down."
    assert told[1:3] == (
        f"B must be funded. Reason: Promised. {nobody}",
        f"C must be funded. Reason: Promised too. {nobody}",
    )


def test_one_that_money_or_a_rule_would_let_in_names_both_apart() -> None:
    rules = [AtMost("few", 1, Selection(interventions=("b", "c")), "One at a time.")]
    case = problem([column("a", 5.0, 60), column("b", 6.0, 100), column("c", 7.0, 100)], limits=[150], rules=rules)
    facts = replace(explain(Questions(case, solve(case)), "a", repriced=repriced), blocker=Blocker.EITHER)
    together = replace(facts, rules_together=("few",))
    assert "lifting these together would bring it in too: No more than 1" in explained(case, together)[0]
    one = replace(facts, blocking_rules=("few",))
    assert "lifting this would bring it in too: No more than 1 of these" in explained(case, one)[0]


def test_a_rule_that_forbids_it_comes_first_and_its_worth_second() -> None:
    ban = MustNotFund("ban", "a", "The trial found nothing", decided_by="The board", decided_on=date(2026, 3, 12))
    for score, cost, besides in (
        (-1.0, 60, "Nor is it worth its cost: even with no limit on money and no rules, leaving it out is worth more."),
        (5.0, 600, "Without any rule it would still be out, for lack of money."),
    ):
        case = problem([column("a", score, cost), column("b", 6.0, 100)], limits=[150], rules=[ban])
        facts = explain(Questions(case, solve(case)), "a", repriced=repriced)
        told = explained(case, facts)[0]
        first = "A is not funded. A rule keeps it out: A must not be funded. Reason: The trial found nothing. "
        assert told == f"{first}Decided: The board, 12 March 2026. {besides}"
        short = why_not_short(case, facts, reasons=False)
        assert short == f"A rule keeps it out: A must not be funded (decided: The board, 12 March 2026). {besides}"
        table = facts_table(case, facts)
        assert table.column("Exactly")[0] == "A rule that forbids it"
        assert "The board" in table.column("Exactly")[1]


def test_every_rule_that_forbids_it_is_given_with_its_own_reason() -> None:
    bans = [
        MustNotFund("ban", "a", "The trial found nothing", decided_by="The board", decided_on=date(2026, 3, 12)),
        Override("a", funded=False, reason="The team has gone").as_rule,
    ]
    both = (
        "A rule keeps it out: A must not be funded. Reason: The trial found nothing. Decided: The board, 12 March "
        "2026. Another rule keeps it out too. Reason: The team has gone."
    )
    for cost, besides in (10, ""), (600, " Without any rule it would still be out, for lack of money."):
        case = problem([column("a", 5.0, cost), column("b", 6.0, 100)], limits=[150], rules=bans)
        facts = explain(Questions(case, solve(case)), "a", repriced=repriced)
        assert explained(case, facts)[0] == f"A is not funded. {both}{besides}"
        assert why_not_short(case, facts) == why_not_short(case, facts, reasons=False) == f"{both}{besides}"
        forbids = [said for what, said in facts_table(case, facts).rows if what == FORBIDS]
        assert [said.split("Reason: ")[1][:8] for said in forbids] == ["The tria", "The team"]


def test_every_rule_that_holds_it_in_is_given_and_what_dropping_both_would_do() -> None:
    half = replace(column("a", 1, 10, level="half"), level_name="Half scale")
    full = replace(column("a", 2, 10, level="full"), level_name="Full scale")
    rules = [MustFund("law", "a", "By law", "half"), Override("a", funded=True, reason="We promised it").as_rule]
    case = problem([full, half, column("b", 9, 10)], [10], rules=rules)
    facts = explain(Questions(case, solve(case)), "a", repriced=repriced)
    why, without = explained(case, facts)
    assert why == (
        "A is funded because a rule says it must be funded at half scale: By law. Another rule says so too: "
        "We promised it."
    )
    assert without == "Without these rules, 8.00 points of value would be gained. Out would go: A. In would come: B."
    table = facts_table(case, facts)
    assert [said for what, said in table.rows if what == "Rule that holds it in"] == [
        "A must be funded at half scale. Reason: By law",
        "A must be funded. Reason: We promised it",
    ]
    assert ("Value gained without these rules", "8.00 points") in table.rows


def test_rules_that_only_together_keep_it_out_are_named_with_their_reasons() -> None:
    rules = [
        Excludes("one", ("a", "b"), "One team."),
        Excludes("other", ("a", "c"), "One room."),
        Excludes("idle", ("b", "d"), "Not now."),
    ]
    columns = [column("a", 5.0, 10), column("b", 6.0, 10), column("c", 7.0, 10), column("d", 1.0, 10)]
    case = problem(columns, limits=[1000], rules=rules)
    facts = explain(Questions(case, solve(case)), "a", repriced=repriced)
    assert facts.rules_together == ("one", "other")
    told = explained(case, facts)[0]
    assert told == (
        "A is not funded. It is left out because of these taken together; no single one decides it. "
        "Not both A and B. Reason: One team. Decided: not written down. Not both A and C. Reason: One room. Decided: "
        "not written down. Even with no limit on money it would be out."
    )
    assert [text for what, text in facts_table(case, facts).rows if what == "Together with others, this stops it"] == [
        "Not both A and B. Reason: One team.", "Not both A and C. Reason: One room.",
    ]  # fmt: skip
