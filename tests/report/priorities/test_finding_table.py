"""A value leads to its figures: area, period, interval and how it was found, England's figure, and both sources."""

from __future__ import annotations

import dataclasses

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.report.priorities.finding_table import finding_sources, finding_table, set_aside_sentence
from tests.files.small_exercise import edited, small_exercise


@pytest.fixture(scope="module")
def agreed() -> Analysis:
    return analyse(small_exercise())


def test_a_figure_has_everything_that_makes_it_one(agreed: Analysis) -> None:
    table = finding_table(agreed.exercise, agreed.appraisal.cell_of["stop-smoking", "need"].findings)
    (row,) = table.rows
    assert row[:4] == ("Smoking", "A1", "2023/24", "16.0%")
    assert table.column("95% interval") == ("15.0% to 17.0%",)
    assert table.column("Compared with") == ("E1: 12.0%",)
    assert table.column("People above the benchmark's rate") == ("400",)
    assert finding_sources(agreed.appraisal.cell_of["stop-smoking", "need"].findings) == (
        (
            "Smoking: Smallville is 4.00 spreads behind E1 and would be 0.24 closer (one spread is 1 percentage "
            "points, the standard deviation of 5 other areas). Figure: Made up. Effect: doi.org/10.1/a"
        ),
    )


def test_an_interval_that_was_worked_out_says_by_which_method() -> None:
    files = edited(("indicators.csv", "16,15,17,1600,10000", "16,,,1600,10000"))
    analysis = analyse(load_exercise_files(files))
    table = finding_table(analysis.exercise, analysis.appraisal.cell_of["stop-smoking", "need"].findings)
    assert table.column("95% interval")[0].endswith("(Wilson)")


def test_small_numbers_of_people_are_not_in_it(agreed: Analysis) -> None:
    settings = dataclasses.replace(agreed.exercise.settings, small_number=400)
    exercise = dataclasses.replace(agreed.exercise, settings=settings)
    analysis = analyse(exercise)
    table = finding_table(exercise, analysis.appraisal.cell_of["stop-smoking", "need"].findings)
    assert table.column("People above the benchmark's rate") == ("400 or fewer",)
    (said,) = finding_sources(analysis.appraisal.cell_of["stop-smoking", "need"].findings)
    assert "people" not in said


def test_what_was_set_aside_is_said_with_its_source(agreed: Analysis) -> None:
    cell = agreed.appraisal.cell_of["walks", "health-gain"]
    assert cell.replaced is not None
    said = set_aside_sentence(agreed.exercise.criterion_by_id["health-gain"], cell.replaced)
    assert said.startswith("Set aside by the panel: 8 ")
    assert said.endswith("Source: Made up")
