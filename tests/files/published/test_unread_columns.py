"""Rows are the same only when every column that could tell them apart is; such a column is read, or asked about.

The rows of healthy life expectancy and of vehicles are Trafford Data Lab's hle.csv and vehicles.csv (Open Government
Licence v3.0), in which only the column `group` tells rows apart.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.domain.exercise import SourceFile
from tests.files.published.made_up import (
    DOWNLOAD_HEADINGS,
    DOWNLOAD_ROW,
    answers,
    download,
    imported,
    kinds,
    reasons,
    table,
)

TRAFFORD = "E08000009"
LIFE_EXPECTANCY = b"""area_code,area_name,period,value,indicator,measure,unit,group,significance
E92000001,England,2015-17,63.4,Healthy life expectancy at birth,Life expectancy,Years,Male,Not compared
E92000001,England,2015-17,63.8,Healthy life expectancy at birth,Life expectancy,Years,Female,Not compared
E08000009,Trafford,2016-18,66,Healthy life expectancy at birth,Life expectancy,Years,Male,Better
E08000009,Trafford,2016-18,66,Healthy life expectancy at birth,Life expectancy,Years,Female,Better
"""
VEHICLES = b"""area_code,area_name,indicator,period,measure,unit,value,group
E08000009,Trafford,Vehicles,2018-01-01,Frequency,Vehicles,49009,Diesel vehicles
E08000009,Trafford,Vehicles,2010-01-01,Frequency,Vehicles,57912,Diesel vehicles
E08000009,Trafford,Vehicles,2018-01-01,Frequency,Vehicles,359,Electric vehicles
E08000009,Trafford,Vehicles,2018-01-01,Frequency,Vehicles,369,Ultra low emission vehicles
"""
NOT_SAID = "rows that only a column told apart, until you say what the column “group” is"


def vehicles(answer):
    return imported(
        VEHICLES, area=TRAFFORD, decisions=answers(imported(VEHICLES, area=TRAFFORD), column_not_read=answer)
    )


def test_sexes_are_understood_in_a_column_the_layout_does_not_have():
    done = imported(LIFE_EXPECTANCY, area=TRAFFORD)
    assert (done.rows_kept, done.rows_merged) == (4, 0)
    assert {(each.sex, value.value) for each in done.indicators for value in each.series(TRAFFORD)} == {
        ("Male", 66),
        ("Female", 66),
    }
    assert "The sex is read from the column “group”." in done.notes


@pytest.mark.parametrize("heading", ["Gender", "who", "Measure of", "unit"])
@pytest.mark.parametrize("words", [("Males", "Females"), ("men", "women"), ("Persons", "female")])
def test_sexes_are_understood_wherever_they_stand(heading, words):
    lines = [f"E08000009,2023,Walks,5,{word}" for word in words]
    done = imported("\n".join([f"area_code,period,indicator,value,{heading}", *lines]).encode(), area=TRAFFORD)
    assert done.rows_kept == 2
    assert len({each.sex for each in done.indicators}) == 2


def test_rows_told_apart_by_a_column_are_not_used_until_someone_says_what_it_is():
    done = imported(VEHICLES, area=TRAFFORD)
    assert kinds(done) == ["column not read"]
    assert done.decisions[0].subject == "group"
    assert "Diesel vehicles; Electric vehicles" in done.decisions[0].found
    assert (done.rows_kept, reasons(done)) == (0, {NOT_SAID: 4})


def test_the_column_may_hold_groups():
    done = vehicles("groups")
    assert [(value.category_type, value.category, value.value) for value in done.indicators[0].values] == [
        ("group", "Diesel vehicles", 57912),
        ("group", "Diesel vehicles", 49009),
        ("group", "Electric vehicles", 359),
        ("group", "Ultra low emission vehicles", 369),
    ]


def test_the_column_may_hold_measures_of_their_own():
    done = vehicles("indicators")
    assert [(each.name, [value.value for value in each.values]) for each in done.indicators] == [
        ("Vehicles: Diesel vehicles", [57912, 49009]),
        ("Vehicles: Electric vehicles", [359]),
        ("Vehicles: Ultra low emission vehicles", [369]),
    ]


def test_one_of_its_words_uses_those_rows_only():
    done = vehicles("electric vehicles")
    assert [value.value for value in done.indicators[0].values] == [359]
    assert reasons(done) == {"left out by your decision": 3}


def test_a_column_that_tells_nothing_leaves_figures_that_contradict_each_other():
    assert "conflicting figures" in kinds(vehicles("ignore"))


def test_the_same_holds_of_a_fingertips_download():
    headings = [*DOWNLOAD_HEADINGS, "Ward"]
    done = imported(table(headings, [DOWNLOAD_ROW | {"Ward": "A"}, DOWNLOAD_ROW | {"Ward": "B"}]))
    assert kinds(done) == ["column not read"]
    assert done.rows_kept == 0


def test_columns_in_which_programs_number_rows_tell_nothing():
    for heading in ("", "Unnamed: 0", "X", "index"):
        rows = [DOWNLOAD_ROW | {heading: str(number)} for number in (1, 2)]
        assert imported(table([heading, *DOWNLOAD_HEADINGS], rows)).rows_merged == 1


def test_of_a_code_and_its_label_the_label_is_asked_about_once():
    rows = "area_code,period,indicator,value,kind,kind_label\n"
    rows += "E08000009,2023,Walks,5,1,Short walks\nE08000009,2023,Walks,7,2,Long walks\n"
    first = imported(rows.encode(), area=TRAFFORD)
    assert [each.subject for each in first.decisions] == ["kind_label"]
    done = imported(rows.encode(), area=TRAFFORD, decisions=answers(first, column_not_read="groups"))
    assert {value.category for value in done.indicators[0].values} == {"Short walks", "Long walks"}


@given(words=st.lists(st.sampled_from(["A", "B", "Total", "Male", "Female", ""]), min_size=1, max_size=6))
def test_no_two_rows_that_differ_are_ever_merged(words):
    lines = [f"E08000009,2023,Walks,5,{word}" for word in words]
    done = imported("\n".join(["area_code,period,indicator,value,group", *lines]).encode(), area=TRAFFORD)
    assert done.rows_merged in (0, len(words) - len(set(words)))


def test_a_question_about_a_column_is_answered_in_the_decisions_file():
    decisions = b"kind,indicator_id,subject,answer\ncolumn not read,vehicles,group,groups\n"
    done = imported(VEHICLES, area=TRAFFORD, decisions=SourceFile("decisions.csv", decisions))
    assert done.rows_kept == 4


def test_trends_and_comparisons_tell_nothing_apart():
    assert imported(download({}, {"Recent Trend": "Increasing", "Value note": "rounded"})).rows_merged == 1
