"""Years, days, figures and names in the spellings of people and spreadsheets: read where sure, else asked about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.number_text import abbreviated, money_in
from prioritise.files.year_text import days_in, year_as_written
from tests.files.small_exercise import edited, sentences, small_exercise, small_files

COST = "walks,grant,2026/27,60000"
COLON = ("  - {id: keep-quitting, ", "  - id: keep\n    reason: Agreed: last year\n  - {id: keep-quitting, ")


@pytest.mark.parametrize(
    "text",
    ["2026-27", "2026/2027", "26/27", "26-27", "FY 2026/27", "FY26/27", "2026/27 financial year", "1 April 2026",
     "01/04/2026 00:00", "2026-04-01", "2026-04-01 00:00:00", "31 March 2027", "Apr 2026 - Mar 2027",
     "April 2026 to March 2027", "1 April 2026 to 31 March 2027"],
)  # fmt: skip
def test_a_year_whose_meaning_is_sure_is_that_year(text):
    # The first of April may be the fourth of January where the month comes first.
    expected = "" if text.startswith("01/04") else "2026/27"
    assert year_as_written(text) == expected


@given(st.integers(2000, 2098))
def test_the_first_and_the_last_day_of_a_year_mean_it(first):
    year = f"{first}/{(first + 1) % 100:02d}"
    assert {year_as_written(day) for day in (f"{first}-04-01", f"31/03/{first + 1}")} == {year}


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2026", "write 2026/27 or 2025/26, whichever is meant"),
        ("2026-09-01", "write the financial year like 2026/27; that day is in 2026/27"),
        ("2026-28", "write it like 2026/27"),
        ("11/12/2026", "that day is in 2026/27"),
        ("next year", "write it like 2026/27"),
    ],
)
def test_a_year_that_may_be_two_is_asked_about(text, hint):
    (said,) = sentences(edited(("costs.csv", COST, COST.replace("2026/27", text))))
    assert f"“{text}”, which is not a financial year" in said
    assert hint in said


@pytest.mark.parametrize("text", ["22/11/2026", "22 November 2026", "22 Nov 2026", "22-Nov-26", "2026-11-22 00:00:00"])
def test_a_day_whose_meaning_is_sure_is_that_day(text):
    assert days_in(text) == (date(2026, 11, 22),)


def test_a_day_that_may_be_two_is_asked_about_and_a_sure_one_is_noted():
    row = "Consultation,2026-05-01"
    (said,) = sentences(edited(("voices.csv", row, "Consultation,01/05/2026")))
    assert "“01/05/2026”, which may be 2026-05-01 or 2026-01-05 | write the one that is meant" in said
    exercise = load_exercise_files(edited(("voices.csv", row, "Consultation,1 May 2026")))
    assert exercise == small_exercise()
    assert [each.what_to_do for each in exercise.file_notes] == ["read as 2026-05-01"]


@pytest.mark.parametrize("text", ["£60,000", "GBP 60,000", "60,000 GBP", "60000 pounds", "60 000", "£60,000.00"])
def test_an_amount_with_what_people_write_around_it_is_that_amount(text):
    assert money_in(text) == 60_000
    exercise = load_exercise_files(edited(("costs.csv", COST, f'walks,grant,2026/27,"{text}"')))
    assert exercise == small_exercise()
    assert [each.what_to_do for each in exercise.file_notes] == ["read as 60000"]


@pytest.mark.parametrize(
    ("text", "meant"), [("1.2m", 1_200_000), ("£60k", 60_000), ("0.06 million", 60_000), ("(60K)", None), ("m", None)]
)
def test_an_abbreviated_amount_is_a_question_and_never_a_figure(text, meant):
    assert abbreviated(text) == meant
    (said,) = sentences(edited(("costs.csv", COST, f"walks,grant,2026/27,{text}")))
    assert f"“{text}”, which is not a" in said
    assert meant is None or said.endswith(f"write {meant} if that is what you mean")


def test_a_whole_number_that_a_spreadsheet_may_have_rounded_is_asked_about():
    (said,) = sentences(edited(("costs.csv", COST, "walks,grant,2026/27,6E+04")))
    assert said.endswith("which a spreadsheet may have rounded | write every figure: 60000 if that is what you mean")


def test_gaps_between_thousands_are_read_wherever_a_figure_belongs():
    exercise = load_exercise_files(edited(("interventions.csv", "nhs,new,,300,", "nhs,new,,1 300,")))
    assert exercise.intervention_by_id["walks"].people_per_year == 1300
    assert [each.sentence for each in exercise.file_notes] == [
        "interventions.csv, row 4, column people_per_year | “1 300” | read as 1300"
    ]


def test_the_names_of_criteria_and_funds_stand_for_their_ids_before_a_colon_too():
    exercise = load_exercise_files(
        edited(
            ("exercise.yaml", "funds: {grant: {2026/27: 400000}}", "funds: {Grant: {2026/27: 400000}}"),
            ("exercise.yaml", "criteria: [need, inequality,", "criteria: [Need, Inequality,"),
        )
    )
    assert exercise == small_exercise()
    assert ("“Grant”", "read as grant") in [(each.found, each.what_to_do) for each in exercise.file_notes]


def test_names_of_the_yaml_file_are_read_whatever_their_capitals_and_gaps():
    exercise = load_exercise_files(
        edited(("exercise.yaml", "title: What", "Title: What"), ("exercise.yaml", "price_year:", "Price Year:"))
    )
    assert exercise == small_exercise()
    assert [each.found for each in exercise.file_notes] == ["the name “Title”", "the name “Price Year”"]


def test_a_level_may_be_named_in_place_of_its_id():
    files = small_files()
    files["levels.csv"] = (
        b"intervention,level,name,people_per_year,most_deprived_share\n"
        b"walks,full,Every day,300,0.1\nwalks,part,Weekdays only,200,0.1\n"
    )
    files["costs.csv"] = files["costs.csv"].replace(b"recurrent\n", b"recurrent,level\n").replace(
        b"walks,grant,2026/27,60000,revenue,no\n",
        b"walks,grant,2026/27,60000,revenue,no,Every day\nwalks,grant,2026/27,30000,revenue,no,weekdays only\n",
    )  # fmt: skip
    exercise = load_exercise_files(files)
    assert {cost.level for cost in exercise.costs if cost.intervention == "walks"} == {"full", "part"}


def test_a_pound_sign_of_an_older_spreadsheet_is_read_and_other_letters_are_asked_about():
    files = edited(("costs.csv", COST, "walks,grant,2026/27,£60000"))
    files["costs.csv"] = files["costs.csv"].decode().encode("cp1252")
    assert load_exercise_files(files) == small_exercise()
    files["interventions.csv"] = files["interventions.csv"].replace(b"Led walks", "Léd walks".encode("cp1252"))
    (said,) = sentences(files)
    assert "letters that are not UTF-8" in said


def test_a_missing_choice_is_answered_with_the_choices():
    (said,) = sentences(edited(("exercise.yaml", "host: council, kind: revenue,", "host: council, kind: ,")))
    assert said.endswith("| write kind: revenue or capital")


def test_text_that_holds_a_colon_is_answered_with_its_line_in_quotation_marks():
    (said,) = sentences(edited(("exercise.yaml", *COLON)))
    assert 'write this line instead, after 4 spaces: reason: "Agreed: last year"' in said
