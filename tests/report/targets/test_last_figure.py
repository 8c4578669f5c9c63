"""What came is told beside what was expected, in the target's terms, and gives no small count away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from prioritise.analysis import analyse, projections
from prioritise.domain.exercise import Exercise
from prioritise.report.targets.last_figure import by_the_figure, came_first, period_note, worse_shape
from prioritise.targets.attainment import Course
from prioritise.targets.delivery import Rating
from prioritise.targets.last_figure import last_figure
from prioritise.words import BOLD
from tests.targets.made_up import SMOKING, exercise_with

TODAY = date(2026, 11, 22)
CHANGE = SMOKING.replace(",level,", ",change,")
NOT_MEASURED = SMOKING.replace(",A1,", ",Z9,")
CHANGES = "target,year,value\nless-smoking,2026/27,-1\nless-smoking,2027/28,-2\n"
YET = "The projection ahead does not use this figure yet."


def told(exercise: Exercise, today: date | None = None) -> tuple[str, ...]:
    (projection,) = projections(analyse(exercise))
    return tuple(came_first(exercise, projection, last_figure(exercise, projection), today))


@pytest.mark.parametrize(
    ("period", "note"),
    [
        ("2026/27", "2026/27 has not ended: this is part of a year."),
        ("2026", "2026 has not ended: this is part of a year."),
        ("2024 - 26", "2024 - 26 has not ended: this is part of those years."),
        ("2026/27 Q1", "2026/27 Q1 is part of a year."),
        ("2025/26", ""),
        ("2023/24", ""),
        ("no period", ""),
    ],
)
def test_a_period_that_has_not_ended_or_is_short_of_a_year_is_said_to_be_part(period: str, note: str) -> None:
    assert period_note(period, TODAY) == note


def test_a_year_has_ended_on_the_day_after_its_last() -> None:
    assert period_note("2026/27", date(2027, 3, 31))
    assert not period_note("2026/27", date(2027, 4, 1))


def test_without_a_day_nothing_is_said_of_what_has_not_ended() -> None:
    assert not period_note("2098/99", None)


def test_a_figure_outside_the_interval_is_said_to_be() -> None:
    first, second = told(exercise_with(actuals="less-smoking,2026/27,12,A\n"))
    assert (
        first
        == f"{BOLD}For 2026/27 the figure is 12.0%; the projection was 15.8% and the promise was 15.0%: ● green.{BOLD}"
    )
    assert second == (
        "It is outside the projection's 95% interval, 14.8% to 16.8%: a figure this low or lower had a chance of less "
        f"than 1%. That interval allows for no drift. {YET}"
    )


def test_a_figure_published_for_another_span_than_the_year_names_it() -> None:
    assert "the figure is 15.0% (2026);" in told(exercise_with(actuals="less-smoking,2026,15,A\n"))[0]
    assert "the figure is 15.0%;" in told(exercise_with(actuals="less-smoking,Apr 2026 - Mar 2027,15,A\n"))[0]


def test_changes_are_told_as_changes() -> None:
    exercise = exercise_with(targets=CHANGE, milestones=CHANGES, actuals="less-smoking,2026/27,-0.7,A\n")
    first = told(exercise)[0]
    assert first.startswith(f"{BOLD}For 2026/27, as changes from the baseline, the figure is −0.7 percentage points; ")
    assert first.endswith(f"the promise was −1.0 percentage points: ▲ amber.{BOLD}")


def test_where_nothing_was_promised_or_projected_that_is_said() -> None:
    later = "target,year,value\nless-smoking,2027/28,14\n"
    actuals = "less-smoking,2026/27,15,A\n"
    assert told(exercise_with(milestones=later, actuals=actuals))[0].endswith(f"and nothing was promised.{BOLD}")
    (only,) = told(exercise_with(targets=NOT_MEASURED, actuals=actuals))
    assert (
        only
        == f"{BOLD}For 2026/27 the figure is 15.0%; nothing was projected and the promise was 15.0%: ● green.{BOLD}"
    )


def test_where_nothing_tells_how_sure_the_projection_was_that_is_said() -> None:
    exercise = exercise_with(targets=SMOKING.replace(",A1,", ",A2,"), actuals="less-smoking,2026/27,15,A\n")
    assert told(exercise)[1] == f"Nothing tells how sure that projection was. {YET}"


def test_of_a_count_that_is_small_only_the_rating_is_said() -> None:
    exercise = exercise_with(actuals="less-smoking,2026/27,3,A\n")
    exercise = replace(exercise, targets=tuple(replace(each, unit="people") for each in exercise.targets))
    assert told(exercise) == (
        f"{BOLD}For 2026/27 a figure came that counts few people and is not shown: ● green.{BOLD}",
        YET,
    )


def test_a_course_and_a_rating_that_differ_are_both_said_with_the_worse_shape() -> None:
    exercise = exercise_with(actuals="less-smoking,2026/27,15.4,A\n")
    (projection,) = projections(analyse(exercise))
    came = last_figure(exercise, projection)
    assert by_the_figure(Course.ON_COURSE, came, None) == "on course by projection, amber by the last figure"
    green, red = replace(came, rating=Rating.GREEN), replace(came, rating=Rating.RED)
    assert by_the_figure(Course.OFF_COURSE, green, None) == "off course by projection, green by the last figure"
    assert by_the_figure(Course.ON_COURSE, green, None) == "on course"
    assert by_the_figure(Course.OFF_COURSE, red, None) == "off course"
    assert by_the_figure("cannot be projected", red, None) == "cannot be projected, red by the last figure"
    assert by_the_figure(Course.ON_COURSE, replace(came, rating=Rating.NOT_RATED), None) == "on course"
    shapes = [worse_shape(*each) for each in (("●", Rating.AMBER), ("■", Rating.GREEN), ("○", Rating.RED))]
    assert shapes == ["▲", "■", "■"]
