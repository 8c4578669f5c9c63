"""Bands, by hand and by trying every set in every cell of the grid."""

from dataclasses import replace

import pytest

from prioritise.domain.interventions import Status
from prioritise.domain.rules import MustFund, MustNotFund
from prioritise.domain.settings import BandSettings
from prioritise.portfolio.problem import scaled_budgets
from prioritise.robustness.bands import Band, bands, cells_to_solve
from tests.portfolio.brute_force import best_portfolio
from tests.portfolio.cases import column, intervention, problem, random_problem

BANDS = BandSettings(core=0.9, reserve_budget=1.2, reserve_weights=0.25, budgets=(0.9, 1.0, 1.1, 1.2))
PARTNERS = ((1.0, 0.0), (0.2, 0.8), (0.35, 0.65))


def by_trying_everything(asked, settings, name):
    """The definition, word by word, over cells that have an answer."""
    grid = {
        (weights, factor): funded_in(asked, weights, factor)
        for weights in (asked.weights, *PARTNERS)
        for factor in settings.budgets
    }
    answered = [cell for cell in grid.values() if cell is not None]
    at_full = [cell for (_, factor), cell in grid.items() if factor == 1.0 and cell is not None]
    now = grid[asked.weights, 1.0] or ()
    if next(each for each in asked.interventions if each.id == name).status is Status.REDUCE:
        return Band.REDUCTION
    if any(isinstance(rule, MustFund) and rule.intervention == name for rule in asked.rules):
        return Band.MUST_FUND
    if any(isinstance(rule, MustNotFund) and rule.intervention == name for rule in asked.rules):
        return Band.NOT_NOW
    if name in now:
        return Band.CORE if sum(name in cell for cell in answered) >= 0.9 * len(answered) else Band.PRIORITY
    with_more = any(name in (grid[asked.weights, factor] or ()) for factor in settings.budgets if factor > 1)
    often = bool(at_full) and sum(name in cell for cell in at_full) >= settings.reserve_weights * len(at_full)
    return Band.RESERVE if with_more or often else Band.NOT_NOW


def funded_in(asked, weights, factor):
    best = best_portfolio(replace(asked, weights=weights, budgets=scaled_budgets(asked.budgets, factor)))
    return None if best is None else asked.interventions_in(best.chosen)


@pytest.mark.parametrize("seed", range(40))
def test_bands_are_those_of_trying_every_set_in_every_cell(seed):
    asked = tilted(random_problem(seed, largest=6), seed)
    found = bands(asked, partner_weights=PARTNERS, settings=BANDS)
    for placing in found.placings:
        assert placing.band is by_trying_everything(asked, BANDS, placing.intervention)


@pytest.mark.parametrize("seed", range(8))
def test_the_budgets_that_are_tested_are_a_setting(seed):
    asked, wider = tilted(random_problem(seed, largest=6), seed), replace(BANDS, budgets=(0.5, 1.0, 1.2))
    shown = bands(asked, partner_weights=PARTNERS, settings=wider)
    assert shown.cells == cells_to_solve(len(PARTNERS), wider) == 3 * (1 + len(PARTNERS))
    for placing in shown.placings:
        assert placing.band is by_trying_everything(asked, wider, placing.intervention)


def test_the_random_cases_reach_every_band():
    cases = [tilted(random_problem(seed, largest=6), seed) for seed in range(40)]
    found = [bands(each, partner_weights=PARTNERS, settings=BANDS) for each in cases]
    assert {placing.band for each in found for placing in each.placings} == set(Band)


LISTED = [column("a", 40, 50), column("b", 30, 40), column("c", 20, 19), column("d", 10, 30), column("e", 50, 10)]


def found(limit=100, rules=(), settings=None, listed=LISTED, interventions=()):
    asked = problem(listed, [limit], rules=rules, interventions=interventions)
    return bands(asked, partner_weights=(), settings=settings or BANDS)


def test_what_is_funded_at_every_budget_is_core_and_what_comes_and_goes_is_not():
    # 90 pays best for a, c and e; 100 and 110 for a, b and e; 120 for a, b, c and e.
    shown = {each.intervention: each.band for each in found(limit=100).placings}
    assert shown == {
        "e": Band.CORE,
        "a": Band.CORE,
        "b": Band.PRIORITY,
        "c": Band.RESERVE,
        "d": Band.NOT_NOW,
    }


def test_the_reserve_budget_is_a_setting():
    shown = found(limit=100, settings=replace(BANDS, reserve_budget=1.1))
    assert shown.of("c").band is Band.NOT_NOW


@pytest.mark.parametrize(
    ("factor", "in_reserve"),
    [
        (1.0, set()),
        # 105 pays for b and d besides e, worth less than a and b; 119 for a, c and b; 150 for all.
        (1.05, set()),
        (1.15, set()),
        (1.19, {"c"}),
        (1.2, {"c"}),
        (1.5, {"c", "d"}),
        (3.0, {"c", "d"}),
    ],
)
def test_any_reserve_budget_is_kept_to(factor, in_reserve):
    told = []
    asked = problem(LISTED, [100])
    settings = replace(BANDS, reserve_budget=factor, reserve_weights=1.0)
    shown = bands(asked, partner_weights=(), settings=settings, progress=lambda: told.append(1))
    assert {placing.intervention for placing in shown.placings if placing.band is Band.RESERVE} == in_reserve
    assert len(told) == cells_to_solve(0, settings)
    assert shown.cells == 4


def test_the_core_share_is_a_setting():
    assert found(limit=100, settings=replace(BANDS, core=0.75)).of("b").band is Band.CORE


def test_must_fund_comes_first_and_must_not_fund_is_always_not_now():
    shown = found(rules=[MustFund("r1", "d", "promised"), MustNotFund("r2", "e", "withdrawn")])
    assert (shown.of("d").band, shown.of("d").rank) == (Band.MUST_FUND, 1)
    assert shown.of("e").band is Band.NOT_NOW


def test_reductions_are_listed_apart_made_or_not():
    described = [
        intervention("a", status=Status.CURRENT),
        intervention("z", status=Status.REDUCE, reduces="a"),
    ]
    shown = found(listed=[*LISTED, column("z", -1, -40)], interventions=described)
    assert (shown.of("z").band, shown.of("z").chosen, shown.of("z").rank) == (Band.REDUCTION, True, 6)


def test_rank_is_by_band_then_score_then_id():
    shown = found(limit=100)
    assert [each.intervention for each in shown.placings] == ["e", "a", "b", "c", "d"]
    assert [each.rank for each in shown.placings] == [1, 2, 3, 4, 5]


def test_shares_are_over_weight_sets_at_full_budget_and_over_the_grid():
    shown = found(limit=100)
    assert (shown.of("b").funded_share, shown.of("b").grid_share) == (1.0, 0.75)
    assert (shown.of("c").funded_share, shown.of("c").grid_share) == (0.0, 0.5)
    assert (shown.cells, shown.cells_infeasible) == (4, 0)


def test_cells_without_an_answer_are_counted_apart():
    shown = found(limit=100, rules=[MustFund("r1", "a", ""), MustFund("r2", "b", ""), MustFund("r3", "e", "")])
    assert (shown.cells, shown.cells_infeasible) == (4, 1)
    assert shown.of("a").grid_share == 1.0


def test_with_no_answer_now_nothing_is_funded_but_more_money_may_help():
    shown = found(limit=95, rules=[MustFund("r1", "a", ""), MustFund("r2", "b", ""), MustFund("r3", "e", "")])
    assert not shown.agreed.has_answer
    assert {each.chosen for each in shown.placings} == {False}
    assert shown.of("a").band is Band.MUST_FUND


def tilted(asked, seed):
    """The second criterion at odds with the first, so that partners disagree.

    By odd factors, so that no score at equal weights lies half way between two millionths.
    """
    columns = [
        replace(each, coefficients=(each.coefficients[0], each.coefficients[1] * (2 * ((place * 7 + seed) % 3) - 1)))
        for place, each in enumerate(asked.columns)
    ]
    return replace(asked, columns=tuple(columns))
