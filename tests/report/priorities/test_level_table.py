"""Every level of an intervention is named with its own score and cost, and the one chosen is marked."""

from __future__ import annotations

from prioritise.report.priorities.intervention_detail import level_table
from tests.worked_example import worked_analysis


def test_every_level_has_its_line_and_only_the_chosen_one_is_marked() -> None:
    analysis = worked_analysis()
    sized = {each.intervention for each in analysis.exercise.levels}
    assert sized
    for each in sized:
        table = level_table(analysis, each)
        assert table.column("Level") == tuple(level.name for level in analysis.exercise.levels_of[each])
        marked = [row[0] for row in table.rows if row[-1] == "Yes"]
        assert marked == ([analysis.level_name_of[each]] if each in analysis.portfolio.interventions else [])


def test_no_choice_of_levels_has_no_lines() -> None:
    analysis = worked_analysis()
    assert level_table(analysis, "nhs-health-check").rows == ()
