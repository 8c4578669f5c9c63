"""The three orders leave cuts out and tick what is funded."""

from __future__ import annotations

import re

from prioritise.analysis import analyse
from prioritise.report.priorities.orders_table import orders_sentence, orders_table, taken_sentence
from tests.files.small_exercise import small_exercise
from tests.worked_example import worked_analysis

TAKEN = re.compile(r"(?:, taken at .+)?\u00a0✓$")


def test_each_order_lists_every_fundable_intervention_once() -> None:
    analysis = analyse(small_exercise())
    table = orders_table(analysis)
    names = sorted(each.name for each in analysis.exercise.interventions if each.status != "reduce")
    for heading in ("By score", "By value for money"):
        assert sorted(TAKEN.sub("", cell) for cell in table.column(heading)) == names
        ticked = {TAKEN.sub("", cell) for cell in table.column(heading) if cell.endswith("✓")}
        assert ticked == {cell for cell in table.column("Best list") if cell != "–"}


def test_one_of_several_sizes_stands_once_with_its_size_and_says_at_which_it_is_taken() -> None:
    analysis = worked_analysis()
    table = orders_table(analysis)
    sized = {level.intervention for level in analysis.exercise.levels}
    services = [each for each in analysis.exercise.interventions if not each.is_cut]
    assert sized & {each.id for each in services}
    for each in services:
        for heading in ("By score", "By value for money"):
            (cell,) = (cell for cell in table.column(heading) if cell.startswith(each.name))
            assert cell.endswith("✓") is (each.id in analysis.portfolio.interventions)
            assert ("(" in cell.removeprefix(each.name)) is (each.id in sized)
    full = next(cell for cell in table.column("By score") if cell.startswith("Stop smoking service"))
    assert full == "Stop smoking service (Full scale), taken at reduced scale\u00a0✓"
    assert "Stop smoking service (Reduced scale)" in table.column("Best list")


def test_the_sentence_counts_the_ticks_at_the_top_of_each_order() -> None:
    analysis = worked_analysis()
    table = orders_table(analysis)
    funded = sum(cell != "–" for cell in table.column("Best list"))
    ticks = [sum(cell.endswith("✓") for cell in table.column(each)[:funded]) for each in table.headings[1:3]]
    sentence = orders_sentence(analysis)
    assert sentence.startswith(
        f"Of the first {funded} by score it takes {ticks[0]}, and by value for money {ticks[1]}."
    )


def test_nothing_is_left_to_limits_and_rules_where_both_orders_are_taken_from_the_top() -> None:
    assert taken_sentence(9, 9, 8).endswith(" Limits and rules do the rest.")
    assert taken_sentence(9, 9, 9) == "Of the first 9 by score it takes 9, and by value for money 9."
