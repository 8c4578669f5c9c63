"""What would change a decision can be tried line by line, and each try does what its line says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import analyse
from prioritise.analysis.nearest.nearest import nearest_changes
from prioritise.analysis.nearest.trying import tries_of, trying
from prioritise.analysis.what_if import WhatIf, scenario_of
from prioritise.domain.rules import FundMinimum, Selection
from prioritise.report.priorities.would_change_view import would_change_view
from tests.worked_example import worked_analysis

FUND = "health-inequalities-fund"


@pytest.mark.parametrize("intervention", ["social-prescribing", "perinatal-peer-support", "mmr-catch-up"])
def test_every_line_that_can_be_tried_turns_the_decision(intervention: str) -> None:
    analysis = worked_analysis()
    lines = would_change_view(analysis, intervention).lines
    tried = [line for line in lines if line.to_try is not None]
    assert tried
    for line in tried:
        assert line.to_try is not None
        assert line.try_words
        moved = analyse(analysis.exercise, scenario_of(analysis.exercise, analysis.group, line.to_try))
        inside = intervention in analysis.portfolio.interventions
        assert (intervention in moved.portfolio.interventions) is not inside, line


def test_more_of_one_fund_in_every_year_is_tried_on_its_lever() -> None:
    first = would_change_view(worked_analysis(), "social-prescribing").lines[0]
    assert first.to_try == WhatIf(fund_percents={FUND: 118})
    assert first.try_words == "NHS health inequalities money, held by the voluntary sector at 118%"


def test_where_a_rule_asks_for_a_share_of_the_fund_moving_it_is_not_offered_for_it_moves_the_rule_too() -> None:
    analysis = worked_analysis()
    change = nearest_changes(analysis, "social-prescribing").smallest[0]
    assert trying(analysis, change) is not None
    share = FundMinimum("ring-fence", FUND, Selection(), limit_gbp=None, share=0.1, year="", reason="A promise.")
    ruled = replace(analysis, problem=replace(analysis.problem, rules=(*analysis.problem.rules, share)))
    assert trying(ruled, change) is None
    elsewhere = replace(share, fund="council-capital")
    ruled = replace(analysis, problem=replace(analysis.problem, rules=(*analysis.problem.rules, elsewhere)))
    assert trying(ruled, change) is not None
    assert len(tries_of(analysis, "social-prescribing")) == len(would_change_view(analysis, "social-prescribing").lines)
