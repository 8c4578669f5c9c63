"""Small counts of people are found in an exercise, with what would give them away."""

from __future__ import annotations

import dataclasses

import pytest

from prioritise.analysis.small_counts import HIDDEN, hidden_figures, shown_figure, small_counts_in_files
from prioritise.domain.exercise import Exercise
from prioritise.domain.indicators import Indicator
from tests.evidence.figures import figure, indicator
from tests.files.small_exercise import small_exercise

LARGEST_SMALL = 7


def exercise(*indicators: Indicator) -> Exercise:
    settings = dataclasses.replace(small_exercise().settings, small_number=LARGEST_SMALL)
    return dataclasses.replace(small_exercise(), indicators=indicators, settings=settings)


def counted(number: float, *, sex: str = "Persons", **changes: object) -> Indicator:
    made = indicator(figure("2023", 1.0, count=number, denominator=1000))
    return dataclasses.replace(made, id=f"{made.id}-{sex}", sex=sex, **changes)


def hidden(*indicators: Indicator) -> list[bool]:
    found = hidden_figures(exercise(*indicators))
    return [found.count(each, value) for each in indicators for value in each.values]


@pytest.mark.parametrize(("number", "is_hidden"), [(0, False), (1, True), (7, True), (7.4, True), (8, False)])
def test_counts_from_one_to_the_small_number_are_hidden(number: float, is_hidden: bool):
    assert hidden(counted(number)) == [is_hidden]


def test_the_setting_decides_what_is_small():
    strict = exercise(counted(9))
    strict = dataclasses.replace(strict, settings=dataclasses.replace(strict.settings, small_number=10))
    assert hidden_figures(strict).figures
    assert small_counts_in_files(strict) == 1


def test_the_other_sex_is_hidden_where_everybody_less_it_would_tell():
    assert hidden(counted(50), counted(45, sex="Female"), counted(5, sex="Male")) == [False, True, True]


def test_one_sex_is_hidden_where_everybody_less_it_is_a_small_count_that_is_not_listed():
    assert hidden(counted(50), counted(45, sex="Female")) == [False, True]
    assert hidden(counted(50), counted(30, sex="Female")) == [False, False]


def test_sexes_of_different_ages_or_measures_have_nothing_to_do_with_each_other():
    assert hidden(counted(50, age="65+"), counted(5, sex="Male"), counted(45, sex="Female", name="Other")) == [
        False,
        True,
        False,
    ]


def test_sexes_with_names_of_their_own_are_known_by_their_published_number():
    named = [
        dataclasses.replace(
            each,
            name=f"Smoking, {each.sex}",
            values=tuple(dataclasses.replace(value, source="Fingertips indicator 1") for value in each.values),
        )
        for each in (counted(50), counted(45, sex="Female"), counted(5, sex="Male"))
    ]
    assert hidden(*named) == [False, True, True]


def test_another_group_is_hidden_where_the_whole_less_the_rest_would_tell():
    groups = [
        figure("2023", 1.0, count=number, category_type="Deprivation", category=name)
        for name, number in (("Most", 5), ("Middle", 20), ("Least", 75))
    ]
    assert hidden(indicator(figure("2023", 1.0, count=100), *groups)) == [False, True, True, False]


def test_counts_that_do_not_come_to_their_total_hide_the_small_ones_only():
    assert hidden(counted(50), counted(90, sex="Female"), counted(5, sex="Male")) == [False, False, True]


def test_a_figure_that_is_a_number_of_people_is_hidden_itself():
    people = indicator(figure("2023", 5.0), unit="people", multiplier=1)
    rate = counted(5)
    found = hidden_figures(exercise(people, rate))
    assert found.value(people, people.values[0])
    assert not found.value(rate, rate.values[0])
    assert found.value_of(people, people.values[0].area_code, "2023")


def test_a_change_below_nobody_is_not_a_count():
    assert hidden(indicator(figure("2023", -3.0), unit="people", multiplier=1)) == [False]


def test_a_hidden_figure_is_one_word_whatever_the_reason():
    assert shown_figure(5.0, "people", hidden=True) == HIDDEN
    assert shown_figure(5.0, "people", hidden=False) == "5 people"


def test_small_counts_in_the_files_are_counted():
    assert small_counts_in_files(exercise(counted(5), counted(50), counted(3, sex="Male"))) == 2
