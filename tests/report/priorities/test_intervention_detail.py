"""One intervention's detail adds up to its score and names the source of every value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.domain.criteria import LevelScale
from prioritise.report.priorities.intervention_detail import (
    cost_table,
    criterion_table,
    formula,
    intervention_detail,
    panel_table,
    sum_of,
    weighted,
)
from prioritise.report.words.score_sum import ScoreSum, comes_out
from prioritise.words import lower_first, points
from tests.files.small_exercise import small_exercise
from tests.worked_example import worked_analysis


@pytest.fixture(scope="module")
def agreed() -> Analysis:
    return analyse(small_exercise())


def test_the_parts_come_to_the_score(agreed: Analysis) -> None:
    for intervention in agreed.exercise.interventions:
        detail = intervention_detail(agreed, intervention.id)
        assert detail.benefit * detail.likelihood + detail.cost == pytest.approx(detail.total)
        assert detail.total == pytest.approx(agreed.score_of[intervention.id].total)
        assert sum(each.points or 0.0 for each in detail.criteria) == pytest.approx(detail.benefit + detail.cost)


def test_the_sum_is_written_so_that_a_reader_can_check_it(agreed: Analysis) -> None:
    detail = intervention_detail(agreed, "stop-smoking")
    told = f"{detail.benefit:.1f} × {detail.likelihood:.1%} − {-detail.cost:.1f} = {detail.total:.1f}"
    assert formula(detail) == told.replace("-", "−")
    released = intervention_detail(agreed, "stop-smoking-cut")
    assert " + " in formula(released)


def test_a_calculator_gives_every_shown_score_and_every_shown_point_of_the_worked_example() -> None:
    analysis = worked_analysis()
    for each in analysis.exercise.interventions:
        detail = intervention_detail(analysis, each.id)
        assert comes_out(sum_of(detail))
        assert sum_of(detail).total == points(analysis.score_of[each.id].total)
        for criterion in (line for line in detail.criteria if line.weight is not None):
            value, weight, brought = weighted(criterion)
            assert comes_out(ScoreSum(value, weight, "0", brought))
            assert brought == points(criterion.points or 0.0)


def test_every_criterion_has_a_line_that_says_what_it_rests_on(agreed: Analysis) -> None:
    table = criterion_table(intervention_detail(agreed, "stop-smoking"))
    assert len(table.rows) == len(agreed.exercise.criteria)
    assert all(table.column("Rests on"))
    assert "multiplies" in table.column("Weight")


def test_costs_are_by_fund_and_year_with_their_total(agreed: Analysis) -> None:
    table = cost_table(agreed, "gym")
    assert table.headings == ("Fund", "One-off or every year", "2026/27", "2027/28", "Over the plan")
    assert set(table.rows) == {
        ("Grant", "One-off", "£0", "£30,000", "£30,000"),
        ("Building money", "One-off", "£90,000", "£0", "£90,000"),
    }
    assert cost_table(agreed, "stop-smoking-cut").rows == (("Grant", "One-off", "−£20,000", "£0", "−£20,000"),)


def test_what_a_fund_pays_once_and_every_year_stands_apart(agreed: Analysis) -> None:
    rows = [row for row in agreed.exercise.costs if row.intervention != "gym"]
    of_gym = next(row for row in agreed.exercise.costs if row.intervention == "gym" and row.fund == "grant")
    years = agreed.exercise.years
    every_year = [replace(of_gym, year=year, amount_gbp=20_000, recurrent=True) for year in years]
    once = replace(of_gym, year=years[0], amount_gbp=5_000, recurrent=False)
    exercise = replace(agreed.exercise, costs=(*rows, *every_year[1:], once))
    assert cost_table(analyse(exercise), "gym").rows == (
        ("Grant", "Every year", "£0", "£20,000", "£20,000"),
        ("Grant", "One-off", "£5,000", "£0", "£5,000"),
    )


def test_the_panel_is_shown_where_it_was_asked(agreed: Analysis) -> None:
    table = panel_table(intervention_detail(agreed, "walks"))
    asked = {each.name for each in agreed.exercise.criteria if str(each.measured_by) == "panel"}
    assert set(table.column("Criterion")) == asked


def test_a_value_between_two_levels_is_said_in_their_words_first() -> None:
    analysis = worked_analysis()
    told = [
        (cell, row.figure, row.criterion)
        for each in analysis.exercise.interventions
        for row in intervention_detail(analysis, each.id).criteria
        if isinstance(row.criterion.scale, LevelScale) and (cell := row.cell).measurement is None
    ]
    between = 0
    for cell, figure, criterion in told:
        levels = {level.value: level.name for level in criterion.scale.levels}
        if cell.value in levels:
            assert figure == levels[cell.value]
            continue
        low = max(value for value in levels if value < cell.value)
        high = min(value for value in levels if value > cell.value)
        near = f"Between {lower_first(levels[low])} and {lower_first(levels[high])}"
        assert figure == f"{near}: {cell.value:,.0f} out of 100"
        between += 1
    assert between


def test_what_the_panel_said_stands_as_it_was_given_and_what_it_counts_for_at_this_level_apart() -> None:
    analysis = worked_analysis()
    table = panel_table(intervention_detail(analysis, "stop-smoking-service"))
    rows = {row[0]: row for row in table.rows}
    assert table.headings[-1] == "The middle counts for, at reduced scale"
    _, number, lowest, highest, middle, _, counts = rows["Acceptable to residents"]
    # Everybody said "Accepted", which is 20; at 700 of 1,100 people that counts for 20 x 700/1,100.
    assert (number, lowest, highest, middle) == ("4", "Accepted", "Accepted", "Accepted")
    assert counts == f"{20 * 700 / 1100:.1f}, not 20.0"
    assert not any("12.7" in cell or "13 out of 100" in cell for cell in rows["Acceptable to residents"][:-1])
    whole = panel_table(intervention_detail(analysis, "nhs-health-check"))
    assert len(whole.headings) == 6
