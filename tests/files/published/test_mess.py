"""What publishers leave in their files: blanks, −1, stray quotes, repeats. Nothing is dropped without a word."""

import pytest

from prioritise.domain.indicators import Polarity
from tests.files.published.made_up import (
    BURY,
    ENGLAND,
    download,
    fingertips_next,
    imported,
    kinds,
    loaded,
    reasons,
    refused,
    tidied,
)

NO_VALUE = "no value published (blank, NA or suppressed)"


@pytest.mark.parametrize("text", ["", "NA", "n/a", "*", "[c]", " "])
def test_a_value_that_is_not_published_is_counted_and_never_zero(text):
    done = imported(download({}, {"Value": text, "Time period": "2022"}))
    assert reasons(done) == {NO_VALUE: 1}
    assert [value.period.label for value in done.indicators[0].values] == ["2023"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("#DIV/0!", "a spreadsheet error in place of the value"),
        ("about 12", "a value that is not a number"),
        ("1_000", "a value that is not a number"),
        ("inf", "a value that is not a number"),
        ("9" * 30, "a value too large to be meant"),
        ("-1", "a negative value where none can be (−1 stands for not known)"),
    ],
)
def test_a_value_that_cannot_be_is_left_out_with_its_reason(text, reason):
    done = imported(download({}, {"Value": text, "Time period": "2022"}))
    assert reasons(done) == {reason: 1}
    assert done.left_out[0].examples[0].startswith("E08000005 Rochdale: ")


def test_thousands_separators_are_read():
    done = imported(
        download({"Value": "1,041.5", "Upper CI 95.0 limit": "1,100", "Count": "12,345", "Denominator": "1,234,567"})
    )
    value = done.indicators[0].values[0]
    assert (value.value, value.count, value.denominator) == (1041.5, 12345, 1_234_567)


def test_a_count_that_is_not_whole_is_kept_as_published():
    assert imported(download({"Count": "20.7555379"})).indicators[0].values[0].count == 20.7555379


def test_minus_one_for_not_known_leaves_the_cell_empty_and_says_so():
    cells = {"Count": "-1", "Denominator": "-1", "Lower CI 95.0 limit": "-1", "Upper CI 95.0 limit": "-1"}
    done = imported(download(cells))
    value = done.indicators[0].values[0]
    assert (value.lower_ci, value.upper_ci, value.count, value.denominator) == (None, None, None, None)
    assert len([each for each in done.indicator_notes if "left empty" in each.note]) == 3


@pytest.mark.parametrize(
    "cells",
    [
        {"Lower CI 95.0 limit": "60", "Upper CI 95.0 limit": "50"},
        {"Lower CI 95.0 limit": "#DIV/0!"},
        {"Denominator": "0"},
        {"Count": "some"},
    ],
)
def test_a_cell_that_cannot_be_a_figure_is_left_empty_named_and_loads(cells):
    done = imported(download(cells))
    assert any("left empty on 1 row" in each.note for each in done.indicator_notes)
    loaded(done)


def test_quotes_and_double_spaces_are_taken_out_of_labels():
    labels = {
        "Category Type": '"County & UA deprivation deciles in England  (IMD2019)"',
        "Category": '"Least deprived decile"',
    }
    value = imported(download(labels)).indicators[0].values[0]
    assert value.category_type == "County & UA deprivation deciles in England (IMD2019)"
    assert value.category == "Least deprived decile"


def test_one_tenth_under_two_names_is_one_tenth():
    tenths = [
        {"Category Type": "Tenths", "Category": f"Least deprived decile{edition}"} for edition in ("", " (IMD2019)")
    ]
    done = imported(download(*tenths))
    assert (done.rows_kept, done.rows_merged) == (1, 1)


def test_a_value_outside_its_own_limits_is_left_out_unless_its_counts_prove_it():
    done = imported(download({}, {"Time period": "2022", "Value": "415"}))
    assert reasons(done) == {"a value outside its own 95% limits, so that one of the three is wrong": 1}
    assert "415 with limits 33.1 to 51.2" in done.left_out[0].examples[0]
    proved = imported(download({"Indicator ID": "5", "Value": "0.5", "Count": "1120", "Denominator": "224000"}))
    value = proved.indicators[0].values[0]
    assert (value.value, value.lower_ci, value.upper_ci) == (0.5, None, None)
    assert any("limits that do not hold the value" in each.note for each in proved.indicator_notes)


def test_a_value_ten_times_what_its_counts_give_is_left_out():
    limits = {"Lower CI 95.0 limit": "", "Upper CI 95.0 limit": ""}
    done = imported(download({}, limits | {"Time period": "2022", "Value": "392.9"}))
    assert [each.rows for each in done.left_out] == [1]
    assert done.left_out[0].reason.startswith("a value ten, a hundred or more times what its count")
    assert "392.9 with count 88 of 224000" in done.left_out[0].examples[0]


GATESHEAD = {"Area Code": "E08000020", "Area Name": "Gateshead"}


@pytest.mark.parametrize(("asked", "written"), [("E08000037", "E08000020"), ("E08000020", "E08000037")])
def test_a_place_whose_code_changed_is_followed_either_way_and_that_is_said(asked, written):
    done = imported(download(GATESHEAD | {"Area Code": written}), area=asked)
    assert [value.area_code for value in done.indicators[0].values] == [asked]
    assert f"{written} in the file is the same place as {asked} Gateshead; its figures are used." in done.notes
    assert "abolished area" not in kinds(done)


def test_a_place_under_both_its_codes_is_one_place():
    done = imported(download(GATESHEAD, GATESHEAD | {"Area Code": "E08000037"}), area="E08000037")
    assert (done.rows_kept, done.rows_merged) == (1, 1)


def test_exact_duplicates_are_merged_and_counted_by_indicator():
    done = imported(download({}, {}, {}, {"Time period": "2022"}))
    assert (done.rows_kept, done.rows_merged) == (2, 2)
    assert [(each.indicator_id, each.rows) for each in done.merged] == [("93763", 2)]


def test_rows_that_differ_only_in_a_column_that_is_not_used_are_the_same():
    assert imported(download({}, {"Recent Trend": "Increasing"})).rows_merged == 1


def test_figures_that_contradict_each_other_are_all_left_out_until_a_person_decides():
    done = imported(download({}, {"Value": "42.5"}, {"Value": "42.5"}, {"Time period": "2022"}))
    assert (done.rows_kept, done.rows_merged, done.rows_left_out) == (1, 0, 3)
    assert kinds(done) == ["conflicting figures"]
    assert done.decisions[0].found == "41.5; 42.5"


def test_a_blank_beside_a_figure_is_not_a_contradiction():
    done = imported(download({}, {"Value": ""}))
    assert (done.rows_kept, kinds(done)) == (1, [])


@pytest.mark.parametrize("change", [{"Category Type": "", "Category": "Indian"}, {"Category Type": "Ethnic groups"}])
def test_half_a_category_is_left_out(change):
    assert "a category without its type, or a type without a category" in reasons(imported(download({}, change)))


def test_a_row_with_too_few_or_too_many_cells_is_left_out_and_named():
    content = download({}) + b"93763,Alcohol\n" + download({}).splitlines()[1] + b",one more\n"
    assert reasons(imported(content)) == {"more or fewer cells than the 27 headings": 2}


def test_empty_lines_are_passed_over_and_counted_apart():
    lines = download({}, {"Time period": "2022"}).splitlines()
    done = imported(b"\n" + b"\n\n".join(lines) + b"\n\n,,,\n")
    assert (done.rows_read, done.rows_kept, done.empty_lines) == (2, 2, 5)


def test_a_period_that_cannot_be_read_is_left_out_and_quoted():
    done = imported(download({}, {"Time period": "last year"}))
    assert done.left_out[0].examples == ("E08000005 Rochdale: “last year”",)


def test_the_first_of_a_month_is_that_month():
    content = tidied({"period": "2021-02-01"}, {"period": "Q1 2022"}, {"period": "2021/22 Q1 - 2025/26 Q3"})
    labels = [value.period.label for value in imported(content).indicators[0].values]
    assert labels == ["Feb 2021", "Q1 2022", "2021/22 Q1 - 2025/26 Q3"]


def test_abolished_areas_are_counted_and_asked_about_only_when_asked_for():
    carlisle = {"area_code": "E07000028", "area_name": "Carlisle"}
    other = imported(tidied({}, carlisle))
    assert any("1 of the 2 areas in the file no longer exist" in note for note in other.notes)
    assert kinds(other) == []
    asked = imported(tidied({}, carlisle), comparators=["E07000028"])
    assert kinds(asked) == ["abolished area"]
    assert "replaced by E06000063" in asked.decisions[0].found
    assert asked.rows_kept == 2


def test_an_area_that_replaced_others_says_that_they_are_not_added_up():
    new, old = {"area_code": "E06000063"}, {"area_code": "E07000028", "area_name": "Carlisle"}
    done = imported(tidied(new, old), area="E06000063")
    assert any("replaced E07000028 Carlisle on 2023-04-01" in note for note in done.notes)


def test_a_benchmark_or_comparator_that_is_missing_is_noted():
    done = imported(download({}), comparators=[BURY])
    assert "The comparator E08000002 is not in the file." in done.notes


def test_the_number_of_people_asked_is_not_carried_as_a_population():
    survey = {"Indicator ID": "93088", "Age": "18+ yrs", "Time period": "2022"}
    done = imported(download(survey))
    value = done.indicators[0].values[0]
    assert (value.value, value.count, value.denominator, value.period.label) == (41.5, None, None, "2022/23")
    assert any("people surveyed" in each.note for each in done.indicator_notes)


def test_a_first_year_known_to_start_five_is_written_as_five():
    done = imported(fingertips_next({"IndicatorId": "92026", "Age": "4-5 yrs", "Year": "2019"}))
    assert done.indicators[0].values[0].period.label == "2019/20 - 23/24"


def test_a_first_year_nobody_has_explained_is_a_question():
    done = imported(fingertips_next({"IndicatorId": "5", "Year": "2019"}))
    assert "period" in kinds(done)
    assert done.indicators[0].values[0].period.label == "2019"


def test_an_unknown_indicator_is_kept_with_no_polarity_and_named():
    done = imported(download({"Indicator ID": "5", "Indicator Name": "Deaths, lower is surely better"}))
    assert done.indicators[0].polarity is Polarity.NONE
    assert kinds(done) == ["polarity", "domain", "unit", "period"]
    loaded(done)


def test_deprivation_fifths_stand_in_their_true_order():
    names = ["Second least deprived quintile", "Least deprived quintile", "Average deprived quintile"]
    names += ["Most deprived quintile", "Second most deprived quintile"]
    done = imported(download(*[{"Category Type": "Deprivation quintiles", "Category": name} for name in names]))
    assert [value.category.split(" deprived")[0] for value in done.indicators[0].values] == [
        "Most",
        "Second most",
        "Average",
        "Second least",
        "Least",
    ]


def test_the_benchmark_keeps_its_splits():
    split = {"Area Code": ENGLAND, "Category Type": "Ethnic groups", "Category": "Indian"}
    assert imported(download({}, split)).rows_kept == 2


def test_one_number_with_two_titles_is_one_indicator_and_that_is_said():
    done = imported(
        download(
            {"Indicator ID": "5", "Indicator Name": "Walks to school"},
            {"Indicator ID": "5", "Indicator Name": "Cycles to school", "Time period": "2022"},
        )
    )
    assert [each.id for each in done.indicators] == ["5"]
    said = "its rows have 2 titles, “Cycles to school” and “Walks to school”, and are kept as one indicator"
    assert any(note.note.startswith(said) for note in done.indicator_notes)


def test_rows_without_an_area_are_refused_with_what_to_write():
    said = refused(download({"Area Code": ""}))
    assert "no rows for E08000005, and none with the code or name of an area known here" in said
    assert "write the code of its area on every row, such as E08000005" in said
