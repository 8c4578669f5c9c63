"""The last figure of a target is held against what was projected for its year, and does not enter the projection."""

from __future__ import annotations

from statistics import NormalDist

import pytest

from prioritise.analysis import analyse, projections
from prioritise.domain.exercise import Exercise
from prioritise.targets.delivery import Rating
from prioritise.targets.last_figure import LastFigure, last_figure
from tests.targets.made_up import SMOKING, exercise_with

NO_INTERVAL = SMOKING.replace(",A1,", ",A2,")


def last(exercise: Exercise) -> LastFigure | None:
    (found,) = projections(analyse(exercise))
    return last_figure(exercise, found)


def test_the_latest_year_with_a_figure_counts() -> None:
    both = "less-smoking,2027/28,14.5,B\nless-smoking,2026/27,15,A\n"
    found = last(exercise_with(actuals=both))
    assert (found.year, found.actual.value, found.milestone, found.rating) == ("2027/28", 14.5, 14, Rating.AMBER)
    assert last(exercise_with()) is None


def test_a_figure_of_no_year_of_the_plan_is_not_the_last_one() -> None:
    assert last(exercise_with(actuals="less-smoking,2025/26,15,A\n")) is None


def test_a_year_in_which_nothing_was_promised_has_no_rating() -> None:
    rows = "target,year,value\nless-smoking,2027/28,14\n"
    found = last(exercise_with(milestones=rows, actuals="less-smoking,2026/27,15,A\n"))
    assert (found.milestone, found.rating) == (None, Rating.NOT_RATED)


@pytest.mark.parametrize(("errors_away", "within"), [(1.5, True), (-1.9, True), (2.0, False), (-2.0, False)])
def test_the_interval_and_the_chance_are_those_of_the_projection(errors_away: float, within: bool) -> None:
    (projection,) = projections(analyse(exercise_with()))
    year = projection.projected.years[0]
    came = year.value + errors_away * year.standard_error
    found = last(exercise_with(actuals=f"less-smoking,2026/27,{came:.12f},A\n"))
    assert found.expected.within is within
    assert (found.expected.value, found.expected.lower, found.expected.upper) == (year.value, year.lower, year.upper)
    assert found.expected.chance == pytest.approx(NormalDist().cdf(-abs(errors_away)), rel=1e-6)


def test_the_projection_is_the_same_with_and_without_the_figure() -> None:
    with_one = exercise_with(actuals="less-smoking,2026/27,3,A\n")
    assert projections(analyse(with_one))[0].projected == projections(analyse(exercise_with()))[0].projected


def test_where_nothing_tells_how_sure_the_projection_is_no_chance_is_given() -> None:
    found = last(exercise_with(targets=NO_INTERVAL, actuals="less-smoking,2026/27,15,A\n"))
    assert (found.expected.lower, found.expected.within, found.expected.chance) == (None, None, None)


def test_the_interval_ends_where_the_scale_does() -> None:
    wide = exercise_with(actuals="less-smoking,2026/27,15,A\n", more={"indicators.csv": wide_interval()})
    assert last(wide).expected.lower == 0.0


def wide_interval() -> str:
    text = next(each.content for each in exercise_with().files if each.name == "indicators.csv").decode()
    rows = [row for row in text.splitlines() if row.startswith("smoking,") and ",A1," in row]
    assert "16,15,17" in rows[-1], rows
    return text.replace(rows[-1], rows[-1].replace("16,15,17", "16,1,80"))
