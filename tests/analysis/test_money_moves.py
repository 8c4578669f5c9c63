"""Firm is about judgement: which decisions money moves all the same, against analysing again at every budget."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import analyse
from prioritise.analysis.nearest.money_moves import moved_by_money, near_money
from prioritise.analysis.nearest.sentences import state_lines
from prioritise.domain.scenarios import Scenario
from tests.worked_example import worked_analysis, worked_example


def test_what_money_moves_is_what_analysing_again_at_every_budget_says() -> None:
    exercise, agreed = worked_example(), worked_analysis()
    now = {each.intervention: each.level for each in agreed.portfolio_proposals}
    nearest: dict[str, int] = {}
    near = near_money(exercise.settings.bands.budgets).percents
    for percent in near:
        there = analyse(exercise, Scenario(budget_factor=percent / 100))
        at = {each.intervention: each.level for each in there.portfolio_proposals}
        for each in set(now) | set(at) if there.portfolio.has_answer else ():
            if now.get(each) != at.get(each):
                nearest.setdefault(each, percent)
    assert nearest
    found = moved_by_money(agreed)
    assert set(found) == set(nearest)
    for each, percent in nearest.items():
        # Where budgets were passed over, the nearest whole per cent is named, and none nearer does it.
        if percent > 110 and found[each] < percent:
            below = analyse(exercise, Scenario(budget_factor=(found[each] - 1) / 100))
            assert {one.intervention: one.level for one in below.portfolio_proposals}.get(each) == now.get(each)
        else:
            assert abs(found[each] - 100) == abs(percent - 100)
        there = analyse(exercise, Scenario(budget_factor=found[each] / 100))
        assert {one.intervention: one.level for one in there.portfolio_proposals}.get(each) != now.get(each)
    assert any(percent not in near for percent in found.values())


def test_money_is_looked_at_as_far_as_the_bands_go() -> None:
    supplied = worked_example().settings.bands
    near = near_money(supplied.budgets)
    assert (near.least, near.most, len(near.percents)) == (90, 120, 22)
    assert near.percents[:3] == (99, 101, 98)
    wide = near_money((0.68, 1.0))
    assert (wide.least, wide.most) == (68, 100)
    assert wide.percents == (*range(99, 89, -1), 85, 80, 75, 70, 68)


@pytest.mark.parametrize("budgets", [(0.7, 1.0), (1.0, 1.3)])
def test_budgets_passed_over_are_tried_on_either_side(budgets) -> None:
    exercise = worked_example()
    bands = replace(exercise.settings.bands, budgets=budgets)
    agreed = analyse(replace(exercise, settings=replace(exercise.settings, bands=bands)))
    now = {each.intervention: each.level for each in agreed.portfolio_proposals}
    found, step = moved_by_money(agreed), 1 if budgets[0] < 1 else -1
    far = {each: percent for each, percent in found.items() if abs(percent - 100) > 10}
    assert any(percent % 5 for percent in far.values())
    for each, percent in far.items():
        for asked, moves in ((percent, True), (percent + step, False)):
            there = analyse(exercise, Scenario(budget_factor=asked / 100)).portfolio_proposals
            assert ({one.intervention: one.level for one in there}.get(each) != now.get(each)) is moves


def test_what_the_saved_scenario_of_tighter_money_drops_is_never_plainly_firm() -> None:
    tighter = analyse(worked_example(), next(each for each in worked_example().scenarios if each.id == "tighter-money"))
    dropped = set(worked_analysis().portfolio.interventions) - set(tighter.portfolio.interventions)
    lines = {line.intervention: line for line in state_lines(worked_analysis())}
    assert {"home-from-hospital", "swap-to-stop"} <= dropped
    assert all(lines[each].label.startswith(("firm but for money", "could change")) for each in dropped)
    assert "Money is another matter: with " in lines["home-from-hospital"].why
    # One pound less of one fund changes its size, and so does more of all money.
    assert lines["stop-smoking-service"].label == "firm but for money and size"
