"""Firm is about judgement: which decisions money moves all the same, against analysing again at every budget."""

from __future__ import annotations

from prioritise.analysis import analyse
from prioritise.analysis.nearest.money_moves import NEAR_PERCENTS, moved_by_money
from prioritise.analysis.nearest.sentences import state_lines
from prioritise.domain.scenarios import Scenario
from tests.worked_example import worked_analysis, worked_example


def test_what_money_moves_is_what_analysing_again_at_every_budget_says() -> None:
    exercise, agreed = worked_example(), worked_analysis()
    now = {each.intervention: each.level for each in agreed.portfolio_proposals}
    nearest: dict[str, int] = {}
    for percent in sorted(NEAR_PERCENTS, key=lambda percent: abs(percent - 100)):
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
    assert any(percent not in NEAR_PERCENTS for percent in found.values())


def test_what_the_saved_scenario_of_tighter_money_drops_is_never_plainly_firm() -> None:
    tighter = analyse(worked_example(), next(each for each in worked_example().scenarios if each.id == "tighter-money"))
    dropped = set(worked_analysis().portfolio.interventions) - set(tighter.portfolio.interventions)
    lines = {line.intervention: line for line in state_lines(worked_analysis())}
    assert {"home-from-hospital", "swap-to-stop"} <= dropped
    assert all(lines[each].label.startswith(("firm but for money", "could change")) for each in dropped)
    assert "Money is another matter: with " in lines["home-from-hospital"].why
    # One pound less of one fund changes its size, and so does more of all money.
    assert lines["stop-smoking-service"].label == "firm but for money and size"
