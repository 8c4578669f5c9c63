"""When nothing obeys the rules, the conflict has its reasons, and what can be tried at a click does bring a list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.analysis.what_if import MOST_PERCENT, WhatIf, forced, scenario_of
from prioritise.report.priorities.ways_out import (
    NoAnswer,
    RaiseFund,
    Step,
    TakeBack,
    no_answer,
    percent_for,
)
from tests.random_cases import IS_DEEP
from tests.worked_example import worked_analysis

ON_CAPITAL = ("warm-homes", "home-hazard-checks", "damp-and-mould-response")
PERCENTS = (50, 60, 75) if IS_DEEP else (60,)


@pytest.fixture(scope="module")
def agreed() -> Analysis:
    return worked_analysis()


def asked(agreed: Analysis, what_if: WhatIf) -> Analysis:
    return analyse(agreed.exercise, scenario_of(agreed.exercise, agreed.group, what_if))


def applied(what_if: WhatIf, steps: tuple[Step, ...]) -> WhatIf:
    for step in steps:
        if isinstance(step, TakeBack):
            kept = tuple(each for each in what_if.overrides if each.intervention != step.intervention)
            what_if = replace(what_if, overrides=kept)
        else:
            what_if = replace(what_if, fund_percents={**what_if.fund_percents, step.fund: step.percent})
    return what_if


def answered(agreed: Analysis, what_if: WhatIf) -> NoAnswer:
    now = asked(agreed, what_if)
    assert not now.portfolio.has_answer
    return no_answer(now, what_if)


def test_two_rules_that_contradict_are_named_with_their_reasons_and_only_ones_own_can_be_taken_back(
    agreed: Analysis,
) -> None:
    what_if = WhatIf(overrides=(forced("nhs-health-check", funded=False, reason="To save money"),))
    found = answered(agreed, what_if)
    (conflict,) = found.conflicts
    assert any("by law" in line for line in conflict.lines)
    assert any("To save money" in line for line in conflict.lines)
    assert sorted(bool(way.steps) for way in found.ways_out) == [False, True]
    (own,) = (way for way in found.ways_out if way.steps)
    assert own.steps == (TakeBack("nhs-health-check"),)
    assert own.button == "Try it: leave NHS Health Check for all aged 40 to 74 as agreed"
    assert own.to_do.startswith("Take back your decision")


def test_every_way_out_that_can_be_tried_brings_a_list(agreed: Analysis) -> None:
    musts = tuple(forced(each, funded=True, reason="Promised") for each in ON_CAPITAL)
    tried = 0
    for percent in PERCENTS:
        what_if = WhatIf(fund_percents={"council-capital": percent}, overrides=musts)
        if asked(agreed, what_if).portfolio.has_answer:
            continue
        for way in answered(agreed, what_if).ways_out:
            if way.steps:
                tried += 1
                assert asked(agreed, applied(what_if, way.steps)).portfolio.has_answer
    assert tried


def test_money_that_is_short_can_be_raised_at_a_click(agreed: Analysis) -> None:
    musts = tuple(forced(each, funded=True, reason="Promised") for each in agreed.portfolio.interventions)
    what_if = WhatIf(fund_percents={"council-capital": 95}, overrides=musts)
    found = answered(agreed, what_if)
    raising = [way for way in found.ways_out if any(isinstance(step, RaiseFund) for step in way.steps)]
    assert raising
    for way in raising:
        assert "more money" in way.cost
        assert all(95 < step.percent <= MOST_PERCENT for step in way.steps if isinstance(step, RaiseFund))
        assert asked(agreed, applied(what_if, way.steps)).portfolio.has_answer


def test_the_slider_goes_just_as_far_as_is_needed(agreed: Analysis) -> None:
    budget = agreed.exercise.fund_by_id["council-capital"].budget_gbp["2026/27"]
    start = WhatIf(fund_percents={"council-capital": 50})
    assert percent_for(agreed.exercise, start, "council-capital", "2026/27", budget // 2 + 1) == 51
    assert percent_for(agreed.exercise, start, "council-capital", "2026/27", budget) == 100
    assert percent_for(agreed.exercise, start, "council-capital", "2026/27", budget * 2) is None
    halved = replace(start, budget_percent=50)
    assert percent_for(agreed.exercise, halved, "council-capital", "2026/27", budget // 2) == 100


def test_with_a_list_there_is_nothing_to_say(agreed: Analysis) -> None:
    assert no_answer(agreed, WhatIf()) == NoAnswer((), ())
