"""A person's answers come back in decisions.csv and settle what no metadata says."""

import pytest

from prioritise.domain.exercise import SourceFile
from prioritise.domain.indicators import JsnaDomain, Polarity
from tests.files.published.made_up import (
    answers,
    download,
    fingertips_next,
    imported,
    kinds,
    loaded,
    reasons,
    refused,
    tidied,
)

UNKNOWN = {"Indicator ID": "5", "Time period": "2018"}


def test_answers_settle_polarity_domain_unit_and_period():
    content = download(UNKNOWN)
    given = answers(
        imported(content),
        polarity="Lower",
        domain="Services",
        unit="per 1,000",
        period="financial 3 years",
    )
    done = imported(content, decisions=given)
    indicator = done.indicators[0]
    assert (indicator.polarity, indicator.domain) == (Polarity.LOWER, JsnaDomain.SERVICES)
    assert (indicator.unit, indicator.multiplier) == ("per 1,000", 1000)
    assert indicator.values[0].period.label == "2018/19 - 20/21"
    assert done.undecided == ()
    assert kinds(done) == ["polarity", "domain", "unit", "period"]


def test_the_answers_stand_in_the_new_decisions_file():
    content = download(UNKNOWN)
    given = answers(imported(content), polarity="lower")
    again = imported(content, decisions=given)
    assert [each.answer for each in again.decisions] == ["lower", "", "", ""]
    assert SourceFile("decisions.csv", again.decisions_csv) == given


def test_polarity_stays_none_while_the_unit_is_not_known():
    content = download(UNKNOWN)
    done = imported(content, decisions=answers(imported(content), polarity="lower"))
    assert done.indicators[0].polarity is Polarity.NONE
    assert any("until its unit is known" in each.note for each in done.indicator_notes)


def test_a_conflict_is_settled_by_naming_the_figure():
    content = download({}, {"Value": "42.5"}, {"Value": "42.5"}, {"Time period": "2022"})
    done = imported(content, decisions=answers(imported(content), conflicting_figures="42.5"))
    assert [value.value for value in done.indicators[0].values] == [41.5, 42.5]
    assert (done.rows_kept, done.rows_merged) == (2, 1)
    assert reasons(done) == {"figures you decided against": 1}


def test_figures_that_differ_only_in_their_counts_are_told_apart():
    content = download({}, {"Count": "99"}, {"Time period": "2022"})
    first = imported(content)
    assert first.decisions[0].found == "41.5 with count 88; 41.5 with count 99"
    done = imported(content, decisions=answers(first, conflicting_figures="41.5 with count 99"))
    assert done.indicators[0].values[1].count == 99


def test_one_may_keep_the_usual_sex_and_age_only():
    content = download({}, {"Sex": "Female"})
    done = imported(content, decisions=answers(imported(content), sexes_and_ages="usual only"))
    assert [each.id for each in done.indicators] == ["93763"]
    assert reasons(done) == {"left out by your decision": 1}


def test_periods_of_different_lengths_are_asked_about_and_one_length_may_be_kept():
    content = tidied({"period": "2019"}, {"period": "2018 - 20"}, {"period": "2020"})
    first = imported(content)
    assert kinds(first) == ["period", "mixed periods"]
    assert first.decisions[1].found == "12 months, 36 months"
    assert first.rows_kept == 3
    done = imported(content, decisions=answers(first, mixed_periods="36 months"))
    assert [value.period.label for value in done.indicators[0].values] == ["2018 - 20"]


def test_figures_that_add_up_from_a_fixed_start_are_not_called_mixed():
    checks = {
        "indicator": "People receiving an NHS Health Check",
        "measure": "Cumulative percentage from eligible",
        "inequality": "NA",
    }
    content = tidied(checks | {"period": "2021/22 Q1"}, checks | {"period": "2021/22 Q1 - 2021/22 Q2"})
    assert kinds(imported(content)) == []


def test_an_abolished_area_may_be_left_out():
    content = tidied({}, {"area_code": "E07000028"})
    first = imported(content, comparators=["E07000028"])
    done = imported(content, comparators=["E07000028"], decisions=answers(first, abolished_area="leave out"))
    assert reasons(done) == {"left out by your decision": 1}


@pytest.mark.parametrize(("answer", "kept"), [("", 1), ("keep", 2)])
def test_minus_one_percent_is_left_out_unless_a_person_says_it_is_real(answer, kept):
    smoking = {
        "indicator": "Smoking Prevalence in adults (aged 18 and over) - current smokers (APS)",
        "measure": "Percentage",
        "inequality": "NA",
    }
    content = tidied(smoking, smoking | {"period": "2022", "value": "-1"})
    assert imported(content, decisions=answers(imported(content), minus_one=answer)).rows_kept == kept


def test_a_score_of_minus_one_is_kept_and_asked_about():
    score = {"indicator": "Average Progress 8 score", "measure": "Percentage", "period": "2022/23", "inequality": "NA"}
    done = imported(tidied(score | {"value": "-1"}, score | {"value": "-0.3", "period": "2023/24"}))
    assert [value.value for value in done.indicators[0].values] == [-1, -0.3]
    assert "minus one" in kinds(done)


def test_an_answer_that_cannot_be_read_is_refused_with_what_is_allowed():
    content = download(UNKNOWN)
    said = refused(content, decisions=answers(imported(content), polarity="downwards", period="whenever"))
    asked = "“downwards” for polarity, 5, Alcohol-related mortality | answer lower, higher or none"
    assert f"decisions.csv, row 2, column answer | {asked}" in said
    assert "“whenever” for period" in said


def test_an_answer_to_a_question_this_file_does_not_ask_is_noted():
    given = answers(imported(download(UNKNOWN)), polarity="lower")
    assert any("polarity, 5" in note for note in imported(download({}), decisions=given).notes)


def test_two_answers_to_one_question_are_refused():
    head = b"kind,indicator_id,subject,answer\n"
    given = SourceFile("decisions.csv", head + b"polarity,5,Name,lower\npolarity,5,Name,higher\n")
    assert "another answer to the question on row 2" in refused(download(UNKNOWN), decisions=given)


METADATA = b"IndicatorID,Polarity,ValueType,IndicatorName,PeriodType\n%d,%s,Proportion,Name of it,%s\n"


def test_the_publishers_list_gives_name_polarity_and_period():
    metadata = SourceFile("indicators.csv", METADATA % (5, b"High is good", b"Financial"))
    done = imported(fingertips_next({"IndicatorId": "5", "Year": "2019"}), metadata=metadata)
    assert done.indicators[0].name == "Name of it"
    assert kinds(done) == ["domain", "unit", "period"]


def test_json_metadata_gives_units_too_and_is_never_outdone_by_a_title():
    metadata = SourceFile(
        "metadata.json",
        b'[{"indicatorID": 5, "indicatorName": "Percent who die", "polarity": "High is good", "unitLabel": "per 1,000",'
        b' "unitValue": "1000", "periodType": "Calendar", "denominatorType": "Survey sample"}]',
    )
    indicator = imported(fingertips_next({"IndicatorId": "5"}), metadata=metadata).indicators[0]
    assert (indicator.polarity, indicator.unit, indicator.multiplier) == (Polarity.HIGHER, "per 1,000", 1000)
    assert indicator.values[0].denominator is None


@pytest.mark.parametrize("words", [b"", b"Not decided", b"Lowish"])
def test_polarity_in_other_words_is_not_known(words):
    metadata = SourceFile("indicators.csv", METADATA % (5, words, b"Calendar"))
    done = imported(fingertips_next({"IndicatorId": "5"}), metadata=metadata)
    assert "polarity" in kinds(done)


def test_no_judgement_is_an_answer():
    metadata = SourceFile("indicators.csv", METADATA % (5, b"No judgement", b"Calendar"))
    assert "polarity" not in kinds(imported(fingertips_next({"IndicatorId": "5"}), metadata=metadata))


def test_metadata_that_contradicts_the_catalogue_is_a_question_and_the_catalogue_holds_meanwhile():
    metadata = SourceFile("indicators.csv", METADATA % (93763, b"High is good", b"Calendar"))
    content = fingertips_next({})
    done = imported(content, metadata=metadata)
    assert kinds(done) == ["polarity"]
    assert done.indicators[0].polarity is Polarity.LOWER
    decided = imported(content, metadata=metadata, decisions=answers(done, polarity="higher"))
    assert decided.indicators[0].polarity is Polarity.HIGHER


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"[1]", b"a,b\n1,2\n", b"IndicatorID,Polarity\n", b"\xff\xfe1"])
def test_metadata_that_is_no_list_of_indicators_is_refused(content):
    assert refused(download({}), metadata=SourceFile("metadata.csv", content)).startswith("metadata.csv")


def test_counts_prove_a_multiplier_and_the_report_says_so():
    rows = [
        {
            "Indicator ID": "5",
            "Time period": str(year),
            "Value": f"{count / 50:.1f}",
            "Lower CI 95.0 limit": "",
            "Upper CI 95.0 limit": "",
            "Count": str(count),
            "Denominator": "5000",
        }
        for year, count in zip(range(2015, 2021), range(800, 860, 10), strict=True)
    ]
    done = imported(download(*rows))
    assert (done.indicators[0].unit, done.indicators[0].multiplier) == ("percent", 100)
    assert any("proved" in each.note for each in done.indicator_notes)
    rows[0]["Count"] = "999"
    assert imported(download(*rows)).indicators[0].unit == "not known"


def test_four_rows_prove_nothing():
    rows = [
        {"Indicator ID": "5", "Time period": str(year), "Value": "10", "Count": "10", "Denominator": "100"}
        for year in range(2015, 2019)
    ]
    assert imported(download(*rows)).indicators[0].unit == "not known"


CATEGORIES = (
    b"CategoryID,CategoryName,Sequence,CategoryTypeID,CategoryTypeName\n1,Most deprived quintile,5,158,LSOA  fifths\n"
)


def test_a_category_known_by_number_gets_its_name_from_the_publishers_list():
    numbered = {"CategoryTypeId": "158", "CategoryId": "1"}
    without = imported(fingertips_next({}, numbered))
    assert list(reasons(without)) == ["a category given by number only; give the publisher's list with --categories"]
    done = imported(fingertips_next({}, numbered), categories=SourceFile("categories.csv", CATEGORIES))
    value = done.indicators[0].values[1]
    assert (value.category_type, value.category) == ("LSOA fifths", "Most deprived quintile")
    loaded(done)


def test_the_publishers_sequence_orders_groups_whose_words_say_nothing():
    categories = b"CategoryName,CategoryTypeName,Sequence\nTwo or more,Cars,3\nOne,Cars,2\nNone,Cars,1\n"
    rows = [{"Category": name, "CategoryType": "Cars"} for name in ("Two or more", "One", "None")]
    done = imported(fingertips_next(*rows), categories=SourceFile("categories.csv", categories))
    assert [value.category for value in done.indicators[0].values] == ["None", "One", "Two or more"]


def test_area_names_come_from_the_publishers_list():
    areas = SourceFile("areas.csv", b"\xef\xbb\xbfChildren,AreaCode,AreaName\n,E54000008,Cheshire and Merseyside\n")
    done = imported(fingertips_next({"AreaCode": "E54000008"}), area="E54000008", areas=areas)
    assert done.area_name == "Cheshire and Merseyside"


@pytest.mark.parametrize("option", ["categories", "areas", "decisions"])
def test_a_list_of_another_kind_is_refused_by_name(option):
    said = refused(download({}), **{option: SourceFile("wrong.csv", b"a,b\n1,2\n")})
    assert said.startswith("wrong.csv")
