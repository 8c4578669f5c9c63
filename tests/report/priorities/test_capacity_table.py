"""What is used of each capacity is what the chosen ones take, against the tighter of the limit and any rule."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis import Analysis, analyse
from prioritise.domain.rules import CapacityLimit
from prioritise.domain.scenarios import Scenario
from prioritise.report.priorities.capacity_table import capacity_rows, capacity_sentence, capacity_table
from tests.files.small_exercise import small_exercise


def test_what_is_used_is_what_the_chosen_ones_take(agreed: Analysis) -> None:
    taken = [
        use
        for proposal in agreed.portfolio_proposals
        for use in agreed.exercise.capacity_use_at[proposal]
        if use.capacity == "health-visitor-hours"
    ]
    rows = capacity_rows(agreed)
    assert [row.used for row in rows] == [sum(use.amount for use in taken if use.year == row.year) for row in rows]
    assert any(row.used for row in rows)
    assert all(row.left >= 0 for row in rows)
    assert len(capacity_table(capacity_rows(agreed)).rows) == len(agreed.exercise.capacities)


def test_a_tighter_rule_is_the_limit_in_its_year_only(agreed: Analysis) -> None:
    first = agreed.exercise.capacities[0]
    rule = CapacityLimit("fewer", first.id, first.limit - 100, first.year, "A vacancy.")
    ruled = capacity_rows(analyse(agreed.exercise, Scenario(id="fewer", rules_add=(rule,))))
    assert ruled[0].limit == first.limit - 100
    assert [row.limit for row in ruled[1:]] == [each.limit for each in agreed.exercise.capacities[1:]]


def test_the_tightest_year_is_named(agreed: Analysis) -> None:
    tightest = max(capacity_rows(agreed), key=lambda row: row.used / row.limit)
    assert tightest.year in capacity_sentence(capacity_rows(agreed))


def test_no_capacities_is_nothing_to_say() -> None:
    analysis = analyse(replace(small_exercise(), capacities=(), capacity_use=()))
    assert capacity_sentence(capacity_rows(analysis)) == ""
    assert capacity_table(capacity_rows(analysis)).rows == ()
