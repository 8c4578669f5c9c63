"""Numbers are written as people read them, and small counts of people are not written at all."""

from __future__ import annotations

from datetime import date

import pytest

from prioritise.analysis.small_counts import people
from prioritise.files.exercise.criterion_yaml import read_criteria
from prioritise.files.problem_list import ProblemList
from prioritise.words import (
    chance_words,
    counted,
    day_words,
    decimals,
    ended,
    first_capital,
    gap_with_unit,
    interval,
    joined,
    lower_first,
    measured_figure,
    moment_words,
    points,
    pounds,
    short_number,
    signed_number,
    signed_percent,
    told_apart,
    whole_percent,
    with_unit,
)


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (0, "£0"),
        (999_999, "£999,999"),
        (8_985_000, "£8,985,000"),
        (-40_000, "−£40,000"),
        (-1_250_000, "−£1,250,000"),
    ],
)
def test_pounds(amount: int, told: str) -> None:
    assert pounds(amount) == told


@pytest.mark.parametrize(("value", "shown"), [(40.0, "40"), (-37.5, "−37.5"), (100 / 3, "33.33"), (0.0, "0")])
def test_a_value_has_four_digits_at_most(value: float, shown: str) -> None:
    assert short_number(value) == shown


@pytest.mark.parametrize(("count", "shown"), [(None, ""), (0.0, "0"), (7.4, "7 or fewer"), (-3.0, "7 or fewer")])
def test_small_counts_of_people_are_hidden(count: float | None, shown: str) -> None:
    assert people(count, small_number=7) == shown


def test_counts_above_the_small_number_are_whole() -> None:
    assert people(12_648.3, small_number=7) == "12,648"
    assert people(-7.6, small_number=7) == "8"


def test_figures_carry_their_unit() -> None:
    assert with_unit(31.84, "percent") == "31.8%"
    assert with_unit(1984.0, "per 100,000") == "1,984.0 per 100,000"
    assert with_unit(229_756.0, "people") == "229,756 people"
    assert with_unit(34.4, "score") == "34.4"
    assert interval(54.2, 61.3, "years") == "54.2 to 61.3 years"
    assert interval(9.2, 11.6, "percent") == "9.2% to 11.6%"
    assert interval(None, 1.0, "percent") == "not known"


def test_no_figure_is_written_as_a_power_of_ten() -> None:
    assert [short_number(12_345.6), short_number(-1_234_567.0, 3), short_number(37.456)] == [
        "12,346",
        "−1,234,567",
        "37.46",
    ]
    assert [short_number(0.00001234, 3), short_number(999.96), short_number(0.0)] == ["0.0000123", "1,000", "0"]
    assert [signed_number(0.25), signed_number(-0.0123, 2), signed_number(0.0)] == ["+0.25", "−0.012", "0"]


def test_a_published_figure_below_nothing_has_a_true_minus() -> None:
    assert [with_unit(-3.21, "percent"), with_unit(-0.04, "years"), with_unit(-1984.0, "people")] == [
        "−3.2%",
        "0.0 years",
        "−1,984 people",
    ]


def test_a_value_that_rounds_to_nothing_has_no_minus() -> None:
    assert points(-0.04) == "0.0"
    assert points(-4.06) == "−4.1"
    assert whole_percent(0.405) == "40%"


def test_lists_and_counts() -> None:
    assert [joined([]), joined(["a"]), joined(["a", "b", "c"])] == ["", "a", "a, b and c"]
    assert [counted(1, "partner"), counted(1200, "partner"), counted(2, "leaves", "leave")] == [
        "1 partner",
        "1,200 partners",
        "2 leave",
    ]


def test_a_name_within_a_sentence_keeps_its_abbreviation() -> None:
    assert lower_first("Women who smoke") == "women who smoke"
    assert lower_first("MMR catch-up") == "MMR catch-up"
    assert first_capital("mMR") == "MMR"


@pytest.mark.parametrize(
    ("gap", "unit", "words"),
    [
        (3.24, "percent", "+3.2 percentage points"),
        (-0.44, "years", "−0.4 years"),
        (0.04, "score", "0.0"),
        (1234.5, "", "+1,234.5"),
    ],
)
def test_a_gap_has_its_sign_and_percent_becomes_points(gap: float, unit: str, words: str) -> None:
    assert gap_with_unit(gap, unit) == words


def test_a_signed_percent_says_which_way() -> None:
    assert [signed_percent(each) for each in (0.124, -0.434, 0.001)] == ["+12%", "−43%", "0%"]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["Salt and light", "Bread"], "Salt and light; and Bread"),
        (["Bread", "Salt, iodised", "Light"], "Bread; Salt, iodised; and Light"),
        (["Sandbags", "Bread"], "Sandbags and Bread"),
    ],
)
def test_names_that_would_blur_a_list_are_kept_apart_by_semicolons(names: list[str], words: str) -> None:
    assert joined(names) == words


def test_figures_get_more_decimals_only_where_they_would_read_alike() -> None:
    assert told_apart("percent", 9.8, 6.548, 9.6) == ("9.8%", "6.5%", "9.6%")
    assert told_apart("percent", 9.64, 9.6, 9.6) == ("9.64%", "9.60%", "9.60%")
    assert told_apart("people", 12.4, 12.0) == ("12.4 people", "12.0 people")
    assert told_apart("per 100,000", 2330.00001, 2330) == ("2,330.000 per 100,000", "2,330.000 per 100,000")


def test_a_chance_is_said_in_whole_per_cent_and_never_as_none_or_certain() -> None:
    assert [chance_words(each) for each in (0.844, 0.001, 0.9999)] == ["about 84%", "less than 1%", "more than 99%"]


def test_a_measurement_stands_in_its_unit_and_gaps_closed_as_a_part_of_one() -> None:
    assert measured_figure(1234.5678, "people") == "1,235 people"
    assert measured_figure(-12345.6, "people") == "−12,346 people"
    assert measured_figure(85, "percent") == "85%"
    assert measured_figure(0.06442, shipped_unit("need")) == "0.06442 spreads of need met"
    assert measured_figure(0.06442, shipped_unit("need-addressed")) == "6.4% of one gap closed"


def shipped_unit(criterion: str) -> str:
    return read_criteria([criterion], {}, ProblemList())[criterion].unit


@pytest.mark.parametrize(
    ("value", "text"),
    [(-0.0001, "0.000"), (-0.0, "0.000"), (0.0004, "0.000"), (-0.0006, "-0.001"), (12.3456, "12.346")],
)
def test_nothing_has_no_sign(value: float, text: str) -> None:
    assert decimals(value, 3) == text


def test_a_sentence_gets_a_full_stop_only_where_it_has_no_end() -> None:
    assert [ended(each) for each in ("Late", "Late.", "Late?")] == ["Late.", "Late.", "Late?"]


def test_a_day_is_written_as_people_say_it() -> None:
    assert day_words(date(2026, 12, 1)) == "1 December 2026"


def test_a_moment_is_said_as_a_day_is_with_its_time_where_it_has_one() -> None:
    assert moment_words("2026-12-01T10:41:29.5Z") == "1 December 2026, 10:41"
    assert moment_words("2026-12-01 10:41:29.5", seconds=True) == "1 December 2026, 10:41:29"
    assert moment_words("2026-12-01") == "1 December 2026"
