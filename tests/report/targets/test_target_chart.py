"""The chart of a target shows what has been, what was promised, and where it goes with the list and without."""

from __future__ import annotations

import json
import re

import pytest

from prioritise.analysis import Analysis, analyse, projections
from prioritise.report.drawing import figure as looks
from prioritise.report.drawing.figure import MEANINGS, Figure
from prioritise.report.targets.target_chart import target_chart
from prioritise.targets.attainment import TargetProjection
from tests.targets.made_up import SMOKING, exercise_with

ALLOWED = {looks.INK, looks.QUIET_INK, looks.RULE, looks.GRID, *MEANINGS.values()}


def of(analysis: Analysis, target: str) -> TargetProjection:
    return next(each for each in projections(analysis) if each.target.id == target)


def chart(analysis: Analysis, target: str) -> Figure:
    found = target_chart(analysis.exercise, of(analysis, target))
    assert found is not None
    return found


def test_the_words_have_past_baseline_promise_and_both_ways_ahead(agreed: Analysis):
    said = chart(agreed, "smoking-at-birth").alternative
    assert "Baseline: 10.3% 2023/24" in said
    assert "So far: 2019/20 14.2%" in said
    assert "With what is chosen: 2026/27 6.5% (95% interval " in said
    assert "If nothing changes: 2026/27 7.7%, 2027/28 6.9%, 2028/29 6.0%" in said
    assert "Ambition: 2026/27 9.6%, 2027/28 8.8%, 2028/29 8.0%" in said


def test_the_table_has_the_same_figures(agreed: Analysis):
    table = chart(agreed, "smoking-at-birth").table
    rows = {row[0]: row for row in table.rows}
    assert rows["2023/24"][1] == "10.3%"
    assert rows["2028/29"][table.headings.index("If nothing changes")] == "6.0%"
    assert rows["2028/29"][table.headings.index("Ambition")] == "8.0%"


def test_the_drawing_is_sound_and_tells_lines_apart_by_shape_too(agreed: Analysis):
    charts = [chart for each in projections(agreed) if (chart := target_chart(agreed.exercise, each)) is not None]
    assert charts
    for found in charts:
        drawn = found.chart.to_dict()
        used = {colour.lower() for colour in re.findall(r"#[0-9a-fA-F]{6}\b", json.dumps(drawn))}
        assert used
        assert used <= {colour.lower() for colour in ALLOWED}
        points = next(layer for layer in drawn["layer"] if layer["mark"]["type"] == "point")
        assert len(set(points["encoding"]["shape"]["scale"]["range"])) == 3
        assert len(points["encoding"]["color"]["scale"]["range"]) == 4


def test_the_shaded_interval_stays_where_a_percentage_can_be(agreed: Analysis):
    percentages = [each for each in projections(agreed) if each.projected and each.target.unit == "percent"]
    assert percentages
    for each in percentages:
        found = target_chart(agreed.exercise, each)
        assert found is not None
        for rows in found.chart.to_dict()["datasets"].values():
            assert all(0 <= row["low"] <= row["high"] <= 100 for row in rows if row.get("low") is not None)


def test_one_figure_alone_is_not_drawn(agreed: Analysis):
    assert target_chart(agreed.exercise, of(agreed, "new-mothers-wellbeing")) is None


def test_a_change_target_shows_its_past_as_changes_from_the_baseline():
    change = SMOKING.replace("level", "change")
    milestones = "target,year,value\nless-smoking,2026/27,-1\nless-smoking,2027/28,-2\n"
    analysis = analyse(exercise_with(targets=change, milestones=milestones))
    exercise = analysis.exercise
    figures = {each.period.label: each.value for each in exercise.indicator_by_id["smoking"].series("A1")}
    rows = {row[0]: row[1] for row in chart(analysis, "less-smoking").table.rows}
    for period, value in figures.items():
        assert value is not None
        assert float(rows[period].rstrip("%").replace("−", "-")) == pytest.approx(value - 16, abs=0.05)


def test_a_figure_entered_since_stands_with_those_so_far_in_the_row_of_its_year():
    actuals = "less-smoking,2026/27,15.9,Survey\nless-smoking,2024,15.8,Survey\n"
    found = chart(analyse(exercise_with(actuals=actuals)), "less-smoking")
    assert "2024 15.8%, 2026/27 15.9%." in found.alternative
    rows = {row[0]: row[1] for row in found.table.rows}
    assert (rows["2026/27"], rows["2027/28"], rows["2024"]) == ("15.9%", "", "15.8%")
    assert len(rows) == len(found.table.rows)
