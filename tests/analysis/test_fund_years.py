"""More of one fund in every year that brings something in: by hand, and against every set at every whole per cent."""

from __future__ import annotations

import pytest

from prioritise.analysis import nearest_changes, would_change
from prioritise.analysis.nearest.change import MOST_FUND_PERCENT, ChangeKind, NearestChange
from prioritise.analysis.nearest.fund_years import fund_change_of, fund_short, with_fund
from prioritise.analysis.nearest.sides import Sides
from prioritise.analysis.what_if import FULL_PERCENT, MOST_PERCENT
from prioritise.portfolio.explain.questions import Questions
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.solve import solve
from tests.analysis.random_exercises import enough, seeds
from tests.portfolio.brute_force import best_portfolio
from tests.portfolio.cases import column, problem, random_problem
from tests.random_cases import cases
from tests.worked_example import worked_analysis


def sides_of(asked: PortfolioProblem, intervention: str) -> Sides:
    return Sides(Questions(asked, solve(asked)), intervention)


def found(sides: Sides, fund: str) -> list[tuple[int, NearestChange]]:
    return [(round(100 * (each.at or 0)), each) for each in fund_change_of(sides, fund)]


TWO = problem([column("asthma", 50.0, 600, 600), column("bikes", 30.0, 590, 600)], (1000, 1000))
"""Asthma is chosen. Bikes beside it need £1,190 and £1,200 in the two years, which no other list is worth more than."""


def test_by_hand_a_fifth_more_in_both_years_brings_in_what_needs_it_in_both() -> None:
    sides = sides_of(TWO, "bikes")
    assert fund_short(sides) == "main"
    ((percent, change),) = found(sides, "main")
    assert (percent, change.extra_gbp) == (120, 400)
    assert change.swap.enter == ("bikes",)
    assert change.swap.leave == ()


def test_by_hand_pounds_are_rounded_down_so_a_per_cent_less_is_not_enough() -> None:
    # 119% of £1,009 is £1,200.71, of which £1,200 are whole; 118% is £1,190.
    asked = problem(TWO.columns, (1009, 1009))
    ((percent, change),) = found(sides_of(asked, "bikes"), "main")
    assert (percent, change.extra_gbp) == (119, 382)


def test_by_hand_where_one_year_alone_is_short_or_nothing_is_it_is_not_looked_for() -> None:
    one_year = problem(TWO.columns, (1000, 1200))
    assert fund_short(sides_of(one_year, "bikes")) == ""
    assert fund_short(sides_of(TWO, "asthma")) == ""
    worth_nothing = problem([column("asthma", 50.0, 600, 600), column("bikes", -1.0, 600, 600)], (1000, 1000))
    assert fund_short(sides_of(worth_nothing, "bikes")) == ""


def test_it_is_looked_for_as_far_as_its_lever_goes() -> None:
    assert FULL_PERCENT + MOST_FUND_PERCENT == MOST_PERCENT


def test_by_hand_what_would_take_more_than_the_lever_goes_to_is_not_found() -> None:
    far = problem([column("asthma", 50.0, 900, 900), column("bikes", 30.0, 601, 601)], (1000, 1000))
    near = problem([column("asthma", 50.0, 900, 900), column("bikes", 30.0, 600, 600)], (1000, 1000))
    assert found(sides_of(far, "bikes"), "main") == []
    assert [percent for percent, _change in found(sides_of(near, "bikes"), "main")] == [MOST_PERCENT]


@pytest.mark.parametrize("block", cases(1, 10))
def test_the_least_more_of_a_fund_is_what_trying_every_set_at_every_per_cent_says(block: object) -> None:
    tried = changed = 0
    for seed in seeds(block):
        asked = random_problem(3000 + seed, largest=5)
        agreed = solve(asked)
        if not agreed.has_answer:
            continue
        out = [each.id for each in asked.interventions if each.id not in agreed.interventions]
        funds = sorted({budget.fund for budget in asked.budgets})
        for intervention in out[:1]:
            fund = funds[seed % len(funds)]
            least = None
            for percent in range(FULL_PERCENT + 1, MOST_PERCENT + 1):
                best = best_portfolio(with_fund(asked, fund, percent))
                if best and intervention in asked.interventions_in(best.chosen):
                    least = percent
                    break
            said = [percent for percent, _change in found(Sides(Questions(asked, agreed), intervention), fund)]
            assert said == ([] if least is None else [least]), (seed, intervention, fund)
            tried, changed = tried + 1, changed + bool(said)
    assert enough(block, tried, 8)
    assert enough(block, changed, 1)


def test_what_the_money_of_one_fund_keeps_out_is_told_how_much_more_of_it_would_do() -> None:
    analysis = worked_analysis()
    (change,) = nearest_changes(analysis, "social-prescribing").of_kind(ChangeKind.FUND_YEARS)
    assert (change.about, change.at) == ("health-inequalities-fund", 1.18)
    inside = [
        "social-prescribing" in solve(with_fund(analysis.problem, change.about, percent)).interventions
        for percent in range(101, 119)
    ]
    assert inside == [False] * 17 + [True]
    first, *_others = would_change(analysis, "social-prescribing").lines
    assert first.startswith(
        "there were 18% more of NHS health inequalities money, held by the voluntary sector in every year, £280,800 in "
        "all."
    )


def test_of_what_is_not_looked_for_nothing_is_said() -> None:
    analysis = worked_analysis()
    for intervention in ("", "perinatal-peer-support", "mmr-catch-up"):
        told = nearest_changes(analysis, intervention)
        assert ChangeKind.FUND_YEARS not in told.without
        assert not told.of_kind(ChangeKind.FUND_YEARS)
