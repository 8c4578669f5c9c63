"""When nothing obeys the rules, the conflict has its reasons, and what can be tried at a click does bring a list."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.analysis.remedies import Remedy, with_remedy
from prioritise.analysis.what_if import WhatIf, forced, scenario_of
from prioritise.report.priorities.ways_out import NoAnswer, WayOutLine, no_answer
from prioritise.words import points

ON_CAPITAL = ("warm-homes", "home-hazard-checks", "damp-and-mould-response")


def asked(agreed: Analysis, what_if: WhatIf) -> Analysis:
    return analyse(agreed.exercise, scenario_of(agreed.exercise, agreed.group, what_if))


def answered(agreed: Analysis, what_if: WhatIf) -> NoAnswer:
    now = asked(agreed, what_if)
    assert not now.portfolio.has_answer
    return no_answer(now, what_if)


def promised(interventions: tuple[str, ...]) -> WhatIf:
    return WhatIf(overrides=tuple(forced(each, funded=True, reason="Promised") for each in interventions))


GRANT, CAPITAL, HOURS = "public-health-grant", "council-capital", "health-visitor-hours"
IMPOSSIBLE = {
    "little money of one fund in one year": WhatIf(amounts_gbp={GRANT: {"2026/27": 100_000}}),
    "none of it": WhatIf(amounts_gbp={GRANT: {"2026/27": 0}}),
    "little in two years": WhatIf(amounts_gbp={GRANT: {"2026/27": 100_000, "2028/29": 90_000}}),
    "a fund by its slider": replace(promised(ON_CAPITAL), fund_percents={CAPITAL: 60}),
    "little, and all budgets moved too": WhatIf(budget_percent=80, amounts_gbp={GRANT: {"2026/27": 100_000}}),
    "little, and all budgets up": WhatIf(budget_percent=137, amounts_gbp={GRANT: {"2026/27": 100_000}}),
    "a decision against the law": WhatIf(overrides=(forced("nhs-health-check", funded=False, reason="To save money"),)),
    "too little of a capacity": replace(promised(("family-nurse-partnership",)), capacities={HOURS: {"2026/27": 0}}),
}


def worth_said(way: WayOutLine) -> str:
    found = re.search(r"The best list is then worth ([0-9.,]+) points\.", way.cost)
    assert found
    return found[1]


@pytest.mark.parametrize("what_if", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_what_a_way_out_says_is_what_is_tried(agreed: Analysis, what_if: WhatIf) -> None:
    ways = answered(agreed, what_if).ways_out
    assert ways
    for way in ways:
        assert (way.remedy is None) is (way.button == "")
        if way.remedy is not None:
            tried = asked(agreed, with_remedy(what_if, way.remedy))
            assert points(tried.portfolio.value) == worth_said(way)


def test_money_that_is_short_is_given_in_the_year_and_to_the_pound_that_is_said(agreed: Analysis) -> None:
    (way,) = answered(agreed, IMPOSSIBLE["little money of one fund in one year"]).ways_out
    assert "Give Public health grant, part open to review £" in way.to_do
    said = re.search(r"more in 2026/27, £([0-9,]+) in all\.", way.to_do)
    assert said
    assert way.remedy
    assert way.remedy.to_try == WhatIf(amounts_gbp={GRANT: {"2026/27": int(said[1].replace(",", ""))}})
    assert way.button == f"Try it: Public health grant, part open to review at £{said[1]} in 2026/27"


def test_under_all_budgets_the_pounds_to_type_are_said_beside_those_they_come_to(agreed: Analysis) -> None:
    (way,) = answered(agreed, IMPOSSIBLE["little, and all budgets moved too"]).ways_out
    said = re.search(r"at £([0-9,]+) in 2026/27 \(£([0-9,]+) before all budgets are at 80%\)$", way.button)
    assert said
    limit, typed = (int(amount.replace(",", "")) for amount in said.groups())
    assert typed * 80 // 100 == limit


def test_two_rules_that_contradict_are_named_with_their_reasons_and_ones_own_is_taken_back(agreed: Analysis) -> None:
    what_if = WhatIf(overrides=(forced("nhs-health-check", funded=False, reason="To save money"),))
    found = answered(agreed, what_if)
    (conflict,) = found.conflicts
    assert any("by law" in line for line in conflict.lines)
    assert any("To save money" in line for line in conflict.lines)
    (own,) = (way for way in found.ways_out if way.remedy and way.remedy.taken_back)
    assert own.remedy == Remedy(("nhs-health-check",), WhatIf())
    assert own.button == "Try it: leave NHS Health Check for all aged 40 to 74 as agreed"
    assert own.to_do.startswith("Take back your decision")
    (law,) = (way for way in found.ways_out if way is not own)
    assert law.to_do.startswith("Drop the rule: ")
    assert law.remedy == Remedy((), WhatIf(rules_off=("health-checks-by-law",)))
    assert law.button.startswith("Try it: without this rule: ")


def test_money_that_is_short_for_what_was_promised_can_be_given_at_a_click(agreed: Analysis) -> None:
    what_if = replace(promised(tuple(agreed.portfolio.interventions)), fund_percents={CAPITAL: 95})
    raising = [way for way in answered(agreed, what_if).ways_out if way.remedy and way.remedy.to_try.amounts_gbp]
    assert raising
    for way in raising:
        assert "more money" in way.cost
        assert way.remedy
        assert asked(agreed, with_remedy(what_if, way.remedy)).portfolio.has_answer


def test_a_way_out_that_no_lever_does_exactly_has_no_button(agreed: Analysis) -> None:
    # Of pounds that are typed 131% is taken, rounded down: no whole number of them comes to £310,000.
    assert 310_000 not in {typed * 131 // 100 for typed in range(310_000)}
    ways = answered(agreed, WhatIf(budget_percent=131, amounts_gbp={GRANT: {"2026/27": 100_000}})).ways_out
    (money,) = (way for way in ways if way.to_do.endswith("£310,000 in all."))
    assert (money.remedy, money.button) == (None, "")


def test_with_a_list_there_is_nothing_to_say(agreed: Analysis) -> None:
    assert no_answer(agreed, WhatIf()) == NoAnswer((), ())
