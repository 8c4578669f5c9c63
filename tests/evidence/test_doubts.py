"""What a figure's own counts, limits, past and neighbours do not bear out is said; what fits is not."""

from dataclasses import replace

import pytest

from prioritise.analysis import analyse
from prioritise.analysis.needs import evidence_of_need
from prioritise.analysis.targets import designation
from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise
from prioritise.evidence.doubts import doubts
from prioritise.files.exercise.loading import load_exercise_files
from tests.worked_example import worked_example

EXAMPLE = worked_example()
FALLS = "falls-admissions"
ROCHDALE = "E08000005"


def changed(indicator_id: str, **figures: float | None) -> Exercise:
    """The example with other figures in the area's latest period of one indicator."""
    latest = EXAMPLE.indicator_by_id[indicator_id].latest(ROCHDALE)
    indicators = [
        replace(each, values=tuple(replace(value, **figures) if value == latest else value for value in each.values))
        if each.id == indicator_id
        else each
        for each in EXAMPLE.indicators
    ]
    return replace(EXAMPLE, indicators=tuple(indicators))


def said(exercise: Exercise) -> list[str]:
    known = {each.found for each in doubts(EXAMPLE)}
    return [each.found for each in doubts(exercise) if each.found not in known]


def test_the_worked_example_has_one_doubt_and_it_is_true():
    # The ministry's 95% limits of child poverty are about 1.4 times as wide as Wilson's from its own counts.
    assert [each.indicator for each in doubts(EXAMPLE)] == ["child-poverty"]
    latest = EXAMPLE.indicator_by_id["child-poverty"].series(ROCHDALE)[0]
    assert (latest.lower_ci, latest.upper_ci) == (25.65, 26.76)


@pytest.mark.parametrize(("times", "words"), [(10, "ten times"), (100, "a hundred times"), (0.1, "a tenth of")])
def test_a_decimal_point_that_slipped_is_doubted(times, words):
    latest = EXAMPLE.indicator_by_id["life-expectancy-males"].latest(ROCHDALE)
    found = said(changed("life-expectancy-males", value=latest.value * times, lower_ci=None, upper_ci=None))
    assert len(found) == 1
    assert words in found[0]
    assert "“Life expectancy at birth, males” of Rochdale for" in found[0]


def test_a_figure_half_its_usual_is_not_doubted():
    latest = EXAMPLE.indicator_by_id["adult-smoking"].latest(ROCHDALE)
    assert said(changed("adult-smoking", value=latest.value / 2, lower_ci=None, upper_ci=None)) == []


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (
            {"value": 101.0, "count": 1010.0, "denominator": 1000.0},
            "is 101%, and its count, 1,010, is more than all 1,000",
        ),
        ({"value": 101.0, "count": None, "denominator": None}, "is 101%, which is more than all"),
        (
            {"value": 99.0, "count": 1010.0, "denominator": 1000.0},
            "is 99%, and its count, 1,010, is more than all 1,000",
        ),
    ],
)
def test_a_percentage_of_more_than_all_is_doubted(figures, words):
    exercise = changed("year6-obesity-five-years", **{"lower_ci": None, "upper_ci": None, **figures})
    found = [each for each in said(exercise) if "more than all" in each]
    assert len(found) == 1
    assert words in found[0]
    assert " of Rochdale for " in found[0]


def test_a_percentage_of_more_than_all_stops_nothing_that_reads_the_figures():
    exercise = changed(
        "year6-obesity-five-years", value=101.0, count=1010.0, denominator=1000.0, lower_ci=None, upper_ci=None
    )
    assert evidence_of_need(exercise)
    assert designation(exercise, 35)


def test_a_count_far_from_the_figure_and_larger_than_all_is_doubted_once():
    found = said(changed("year6-obesity-five-years", count=1010.0, denominator=1000.0, lower_ci=None, upper_ci=None))
    assert len(found) == 1
    assert "where its count ÷ denominator × multiplier is" in found[0]


def test_all_of_them_is_not_more_than_all():
    whole = {"value": 100.0, "count": 1000.0, "denominator": 1000.0, "lower_ci": None, "upper_ci": None}
    assert not [each for each in said(changed("year6-obesity-five-years", **whole)) if "more than all" in each]


def test_a_figure_far_from_its_counts_is_doubted():
    latest = EXAMPLE.indicator_by_id[FALLS].latest(ROCHDALE)
    found = said(changed(FALLS, count=(latest.count or 0) / 3))
    assert "where its count ÷ denominator × multiplier is" in found[0]


def test_limits_a_tenth_apart_from_those_of_the_counts_are_doubted():
    latest = EXAMPLE.indicator_by_id["smoking-at-delivery"].latest(ROCHDALE)
    assert said(changed("smoking-at-delivery", upper_ci=(latest.upper_ci or 0) * 1.2))[0].count("Wilson") == 1


def test_percentages_that_never_pass_1_are_doubted_unless_counts_prove_them():
    smoking = EXAMPLE.indicator_by_id["adult-smoking"]
    shares = replace(
        smoking,
        values=tuple(
            replace(each, value=(each.value or 0) / 100, lower_ci=None, upper_ci=None, count=None)
            for each in smoking.values
        ),
    )
    exercise = replace(EXAMPLE, indicators=tuple(shares if each is smoking else each for each in EXAMPLE.indicators))
    assert "No figure of “Adults who smoke" in said(exercise)[0]


def test_doubts_and_changed_areas_are_notes_of_an_analysis():
    area = replace(EXAMPLE.area, comparators=(*EXAMPLE.area.comparators, "E08000020", "E07000028"))
    notes = [note.found for note in analyse(replace(EXAMPLE, area=area)).notes]
    assert any("child" in note.lower() for note in notes)
    assert (
        "E08000020 was the code of Gateshead until 2013-04-01; it is now E08000037 "
        "(Gateshead and Northumberland (Boundary Change) Order 2013)."
    ) in notes
    assert any("Carlisle (E07000028) became part of Cumberland, E06000063, on 2023-04-01" in note for note in notes)


FILES = {each.name: each.content for each in EXAMPLE.files}


def with_row(row: bytes, other: bytes) -> list[str]:
    """The problems of the example with one row of its indicators written otherwise."""
    assert row in FILES["indicators.csv"]
    try:
        load_exercise_files(FILES | {"indicators.csv": FILES["indicators.csv"].replace(row, other)})
    except FileProblems as error:
        return [each.sentence for each in error.problems]
    return []


LATEST = EXAMPLE.indicator_by_id["smoking-at-delivery"].latest(ROCHDALE)
CELLS = f",{LATEST.value:g},{LATEST.lower_ci:g},{LATEST.upper_ci:g},{LATEST.count:g},{LATEST.denominator:g},"


def test_a_figure_outside_its_own_limits_is_a_problem():
    outside = CELLS.replace(f",{LATEST.value:g},", f",{LATEST.upper_ci + 1:g},", 1)
    found = with_row(CELLS.encode(), outside.encode())
    assert len(found) == 1
    assert f"{LATEST.upper_ci + 1:g}, outside its own limits" in found[0]


def test_a_figure_ten_times_its_counts_is_a_problem():
    tenfold = f",{LATEST.value * 10:g},,,{LATEST.count:g},{LATEST.denominator:g},"
    found = with_row(CELLS.encode(), tenfold.encode())
    assert any("where count ÷ denominator × multiplier is" in each for each in found)


def test_rounding_is_no_contradiction():
    counts = f"{LATEST.count:g},{LATEST.denominator:g}"
    rounded = f",{LATEST.value:.0f},{LATEST.value - 0.1:.2f},{LATEST.upper_ci:g},{counts},"
    assert with_row(CELLS.encode(), rounded.encode()) == []
