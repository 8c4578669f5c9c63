"""What figures are in is understood for sure, proved by counts, or asked: never taken for another unit.

The recycling figures are rows of Trafford Data Lab's recycling.csv (Open Government Licence v3.0), which calls shares
of waste a percentage. The spellings of units are those of public code that reads Fingertips units.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.domain.errors import FileProblems
from prioritise.domain.indicators import Polarity
from prioritise.files.exercise.loading import load_exercise_files
from tests.files.published.made_up import ENGLAND, answers, download, imported, kinds, refused, tidied
from tests.worked_example import worked_example

NO_LIMITS = {"Lower CI 95.0 limit": "", "Upper CI 95.0 limit": ""}
UNLISTED = NO_LIMITS | {"Indicator ID": "99999", "Indicator Name": "Admissions for X", "Value": "600.5", "Count": ""}
RECYCLING = {
    "indicator": "Reuse, recycling or composting of household waste",
    "measure": "Percentage",
    "unit": "Waste",
    "inequality": "",
    "area_code": "E08000009",
    "area_name": "Trafford",
}
ROWS = [
    RECYCLING | {"period": "2010-11", "value": "0.408"},
    RECYCLING | {"period": "2011-12", "value": "0.492"},
    RECYCLING | {"period": "2013-14", "value": "0.575"},
    RECYCLING | {"area_code": ENGLAND, "area_name": "England", "period": "2010-11", "value": "0.415"},
]


def answered(unit):
    first = imported(download(UNLISTED))
    return imported(download(UNLISTED), decisions=answers(first, unit=unit, polarity="lower"))


@pytest.mark.parametrize(
    ("answer", "unit"),
    [
        ("per 100k", ("per 100,000", 100_000)),
        ("per 100 000", ("per 100,000", 100_000)),
        ("DSR per 100,000", ("per 100,000", 100_000)),
        ("age-standardised rate per 100,000", ("per 100,000", 100_000)),
        ("per million", ("per 1,000,000", 1_000_000)),
        ("Percentage", ("percent", 100)),
        ("%", ("percent", 100)),
        ("tonnes, multiplier 1", ("tonnes", 1)),
        ("dwellings (multiplier 1,000)", ("dwellings", 1_000)),
    ],
)
def test_an_answer_about_the_unit_is_understood(answer, unit):
    indicator = answered(answer).indicators[0]
    assert (indicator.unit, indicator.multiplier, indicator.polarity) == (*unit, Polarity.LOWER)


@pytest.mark.parametrize("answer", ["tonnes", "a rate", "per lots", "per 15,000", "percent, multiplier 1"])
def test_an_answer_that_is_not_understood_is_asked_again_with_examples(answer):
    first = imported(download(UNLISTED))
    said = refused(download(UNLISTED), decisions=answers(first, unit=answer))
    assert f"“{answer}” for unit" in said
    assert "per 100,000, per million" in said
    assert "tonnes, multiplier 1" in said


def test_a_percentage_of_which_no_figure_passes_1_is_asked_about():
    done = imported(tidied(*ROWS), area="E08000009")
    assert "share or percent" in kinds(done)
    indicator = done.indicators[0]
    assert (indicator.unit, indicator.polarity) == ("share or percent, not decided", Polarity.NONE)
    assert [value.value for value in indicator.series("E08000009")] == [0.408, 0.492, 0.575]


@pytest.mark.parametrize(("answer", "values"), [("share", [40.8, 49.2, 57.5]), ("percent", [0.408, 0.492, 0.575])])
def test_the_answer_decides_what_the_figures_are(answer, values):
    first = imported(tidied(*ROWS), area="E08000009")
    done = imported(tidied(*ROWS), area="E08000009", decisions=answers(first, share_or_percent=answer))
    indicator = done.indicators[0]
    assert (indicator.unit, indicator.multiplier) == ("percent", 100)
    assert [value.value for value in indicator.series("E08000009")] == values


def test_counts_prove_which_it_is_without_a_question():
    rare = {"Indicator ID": "93088", "Value": "0.5", "Lower CI 95.0 limit": "0.4", "Upper CI 95.0 limit": "0.6"}
    percent = imported(download(rare | {"Count": "500", "Denominator": "100000"})).indicators[0]
    share = imported(download(rare | {"Count": "50000", "Denominator": "100000"}))
    assert percent.values[0].value == 0.5
    assert (share.indicators[0].values[0].value, share.indicators[0].values[0].upper_ci) == (50, 60)
    assert "share or percent" not in kinds(share)


def test_one_figure_above_1_shows_that_they_are_percentages():
    assert "share or percent" not in kinds(imported(tidied(*ROWS, ROWS[0] | {"period": "2015-16", "value": "1.2"}),
                                                    area="E08000009"))  # fmt: skip


@given(values=st.lists(st.integers(1, 1000), min_size=1, max_size=5))
def test_shares_are_written_in_percent_digit_for_digit(values):
    rows = [
        RECYCLING | {"period": str(2010 + place), "value": f"{value / 1000:.3f}"} for place, value in enumerate(values)
    ]
    first = imported(tidied(*rows), area="E08000009")
    done = imported(tidied(*rows), area="E08000009", decisions=answers(first, share_or_percent="share"))
    assert [value.value for value in done.indicators[0].values] == [value / 10 for value in values]


def example_files():
    return {each.name: each.content for each in worked_example().files}


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (b'"per 100,000",100000,', b'"per 100,000",1,', "1, although the unit “per 100,000” of"),
        (b",percent,100,", b",percent,1,", "1, although the unit “percent” of"),
        (b'"per 1,000",1000,', b"rate per 100k,1000,", "1,000, although the unit “rate per 100k” of"),
        (b",percent,100,", b",share,100,", "100, although the unit “share” of"),
    ],
)
def test_a_unit_and_a_multiplier_that_contradict_each_other_are_a_problem(right, wrong, said):
    files = example_files()
    changed = files["indicators.csv"].replace(right, wrong)
    assert changed != files["indicators.csv"]
    with pytest.raises(FileProblems) as error:
        load_exercise_files(files | {"indicators.csv": changed})
    assert said in str(error.value)
    assert "multiplier" in [each.column for each in error.value.problems]


def test_percent_under_another_spelling_is_percent():
    files = example_files()
    changed = files["indicators.csv"].replace(b",percent,100,", b",%,100,")
    assert load_exercise_files(files | {"indicators.csv": changed}).indicators == load_exercise_files(files).indicators
